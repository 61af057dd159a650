import { fdatasyncSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { draftOfInput } from '../../electron/records/drafts.ts'
import { saveDraft } from '../../shared/contract/drafts.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { beginShift, newCommandId, nextPayment } from './seeded-desk.ts'
import { inRounds, median, type Pair } from './statistics.ts'

/*
 * Times payments of a headless desk against the bare write of as many bytes: a program of commit.bench.ts, bundled.
 * Usage: commit-times <desk folder> <journal mode>; writes CommitTimes as JSON.
 */
export type CommitTimes = {
  /** Milliseconds from asking the one door to its answer. */
  readonly throughDoor: Pair[]
  /** Milliseconds of the payment's transaction alone, BEGIN IMMEDIATE to the end of COMMIT. */
  readonly transaction: Pair[]
  readonly bytesPerPayment: number
}

const rounds = 30
const warmUps = 3
const paymentsPerRound = 20
const preallocatedBytes = 16 * 1024 * 1024

const now = (): number => performance.now()

/** Bytes this thread has written to files so far. */
const writtenBytes = (): number =>
  Number(/^wchar: (\d+)/m.exec(readFileSync(`/proc/self/task/${process.pid}/io`, 'utf8'))?.[1])

type Measured = { doorMs: number; transactionMs: number; bytes: number }

/** One payment as the window asks for it: its draft was saved when the cash opened, before the time that is measured. */
const payOnce = async (desk: HeadlessDesk, transactionMs: () => number): Promise<Measured> => {
  const payment = nextPayment()
  const commandId = newCommandId()
  await desk.value(saveDraft, { draft: draftOfInput(payment.lines), commandId })
  const bytesBefore = writtenBytes()
  const startedMs = now()
  await desk.value(acceptPayment, payment, commandId)
  const doorMs = now() - startedMs
  return { doorMs, transactionMs: transactionMs(), bytes: writtenBytes() - bytesBefore }
}

/** Remembers how long the last transaction took. */
const timeTransactions = ({ database }: HeadlessDesk): (() => number) => {
  const { transact } = database
  let lastMs = 0
  database.transact = (work) => {
    const startedMs = now()
    try {
      return transact(work)
    } finally {
      lastMs = now() - startedMs
    }
  }
  return () => lastMs
}

/** A file whose blocks are all on the disk, so that a write in it changes no metadata that a sync would have to write. */
const preallocated = (path: string): number => {
  const file = openSync(path, 'w+')
  for (let at = 0; at < preallocatedBytes; at += 1024 * 1024)
    writeSync(file, Buffer.alloc(1024 * 1024, 1), 0, 1024 * 1024, at)
  fsyncSync(file)
  return file
}

const floorMs = (file: number, bytes: Buffer, write: number): number => {
  const at = (write * bytes.length) % (preallocatedBytes - bytes.length)
  const startedMs = now()
  writeSync(file, bytes, 0, bytes.length, at)
  fdatasyncSync(file)
  return now() - startedMs
}

const measure = async (folder: string, journalMode: string): Promise<CommitTimes> => {
  const desk = await openHeadlessDesk(folder)
  await beginShift(desk)
  const transactionMs = timeTransactions(desk)
  const first: Measured[] = []
  for (let count = 0; count < 100; count += 1) first.push(await payOnce(desk, transactionMs))
  const bytesPerPayment = Math.round(median(first.map(({ bytes }) => bytes)))
  if (journalMode !== 'wal') desk.database.raw.pragma(`journal_mode = ${journalMode}`)

  const file = preallocated(join(folder, 'floor'))
  const buffer = Buffer.alloc(bytesPerPayment, 2)
  const transactions: number[] = []
  let writes = 0
  const throughDoor = await inRounds(
    rounds,
    warmUps,
    async () => {
      // What the worker does beside: the WAL is moved into the file, and then written anew from its beginning.
      desk.database.raw.pragma('wal_checkpoint(PASSIVE)')
      const payments: Measured[] = []
      for (let count = 0; count < paymentsPerRound; count += 1) payments.push(await payOnce(desk, transactionMs))
      transactions.push(median(payments.map((payment) => payment.transactionMs)))
      return median(payments.map(({ doorMs }) => doorMs))
    },
    async () => median(Array.from({ length: paymentsPerRound }, () => floorMs(file, buffer, writes++))),
  )
  const measured = transactions.slice(warmUps)
  const transaction = throughDoor.map(({ floor }, round) => ({ ours: measured[round] ?? Number.NaN, floor }))
  await desk.close()
  return { throughDoor, transaction, bytesPerPayment }
}

const [folder = '.', journalMode = 'wal'] = process.argv.slice(2)
console.log(JSON.stringify(await measure(folder, journalMode)))
