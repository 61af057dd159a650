import { previewOutgoing } from '../../../shared/contract/outgoing.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { type OutRow, targetOf } from './out-rows.ts'
import styles from './registers-out.module.css'
import { registersOutTexts } from './texts.ts'

type Props = { row: OutRow | null; businessDate: string; onDecide: () => void }

/** The first lines of the chosen register's file, as they are or will be. */
export function OutPreview({ row, businessDate, onDecide }: Props) {
  const text = useTexts(registersOutTexts)
  const { size } = useAmounts()
  const clock = useDeskClock()
  const input = row === null ? null : { target: targetOf(row, businessDate), way: null }
  const { value: file, error } = useQuery(previewOutgoing, input)
  if (row === null) return <p className={`muted ${styles['side']}`}>{text.previewNone}</p>
  const made = row.of === 'made' ? row.register : null
  const isNew = row.of === 'waiting' || row.register.state === 'stale'
  return (
    <section className={styles['side']} aria-label={text.preview}>
      <h2>{text.previewOf[isNew ? 'waiting' : 'made']}</h2>
      <ErrorNotice error={error} />
      {file != null && (
        <>
          <p className={styles['name']}>{file.fileName}</p>
          {file.problemCount > 0 && <Decide count={file.problemCount} onDecide={onDecide} />}
          <pre className={styles['file']} tabIndex={0} aria-label={text.preview}>
            {file.lines.join('\n')}
          </pre>
          {file.lineCount > file.lines.length && (
            <p className="second">{text.more(file.lines.length, file.lineCount)}</p>
          )}
          <dl className={styles['facts']}>
            <dt>{text.facts.size}</dt>
            <dd>{size(file.bytes)}</dd>
            {made !== null && !isNew && (
              <>
                <dt>{text.facts.sha}</dt>
                <dd className={styles['sha']}>{made.sha256}</dd>
                <dt>{text.facts.made}</dt>
                <dd>
                  {clock.full(made.madeAt)}, {made.operatorName}
                </dd>
                {made.sentAt !== null && (
                  <>
                    <dt>{text.facts.sent}</dt>
                    <dd>{clock.full(made.sentAt)}</dd>
                  </>
                )}
              </>
            )}
          </dl>
        </>
      )}
    </section>
  )
}

function Decide({ count, onDecide }: { count: number; onDecide: () => void }) {
  const text = useTexts(registersOutTexts)
  useShortcuts([{ hotkey: 'mod+E', keys: 'Ctrl E', label: text.decide, run: onDecide }])
  return (
    <Notice look="ask" title={text.characters(count)}>
      <div className="row">
        <ActionButton keys="Ctrl E" onClick={onDecide}>
          {text.decide}
        </ActionButton>
      </div>
    </Notice>
  )
}
