import { useEffect, useRef, useState } from 'react'
import type { JournalEntry } from '../../../shared/contract/journal.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskToday } from '../../ui/desk-today.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { EntryPaper } from './entry-paper.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import { filterOf, type JournalScope, namesShifts, nothingTyped, saidCount } from './filter-form.ts'
import { JournalActs } from './journal-acts.tsx'
import { JournalTable } from './journal-table.tsx'
import { JournalTotalsLine } from './journal-totals.tsx'
import styles from './journal.module.css'
import { LookingNotice } from './looking-notice.tsx'
import { PaymentCard } from './payment-card.tsx'
import { journalTexts } from './texts.ts'
import { useJournalPages } from './use-journal-pages.ts'

const scopes: readonly JournalScope[] = ['shift', 'today', 'all']

/** Payments, newest first; the receipt of the chosen one beside them, its whole history behind Enter. */
export function JournalScreen() {
  const text = useTexts(journalTexts)
  const seesBranch = useMay('supervision')
  const [scope, setScope] = useState<JournalScope>(seesBranch ? 'today' : 'shift')
  const [words, setWords] = useState('')
  const [typed, setTyped] = useState(nothingTyped)
  const [filtering, setFiltering] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const shown = useRef<HTMLDivElement>(null)
  const search = useTypedWords(words.trim())
  const today = useDeskToday()()
  const grant = useOpenClient((state) => state.client?.grant ?? null)
  const filter = filterOf(typed, { scope, today, search, grant })
  const journal = useJournalPages(filter)
  const scanned = useWindowState((state) => state.receipt)
  // The code of a receipt was scanned: its payment is looked for among all, and Esc leads back to the journal.
  useEffect(() => {
    const receipt = scanned === null ? null : useWindowState.getState().takeReceipt()
    if (receipt === null) return
    setScope('all')
    setTyped(nothingTyped)
    setWords(receipt.receiptNumber)
    setChosenId(receipt.paymentId)
    setOpenId(null)
  }, [scanned])
  const chosen = journal.rows.find((entry) => entry.paymentId === chosenId) ?? journal.rows[0] ?? null
  const move = (step: number): void => {
    const next = stepFrom(journal.rows, chosen, step)
    if (next !== null) setChosenId(next.paymentId)
  }
  const said = saidCount(typed)
  const clear = (): void => {
    setWords('')
    setTyped(nothingTyped)
  }
  const nextScope = (): void => setScope(scopes[(scopes.indexOf(scope) + 1) % scopes.length] ?? 'shift')
  useShortcuts(
    openId !== null
      ? []
      : [
          { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1) },
          { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
          { hotkey: 'PageDown', keys: 'PgDn', label: text.keyMove, run: () => move(10), inLine: false },
          { hotkey: 'PageUp', keys: 'PgUp', label: text.keyMove, run: () => move(-10), inLine: false },
          { hotkey: null, keys: 'Enter', label: text.open },
          { hotkey: 'mod+F', keys: 'Ctrl F', label: text.keySearch, run: () => field.current?.select() },
          { hotkey: 'alt+F', keys: 'Alt F', label: text.filter, run: () => setFiltering(true) },
          { hotkey: 'Insert', keys: 'Ins', label: text.keyScope, run: nextScope },
          ...(words === '' && said === 0 ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: clear }]),
        ],
  )
  const open = (): void => setOpenId(chosen?.paymentId ?? null)
  if (openId !== null)
    return <PaymentCard key={openId} paymentId={openId} onOpen={setOpenId} onClose={() => setOpenId(null)} />
  const nothing = search !== '' ? text.notFound : said > 0 ? text.emptyFilter : text.empty
  const isEmpty = journal.newest !== undefined && journal.rows.length === 0 && journal.error === null
  return (
    <Screen
      title={text.title}
      sideLook="desk"
      side={<EntryPaper paymentId={chosen?.paymentId ?? null} onOpen={open} key={chosen?.paymentId ?? ''} />}
    >
      <div className={styles['tools']}>
        <div className="grow">
          <TextField
            label={text.search}
            value={words}
            onChange={setWords}
            maxLength={60}
            placeholder={text.searchHint}
            autoFocus
            home
            ref={field}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.repeat) return
              event.preventDefault()
              open()
            }}
          />
        </div>
        <Segments
          label={text.scope}
          value={namesShifts(typed) ? 'all' : scope}
          options={[
            { value: 'shift', label: text.scopeShift },
            { value: 'today', label: text.scopeToday },
            { value: 'all', label: text.scopeAll },
          ]}
          onChange={setScope}
        />
        <ActionButton keys="Alt F" onClick={() => setFiltering(true)}>
          {said === 0 ? text.filter : text.filterOn(said)}
        </ActionButton>
      </div>
      <ErrorNotice error={journal.error} />
      <LookingNotice journal={journal} />
      {isEmpty && journal.lookingBackTo === null && <p className="muted">{nothing}</p>}
      {journal.rows.length > 0 && (
        <JournalTable
          journal={journal}
          chosenId={chosen?.paymentId ?? null}
          onChoose={setChosenId}
          onOpen={setOpenId}
          ref={shown}
        />
      )}
      {journal.rows.length > 0 && <JournalTotalsLine filter={filter} />}
      <JournalActs filter={filter} rows={journal.rows} shown={() => shown.current} />
      {filtering && (
        <FilterDialog
          typed={typed}
          onClose={() => setFiltering(false)}
          onApply={(applied) => {
            setTyped(applied)
            setFiltering(false)
          }}
        />
      )}
    </Screen>
  )
}

function stepFrom(entries: readonly JournalEntry[], from: JournalEntry | null, step: number): JournalEntry | null {
  const at = from === null ? -1 : entries.indexOf(from)
  return entries[Math.max(0, Math.min(entries.length - 1, at + step))] ?? null
}
