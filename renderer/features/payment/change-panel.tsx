import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './cash-view.module.css'
import { changeParts } from './change-notes.ts'
import { paymentTexts } from './texts.ts'

type Props = {
  /** Null: too little was given. */
  changeKopecks: number | null
  missingKopecks: number
}

/** The change, large, with the notes and coins to give. */
export function ChangePanel({ changeKopecks, missingKopecks }: Props) {
  const text = useTexts(paymentTexts)
  const shown = changeKopecks ?? missingKopecks
  const exact = changeKopecks === 0
  return (
    <section className={styles['change']} data-missing={changeKopecks === null || undefined} aria-live="polite">
      <p>{changeKopecks === null ? text.notEnough : text.change}</p>
      <p className={styles['amount']} data-long={shown >= 1_000_000 || undefined} data-words={exact || undefined}>
        {exact ? text.changeNone : formatMoney(shown)}
      </p>
      {changeKopecks !== null && (
        <ul className={styles['parts']}>
          {changeParts(changeKopecks).map(({ kopecks, count }) => (
            <li key={kopecks}>
              {kopecks >= 100 ? `${kopecks / 100} ${text.rub}` : `${kopecks} ${text.kop}`} × {count}
            </li>
          ))}
        </ul>
      )}
      {changeKopecks !== null && <p className={styles['foot']}>{text.changeStays}</p>}
    </section>
  )
}
