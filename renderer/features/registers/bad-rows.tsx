import type { BuiltRegister } from '../../../shared/contract/registers.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import styles from './registers.module.css'
import { registerTexts } from './texts.ts'

type Props = { built: BuiltRegister; saving: boolean; onSave: () => void }

/** The first rows that were not taken, and why; all of them go into a file. */
export function BadRows({ built: { badRows, examples }, saving, onSave }: Props) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  return (
    <section className={styles['side']} aria-label={text.badTitle}>
      <h2>{text.badTitle}</h2>
      {badRows === 0 ? (
        <p className="muted">{text.badNone}</p>
      ) : (
        <>
          <p className="second">{text.badFirst(examples.length, count(badRows))}</p>
          <ul className={styles['badRows']} tabIndex={0} aria-label={text.badTitle}>
            {examples.map(({ line, problem, shape }) => (
              <li key={`${line} ${problem}`}>
                <p>
                  <span className="muted">{text.line(line)}:</span> {text.problems[problem]}
                </p>
                <p className={styles['shape']}>{shape}</p>
              </li>
            ))}
          </ul>
          <ActionButton keys="Ctrl B" busy={saving} onClick={onSave}>
            {text.saveBad}
          </ActionButton>
        </>
      )}
    </section>
  )
}
