import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getClosedShift } from '../../../shared/contract/past-shifts.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

type Events = NonNullable<OutputOf<typeof getClosedShift>>['lateEvents']

/** What has happened about a shift since its Z; nothing where nothing has. */
export function LateEvents({ events }: { events: Events }) {
  const text = useTexts(shiftTexts)
  const clock = useDeskClock()
  if (events.length === 0) return null
  return (
    <section className="stack tight" aria-label={text.lateEvents}>
      <h2>{text.lateEvents}</h2>
      <ul className={styles['late']}>
        {events.map(({ kind, title, kopecks, operatorName, at }, index) => (
          <li key={index} className={styles['thing']}>
            <span>
              <span className="second nowrap">{clock.full(at)}</span> {text.lateKinds[kind]} {title}
              <span className="second"> {operatorName}</span>
            </span>
            <span className="number">{kopecks === null ? '' : formatMoney(kopecks)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
