import { changeAdvice, type FacePieces } from '../../../shared/domain/change.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './cash-view.module.css'
import { changeParts } from './change-notes.ts'
import { tenderTexts } from './tender-texts.ts'
import { paymentTexts } from './texts.ts'

type Props = {
  /** Null: too little was given. */
  changeKopecks: number | null
  missingKopecks: number
  /** What is likely to lie in the drawer; null where nobody knows. */
  drawer: readonly FacePieces[] | null
  /** The money is taken: nothing is asked for any more. */
  taken?: true
}

/** The change, large, with the notes and coins to give; and what to ask for where they may be lacking. */
export function ChangePanel({ changeKopecks, missingKopecks, drawer, taken }: Props) {
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
          {changeParts(changeKopecks, drawer).map(({ faceKopecks, pieces }) => (
            <li key={faceKopecks}>
              {faceKopecks >= 100 ? `${faceKopecks / 100} ${text.rub}` : `${faceKopecks} ${text.kop}`} × {pieces}
            </li>
          ))}
        </ul>
      )}
      {changeKopecks !== null && drawer !== null && taken === undefined && (
        <ChangeHint changeKopecks={changeKopecks} drawer={drawer} />
      )}
      {changeKopecks !== null && <p className={styles['foot']}>{text.changeStays}</p>}
    </section>
  )
}

function ChangeHint({ changeKopecks, drawer }: { changeKopecks: number; drawer: readonly FacePieces[] }) {
  const text = useTexts(tenderTexts)
  const advice = changeAdvice(drawer, changeKopecks)
  if (advice.kind === 'enough') return null
  return (
    <div className={styles['hint']} role="note">
      <p>
        <strong>{text.changeShort(formatMoney(changeKopecks))}</strong>{' '}
        {advice.kind === 'ask' ? text.changeAsk(formatMoney(advice.askKopecks)) : text.changeExchange}
      </p>
      <p className={styles['hintWhy']}>{text.changeByCount}</p>
    </div>
  )
}
