import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { createDatabaseWorker } from '../../../electron/db/worker-client.ts'
import { acceptPayment, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { closeShift, getCurrentShift, openShift } from '../../../shared/contract/shift.ts'
import type { InputOf, OutputOf } from '../../../shared/contract/define.ts'
import { type HeadlessDesk, openHeadlessDesk } from './headless-desk.ts'
import { say } from './say.ts'
import { createSeededRandom } from './seeded-random.ts'

/*
 * A cashier who never rests: takes payments through the door of a headless desk until the power goes, with receipts
 * printed and the WAL moved into the file meanwhile. Each line is written when it is true and not before:
 *   send <commandId> <input>                a payment is about to be asked for
 *   ack <commandId> <receipt> <kopecks>     it was answered as accepted
 *   closed <zNumber>                        a shift was answered as closed
 * Usage: payment-stream <folder> <seed> <synchronous> <bundled db/worker.ts>
 */
type Payment = { id: string; input: InputOf<typeof acceptPayment>; answer: OutputOf<typeof acceptPayment> }

const [folder = '.', seedText = '1', synchronous = 'FULL', workerScript = ''] = process.argv.slice(2)
const random = createSeededRandom(Number(seedText))

const desk = await openHeadlessDesk(folder)
if (synchronous !== 'FULL') desk.database.raw.pragma(`synchronous = ${synchronous}`)
desk.signInCashier()
await desk.startWork()
const worker = createDatabaseWorker(pathToFileURL(workerScript))
const done: Payment[] = []
say('ready')
for (;;) {
  await ensureShift(desk)
  const dice = random.next()
  if (dice < 0.1) await repeatOne(desk)
  else if (dice < 0.12) await closeOne(desk)
  else await payOne(desk)
  // Far more often than by size, so that a short round meets checkpoints and a WAL begun anew.
  if (random.next() < 0.05) void worker.checkpoint(desk.database.file, random.next() < 0.5 ? 'passive' : 'truncate')
  // The print queue and the checkpoint get their turn, as between two clients.
  await new Promise((resolve) => setImmediate(resolve))
}

async function ensureShift(open: HeadlessDesk): Promise<void> {
  if ((await open.value(getCurrentShift, {})) === null)
    await open.value(openShift, { floatKopecks: random.between(0, 500_000) }, randomUUID())
}

function nextLine(): PaymentLineInput {
  return {
    payee: 'catalogue',
    serviceId: 'rs-water',
    account: `314${String(random.between(0, 9_999_999)).padStart(7, '0')}`,
    period: `2026-${String(random.between(1, 12)).padStart(2, '0')}`,
    amountKopecks: random.between(1, 1_000_000),
    origin: 'scan',
  }
}

async function payOne(open: HeadlessDesk): Promise<void> {
  const lines = Array.from({ length: random.between(1, 4) }, nextLine)
  const dueKopecks = lines.reduce((sum, line) => sum + line.amountKopecks, 0)
  const id = randomUUID()
  const input = { lines, givenKopecks: dueKopecks + random.between(0, 100_000) }
  say('send', id, JSON.stringify(input))
  // Sometimes too little is given at first: the refusal must leave the id free for the right sum.
  if (random.next() < 0.05) {
    const refused = await open.ask(acceptPayment, { lines, givenKopecks: dueKopecks - 1 }, id)
    if (refused.ok) throw new Error('too little cash was accepted')
  }
  const answer = await open.value(acceptPayment, input, id)
  say('ack', id, answer.receiptNumber, answer.dueKopecks)
  done.push({ id, input, answer })
}

/** The window asks again after silence: the same answer, no second payment. */
async function repeatOne(open: HeadlessDesk): Promise<void> {
  const payment = done[random.between(0, done.length - 1)]
  if (payment === undefined) return
  const again = await open.value(acceptPayment, payment.input, payment.id)
  if (JSON.stringify(again) !== JSON.stringify(payment.answer)) throw new Error('a repeated command was answered anew')
}

async function closeOne(open: HeadlessDesk): Promise<void> {
  const countedKopecks = (await open.value(getCurrentShift, {}))?.drawerKopecks ?? 0
  const { zNumber } = await open.value(closeShift, { countedKopecks, reason: null }, randomUUID())
  say('closed', zNumber)
}
