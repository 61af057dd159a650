import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { NumberLine } from '../../ui/number-line.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { CardBlock } from './card-block.tsx'
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
  const show = useWindowState((state) => state.show)
  return (
    <CardBlock
      name="numbers"
      title={text.numbers}
      act={
        <ActionButton keys="Ctrl N" onClick={() => show('numbers')}>
          {text.numbersShort}
        </ActionButton>
      }
    >
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
            <NumberLine number={number} problem={number.password && text.password[number.password]} />
            {chosen && number.state !== 'revoked' && (
              <ActionButton keys="Del" onClick={onBlock}>
                {number.state === 'blocked' ? text.unblock : text.block}
              </ActionButton>
            )}
          </div>
        )
      })}
    </CardBlock>
  )
}
