import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './cash-view.module.css'
import { paymentTexts } from './texts.ts'

type Props = { sums: readonly number[]; givenKopecks: number | null; onGiven: (kopecks: number) => void }

/** What the client is likely to hand over, as buttons; the arrows go through them. */
export function NoteButtons({ sums, givenKopecks, onGiven }: Props) {
  const text = useTexts(paymentTexts)
  return (
    <div className={styles['notes']} role="group" aria-label={text.notes}>
      {sums.map((kopecks) => (
        <button
          key={kopecks}
          type="button"
          tabIndex={-1}
          className={styles['note']}
          aria-pressed={kopecks === givenKopecks}
          onClick={() => onGiven(kopecks)}
        >
          {formatMoneyPlain(kopecks).replace(/,00$/, '')}
        </button>
      ))}
      {sums.length > 0 && (
        <span className={styles['noteKeys']}>
          <KeyHint keys="↑" /> <KeyHint keys="↓" />
        </span>
      )}
    </div>
  )
}

/** The next sum above what is given, or below it: the exact one stands under all of them. */
export function nextGiven(
  sums: readonly number[],
  dueKopecks: number,
  givenKopecks: number | null,
  step: 1 | -1,
): number {
  const all = [dueKopecks, ...sums]
  const given = givenKopecks ?? 0
  const beyond = step === 1 ? all.find((sum) => sum > given) : all.findLast((sum) => sum < given)
  return beyond ?? (step === 1 ? (all.at(-1) ?? dueKopecks) : dueKopecks)
}
