import { useEffect, useRef, useState } from 'react'
import {
  printConsent,
  type RegistrationView,
  signConsent,
  wantRepresentative,
} from '../../../shared/contract/registration.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { ConsentPreview } from './consent-preview.tsx'
import { AdvertisingConsent } from './advertising-consent.tsx'
import styles from './consent-view.module.css'
import { useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { representativeTexts } from './representative-texts.ts'
import { registrationTexts } from './texts.ts'
import { TickBox } from '../../ui/tick-box.tsx'
import { useStepBack } from './use-step-back.ts'
import type { ConsentStep } from './workflow.ts'

/** Step 2: printed, signed on paper, ticked. Before the tick nothing of the client exists (152-ФЗ ст. 9). */
export function ConsentView({ state, view }: { state: ConsentStep; view: RegistrationView }) {
  const text = useTexts(registrationTexts)
  const representativeText = useTexts(representativeTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const print = useCommand(printConsent)
  const sign = useAction(signConsent)
  const want = useAction(wantRepresentative)
  const [previewed, setPreviewed] = useState(false)
  const tick = useRef<HTMLInputElement>(null)
  const representativeTick = useRef<HTMLInputElement>(null)
  const { registrationId, consent } = view
  const back = useStepBack(registrationId)
  const job = consent.printJob
  const signer = view.representative?.shown ?? null
  // By a power of attorney nobody else signs.
  const signsAlone = signer?.signs === 'for_client'
  const mayPrint = job === null || job.state === 'not_printed'
  // Out of the printer, or looked for there: only a paper can be signed.
  const cameOut = job !== null && (job.state === 'printed' || job.state === 'unknown')
  const busy = print.running || sign.running

  const signIt = (): void => {
    const representative = signer !== null && state.representativeSigned
    void sign.run({ registrationId, processing: true, advertising: state.advertisingSigned, representative })
  }
  const printIt = (): void => void print.run({ registrationId, kind: 'processing' })
  const goOn = (): void => {
    if (mayPrint) printIt()
    else if (!cameOut) return
    else if (state.signed && (signer === null || state.representativeSigned)) signIt()
    else {
      dispatch({ type: 'tick_asked' })
      ;(state.signed ? representativeTick : tick).current?.focus()
    }
  }
  /** Somebody came with the client, or for one: the sheet names them, so it is printed anew. */
  const openRepresentative = (): void => void want.run({ registrationId, wanted: true })
  // Each half is a step of its own for the guard: an Enter held at the printing signs nothing.
  const guard = useMoneyConfirm(mayPrint ? 'consent-print' : 'consent-sign', busy, goOn)
  useEffect(() => {
    if (cameOut) tick.current?.focus()
  }, [cameOut])
  useShortcuts([
    ...(cameOut ? [{ hotkey: null, keys: text.space, label: text.keyTick }] : []),
    { hotkey: null, keys: 'Enter', label: mayPrint ? text.keyPrint : text.keyNext },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyNext, run: guard.press, inLine: false },
    ...(signer === null
      ? [{ hotkey: 'mod+R', keys: 'Ctrl R', label: representativeText.call, run: openRepresentative }]
      : []),
    { hotkey: 'mod+O', keys: 'Ctrl O', label: text.keyPreview, run: () => setPreviewed(true) },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="consent" view={view} onKeyDown={guard.onKeyDown}>
      <div className={styles['cards']}>
        <section className={styles['card']} aria-labelledby="consent-head">
          <h2 id="consent-head">{text.consentHead}</h2>
          <p className="muted">{text.consentWhy}</p>
          <p className="second">{text.consentVersion(consent.textVersion)}</p>
          {signer !== null && <p>{representativeText.signs[signer.signs](signer.shortName)}</p>}
          {job !== null && (
            <>
              <PrintOutcome printJobId={job.id} state={job.state} prefix={text.consentPaper} />
              <TickBox
                ref={tick}
                checked={state.signed}
                disabled={!cameOut}
                error={state.tickAsked && !state.signed ? text.signedMissing : null}
                onChange={(signed) => {
                  dispatch({ type: 'signed_ticked', signed })
                  if (signsAlone) dispatch({ type: 'representative_ticked', signed })
                }}
              >
                {signsAlone ? representativeText.signed : text.signed}
              </TickBox>
              {signer !== null && !signsAlone && (
                <TickBox
                  ref={representativeTick}
                  checked={state.representativeSigned}
                  disabled={!cameOut}
                  error={
                    state.tickAsked && state.signed && !state.representativeSigned
                      ? representativeText.signedMissing
                      : null
                  }
                  onChange={(signed) => dispatch({ type: 'representative_ticked', signed })}
                >
                  {representativeText.signed}
                </TickBox>
              )}
            </>
          )}
          <div className={styles['actions']}>
            <ActionButton
              look="main"
              size="large"
              keys="Enter"
              busy={busy}
              disabled={!mayPrint && !cameOut}
              autoFocus={mayPrint}
              confirms
              onClick={guard.press}
            >
              {mayPrint ? (job === null ? text.printConsent : text.printAgain) : text.consentNext}
            </ActionButton>
            {!mayPrint && (
              <ActionButton size="large" busy={print.running} onClick={printIt}>
                {text.printAgain}
              </ActionButton>
            )}
          </div>
          {previewed && <ConsentPreview registrationId={registrationId} onClose={() => setPreviewed(false)} />}
          <ErrorNotice error={print.error ?? sign.error ?? want.error ?? back.error} />
        </section>
        <AdvertisingConsent state={state} view={view} />
      </div>
    </StepScreen>
  )
}
