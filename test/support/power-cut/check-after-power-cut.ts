import { randomUUID } from 'node:crypto'
import { verifyJournal } from '../../../electron/db/verify.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import { getDraft } from '../../../shared/contract/drafts.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { getCurrentShift, openShift } from '../../../shared/contract/shift.ts'
import { type HeadlessDesk, openHeadlessDesk } from './headless-desk.ts'

type Accepted = { receiptNumber: string; dueKopecks: number }
type Input = InputOf<typeof acceptPayment>
type Stored = Accepted & { commandId: string }

/** What payment-stream.ts had said when the power went. */
export type SaidByStream = {
  readonly sent: ReadonlyMap<string, Input>
  readonly acknowledged: ReadonlyMap<string, Accepted>
  readonly closedZNumbers: readonly number[]
  /** The last payment asked for, answered or not. */
  readonly lastSent: string | null
}

/** Reads the lines of payment-stream.ts. */
export function readStream(lines: readonly string[]): SaidByStream {
  const sent = new Map<string, Input>()
  const acknowledged = new Map<string, Accepted>()
  const closedZNumbers: number[] = []
  let lastSent: string | null = null
  for (const line of lines) {
    const [word, id = '', first = '', second = ''] = line.split(' ')
    if (word === 'send') sent.set((lastSent = id), JSON.parse(line.slice(`send ${id} `.length)) as Input)
    if (word === 'ack') acknowledged.set(id, { receiptNumber: first, dueKopecks: Number(second) })
    if (word === 'closed') closedZNumbers.push(Number(id))
  }
  return { sent, acknowledged, closedZNumbers, lastSent }
}

/**
 * Starts the desk on what a power cut left in `folder` and tells everything that is not as it must be; an empty list is
 * the proof. Words that begin with `lost` speak of something acknowledged that is gone. Pays once: the last payment
 * that was asked for is asked for again, as the window would after silence.
 */
