import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import type { LinkedService } from './line.ts'
import styles from './lines-table.module.css'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'

/** What is owed: the register's debt as of its date less what was taken here since; both are seen (product.md §4). */
export function DebtCell({ debt }: { debt: LinkedService['debt'] }) {
  const debtText = useTexts(debtTexts)
  if (debt == null) return <>—</>
  const asOf = debtText.debtAsOf(formatDate(debt.asOf))
  return (
    <>
      {formatMoney(debt.toPayKopecks)}
      {debt.paidSinceKopecks > 0 && (
        <span className={`second ${styles['below']}`}>{debtText.debtWas(formatMoneyPlain(debt.debtKopecks))}</span>
      )}
      <span className={`second ${styles['below']}`}>{asOf}</span>
    </>
  )
}

/** A linked service: what it is, whose account, where; what was paid here since, or that nobody has checked it. */
export function LinkedWords({ service, account }: { service: LinkedService; account: string }) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const { debt } = service
  return (
    <>
      <p>
        <strong>{service.serviceName}</strong> · {service.providerName}{' '}
        {debt === null && <span className={styles['unchecked']}>{debtText.notChecked}</span>}
        {debt === undefined && <span className={styles['unchecked']}>{debtText.debtUnknown}</span>}
        {debt != null && debt.paidSinceKopecks > 0 && (
          <span className={styles['warn']}>{debtText.paidHere(formatMoney(debt.paidSinceKopecks))}</span>
        )}
      </p>
      <p className="second">
        {text.account(account)}
        {service.address !== '' && ` · ${service.address}`}
      </p>
    </>
  )
}
