import { useEffect, useRef, useState } from 'react'
import type { JournalEntry } from '../../../shared/contract/payments.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { EntryPaper } from './entry-paper.tsx'
import { JournalTable } from './journal-table.tsx'
import styles from './journal.module.css'
import { journalTexts } from './texts.ts'
import { type JournalScope, useJournalPages } from './use-journal-pages.ts'

/** Payments, newest first; the receipt of the chosen one beside them. */
export function JournalScreen() {
  const text = useTexts(journalTexts)
  const [scope, setScope] = useState<JournalScope>('shift')
  const [typed, setTyped] = useState('')
  const search = useTypedWords(typed.trim())
  const journal = useJournalPages(scope, search)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const scanned = useWindowState((state) => state.receipt)
  // The code of a receipt was scanned: its payment is looked for among all, and Esc leads back to the journal.
  useEffect(() => {
    const receipt = scanned === null ? null : useWindowState.getState().takeReceipt()
    if (receipt === null) return
    setScope('all')
    setTyped(receipt.receiptNumber)
    setChosenId(receipt.paymentId)
  }, [scanned])
  const chosen = journal.rows.find((entry) => entry.paymentId === chosenId) ?? journal.rows[0] ?? null
  const move = (step: number): void => {
    const next = stepFrom(journal.rows, chosen, step)
    if (next !== null) setChosenId(next.paymentId)
  }
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
    { hotkey: 'PageDown', keys: 'PgDn', label: text.keyMove, run: () => move(10), inLine: false },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.keyMove, run: () => move(-10), inLine: false },
    { hotkey: 'mod+F', keys: 'Ctrl F', label: text.keySearch, run: () => field.current?.select() },
    { hotkey: 'Insert', keys: 'Ins', label: text.keyScope, run: () => setScope(scope === 'shift' ? 'all' : 'shift') },
    ...(typed === '' ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: () => setTyped('') }]),
  ])
  const nothing = search === '' ? text.empty : scope === 'all' ? text.notFoundAll : text.notFound
  return (
    <Screen title={text.title} sideLook="desk" side={<EntryPaper entry={chosen} key={chosen?.paymentId ?? ''} />}>
      <div className={styles['tools']}>
        <div className="grow">
          <TextField
            label={text.search}
            value={typed}
            onChange={setTyped}
            maxLength={60}
            placeholder={text.searchHint}
            autoFocus
            ref={field}
          />
        </div>
        <Segments
          label={text.scope}
          value={scope}
          options={[
            { value: 'shift', label: text.scopeShift },
            { value: 'all', label: text.scopeAll },
          ]}
          onChange={setScope}
        />
      </div>
      <ErrorNotice error={journal.error} />
      {journal.newest !== undefined && journal.rows.length === 0 && journal.error === null && (
        <p className="muted">{nothing}</p>
      )}
      {journal.rows.length > 0 && (
        <JournalTable journal={journal} chosenId={chosen?.paymentId ?? null} onChoose={setChosenId} />
      )}
    </Screen>
  )
}

function stepFrom(entries: readonly JournalEntry[], from: JournalEntry | null, step: number): JournalEntry | null {
  const at = from === null ? -1 : entries.indexOf(from)
  return entries[Math.max(0, Math.min(entries.length - 1, at + step))] ?? null
}
