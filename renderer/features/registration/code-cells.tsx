import type { Ref } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './code-cells.module.css'
import { phoneTexts } from './phone-texts.ts'
import { CODE_DIGITS } from './workflow.ts'

type Props = { value: string; wrong: boolean; onChange: (text: string) => void; ref?: Ref<HTMLInputElement> }

/** Six cells drawn over one real field: pasting, deleting and a reader of the screen see a field. */
export function CodeCells({ value, wrong, onChange, ref }: Props) {
  const text = useTexts(phoneTexts)
  return (
    <div className={styles['code']}>
      <div className={styles['cells']} aria-hidden="true" data-wrong={wrong || undefined}>
        {Array.from({ length: CODE_DIGITS }, (_, index) => (
          // Six places that never move: the place is the identity.
          <span key={index} className={styles['cell']} data-next={index === value.length || undefined}>
            {value[index] ?? ''}
          </span>
        ))}
      </div>
      <input
        ref={ref}
        className={styles['input']}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        aria-label={text.codeField}
        aria-invalid={wrong || undefined}
        aria-describedby="code-message"
        autoFocus
        data-home
        onChange={(event) => onChange(event.target.value)}
        // The cells have no caret: what is typed always goes to the next one.
        onSelect={(event) => {
          const { selectionStart, value: shown } = event.currentTarget
          if (selectionStart !== shown.length) event.currentTarget.setSelectionRange(shown.length, shown.length)
        }}
      />
    </div>
  )
}