export async function checkAfterPowerCut(folder: string, said: SaidByStream): Promise<string[]> {
  const problems: string[] = []
  let desk: HeadlessDesk | null = null
  try {
    desk = await openHeadlessDesk(folder)
    const integrity = String(desk.database.raw.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') problems.push(`integrity_check: ${integrity}`)
    problems.push(...lossesOf(desk, said), ...disagreementsOf(desk))
    // The print queue settles what was under way before it takes anything new.
    await desk.startWork()
    desk.signInCashier()
    if (said.lastSent !== null) problems.push(...(await askLastAgain(desk, said, said.lastSent)))
    problems.push(...disagreementsOf(desk))
  } catch (error) {
    problems.push(`the desk failed: ${error instanceof Error ? error.stack : String(error)}`)
  } finally {
    await desk?.close()
  }
  return problems
}

function storedPayments(desk: HeadlessDesk): Map<string, Stored> {
  const rows = desk.database.db.all<Stored>(
    'SELECT command_id AS commandId, receipt_number AS receiptNumber, due_kopecks AS dueKopecks FROM payments',
  )
  return new Map(rows.map((row) => [row.commandId, row]))
}

function lossesOf(desk: HeadlessDesk, said: SaidByStream): string[] {
  const problems: string[] = []
  const stored = storedPayments(desk)
  for (const [id, { receiptNumber, dueKopecks }] of said.acknowledged) {
    const found = stored.get(id)
    if (found === undefined) problems.push(`lost payment ${receiptNumber}`)
    else if (found.receiptNumber !== receiptNumber || found.dueKopecks !== dueKopecks)
      problems.push(`payment ${receiptNumber} is ${found.receiptNumber} over ${found.dueKopecks} kopecks now`)
  }
  for (const id of stored.keys()) if (!said.sent.has(id)) problems.push(`payment ${id} was never asked for`)
  // One payment at a time is under way: no more than that one may be there unacknowledged.
  if (stored.size > said.acknowledged.size + 1) problems.push(`${stored.size} payments of ${said.acknowledged.size}`)
  const closed = desk.database.db.all<{ z: number }>('SELECT z_number AS z FROM shift_closings').map((row) => row.z)
  for (const zNumber of said.closedZNumbers) if (!closed.includes(zNumber)) problems.push(`lost Z-${zNumber}`)
  return problems
}

/** Rows of one question each: whatever such a query finds contradicts the journal. */
const contradictions = {
  'cash of a shift differs from its journal': `
    SELECT s.number FROM shifts s
    LEFT JOIN (SELECT shift_id, sum(amount_kopecks) AS cash FROM cash_movements WHERE kind = 'payment' GROUP BY shift_id) c
      ON c.shift_id = s.id
    LEFT JOIN (SELECT shift_id, sum(due_kopecks) AS due FROM payments GROUP BY shift_id) p ON p.shift_id = s.id
    WHERE coalesce(cash, 0) <> coalesce(due, 0)`,
  'a shift without exactly one float': `
    SELECT number FROM shifts s
    WHERE (SELECT count(*) FROM cash_movements WHERE kind = 'float' AND shift_id = s.id) <> 1`,
  'receipt numbers of a shift have a gap': `
    SELECT shift_id FROM payments GROUP BY shift_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  'a payment differs from its lines': `
    SELECT p.id FROM payments p
    WHERE sum_kopecks IS NOT (SELECT sum(amount_kopecks) FROM payment_lines WHERE payment_id = p.id)`,
  'a payment without exactly one cash movement of its own command': `
    SELECT p.id FROM payments p
    WHERE (SELECT count(*) FROM cash_movements m WHERE m.payment_id = p.id AND m.command_id = p.command_id) <> 1`,
  'a payment without exactly one receipt in the queue': `
    SELECT p.id FROM payments p WHERE (SELECT count(*) FROM print_jobs WHERE kind = 'receipt' AND payment_id = p.id) <> 1`,
  'a payment whose command was not recorded': `
    SELECT id FROM payments WHERE command_id NOT IN (SELECT command_id FROM command_log)`,
  'a closed shift whose Z differs from its rows': `
    SELECT number FROM shift_closings c JOIN shifts s ON s.id = c.shift_id
    WHERE expected_kopecks IS NOT (SELECT sum(amount_kopecks) FROM cash_movements m WHERE m.shift_id = c.shift_id)
      OR payment_count <> (SELECT count(*) FROM payments p WHERE p.shift_id = c.shift_id)`,
} as const

function disagreementsOf(desk: HeadlessDesk): string[] {
  const { db } = desk.database
  const verdict = verifyJournal(db, new Date().toISOString())
  return [
    ...(verdict.intact ? [] : [`audit chain: ${verdict.problem} at ${verdict.brokenSeq}`]),
    ...Object.entries(contradictions)
      .filter(([, sql]) => db.get(sql) !== undefined)
      .map(([name]) => name),
  ]
}

/** Main keeps the draft with its id before it pays: so a stored payment is shown as done, never offered again. */
async function askLastAgain(desk: HeadlessDesk, said: SaidByStream, id: string): Promise<string[]> {
  const problems: string[] = []
  const before = storedPayments(desk).get(id)
  const draft = await desk.value(getDraft, {})
  if (before !== undefined && draft?.accepted?.receiptNumber !== before.receiptNumber)
    problems.push(`payment ${before.receiptNumber} is stored, but its draft does not say so`)
  if (before === undefined && draft?.accepted && draft.commandId === id) problems.push(`draft ${id} claims a payment`)

  if ((await desk.value(getCurrentShift, {})) === null) await desk.value(openShift, { floatKopecks: 0 }, randomUUID())
  const input = said.sent.get(id)
  if (input === undefined) throw new Error(`the stream never sent ${id}`)
  const answers = [await desk.value(acceptPayment, input, id), await desk.value(acceptPayment, input, id)]
  const after = storedPayments(desk).get(id)
  for (const { receiptNumber } of answers)
    if (receiptNumber !== (before ?? after)?.receiptNumber) problems.push(`asked again, ${id} became ${receiptNumber}`)
  const count = desk.database.db.get<{ n: number }>('SELECT count(*) AS n FROM payments WHERE command_id = :id', { id })
  if (count?.n !== 1) problems.push(`asked again, ${id} is there ${count?.n} times`)
  return problems
}
