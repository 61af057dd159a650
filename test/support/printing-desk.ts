// A desk at work on a printer that answers as told, and what became of its papers.
import { expect } from 'vitest'
import type { PrintOutcome } from '../../electron/core/ports.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { openCashDesk, type TestDesk, testPrinter, waterLine } from './desk.ts'

export const pay = async (desk: TestDesk): Promise<string> =>
  (await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })).printJobId

export const jobOf = (desk: TestDesk, id: string) =>
  desk.database.db.get<{ state: string; reason: string | null; body: Uint8Array | null; bodyKey: Uint8Array | null }>(
    'SELECT state, reason, body, body_key AS bodyKey FROM print_jobs WHERE id = :id',
    { id },
  )

export const stateOf = (desk: TestDesk, id: string): string => {
  const job = jobOf(desk, id)
  return `${job?.state} ${job?.reason ?? ''}`.trim()
}

export const outcomesOf = (desk: TestDesk): string[] =>
  desk.database.db
    .all<{ body: string }>("SELECT body FROM audit_events WHERE kind LIKE 'print.%' ORDER BY seq")
    .map(({ body }) => JSON.parse(body) as { kind: string; data: { outcome?: string } })
    .map(({ kind, data }) => (data.outcome === undefined ? kind : `${kind} ${data.outcome}`))

/** A desk at work on a printer that answers as told. */
export const openPrintingDesk = async (next: PrintOutcome): Promise<TestDesk> => {
  const printer = testPrinter()
  printer.next = next
  const desk = await openCashDesk({ printer })
  await desk.startWork()
  return desk
}

export const printed = { outcome: 'printed', nearEnd: false } as const satisfies PrintOutcome
export const unknown = { outcome: 'unknown', reason: 'connection_lost' } as const satisfies PrintOutcome
export const paperOut = { outcome: 'not_printed', reason: 'paper_out' } as const satisfies PrintOutcome
export const settled = (desk: TestDesk, id: string, state: string) =>
  expect.poll(() => stateOf(desk, id), { timeout: 20_000 }).toBe(state)
