import type { CallError } from '../../../shared/contract/envelope.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import styles from './cash.module.css'

type Props = {
  /** What will happen. */
  about: string
  main: string
  back: string
  running: boolean
  error: CallError | null
  onMain: () => void
  onBack: () => void
}

/** The right column of a count: whatever its length, what will happen, the main action and why it was refused stay in sight. */
export function ActSide({ about, main, back, running, error, onMain, onBack }: Props) {
  return (
    <div className={styles['side']}>
      {about !== '' && <p className="muted">{about}</p>}
      <ActionButton look="main" size="large" keys="Ctrl Enter" confirms grow busy={running} onClick={onMain}>
        {main}
      </ActionButton>
      <ActionButton size="large" keys="Esc" grow onClick={onBack}>
        {back}
      </ActionButton>
      <ErrorNotice error={error} />
    </div>
  )
}
