import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { NumberLine } from '../../ui/number-line.tsx'
import styles from './numbers.module.css'
import { numberTexts } from './texts.ts'

type Props = {
  numbers: ClientCard['numbers']
  chosenId: string | null
  onChoose: (numberId: string) => void
}

/** The client's numbers, walked by the arrows; what is done goes to the chosen one. */
export function NumberList({ numbers, chosenId, onChoose }: Props) {
  const text = useTexts(numberTexts)
  return (
    <section className={styles['list']} aria-label={text.title}>
      {numbers.length === 0 && <p className="muted">{text.none}</p>}
      {numbers.map((number) => (
        <div
          key={number.numberId}
          className={styles['number']}
          data-chosen={number.numberId === chosenId || undefined}
          aria-current={number.numberId === chosenId || undefined}
          onClick={() => onChoose(number.numberId)}
        >
          <NumberLine number={number} />
        </div>
      ))}
    </section>
  )
}
