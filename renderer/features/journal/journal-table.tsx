import { type Ref, useLayoutEffect, useRef } from 'react'
import type { JournalEntry } from '../../../shared/contract/journal.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { printTexts } from '../../i18n/print-texts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { useMay } from '../../ui/session-context.ts'
import styles from './journal.module.css'
import { stateTexts } from './state-texts.ts'
import { journalTexts } from './texts.ts'
import type { JournalPages } from './use-journal-pages.ts'

type Props = {
  journal: JournalPages
  chosenId: string | null
  onChoose: (paymentId: string) => void
  onOpen: (paymentId: string) => void
  ref: Ref<HTMLDivElement>
}

export function JournalTable({ journal, chosenId, onChoose, onOpen, ref }: Props) {
  const text = useTexts(journalTexts)
  return (
    <div className={styles['scroll']} ref={ref}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.receipt}</th>
            <th scope="col">{text.services}</th>
            <th scope="col" className="number">
              {text.sum}
            </th>
            <th scope="col">{text.state}</th>
          </tr>
        </thead>
        <tbody>
          {journal.rows.map((entry) => (
            <Row
              key={entry.paymentId}
              entry={entry}
              chosen={entry.paymentId === chosenId}
              onChoose={() => onChoose(entry.paymentId)}
              onOpen={() => onOpen(entry.paymentId)}
            />
          ))}
        </tbody>
      </table>
      {journal.showOlder !== null && journal.lookingBackTo === null && (
        <div className={styles['older']}>
          <ActionButton onClick={() => void journal.showOlder?.()}>{text.older}</ActionButton>
        </div>
      )}
    </div>
  )
}

type RowProps = { entry: JournalEntry; chosen: boolean; onChoose: () => void; onOpen: () => void }

function Row({ entry, chosen, onChoose, onOpen }: RowProps) {
  const text = useTexts(journalTexts)
  const clock = useDeskClock()
  const seesBranch = useMay('supervision')
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <tr ref={row} className={styles['row']} aria-selected={chosen} onClick={onChoose} onDoubleClick={onOpen}>
      <td className="nowrap">
        {clock.time(entry.acceptedAt)}
        <span className="second"> {clock.date(entry.acceptedAt)}</span>
      </td>
      <td className="nowrap">
        {entry.receiptNumber}
        {seesBranch && <span className={styles['below']}>{entry.operatorName}</span>}
      </td>
      <td>
        {entry.serviceName} <span className="second">{entry.account}</span>
        {entry.lineCount > 1 && <span className="second"> {text.more(entry.lineCount - 1)}</span>}
      </td>
      <td className="number strong">
        <span data-back={entry.state === 'reversed' || undefined} className={styles['sum']}>
          {formatMoneyPlain(entry.dueKopecks)}
        </span>
        {entry.reversedKopecks > 0 && (
          <span className={styles['below']}>{text.returned(formatMoneyPlain(entry.reversedKopecks))}</span>
        )}
      </td>
      <td>
        <StateWords entry={entry} />
      </td>
    </tr>
  )
}

/** What has come of the payment; of its paper only what asks for a look. */
function StateWords({ entry }: { entry: JournalEntry }) {
  const text = useTexts(journalTexts)
  const print = useTexts(printTexts)
  const state = useTexts(stateTexts)
  return (
    <>
      <span data-state={entry.state}>{state[entry.state]}</span>
      <span className={styles['below']}>
        <span className={styles['print']} data-state={entry.printState}>
          {print.states[entry.printState]}
        </span>
        {entry.copies > 0 && ` · ${text.copies(entry.copies)}`}
      </span>
    </>
  )
}
