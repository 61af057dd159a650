import { useLayoutEffect, useRef } from 'react'
import type { JournalEntry } from '../../../shared/contract/payments.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { printTexts } from '../../i18n/print-texts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './journal.module.css'
import { journalTexts } from './texts.ts'
import type { JournalPages } from './use-journal-pages.ts'

type Props = { journal: JournalPages; chosenId: string | null; onChoose: (paymentId: string) => void }

export function JournalTable({ journal, chosenId, onChoose }: Props) {
  const text = useTexts(journalTexts)
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.receipt}</th>
            <th scope="col">{text.services}</th>
            <th scope="col" className="number">
              {text.sum}
            </th>
            <th scope="col">{text.print}</th>
          </tr>
        </thead>
        <tbody>
          {journal.rows.map((entry) => (
            <Row
              key={entry.paymentId}
              entry={entry}
              chosen={entry.paymentId === chosenId}
              onChoose={() => onChoose(entry.paymentId)}
            />
          ))}
        </tbody>
      </table>
      {journal.showOlder !== null && (
        <div className={styles['older']}>
          <ActionButton onClick={() => void journal.showOlder?.()}>{text.older}</ActionButton>
        </div>
      )}
    </div>
  )
}

function Row({ entry, chosen, onChoose }: { entry: JournalEntry; chosen: boolean; onChoose: () => void }) {
  const text = useTexts(journalTexts)
  const print = useTexts(printTexts)
  const clock = useDeskClock()
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const [first, ...others] = entry.lines
  return (
    <tr ref={row} className={styles['row']} aria-selected={chosen} onClick={onChoose}>
      <td className="nowrap">
        {clock.time(entry.acceptedAt)}
        <span className="second"> {clock.date(entry.acceptedAt)}</span>
      </td>
      <td className="nowrap">{entry.receiptNumber}</td>
      <td>
        {first?.serviceName} <span className="second">{first?.account}</span>
        {others.length > 0 && <span className="second"> {text.more(others.length)}</span>}
      </td>
      <td className="number strong">{formatMoneyPlain(entry.dueKopecks)}</td>
      <td>
        <span className={styles['print']} data-state={entry.printState}>
          {print.states[entry.printState]}
        </span>
        {entry.copies > 0 && <span className="second"> {text.copies(entry.copies)}</span>}
      </td>
    </tr>
  )
}
