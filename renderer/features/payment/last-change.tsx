import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { usePayment } from './payment-store.ts'
import styles from './cash-view.module.css'
import { tenderTexts } from './tender-texts.ts'

/** Enter came too early, or the client asks again: what the last one was given back, until the next one's first line. */
export function LastChange() {
  const text = useTexts(tenderTexts)
  const last = usePayment((store) => store.last)
  if (last === null || last.changeKopecks === 0) return null
  return (
    <p className={styles['last']}>
      {text.lastChange} <strong>{formatMoney(last.changeKopecks)}</strong>
      <span className="second"> · {text.lastReceipt(last.receiptNumber)}</span>
    </p>
  )
}
