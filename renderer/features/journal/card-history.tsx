import type { JournalPayment } from '../../../shared/contract/journal.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { printTexts } from '../../i18n/print-texts.ts'
import { reasonTexts } from '../../i18n/reversal-reason-texts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { cardTexts } from './card-texts.ts'
import styles from './journal.module.css'

type Props = { payment: JournalPayment; onOpen: (paymentId: string) => void }

/** What was given back of it, what it was replaced by or replaces, and what was applied for. */
export function CardHistory({ payment, onOpen }: Props) {
  const text = useTexts(cardTexts)
  const reasons = useTexts(reasonTexts)
  const clock = useDeskClock()
  const { reversals, replaces, applications } = payment
  return (
    <>
      {(reversals.length > 0 || replaces !== null) && (
        <section className={styles['section']}>
          <h2>{text.history}</h2>
          {replaces !== null && (
            <div className="row">
              <ActionButton onClick={() => onOpen(replaces.paymentId)}>
                {text.replaces(replaces.receiptNumber)}
              </ActionButton>
            </div>
          )}
          {reversals.map((reversal) => (
            <div key={reversal.reversalId} className="stack tight">
              <p>
                <b>{reversal.slipNumber}</b> · {clock.full(reversal.reversedAt)} ·{' '}
                <b className="nowrap">{formatMoney(reversal.dueKopecks)}</b> · {reasons[reversal.reason]}
                {reversal.note !== '' && `: ${reversal.note}`}
              </p>
              <p className="second">
                {text.approved(reversal.operatorName, reversal.approverName)} ·{' '}
                {reversal.receiptReturned ? text.returnedReceipt : text.keptReceipt}
              </p>
              {reversal.replacedBy !== null && <ReplacedBy payment={reversal.replacedBy} onOpen={onOpen} />}
            </div>
          ))}
        </section>
      )}
      {applications.length > 0 && (
        <section className={styles['section']}>
          <h2>{text.applications}</h2>
          {applications.map(({ number, kind, state, registeredAt }) => (
            <p key={number}>
              <b>{number}</b> {text.kinds[kind]} · {clock.date(registeredAt)} · {text.states[state]}
            </p>
          ))}
        </section>
      )}
    </>
  )
}

type Replacement = { payment: { paymentId: string; receiptNumber: string }; onOpen: (paymentId: string) => void }

function ReplacedBy({ payment, onOpen }: Replacement) {
  const text = useTexts(cardTexts)
  return (
    <div className="row">
      <ActionButton onClick={() => onOpen(payment.paymentId)}>{text.replacedBy(payment.receiptNumber)}</ActionButton>
    </div>
  )
}

/** Papers of it, and its events with their places in the chain. */
export function CardTraces({ payment }: { payment: JournalPayment }) {
  const text = useTexts(cardTexts)
  const print = useTexts(printTexts)
  const clock = useDeskClock()
  return (
    <>
      <section className={styles['section']}>
        <h2>{text.prints}</h2>
        {payment.prints.map(({ copyNo, state, operatorName, createdAt }) => (
          <p key={copyNo}>
            {copyNo === 0 ? text.receipt : text.copy(copyNo)} · {clock.full(createdAt)} · {operatorName} ·{' '}
            <span className={styles['print']} data-state={state}>
              {print.states[state]}
            </span>
          </p>
        ))}
      </section>
      <section className={styles['section']}>
        <h2>{text.events}</h2>
        <div className={styles['boxed']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text.seq}</th>
                <th scope="col">{text.what}</th>
                <th scope="col">{text.who}</th>
                <th scope="col">{text.when}</th>
                <th scope="col">{text.hash}</th>
              </tr>
            </thead>
            <tbody>
              {payment.events.map(({ seq, kind, operatorName, at, hash }) => (
                <tr key={seq}>
                  <td>{seq}</td>
                  <td>{text.kindsOfEvents[kind] ?? kind}</td>
                  <td>{operatorName}</td>
                  <td className="nowrap">{clock.full(at)}</td>
                  <td className={styles['hash']} title={hash}>
                    {hash.slice(0, 12)}…
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}
