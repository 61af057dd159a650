import type { OpenThing } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** What the shift leaves open: nothing of it keeps it from closing, all of it stands on the Z. */
export function OpenThings({ open }: { open: readonly OpenThing[] }) {
  const text = useTexts(shiftTexts)
  return (
    <section className={styles['side']} aria-label={text.openThings}>
      <h2>{text.openThings}</h2>
      <p className="second">{open.length === 0 ? text.openNothing : text.openWhy}</p>
      <ul className={styles['open']}>
        {open.map(({ kind, title, count, kopecks }, index) => (
          <li key={index} className={styles['thing']}>
            <span>
              {text.openKinds[kind]}
              {title !== '' && <span className="second"> {kind === 'difference' ? text.ofShift(title) : title}</span>}
            </span>
            <span className="number">{kopecks !== null ? formatMoney(kopecks) : count > 1 ? count : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
