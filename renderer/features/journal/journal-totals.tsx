import { getJournalTotals, type JournalFilter } from '../../../shared/contract/journal.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './journal.module.css'
import { journalTexts } from './texts.ts'

/** What the filter comes to, always in sight under the table; added up beside, so that nothing waits for it. */
export function JournalTotalsLine({ filter }: { filter: JournalFilter }) {
  const text = useTexts(journalTexts)
  const { value: totals, loading } = useQuery(getJournalTotals, { filter })
  if (totals == null)
    return loading ? (
      <p className={`second ${styles['totals']}`} role="status">
        {text.counting}
      </p>
    ) : null
  const { cash } = totals
  const rest = totals.takenKopecks - totals.reversedKopecks
  return (
    <section className={styles['totals']} aria-label={text.totals}>
      <span className="strong">{text.count(totals.paymentCount)}</span>
      <span>
        {totals.ofLines ? text.takenByLines : text.taken} <b className="nowrap">{formatMoney(totals.takenKopecks)}</b>
        {totals.commissionKopecks > 0 && (
          <span className="second"> {text.ofThem(formatMoney(totals.commissionKopecks))}</span>
        )}
      </span>
      {totals.reversedKopecks > 0 && (
        <span>
          {text.reversed} <b className="nowrap">{formatMoney(totals.reversedKopecks)}</b> · {text.rest}{' '}
          <b className="nowrap">{formatMoney(rest)}</b>
        </span>
      )}
      {cash !== null && cash.drawer !== null && (
        <span>
          <span className="second">
            {text.cash(
              formatMoney(cash.drawer.floatKopecks),
              formatMoney(cash.inKopecks),
              formatMoney(cash.outKopecks),
            )}
          </span>{' '}
          {text.drawer} <b className="nowrap">{formatMoney(cash.drawer.drawerKopecks)}</b>
        </span>
      )}
      {cash !== null && cash.drawer === null && (cash.inKopecks > 0 || cash.outKopecks > 0) && (
        <span className="second">{text.orders(formatMoney(cash.inKopecks), formatMoney(cash.outKopecks))}</span>
      )}
    </section>
  )
}
