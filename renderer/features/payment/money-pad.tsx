import { Delete } from 'lucide-react'
import type { RefObject } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './cash-view.module.css'
import { tenderTexts } from './tender-texts.ts'

const keys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', ','] as const
const longest = 20

type Props = { field: RefObject<HTMLInputElement | null>; onTyped: (text: string) => void }

/** The digits on the screen, laid out as on the keyboard: they type into the field as its own keys do. */
export function MoneyPad({ field, onTyped }: Props) {
  const text = useTexts(tenderTexts)
  const type = (put: string): void => {
    const input = field.current
    if (input === null) return
    input.focus() // what was whole is selected anew, and is replaced
    const from = input.selectionStart ?? 0
    const until = input.selectionEnd ?? 0
    input.setRangeText(put, put === '' && from === until ? Math.max(0, from - 1) : from, until, 'end')
    onTyped(input.value.slice(0, longest))
  }
  // A press on a key must not take the focus: the caret stays where it was.
  return (
    <div className={styles['pad']} role="group" aria-label={text.pad} onPointerDown={(event) => event.preventDefault()}>
      {keys.map((key) => (
        <button key={key} type="button" tabIndex={-1} className={styles['padKey']} onClick={() => type(key)}>
          {key}
        </button>
      ))}
      <button
        type="button"
        tabIndex={-1}
        className={styles['padKey']}
        aria-label={text.padErase}
        onClick={() => type('')}
      >
        <Delete size={20} aria-hidden="true" />
      </button>
    </div>
  )
}
