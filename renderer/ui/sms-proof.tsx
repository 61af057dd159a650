import { useRef, useState } from 'react'
import { type ClientCard, getProofCode, sendProofCode } from '../../shared/contract/clients.ts'
import { useCommand } from '../api/use-command.ts'
import { refreshQueries } from '../api/query-store.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { Choice, ChoiceList, useChoices } from './choice-list.tsx'
import { EnterForm } from './enter-form.tsx'
import { ErrorNotice } from './notice.tsx'
import { type OpenClient, useOpenClient } from './open-client.ts'
import { proofTexts } from './proof-texts.ts'
import styles from './sms-proof.module.css'
import { TextField } from './text-field.tsx'
import { useOpenCard } from './use-open-card.ts'
import { minutesAndSeconds, useSecondsUntil } from './use-seconds-until.ts'

const CODE_DIGITS = 6

type Phone = ClientCard['numbers'][number]
type Props = { client: OpenClient; phones: readonly Phone[]; onDone: () => void; onBack: () => void }

/** A code goes to the client's confirmed phone; who says it has proved who it is. The screen never shows the code. */
export function SmsProof(props: Props) {
  const codeId = useOpenClient((state) => state.codeId)
  return codeId === null ? <ChoosePhone {...props} /> : <SayCode {...props} codeId={codeId} />
}

function ChoosePhone({ client, phones, onBack }: Props) {
  const text = useTexts(proofTexts)
  const codeSent = useOpenClient((state) => state.codeSent)
  const send = useCommand(sendProofCode)
  const [at, setAt] = useState(0)
  const choices = useChoices({
    count: phones.length,
    at,
    ready: !send.running,
    onMove: setAt,
    onChoose: () => sendTo(phones[choices.chosen]),
  })
  const sendTo = (phone: Phone | undefined): void => {
    if (phone === undefined) return
    void send.run({ grant: client.grant, numberId: phone.numberId }).then((answer) => {
      if (answer.ok) codeSent(answer.value.codeId, phone.numberId)
    })
  }
  return (
    <div className="stack" onKeyDown={choices.onKeyDown}>
      <p className="muted">{phones.length === 0 ? text.noPhone : text.smsWhy}</p>
      {phones.length > 0 && (
        <ChoiceList label={text.phones}>
          {phones.map((phone, index) => (
            <Choice key={phone.numberId} chosen={index === choices.chosen} onChoose={() => setAt(index)}>
              <strong className="nowrap">{phone.shown}</strong>
            </Choice>
          ))}
        </ChoiceList>
      )}
      <ErrorNotice error={send.error} />
      <div className="row actions">
        {phones.length > 0 && (
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            busy={send.running}
            onClick={() => sendTo(phones[choices.chosen])}
          >
            {text.send}
          </ActionButton>
        )}
        <ActionButton size="large" keys="Esc" autoFocus={phones.length === 0} onClick={onBack}>
          {text.back}
        </ActionButton>
      </div>
    </div>
  )
}

function SayCode({ client, phones, codeId, onDone, onBack }: Props & { codeId: string }) {
  const text = useTexts(proofTexts)
  const language = useLanguage()
  const card = useOpenCard()
  const send = useCommand(sendProofCode)
  const { codeSent, codeNumberId } = useOpenClient()
  const { value: code } = useQuery(getProofCode, { grant: client.grant, codeId })
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const left = useSecondsUntil(code?.expiresAt ?? '')
  const resendIn = useSecondsUntil(code?.resendAt ?? '')
  const usable = code != null && left > 0 && code.attemptsLeft > 0 && code.delivery !== 'failed'
  const mayResend = code != null && resendIn === 0 && code.sendsLeftToday > 0
  const phone = phones.find(({ numberId }) => numberId === codeNumberId)

  const resend = (): void => {
    if (!mayResend || codeNumberId === null) return
    setTyped('')
    card.clear()
    field.current?.focus()
    void send.run({ grant: client.grant, numberId: codeNumberId }).then((answer) => {
      if (answer.ok) codeSent(answer.value.codeId, codeNumberId)
    })
  }
  const submit = (): void => {
    if (!usable) return resend()
    if (typed.length < CODE_DIGITS || card.opening) return
    void card.open(client.clientId, { kind: 'sms', codeId, code: typed }).then((open) => {
      if (open) return onDone()
      setTyped('')
      refreshQueries() // an attempt is gone: what is left stands beside the field
      field.current?.focus()
    })
  }
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: usable ? text.check : text.resend },
    { hotkey: 'Insert', keys: 'Ins', label: text.resend, run: resend, inLine: mayResend },
  ])
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">
        {text.sentTo(phone?.shown ?? '')} <span aria-live="polite">{code != null && text.delivery[code.delivery]}</span>
      </p>
      <TextField
        label={text.code}
        value={typed}
        ref={field}
        hint={code != null && usable ? text.attemptsLeft(plural(language, code.attemptsLeft, text.attempts)) : ''}
        error={code != null && !usable ? text.dead : null}
        inputMode="numeric"
        maxLength={12}
        autoFocus
        onChange={(value) => {
          setTyped(value.replace(/\D/g, '').slice(0, CODE_DIGITS))
          card.clear()
        }}
      />
      <p className={styles['times']}>
        {usable && <span>{text.lives(minutesAndSeconds(left))}</span>}
        {code != null && (
          <span>
            {code.sendsLeftToday === 0
              ? text.noMoreToday
              : resendIn > 0
                ? text.resendIn(minutesAndSeconds(resendIn))
                : ''}
          </span>
        )}
      </p>
      <ErrorNotice error={card.error ?? send.error} />
      <div className="row actions">
        <ActionButton
          look="main"
          size="large"
          type="submit"
          keys="Enter"
          busy={card.opening || send.running}
          disabled={!usable && !mayResend}
        >
          {usable ? text.check : text.resend}
        </ActionButton>
        {usable && mayResend && (
          <ActionButton size="large" keys="Ins" onClick={resend}>
            {text.resend}
          </ActionButton>
        )}
        <ActionButton size="large" keys="Esc" onClick={onBack}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
