import { useState } from 'react'
import {
  cancelOutgoing,
  getOutgoingDay,
  makeOutgoing,
  makeOutgoingAgain,
  type OutWay,
  type RegistersOutDay,
  repeatOutgoing,
} from '../../../shared/contract/outgoing.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { DayField } from './day-field.tsx'
import { OutActions } from './out-actions.tsx'
import { OutPreview } from './out-preview.tsx'
import { type OutRow, rowsOf, sendable } from './out-rows.ts'
import { OutTable } from './out-table.tsx'
import { useRegistersOut } from './registers-out-store.ts'
import { RunningNow } from './running-now.tsx'
import { SentDialog } from './sent-dialog.tsx'
import { registersOutTexts } from './texts.ts'
import { TransfersDialog } from './transfers-dialog.tsx'
import { WayDialog } from './way-dialog.tsx'

/** The registers of a business day: made with one key, looked at, marked as sent. */
export function RegistersOutScreen() {
  const text = useTexts(registersOutTexts)
  const asked = useRegistersOut(({ businessDate }) => businessDate)
  const { value: day, error } = useQuery(getOutgoingDay, { businessDate: asked })
  if (day == null)
    return (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
        {day === null && <p role="status">{text.noShifts}</p>}
      </Screen>
    )
  return <Day key={day.businessDate} day={day} error={error} />
}

type Said = { look: 'note' | 'ask'; what: string; why?: string }
type Open = 'sent' | 'transfers' | 'way' | null

function Day({ day, error }: { day: RegistersOutDay; error: Parameters<typeof ErrorNotice>[0]['error'] }) {
  const text = useTexts(registersOutTexts)
  const { rowKey, choose, show } = useRegistersOut()
  const make = useAction(makeOutgoing)
  const again = useAction(makeOutgoingAgain)
  const repeat = useAction(repeatOutgoing)
  const stop = useAction(cancelOutgoing)
  const [said, setSaid] = useState<Said | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const rows = rowsOf(day)
  const row = rows.find(({ key }) => key === rowKey) ?? rows[0] ?? null
  const { businessDate, otherDays, running } = day
  const clear = (): void => {
    setSaid(null)
    for (const runner of [make, again, repeat, stop]) runner.clear()
  }
  const runMake = async (only: { slot: string; way: OutWay | null } | null): Promise<void> => {
    clear()
    const answer = await make.run({ businessDate, only })
    if (!answer.ok) return
    const { made, blocked } = answer.value
    const [first] = blocked
    if (first === undefined) {
      setOpen(null)
      return setSaid({ look: 'note', what: text.made(made.length, sumOf(made)) })
    }
    choose(`w:${first.slot}`)
    setSaid({
      look: 'ask',
      what: text.blocked(blocked.map(({ providerName }) => providerName || text.byDetails).join(', ')),
      why: text.blockedWhy,
    })
  }
  const runAgain = async (registerId: string, way: OutWay | null): Promise<void> => {
    clear()
    const answer = await again.run({ registerId, way })
    if (!answer.ok) return
    setOpen(null)
    choose(`m:${answer.value.registerId}`)
    setSaid({ look: 'note', what: text.madeAgain(answer.value.fileName) })
  }
  const runRepeat = async (registerId: string): Promise<void> => {
    clear()
    const answer = await repeat.run({ registerId })
    if (answer.ok) setSaid({ look: 'note', what: text.repeated(answer.value.fileName) })
  }
  const makeRow = (of: OutRow, way: OutWay | null): Promise<void> =>
    of.of === 'waiting' ? runMake({ slot: of.register.slot, way }) : runAgain(of.register.registerId, way)
  const openDialog = (dialog: Open): void => {
    clear()
    setOpen(dialog)
  }
  const move = (step: number): void => {
    const at = row === null ? 0 : rows.indexOf(row)
    choose(rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.key ?? null)
  }
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1), inLine: rows.length > 1 },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
  ])
  const failure = make.error ?? again.error ?? repeat.error ?? stop.error ?? error
  const calledOff = failure?.kind === 'refused' && failure.code === 'outgoing.cancelled'
  const failed = again.error?.kind === 'refused' && again.error.code === 'outgoing.characters_missing'
  return (
    <Screen
      title={text.title}
      about={day.openShifts.length > 0 && text.openShifts(day.openShifts.join(', '))}
      extra={<DayField businessDate={businessDate} onShow={show} />}
      side={<OutPreview row={row} businessDate={businessDate} onDecide={() => openDialog('way')} />}
    >
      {day.folder === '' && (
        <Notice look="ask" title={text.noFolder}>
          <p>{text.noFolderTodo}</p>
        </Notice>
      )}
      {otherDays.length > 0 && (
        <p className="muted">
          {text.otherDays(
            otherDays
              .map((other) => text.otherDay(formatDate(other.businessDate), other.waitingLines, other.unsent))
              .join('; '),
          )}
        </p>
      )}
      {running === null ? (
        <OutActions
          row={row}
          waiting={day.waiting.length}
          sendable={sendable(day).length}
          otherDay={otherDays[0]?.businessDate ?? null}
          busy={make.running || again.running || repeat.running}
          onMakeAll={() => void runMake(null)}
          onMake={(of) => void makeRow(of, null)}
          onRepeat={(registerId) => void runRepeat(registerId)}
          onSent={() => openDialog('sent')}
          onTransfers={() => openDialog('transfers')}
          onShow={show}
        />
      ) : (
        <RunningNow running={running} onCancel={() => void stop.run({})} />
      )}
      {said !== null && (
        <Notice look={said.look} title={said.what}>
          {said.why !== undefined && <p>{said.why}</p>}
        </Notice>
      )}
      {calledOff ? <Notice look="note" title={text.cancelled} /> : <ErrorNotice error={failed ? null : failure} />}
      {failed && <Notice look="ask" title={text.blockedWhy} />}
      {rows.length === 0 ? (
        <p role="status">{text.nothing}</p>
      ) : (
        <OutTable rows={rows} chosenKey={row?.key ?? null} onChoose={choose} />
      )}
      {open === 'sent' && (
        <SentDialog
          chosen={row?.of === 'made' && row.register.state === 'made' ? row.register : null}
          sendable={sendable(day)}
          onSent={(count) => {
            setOpen(null)
            setSaid({ look: 'note', what: text.markedSent(count) })
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'transfers' && <TransfersDialog businessDate={businessDate} onClose={() => setOpen(null)} />}
      {open === 'way' && row !== null && (
        <WayDialog
          key={row.key}
          row={row}
          businessDate={businessDate}
          running={make.running || again.running}
          error={make.error ?? again.error}
          onMake={(way) => void makeRow(row, way)}
          onClose={() => setOpen(null)}
        />
      )}
    </Screen>
  )
}

const sumOf = (made: readonly { lineCount: number }[]): number =>
  made.reduce((sum, { lineCount }) => sum + lineCount, 0)
