import { useState } from 'react'
import { getNewPhoneCode, replacePhone, sendNewPhoneCode } from '../../../shared/contract/numbers.ts'
import type { RebindReason } from '../../../shared/domain/system-number.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSecondsUntil } from '../../ui/use-seconds-until.ts'
import { numberTexts } from './texts.ts'

type Props = {
  grant: string
  numberId: string
  phone: string
  codeId: string
  reason: RebindReason | null
  onSent: (codeId: string) => void
  onOtherPhone: () => void
  onDone: (links: number) => void
}

/** The client says the code that came to the new phone. */
export function NewPhoneCode(props: Props) {
  const { grant, numberId, phone, codeId, reason, onSent, onOtherPhone, onDone } = props
  const text = useTexts(numberTexts)
  const replace = useCommand(replacePhone)
  const resend = useCommand(sendNewPhoneCode)
  const { value: state } = useQuery(getNewPhoneCode, { grant, codeId })
  const resendInS = useSecondsUntil(state?.resendAt ?? '')
  const mayResend = state != null && resendInS === 0
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const sendAgain = (): void => {
    if (!mayResend) return
    replace.clear()
    setCode('')
    void resend.run({ grant, numberId, phone }).then((answer) => {
      if (answer.ok) onSent(answer.value.codeId)
    })
  }
  const guard = useMoneyConfirm(codeId, replace.running, () => {
    setShort(code.length < 6)
    if (code.length < 6) return
    void replace.run({ grant, numberId, phone, codeId, code, reason }).then((answer) => {
      if (answer.ok) return onDone(answer.value.links)
      // An approval that was not given leaves the code good; anything else has used it up.
      if (answer.error.kind === 'refused' && answer.error.code !== 'approvals.needed') setCode('')
      refreshQueries()
    })
  })
  useShortcuts([{ hotkey: 'Insert', keys: 'Ins', label: text.resend, run: sendAgain }])
  return (
    <div className="stack" onKeyDown={guard.onKeyDown}>
      <p className="muted">
        {text.codeWhy} {state != null && text.delivery[state.delivery]}
      </p>
      <TextField
        label={text.codeField}
        hint={state == null ? text.codeHint : text.codeLeft(state.attemptsLeft)}
        value={code}
        error={short ? text.codeShort : null}
        inputMode="numeric"
        maxLength={6}
        autoFocus
        onChange={(value) => {
          setShort(false)
          setCode(value.replace(/\D/g, '').slice(0, 6))
        }}
      />
      <ErrorNotice error={replace.error ?? resend.error} />
      <div className="row">
        <ActionButton look="main" keys="Enter" confirms busy={replace.running} onClick={guard.press}>
          {text.replace}
        </ActionButton>
        <ActionButton keys="Ins" disabled={!mayResend} busy={resend.running} onClick={sendAgain}>
          {resendInS > 0 ? text.resendIn(resendInS) : text.resend}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onOtherPhone}>
          {text.otherPhone}
        </ActionButton>
      </div>
    </div>
  )
}
