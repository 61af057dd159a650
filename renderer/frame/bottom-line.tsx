import { useTexts } from '../i18n/dictionary.ts'
import { useValidShortcuts } from '../keys/shortcuts.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import styles from './bottom-line.module.css'
import { frameTexts } from './texts.ts'

/** The keys that are valid now. */
export function BottomLine() {
  const text = useTexts(frameTexts)
  const shortcuts = useValidShortcuts().filter((shortcut) => shortcut.inLine !== false)
  return (
    <footer className={styles['line']} aria-label={text.keysNow}>
      <span className={styles['items']}>
        {shortcuts.map((shortcut) => (
          <span key={`${shortcut.keys} ${shortcut.label}`} className={styles['item']}>
            {shortcut.keys.split(' / ').map((key) => (
              <KeyHint key={key} keys={key} />
            ))}
            {shortcut.label}
          </span>
        ))}
      </span>
      <span className={styles['item']}>
        <KeyHint keys="F1" /> {text.help}
      </span>
    </footer>
  )
}
