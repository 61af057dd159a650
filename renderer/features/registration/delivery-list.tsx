import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './delivery-list.module.css'
import { useSentences } from '../../ui/sentences-context.ts'
import { phoneTexts } from './phone-texts.ts'

type Code = NonNullable<RegistrationView['code']>
type Row = { look: 'good' | 'wait' | 'ask' | 'bad'; at: string | null; words: string }

/** Where the SMS is, as far as anyone can tell. */
export function DeliveryList({ code }: { code: Code }) {
  const text = useTexts(phoneTexts)
  const clock = useDeskClock()
  const { byCode } = useSentences()
  const { delivery, deliveryReason } = code
  const why = deliveryReason === null ? null : byCode(`sms.${deliveryReason}`).what
  const seconds = (instant: string | null): string | null => (instant === null ? null : clock.full(instant).slice(-8))
  const endedAt = seconds(code.deliveryEndedAt)
  const rows: Row[] = [{ look: 'good', at: seconds(code.sentAt), words: text.handed }]
  if (delivery === 'failed') rows.push({ look: 'bad', at: endedAt, words: why ?? text.notDelivered })
  else if (delivery === 'unknown') rows.push({ look: 'ask', at: endedAt, words: why ?? text.deliveryUnknown })
  else {
    // It waits here because the gateway takes nothing: the cashier need not wait for the phone.
    if (why !== null) rows.push({ look: 'ask', at: null, words: why })
    const isTaken = delivery === 'sent' || delivery === 'delivered'
    const isThere = delivery === 'delivered'
    rows.push(
      { look: isTaken ? 'good' : 'wait', at: isTaken && !isThere ? endedAt : null, words: text.gateway[delivery] },
      { look: isThere ? 'good' : 'wait', at: isThere ? endedAt : null, words: text.delivered },
    )
  }
  rows.push({ look: 'wait', at: null, words: text.codeSaid })
  return (
    <section className={styles['card']} aria-labelledby="delivery-head">
      <h3 id="delivery-head">{text.delivery}</h3>
      <ul className={styles['rows']} aria-live="polite">
        {rows.map((row) => (
          <li key={row.words} className={styles['row']} data-look={row.look}>
            <span className={styles['dot']} aria-hidden="true" />
            <span>
              {row.at !== null && `${row.at} `}
              {row.words}
            </span>
          </li>
        ))}
      </ul>
      <p className="second">{text.deliveryWhy}</p>
    </section>
  )
}
