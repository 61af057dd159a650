import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

type Props = {
  numbers: ClientCard['numbers']
  chosenId: string | null
  onChoose: (numberId: string) => void
  onBlock: () => void
}

/** The numbers of the system «Город» that the client holds; the chosen one can be blocked. */
export function CardNumbers({ numbers, chosenId, onChoose, onBlock }: Props) {
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  return (
    <section className={styles['section']} aria-label={text.numbers}>
      <h2>{text.numbers}</h2>
      {numbers.length === 0 && <p className="muted">{text.noNumbers}</p>}
      {numbers.map((number) => {
        const chosen = number.numberId === chosenId
        return (
          <div
            key={number.numberId}
            className={styles['row']}
            data-chosen={(chosen && numbers.length > 1) || undefined}
            aria-current={chosen || undefined}
            onClick={() => onChoose(number.numberId)}
          >
            <span className="grow">
              <strong className="nowrap">{number.shown}</strong>{' '}
              <span className="second">
                {text.numberKind[number.kind]} · {text.issued(clock.date(number.issuedAt))}
              </span>
            </span>
            <span className={styles['state']} data-state={number.state}>
              {text.numberState[number.state]}
            </span>
            {chosen && number.state !== 'revoked' && (
              <ActionButton keys="Del" onClick={onBlock}>
                {number.state === 'blocked' ? text.unblock : text.block}
              </ActionButton>
            )}
          </div>
        )
      })}
    </section>
  )
}
