import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { useAmounts } from './amounts.ts'
import styles from './import-running.module.css'

const texts = dictionary(
  {
    running: (name: string) => `Загружаю: ${name}`,
    stages: { reading: 'читаю файл', writing: 'записываю', verifying: 'проверяю' },
    ofTotal: (done: string, total: string) => `${done} из ${total}`,
    cancel: 'Отменить загрузку',
  },
  {
    running: (name: string) => `Loading: ${name}`,
    stages: { reading: 'reading the file', writing: 'writing', verifying: 'verifying' },
    ofTotal: (done: string, total: string) => `${done} of ${total}`,
    cancel: 'Cancel the loading',
  },
)

/** An import under way; `done` and `total` are bytes while it reads, rows after. */
type Running = {
  readonly fileName: string
  readonly stage: 'reading' | 'writing' | 'verifying'
  readonly done: number
  readonly total: number
}

type Props = {
  running: Running
  /** What else is counted. */
  also?: string
  onCancel: () => void
}

/** How far an import is, with its numbers and a way to stop it. */
export function ImportRunning({ running, also, onCancel }: Props) {
  const text = useTexts(texts)
  const { count, size } = useAmounts()
  const { stage, done, total, fileName } = running
  const shown = stage === 'reading' ? size : count
  useShortcuts([{ hotkey: 'alt+C', keys: 'Alt C', label: text.cancel, run: onCancel }])
  return (
    <section className={styles['running']} aria-label={text.running(fileName)}>
      <p>
        <strong>{text.running(fileName)}</strong>
      </p>
      <progress className={styles['bar']} max={Math.max(total, 1)} value={done} aria-label={text.stages[stage]} />
      <p className={`second ${styles['numbers']}`} role="status">
        {text.stages[stage]}
        {total > 0 && ` · ${text.ofTotal(shown(done), shown(total))}`}
        {also !== undefined && ` · ${also}`}
      </p>
      <div className="row">
        <ActionButton keys="Alt C" autoFocus onClick={onCancel}>
          {text.cancel}
        </ActionButton>
      </div>
    </section>
  )
}
