import type { FoundCopy } from '../../../shared/contract/backups.ts'
import { numberReceipt } from '../../../shared/domain/numbering.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Page } from '../../ui/page.tsx'
import { restoreTexts } from './restore-texts.ts'
import styles from './restore.module.css'

type Props = { copy: FoundCopy; epoch: number; onRead: () => void }

/** What a restore means for the work at this desk: said once, before the first sign-in. */
export function Restored({ copy, epoch, onRead }: Props) {
  const text = useTexts(restoreTexts)
  const clock = useDeskClock()
  const sample = numberReceipt({ deskNumber: copy.deskNumber, epoch, shiftNumber: 12, seq: 1 })
  return (
    <Page wide>
      <h1>{text.done}</h1>
      <p>{copy.lastEventAt === null ? text.doneNever : text.doneWhat(clock.full(copy.lastEventAt))}</p>
      <p>{text.doneEpoch(epoch, sample)}</p>
      <h2>{text.doneTodo}</h2>
      <ol className={styles['todo']}>
        {text.todo.map((todo) => (
          <li key={todo}>{todo}</li>
        ))}
      </ol>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={onRead}>
          {text.toSignIn}
        </ActionButton>
      </div>
    </Page>
  )
}
