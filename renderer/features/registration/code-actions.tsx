import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { phoneTexts } from './phone-texts.ts'
import { minutesAndSeconds } from '../../ui/use-seconds-until.ts'

type Props = {
  code: NonNullable<RegistrationView['code']>
  /** The code can still be told: then checking it is the main action, else sending another one is. */
  usable: boolean
  resendInS: number
  confirming: boolean
  sending: boolean
  /** What Enter does. */
  onMain: () => void
  onResend: () => void
  onOtherPhone: () => void
  onGorod: () => void
}

/** What can be done with the code; the main action is always the one that leads on. */
export function CodeActions({
  code,
  usable,
  resendInS,
  confirming,
  sending,
  onMain,
  onResend,
  onOtherPhone,
  onGorod,
}: Props) {
  const text = useTexts(phoneTexts)
  const isLast = code.sendsLeftToday === 0
  const mayResend = resendInS === 0 && !isLast
  const resendText = resendInS === 0 ? text.resend : text.resendIn(minutesAndSeconds(resendInS))
  const otherPhone = (
    <ActionButton keys="Esc" onClick={onOtherPhone}>
      {text.otherPhone}
    </ActionButton>
  )
  if (!usable && isLast)
    return (
      <div className="row wrap">
        <ActionButton look="main" size="large" keys="Enter" confirms onClick={onMain}>
          {text.otherPhone}
        </ActionButton>
        <ActionButton size="large" keys="Ctrl G" onClick={onGorod}>
          {text.gorod}
        </ActionButton>
      </div>
    )
  if (!usable)
    return (
      <div className="row wrap">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          disabled={!mayResend}
          busy={sending}
          confirms
          onClick={onMain}
        >
          {resendText}
        </ActionButton>
        {otherPhone}
      </div>
    )
  return (
    <>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" busy={confirming} confirms onClick={onMain}>
          {text.confirm}
        </ActionButton>
      </div>
      <div className="row wrap">
        {!isLast && (
          <ActionButton keys="Ins" disabled={!mayResend} busy={sending} onClick={onResend}>
            {resendText}
          </ActionButton>
        )}
        {otherPhone}
        {isLast && <p className="second">{text.resendNone}</p>}
      </div>
    </>
  )
}
