import { useEffect, useRef } from 'react'
import { printConsent, type RegistrationView, signConsent } from '../../../shared/contract/registration.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { AdvertisingConsent } from './advertising-consent.tsx'
import styles from './consent-view.module.css'
import { useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { registrationTexts } from './texts.ts'
import { TickBox } from './tick-box.tsx'
import { useStepBack } from './use-step-back.ts'
import type { ConsentStep } from './workflow.ts'

/** Step 2: printed, signed on paper, ticked. Before the tick nothing of the client exists (152-ФЗ ст. 9). */
export function ConsentView({ state, view }: { state: ConsentStep; view: RegistrationView }) {
  const text = useTexts(registrationTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const print = useCommand(printConsent)
  const sign = useAction(signConsent)
  const tick = useRef<HTMLInputElement>(null)
  const { registrationId, consent } = view
  const back = useStepBack(registrationId)
  const job = consent.printJob
  const mayPrint = job === null || job.state === 'not_printed'
  // Out of the printer, or looked for there: only a paper can be signed.
  const cameOut = job !== null && (job.state === 'printed' || job.state === 'unknown')
  const busy = print.running || sign.running

  const printIt = (): void => void print.run({ registrationId, kind: 'processing' })
  const goOn = (): void => {
    if (mayPrint) printIt()
    else if (!cameOut) return
    else if (state.signed) void sign.run({ registrationId, processing: true, advertising: state.advertisingSigned })
    else {
      dispatch({ type: 'tick_asked' })
      tick.current?.focus()
    }
  }
  // Each half is a step of its own for the guard: an Enter held at the printing signs nothing.
  const guard = useMoneyConfirm(mayPrint ? 'consent-print' : 'consent-sign', busy, goOn)
  useEffect(() => {
    if (cameOut) tick.current?.focus()
  }, [cameOut])
  useShortcuts([
    ...(cameOut ? [{ hotkey: null, keys: text.space, label: text.keyTick }] : []),
    { hotkey: null, keys: 'Enter', label: mayPrint ? text.keyPrint : text.keyNext },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyNext, run: guard.press, inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="consent" view={view} onKeyDown={guard.onKeyDown}>
      <div className={styles['cards']}>
        <section className={styles['card']} aria-labelledby="consent-head">
          <h2 id="consent-head">{text.consentHead}</h2>
          <p className="muted">{text.consentWhy}</p>
          <p className="second">{text.consentVersion(consent.textVersion)}</p>
          {job !== null && (
            <>
              <PrintOutcome printJobId={job.id} state={job.state} prefix={text.consentPaper} />
              <TickBox
                ref={tick}
                checked={state.signed}
                disabled={!cameOut}
                error={state.tickAsked && !state.signed ? text.signedMissing : null}
                onChange={(signed) => dispatch({ type: 'signed_ticked', signed })}
              >
                {text.signed}
              </TickBox>
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
          <ErrorNotice error={print.error ?? sign.error ?? back.error} />
        </section>
        <AdvertisingConsent state={state} view={view} />
      </div>
    </StepScreen>
  )
}
