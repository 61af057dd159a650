import type { ReactNode } from 'react'
import { getJournalPayment, type JournalPayment } from '../../../shared/contract/journal.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { CardHistory, CardTraces } from './card-history.tsx'
import { CardLines } from './card-lines.tsx'
import { cardTexts } from './card-texts.ts'
import { EntryPaper } from './entry-paper.tsx'
import styles from './journal.module.css'
import { stateTexts } from './state-texts.ts'

type Props = { paymentId: string; onOpen: (paymentId: string) => void; onClose: () => void }

/** A payment with its whole history, its receipt beside it. */
export function PaymentCard({ paymentId, onOpen, onClose }: Props) {
  const text = useTexts(cardTexts)
  const { value: payment, error } = useQuery(getJournalPayment, { paymentId })
  const reverse = (): void => {
    if (payment != null) useWindowState.getState().openReversal(payment)
  }
  const apply = (): void => {
    if (payment != null) useWindowState.getState().openApplication(payment.receiptNumber)
  }
  const canReverse = payment != null && payment.reversedKopecks < payment.dueKopecks
  useShortcuts([
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: onClose },
    ...(canReverse ? [{ hotkey: 'alt+R', keys: 'Alt R', label: text.reverse, run: reverse }] : []),
    ...(payment == null ? [] : [{ hotkey: 'alt+A', keys: 'Alt A', label: text.apply, run: apply }]),
  ])
  return (
    <Screen
      title={payment == null ? '' : text.title(payment.receiptNumber)}
      sideLook="desk"
      side={<EntryPaper paymentId={payment == null ? null : paymentId} onOpen={null} />}
      extra={
        <div className="row">
          <ActionButton keys="Esc" autoFocus onClick={onClose}>
            {text.back}
          </ActionButton>
          {canReverse && (
            <ActionButton keys="Alt R" onClick={reverse}>
              {text.reverse}
            </ActionButton>
          )}
          {payment != null && (
            <ActionButton keys="Alt A" onClick={apply}>
              {text.apply}
            </ActionButton>
          )}
        </div>
      }
    >
      <ErrorNotice error={error} />
      {payment === null && <p className="muted">{text.gone}</p>}
      {payment != null && (
        <div className={styles['card']} tabIndex={-1}>
          <Facts payment={payment} />
          <CardLines lines={payment.lines} />
          <CardHistory payment={payment} onOpen={onOpen} />
          <CardTraces payment={payment} />
        </div>
      )}
    </Screen>
  )
}

function Facts({ payment }: { payment: JournalPayment }) {
  const text = useTexts(cardTexts)
  const states = useTexts(stateTexts)
  const clock = useDeskClock()
  return (
    <dl className={styles['facts']}>
      <Fact name={text.accepted}>{clock.full(payment.acceptedAt)}</Fact>
      <Fact name={text.shift}>{text.shiftOf(payment.shiftNumber, formatDate(payment.businessDate))}</Fact>
      <Fact name={text.operator}>{payment.operatorName}</Fact>
      <Fact name={text.payer}>{payment.payerIdentified ? text.payerYes : text.payerNo}</Fact>
      <Fact name={text.due}>
        <b>{formatMoney(payment.dueKopecks)}</b>
        {payment.commissionKopecks > 0 && (
          <span className={styles['below']}>
            {text.commission} {formatMoney(payment.commissionKopecks)}
          </span>
        )}
      </Fact>
      <Fact name={text.given}>{formatMoney(payment.givenKopecks)}</Fact>
      <Fact name={text.change}>{formatMoney(payment.changeKopecks)}</Fact>
      <Fact name={text.state}>
        <b>{states[payment.state]}</b>
        {payment.reversedKopecks > 0 && (
          <span className={styles['below']}>
            {text.reversed} {formatMoney(payment.reversedKopecks)}
          </span>
        )}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
