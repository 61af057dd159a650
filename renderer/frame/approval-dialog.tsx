import { useEffect, useState } from 'react'
import { type ApprovalFact, describeApproval, giveApproval } from '../../shared/contract/approvals.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import { useApprovalStore, type WaitingApproval } from '../api/approval-store.ts'
import { useAction } from '../api/use-command.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EnterForm } from '../ui/enter-form.tsx'
import { focusWrong } from '../ui/focus-wrong.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { PasswordField, TextField } from '../ui/text-field.tsx'
import styles from './approval-dialog.module.css'

const factTexts = dictionary<Record<ApprovalFact, string>>(
  {
    client: 'Клиент',
    former_client: 'Прежний клиент',
    document: 'Документ',
    number: 'Номер',
    list: 'Код проверки',
    reason: 'Причина',
    service: 'Услуга',
    shift: 'Смена',
    cashier: 'Кассир',
    amount: 'Сумма',
    act: 'Действие',
    given: 'Получено',
    payee: 'Кому',
    lines: 'Строк',
    receipt: 'Квитанция',
    line: 'Строка',
    corrected_line: 'Станет',
    give_back: 'К выдаче',
  },
  {
    client: 'Client',
    former_client: 'Former client',
    document: 'Document',
    number: 'Number',
    list: 'Code of the check',
    reason: 'Reason',
    service: 'Service',
    shift: 'Shift',
    cashier: 'Cashier',
    amount: 'Sum',
    act: 'Act',
    given: 'Given',
    payee: 'To whom',
    lines: 'Lines',
    receipt: 'Receipt',
    line: 'Line',
    corrected_line: 'Becomes',
    give_back: 'To give back',
  },
)

const texts = dictionary(
  {
    title: 'Разрешение старшего кассира',
    asks: 'Просит',
    login: 'Логин старшего кассира',
    password: 'Пароль',
    show: 'Показать или скрыть пароль',
    needed: 'Заполните',
    approve: 'Разрешить',
    refuse: 'Не разрешать',
  },
  {
    title: 'A supervisor’s approval',
    asks: 'Asked by',
    login: 'Supervisor’s login',
    password: 'Password',
    show: 'Show or hide the password',
    needed: 'Fill in',
    approve: 'Approve',
    refuse: 'Don’t approve',
  },
)

/** Asks for a supervisor's login and password in place, whatever screen has met `approvals.needed`. */
export function ApprovalDialog() {
  const waiting = useApprovalStore((state) => state.waiting)
  const answer = useApprovalStore((state) => state.answer)
  // Whoever leaves the desk takes the question along.
  useEffect(() => () => useApprovalStore.getState().answer(false), [])
  return waiting && <Asked key={waiting.commandId} waiting={waiting} onAnswer={answer} />
}

function Asked({ waiting, onAnswer }: { waiting: WaitingApproval; onAnswer: (given: boolean) => void }) {
  const text = useTexts(texts)
  const factText = useTexts(factTexts)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState<OutputOf<typeof describeApproval> | null>(null)
  const { run: askMain, error: notTold } = useAction(describeApproval)
  const give = useAction(giveApproval)
  useEffect(() => {
    void askMain(waiting).then((read) => setTold(read.ok ? read.value : null))
  }, [askMain, waiting])
  const submit = (): void => {
    setTried(true)
    if (login === '' || password === '') return focusWrong('[role="dialog"]')
    if (told === null) return
    void give.run({ ...waiting, login, password }).then((given) => {
      if (given.ok) return onAnswer(true)
      setTried(false)
      setPassword('')
      return undefined
    })
  }
  return (
    <Dialog title={text.title} onClose={() => onAnswer(false)} closeLabel={text.refuse}>
      <EnterForm onSubmit={submit}>
        <dl className={styles['facts']}>
          <Fact label={text.asks} value={told?.requesterName ?? ''} />
          {told?.facts.map(({ fact, value }, at) => (
            <Fact key={`${fact}${at}`} label={factText[fact]} value={value} />
          ))}
        </dl>
        <TextField
          label={text.login}
          value={login}
          onChange={setLogin}
          maxLength={40}
          error={tried && login === '' ? text.needed : null}
          autoFocus
        />
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          maxLength={200}
          eyeLabel={text.show}
          error={tried && password === '' ? text.needed : null}
        />
        <ErrorNotice error={give.error ?? notTold} />
        <div className="row">
          <ActionButton look="main" type="submit" keys="Enter" busy={give.running}>
            {text.approve}
          </ActionButton>
          <ActionButton keys="Esc" onClick={() => onAnswer(false)}>
            {text.refuse}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
