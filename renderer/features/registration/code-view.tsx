import { useRef, useState } from 'react'
import { confirmCode, type RegistrationView, sendCode } from '../../../shared/contract/registration.ts'
import type { RebindReason } from '../../../shared/domain/system-number.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { CodeActions } from './code-actions.tsx'
import { CodeCells } from './code-cells.tsx'
import { CodeMessage } from './code-message.tsx'
import styles from './code-view.module.css'
import { DeliveryList } from './delivery-list.tsx'
import { GorodDialog } from './gorod-dialog.tsx'
import { OtherWays } from './other-ways.tsx'
import { phoneTexts } from './phone-texts.ts'
import { RebindDialog } from './rebind-dialog.tsx'
import { useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { usePutAside } from './use-put-aside.ts'
import { minutesAndSeconds, useSecondsUntil } from '../../ui/use-seconds-until.ts'
import { useStepBack } from './use-step-back.ts'
import { CODE_DIGITS, type CodeStep } from './workflow.ts'

type Code = NonNullable<RegistrationView['code']>

/** Nothing is wrong with the code: the phone is another client's, and a reason and a supervisor are asked for. */
const keepsCode: ReadonlySet<string> = new Set(['registration.rebind_reason_needed', 'approvals.needed'])

/** From the second send that failed the screen offers other ways (product.md §1.4). */
const FAILED_SENDS = 2

/** Step 4: the client says the code. The screen never shows it. */
export function CodeView({ state, view, code }: { state: CodeStep; view: RegistrationView; code: Code }) {
  const text = useTexts(phoneTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const { registrationId } = view
  const confirm = useCommand(confirmCode)
  const resend = useCommand(sendCode)
  const back = useStepBack(registrationId)
  const putAside = usePutAside(registrationId)
  const cells = useRef<HTMLInputElement>(null)
  const [gorod, setGorod] = useState(false)
  const [rebind, setRebind] = useState(false)
  const [short, setShort] = useState(false)
  const secondsLeft = useSecondsUntil(code.expiresAt)
  const resendInS = useSecondsUntil(code.resendAt)
  // Surely not delivered: nobody has this code.
  const isLost = code.delivery === 'failed'
  const usable = !isLost && secondsLeft > 0 && code.attemptsLeft > 0
  const mayResend = resendInS === 0 && code.sendsLeftToday > 0
  // Neither this code nor another one to this phone: Enter leads on to another phone.
  const isDeadEnd = !usable && code.sendsLeftToday === 0

  const isCodeWrong = confirm.error !== null && !(confirm.error.kind === 'refused' && keepsCode.has(confirm.error.code))

  const submit = async (reason?: RebindReason): Promise<void> => {
    setShort(state.code.length < CODE_DIGITS)
    cells.current?.focus()
    if (state.code.length < CODE_DIGITS) return
    const answer = await confirm.run({ registrationId, code: state.code, ...(reason ? { rebindReason: reason } : {}) })
    setRebind(
      !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'registration.rebind_reason_needed',
    )
    if (answer.ok) return
    // Silence keeps the code: the same Enter asks again with the same id. A refusal has used it up.
    if (answer.error.kind === 'refused' && !keepsCode.has(answer.error.code)) {
      dispatch({ type: 'code_emptied' })
      // An attempt is gone: what is left stands on the screen.
      refreshQueries()
    }
    cells.current?.focus()
  }
  const sendAgain = (): void => {
    if (!mayResend) return
    confirm.clear()
    dispatch({ type: 'code_emptied' })
    cells.current?.focus()
    void resend.run({ registrationId, phone: view.phone })
  }
  const guard = useMoneyConfirm(usable ? 'code' : 'resend', confirm.running || resend.running, () =>
    usable ? void submit() : isDeadEnd ? back.goBack() : sendAgain(),
  )
  const main = usable ? text.keyConfirm : isDeadEnd ? text.keyOtherPhone : text.keyResend
  useShortcuts([
    ...(usable ? [{ hotkey: null, keys: '0–9', label: text.keyCode }] : []),
    { hotkey: null, keys: 'Enter', label: main },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press, inLine: false },
    { hotkey: 'Insert', keys: 'Ins', label: text.keyResend, run: sendAgain, inLine: mayResend && usable },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyOtherPhone, run: back.goBack, inLine: !isDeadEnd },
    { hotkey: 'mod+G', keys: 'Ctrl G', label: text.keyGorod, run: () => setGorod(true) },
    { hotkey: 'mod+S', keys: 'Ctrl S', label: text.keyPutAside, run: putAside.run },
  ])
  return (
    <StepScreen step="code" view={view} onKeyDown={guard.onKeyDown}>
      <div className={styles['cards']}>
        <section className={styles['card']} aria-labelledby="code-head">
          <div>
            <h2 id="code-head">
              {isLost ? text.codeLost : usable ? text.codeHead : isDeadEnd ? text.codeDeadNone : text.codeDead}
            </h2>
            <p className="muted">
              {isLost ? text.codeLostTo : text.codeTo} <strong className={styles['fact']}>{code.phoneShown}</strong>
              {isLost || code.attemptsLeft === 0 ? null : secondsLeft > 0 ? (
                <CodeLeft left={minutesAndSeconds(secondsLeft)} />
              ) : (
                <strong className={styles['fact']}>, {text.codeOver}</strong>
              )}
            </p>
          </div>
          <CodeCells
            ref={cells}
            value={state.code}
            wrong={isCodeWrong || short}
            onChange={(typed) => {
              setShort(false)
              dispatch({ type: 'code_typed', text: typed })
            }}
          />
          <CodeMessage code={code} isOver={secondsLeft === 0} isLost={isLost} error={confirm.error} short={short} />
          <CodeActions
            code={code}
            usable={usable}
            resendInS={resendInS}
            confirming={confirm.running}
            sending={resend.running}
            onMain={guard.press}
            onResend={sendAgain}
            onOtherPhone={back.goBack}
            onGorod={() => setGorod(true)}
          />
          <ErrorNotice error={resend.error ?? back.error ?? putAside.error} />
        </section>
        <DeliveryList code={code} />
      </div>
      {code.failedSends >= FAILED_SENDS && (
        <OtherWays
          expiresAt={view.expiresAt}
          onOtherPhone={back.goBack}
          onGorod={() => setGorod(true)}
          onPutAside={putAside.run}
        />
      )}
      {rebind && (
        <RebindDialog
          running={confirm.running}
          onReason={(reason) => void submit(reason)}
          onClose={() => setRebind(false)}
        />
      )}
      {gorod && <GorodDialog registrationId={registrationId} onClose={() => setGorod(false)} />}
    </StepScreen>
  )
}

/** Not announced every second: the time is there for who looks. */
function CodeLeft({ left }: { left: string }) {
  const text = useTexts(phoneTexts)
  const [before, after] = text.codeLeft('|').split('|')
  return (
    <>
      , {before}
      <strong className={styles['fact']}>{left}</strong>
      {after}
    </>
  )
}
