import { ScanLine } from 'lucide-react'
import { type FormEvent, type Ref, useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './bill-field.module.css'
import { paymentTexts } from './texts.ts'

/** Where the text of a code may be typed or pasted. With no lines yet it invites to scan, and has the focus. */
export function BillField({ ref, reading, first }: { ref: Ref<HTMLInputElement>; reading: boolean; first: boolean }) {
  const text = useTexts(paymentTexts)
  const billCame = useWindowState((state) => state.billCame)
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() === '') return
    billCame({ text: typed.slice(0, 4000), origin: 'paste' })
    setTyped('')
  }
  const form = (
    <form
      className={styles['form']}
      onSubmit={submit}
      onKeyDown={(event) => {
        // Enter here reads the code; with an empty field it means the lines.
        if (event.key === 'Enter' && typed.trim() !== '') event.stopPropagation()
      }}
    >
      <label className={styles['field']}>
        <span className="unseen">{text.billField}</span>
        <input
          ref={ref}
          className={styles['input']}
          value={typed}
          placeholder={text.billPlaceholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          autoFocus={first}
          data-home
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (pasted.trim() === '') return
            event.preventDefault()
            billCame({ text: pasted.slice(0, 4000), origin: 'paste' })
          }}
        />
      </label>
      {typed !== '' && (
        <ActionButton type="submit" keys="Enter">
          {text.billTake}
        </ActionButton>
      )}
    </form>
  )
  if (!first) return reading ? <p role="status">{text.reading}</p> : null
  return (
    <section className={styles['invite']}>
      <ScanLine size={44} strokeWidth={1.25} aria-hidden="true" className={styles['icon']} />
      <h2>{reading ? text.reading : text.empty}</h2>
      <p className="muted">{text.emptyWhy}</p>
      {form}
    </section>
  )
}
