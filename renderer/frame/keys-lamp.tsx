import { lamps } from '../../shared/contract/desk.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { keyTexts } from '../i18n/key-texts.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { useKeysDialog } from '../ui/keys-dialog.ts'
import { UnsealDialog } from '../ui/unseal-dialog.tsx'
import styles from './lamps.module.css'

/** Glows while the desk's keys are sealed; the lamp, and Ctrl+U, open the dialog that opens them. */
export function KeysLamp() {
  const text = useTexts(keyTexts)
  const { value } = useQuery(lamps, {})
  const { opened, open, close } = useKeysDialog()
  const isSealed = value?.keys === 'sealed'
  useShortcuts(
    isSealed
      ? [{ hotkey: 'mod+U', keys: 'Ctrl U', label: text.openKeys, run: open, always: true, inLine: !opened }]
      : [],
  )
  return (
    <>
      {isSealed && (
        <button
          type="button"
          className={styles['lamp']}
          data-glow="ask"
          aria-haspopup="dialog"
          aria-expanded={opened}
          // The focus stays in the field a click came from, and returns there.
          onMouseDown={(event) => event.preventDefault()}
          onClick={open}
        >
          <span className={styles['dot']} aria-hidden="true" />
          {text.lamp}
        </button>
      )}
      {opened && <UnsealDialog onClose={close} />}
    </>
  )
}
