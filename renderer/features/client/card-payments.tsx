import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { CardBlock } from './card-block.tsx'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

/** The last payments of the linked services at this desk; not for someone merely named. */
export function CardPayments({ card }: { card: ClientCard }) {
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  const hidden = card.level === 'named'
  return (
    <CardBlock name="payments" title={text.payments}>
      {card.payments.length === 0 && <p className="muted">{hidden ? text.paymentsHidden : text.noPayments}</p>}
      {card.payments.map((payment) => (
        <div key={`${payment.paymentId} ${payment.serviceName} ${payment.account}`} className={styles['row']}>
          <span className={styles['when']}>
            {clock.date(payment.acceptedAt)} <span className="second">{clock.time(payment.acceptedAt)}</span>
          </span>
          <span className="grow">
            {payment.serviceName} <span className="second">{text.account(payment.account)}</span>
          </span>
          <span className="second">
            {text.receipt(payment.receiptNumber)}
            {payment.slipNumber !== null && `, ${text.givenBack(payment.slipNumber)}`}
          </span>
          <span className="number strong">{formatMoney(payment.amountKopecks)}</span>
        </div>
      ))}
    </CardBlock>
  )
}
