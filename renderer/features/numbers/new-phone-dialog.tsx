import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { checkPhone, sendNewPhoneCode } from '../../../shared/contract/numbers.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import type { RebindReason } from '../../../shared/domain/system-number.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { RebindReasonField } from '../../ui/rebind-reason-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { NewPhoneCode } from './new-phone-code.tsx'
import { numberTexts } from './texts.ts'

type Props = { grant: string; number: ClientCard['numbers'][number]; onClose: (said: string | null) => void }

/** The new phone: what it is here, a code to it, and then one command that moves everything over. */
export function NewPhoneDialog({ grant, number, onClose }: Props) {
  const text = useTexts(numberTexts)
  const [codeId, setCodeId] = useState<string | null>(null)
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState<RebindReason>('sim_passed_on')
  const { value: is } = useQuery(checkPhone, parseMobile(phone) === null ? null : { grant, phone })
  const isOfOther = is === 'of_other'
  const common = { grant, numberId: number.numberId, phone }
  return (
    <Dialog
      title={text.newPhoneTitle(number.shown)}
      // One step back: from the code to the phone, which stays typed.
      onClose={() => (codeId === null ? onClose(null) : setCodeId(null))}
      closeLabel={codeId === null ? text.back : text.otherPhone}
      width={680}
    >
      {codeId === null ? (
        <PhoneForm
          {...common}
          is={is ?? null}
          reason={reason}
          onPhone={setPhone}
          onReason={setReason}
          onSent={setCodeId}
          onClose={() => onClose(null)}
        />
      ) : (
        <NewPhoneCode
          {...common}
          codeId={codeId}
          reason={isOfOther ? reason : null}
          onSent={setCodeId}
          onOtherPhone={() => setCodeId(null)}
          onDone={(links) => onClose(text.newPhoneDone(links))}
        />
      )}
    </Dialog>
  )
}

type FormProps = {
  grant: string
  numberId: string
  phone: string
  is: 'invalid' | 'free' | 'own' | 'unconfirmed' | 'of_other' | null
  reason: RebindReason
  onPhone: (phone: string) => void
  onReason: (reason: RebindReason) => void
  onSent: (codeId: string) => void
  onClose: () => void
}

function PhoneForm({ grant, numberId, phone, is, reason, onPhone, onReason, onSent, onClose }: FormProps) {
  const text = useTexts(numberTexts)
  const send = useCommand(sendNewPhoneCode)
  const [left, setLeft] = useState(false)
  const isBad = parseMobile(phone) === null
  const error = left && isBad ? text.phoneBad : is === 'own' ? text.phoneOwn : null
  const submit = (): void => {
    setLeft(true)
    if (isBad || is === 'own') return
    void send.run({ grant, numberId, phone }).then((answer) => {
      if (answer.ok) onSent(answer.value.codeId)
    })
  }
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">{text.newPhoneWhy}</p>
      <TextField
        label={text.phoneField}
        hint={is === 'unconfirmed' ? text.phoneUnconfirmed : text.phoneHint}
        value={phone}
        error={error}
        inputMode="numeric"
        maxLength={30}
        autoFocus
        onLeave={() => setLeft(phone !== '')}
        onChange={(value) => {
          onPhone(value)
          send.clear()
        }}
      />
      {is === 'of_other' && (
        <>
          <Notice look="ask" title={text.phoneOfOther}>
            <p>{text.phoneOfOtherWhy}</p>
          </Notice>
          <RebindReasonField value={reason} onChange={onReason} />
        </>
      )}
      <ErrorNotice error={send.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" busy={send.running}>
          {text.sendCode}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onClose}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
