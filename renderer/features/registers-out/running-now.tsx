import type { RegistersOutDay } from '../../../shared/contract/outgoing.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import styles from './registers-out.module.css'
import { registersOutTexts } from './texts.ts'

type Props = { running: NonNullable<RegistersOutDay['running']>; onCancel: () => void }

/** How far the making is, with a way to stop it. */
export function RunningNow({ running: { done, total }, onCancel }: Props) {
  const text = useTexts(registersOutTexts)
  const { count } = useAmounts()
  useShortcuts([{ hotkey: 'alt+C', keys: 'Alt C', label: text.cancel, run: onCancel }])
  return (
    <section className={styles['running']} aria-label={text.running}>
      <p className="strong">{text.running}</p>
      <progress max={Math.max(total, 1)} value={done} aria-label={text.running} />
      <p className="second" role="status">
        {text.ofTotal(count(done), count(total))}
      </p>
      <div className="row">
        <ActionButton keys="Alt C" autoFocus onClick={onCancel}>
          {text.cancel}
        </ActionButton>
      </div>
    </section>
  )
}
