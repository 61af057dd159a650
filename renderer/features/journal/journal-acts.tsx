import { useState } from 'react'
import { exportJournal, type JournalEntry, type JournalFilter } from '../../../shared/contract/journal.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { type DeskClock, useDeskClock } from '../../ui/desk-clock.ts'
import { ExportState } from '../../ui/export-state.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { journalTexts } from './texts.ts'

/** The rows on the screen as text: tabs between cells, a line for each payment. */
const rowsText = (rows: readonly JournalEntry[], clock: DeskClock): string =>
  rows
    .map((entry) =>
      [
        clock.full(entry.acceptedAt),
        entry.receiptNumber,
        entry.operatorName,
        entry.serviceName,
        entry.account,
        formatMoneyPlain(entry.dueKopecks),
        formatMoneyPlain(entry.reversedKopecks),
      ].join('\t'),
    )
    .join('\n')

type Props = { filter: JournalFilter; rows: readonly JournalEntry[]; shown: () => HTMLElement | null }

/** Where the shown payments go to: a file, or the next «paste». */
export function JournalActs({ filter, rows, shown }: Props) {
  const text = useTexts(journalTexts)
  const clock = useDeskClock()
  const [copied, setCopied] = useState<number | null>(null)
  const exporting = useAction(exportJournal)
  const write = (format: 'csv' | 'xlsx'): void => void exporting.run({ filter, format }).then(() => setCopied(null))
  const copy = (): void => {
    const table = shown()
    if (table !== null && copyText(rowsText(rows, clock), table)) setCopied(rows.length)
  }
  const nothing = rows.length === 0
  useShortcuts(
    nothing
      ? []
      : [
          { hotkey: 'mod+E', keys: 'Ctrl E', label: text.xlsx, run: () => write('xlsx') },
          { hotkey: 'mod+shift+E', keys: 'Ctrl Shift E', label: text.csv, run: () => write('csv'), inLine: false },
          { hotkey: 'mod+shift+C', keys: 'Ctrl Shift C', label: text.copy, run: copy, inLine: false },
        ],
  )
  return (
    <>
      <div className="row wrap">
        <ActionButton keys="Ctrl E" disabled={nothing} onClick={() => write('xlsx')}>
          {text.xlsx}
        </ActionButton>
        <ActionButton keys="Ctrl Shift E" disabled={nothing} onClick={() => write('csv')}>
          {text.csv}
        </ActionButton>
        <ActionButton keys="Ctrl Shift C" disabled={nothing} onClick={copy}>
          {text.copy}
        </ActionButton>
        <span role="status" className="second">
          {copied === null ? '' : text.copied(copied)}
        </span>
      </div>
      <ErrorNotice error={exporting.error} />
      <ExportState />
    </>
  )
}
