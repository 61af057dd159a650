import { useState } from 'react'
import { type ClosedShiftView, getClosedShift, listShifts, reprintZ } from '../../../shared/contract/past-shifts.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePages } from '../../api/use-pages.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { type Shortcut, useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { LateEvents } from './late-events.tsx'
import { RecountShift } from './recount-shift.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** Closed shifts, newest first, the Z of the chosen one beside them with what has happened since. */
export function PastShifts({ onBack }: { onBack: () => void }) {
  const text = useTexts(shiftTexts)
  const pages = usePages(
    listShifts,
    (before) => ({ before }),
    ({ shifts }) => shifts,
    ({ id }) => id,
  )
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [recounting, setRecounting] = useState(false)
  const chosen = pages.rows.find(({ id }) => id === chosenId) ?? pages.rows[0] ?? null
  const { value: whole, error } = useQuery(getClosedShift, chosen === null ? null : { shiftId: chosen.id })
  const reprint = useCommand(reprintZ)
  const [printed, setPrinted] = useState<{ shiftId: string; printJobId: string } | null>(null)
  const move = (by: number): void => {
    const at = chosen === null ? 0 : pages.rows.indexOf(chosen)
    const next = pages.rows[Math.max(0, Math.min(pages.rows.length - 1, at + by))]
    if (next !== undefined) setChosenId(next.id)
  }
  const print = (): void => {
    if (chosen === null) return
    void reprint.run({ shiftId: chosen.id }).then((answer) => {
      if (answer.ok) setPrinted({ shiftId: chosen.id, printJobId: answer.value.printJobId })
    })
  }
  const recountable = whole?.recountable === true
  // While the drawer is counted again the keys are the count's: Esc goes back to this list, Ctrl+Enter prints no Z.
  const keys: Shortcut[] = [
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.choose, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.choose, run: () => move(-1), inLine: false },
    { hotkey: 'PageDown', keys: 'PgDn', label: text.choose, run: () => move(10), inLine: false },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.choose, run: () => move(-10), inLine: false },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.reprint, run: print },
    ...(recountable
      ? [{ hotkey: 'Insert', keys: 'Ins', label: text.recountPast, run: () => setRecounting(true) }]
      : []),
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: onBack },
  ]
  useShortcuts(recounting ? [] : keys)
  if (recounting && chosen !== null) return <RecountShift shift={chosen} onDone={() => setRecounting(false)} />
  return (
    <Screen
      title={text.pastShifts}
      sideLook="desk"
      side={
        <PaperDesk label={text.zPaper}>
          {whole == null ? <ErrorNotice error={error} /> : <Paper paper={whole.paper} />}
        </PaperDesk>
      }
    >
      <ErrorNotice error={pages.error ?? reprint.error} />
      {pages.newest !== undefined && pages.rows.length === 0 && <p className="muted">{text.noPast}</p>}
      {pages.rows.length > 0 && (
        <ShiftTable shifts={pages.rows} chosenId={chosen?.id ?? null} onChoose={setChosenId}>
          {pages.showOlder}
        </ShiftTable>
      )}
      {whole != null && <LateEvents events={whole.lateEvents} />}
      {chosen !== null && (
        <div className="row wrap">
          <ActionButton look="main" keys="Ctrl Enter" autoFocus busy={reprint.running} onClick={print}>
            {text.reprint}
          </ActionButton>
          {recountable && (
            <ActionButton keys="Ins" onClick={() => setRecounting(true)}>
              {text.recountPast}
            </ActionButton>
          )}
          <ActionButton keys="Esc" onClick={onBack}>
            {text.back}
          </ActionButton>
        </div>
      )}
      {printed !== null && printed.shiftId === chosen?.id && (
        <PrintOutcome printJobId={printed.printJobId} prefix={text.print} />
      )}
    </Screen>
  )
}

type TableProps = {
  shifts: readonly ClosedShiftView[]
  chosenId: string | null
  onChoose: (id: string) => void
  /** Shows older ones; null after the oldest. */
  children: (() => Promise<void>) | null
}

function ShiftTable({ shifts, chosenId, onChoose, children: showOlder }: TableProps) {
  const text = useTexts(shiftTexts)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.pastShifts}>
      <table className={styles['shifts']}>
        <thead>
          <tr>
            {[text.number, text.day, text.operator].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {[text.payments, text.remainder, text.difference].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts.map((shift) => (
            <tr
              key={shift.id}
              aria-selected={shift.id === chosenId}
              ref={(row) => {
                if (shift.id === chosenId) row?.scrollIntoView({ block: 'nearest' })
              }}
              onClick={() => onChoose(shift.id)}
            >
              <td className="nowrap">
                {shift.number} <span className="second">Z {shift.zNumber}</span>
              </td>
              <td className="nowrap">{formatDate(shift.businessDate)}</td>
              <td>{shift.operatorName}</td>
              <td className="number">{shift.paymentCount}</td>
              <td className="number">{formatMoneyPlain(shift.countedKopecks)}</td>
              <td className="number">
                {shift.differenceKopecks === 0 ? '' : formatMoneyPlain(shift.differenceKopecks)}
                {shift.unsettled && <span className={styles['unsettled']}>{text.unsettled}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {showOlder !== null && (
        <div className={styles['older']}>
          <ActionButton onClick={() => void showOlder()}>{text.older}</ActionButton>
        </div>
      )}
    </div>
  )
}
