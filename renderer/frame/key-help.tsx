import { useTexts } from '../i18n/dictionary.ts'
import { useValidShortcuts } from '../keys/shortcuts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import styles from './key-help.module.css'
import { frameTexts } from './texts.ts'
import { useState } from 'react'

/** F1: the keys that were valid when it was asked for. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const text = useTexts(frameTexts)
  // Frozen at opening: the dialog itself changes what is valid.
  const valid = useValidShortcuts()
  const [shortcuts] = useState(valid)
  return (
    <Dialog title={text.help} onClose={onClose} width={720}>
      <p className="muted">{text.helpWhy}</p>
      <ul className={styles['list']}>
        {shortcuts.map((shortcut) => (
          <li key={`${shortcut.keys} ${shortcut.label}`} className={styles['item']}>
            <span className={styles['keys']}>
              {shortcut.keys.split(' / ').map((key) => (
                <KeyHint key={key} keys={key} />
              ))}
            </span>
            {shortcut.label}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
