import type { JournalLine } from '../../../shared/contract/journal.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { cardTexts } from './card-texts.ts'
import styles from './journal.module.css'

/** The lines with their terms as they were taken, and what has come of each. */
export function CardLines({ lines }: { lines: readonly JournalLine[] }) {
  const text = useTexts(cardTexts)
  return (
    <section className={styles['section']}>
      <h2>{text.lines}</h2>
      <div className={styles['boxed']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">№</th>
              <th scope="col">{text.payee}</th>
              <th scope="col">{text.account}</th>
              <th scope="col" className="number">
                {text.sum}
              </th>
              <th scope="col">{text.status}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.lineNo} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Line({ line }: { line: JournalLine }) {
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  const { debt, budget, register } = line
  const below = [
    text.inn(line.payeeInn),
    text.bank(line.payeeAccount, line.bankBic),
    budget && text.budget(budget.uin, budget.cbc, budget.oktmo),
  ].filter((words) => words !== null)
  return (
    <tr className={line.slipNumber === null ? undefined : styles['back']}>
      <td>{line.lineNo}</td>
      <td>
        {line.serviceName}
        <span className={styles['below']}>{line.payeeName}</span>
        <span className={styles['below']}>{below.join(', ')}</span>
      </td>
      <td>
        {line.account}
        {line.period !== null && <span className={styles['below']}>{text.period(formatPeriod(line.period))}</span>}
        {debt !== null && (
          <span className={styles['below']}>
            {text.debt(formatMoneyPlain(debt.registerDebtKopecks), formatDate(debt.asOf))}
            {debt.paidSinceKopecks > 0 && `, ${text.paidSince(formatMoneyPlain(debt.paidSinceKopecks))}`}
          </span>
        )}
      </td>
      <td className="number">
        <b>{formatMoneyPlain(line.amountKopecks)}</b>
        {line.commissionKopecks > 0 && (
          <span className={styles['below']}>{text.plusCommission(formatMoneyPlain(line.commissionKopecks))}</span>
        )}
        {line.payeeCommissionKopecks > 0 && (
          <span className={styles['below']}>{text.payeeCommission(formatMoneyPlain(line.payeeCommissionKopecks))}</span>
        )}
      </td>
      <td>
        {line.slipNumber !== null && <span className={styles['below']}>{text.slip(line.slipNumber)}</span>}
        {line.slipNumber === null && register === null && <span className={styles['below']}>{text.noRegister}</span>}
        {register !== null && (
          <>
            {text.register(register.number)}
            <span className={styles['below']}>{register.fileName}</span>
            <span className={styles['below']}>
              {register.sentAt === null ? text.notSent : text.sent(clock.date(register.sentAt))}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}
