import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { RegisterAge } from '../../ui/register-age.tsx'
import { debtTexts } from './debt-texts.ts'
import type { LinkedService } from './line.ts'
import styles from './lines-table.module.css'
import { paymentTexts } from './texts.ts'

/** What is owed: the register's debt as of its date less what was taken here since; both are seen (product.md §4). */
export function DebtCell({ debt }: { debt: LinkedService['debt'] }) {
  const debtText = useTexts(debtTexts)
  if (debt == null) return <>—</>
  return (
    <>
      {formatMoney(debt.toPayKopecks)}
      {debt.paidSinceKopecks > 0 && (
        <span className={`second ${styles['below']}`}>{debtText.debtWas(formatMoneyPlain(debt.debtKopecks))}</span>
      )}
      <span className={`second ${styles['below']}`}>
        <RegisterAge asOf={debt.asOf} />
      </span>
    </>
  )
}

type WordsProps = { service: LinkedService; account: string; period: string | null }

/** A linked service: what it is, whose account, where; what was taken here today or since the register. */
export function LinkedWords({ service, account, period }: WordsProps) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const { debt } = service
  return (
    <>
      <p>
        <strong>{service.serviceName}</strong> · {service.providerName}{' '}
        {debt === null && <span className={styles['unchecked']}>{debtText.notChecked}</span>}
        {debt === undefined && <span className={styles['unchecked']}>{debtText.debtUnknown}</span>}
        <TakenHere service={service} />
      </p>
      <p className="second">
        {text.account(account)}
        {period !== null && ` · ${debtText.forMonth(formatPeriod(period))}`}
        {service.address !== '' && ` · ${service.address}`}
      </p>
    </>
  )
}

/** The account was paid today: receipt and time, so that nobody pays it twice unasked; else what was taken since the register. */
function TakenHere({ service: { debt, paidToday } }: { service: LinkedService }) {
  const debtText = useTexts(debtTexts)
  const clock = useDeskClock()
  const sinceKopecks = debt?.paidSinceKopecks ?? 0
  return (
    <>
      {paidToday !== null && (
        <span className={styles['warn']}>
          {debtText.paidToday(
            clock.time(paidToday.acceptedAt),
            paidToday.receiptNumber,
            formatMoney(paidToday.amountKopecks),
          )}
        </span>
      )}
      {sinceKopecks > 0 && sinceKopecks !== paidToday?.amountKopecks && (
        <span className={styles['warn']}>{debtText.paidHere(formatMoney(sinceKopecks))}</span>
      )}
    </>
  )
}
