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
  /** Milliseconds of the payment's transaction, BEGIN IMMEDIATE to the end of COMMIT, with all its rules and hashes. */
  readonly transaction: Pair[]
  /** The part of it that is SQLite's: statements, BEGIN and COMMIT. */
  readonly sqlite: Pair[]
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

type Spent = { transactionMs: number; sqliteMs: number }
type Measured = Spent & { bytes: number }

/** What precedes a payment, before the time that is measured: its draft is saved when the cash opens. */
const openCash = async (desk: HeadlessDesk) => {
  const payment = nextPayment()
  const commandId = newCommandId()
  await desk.value(saveDraft, { draft: draftOfInput(payment.lines), commandId })
  return { payment, commandId }
}

const payOnce = async (desk: HeadlessDesk, lastTransaction: () => Spent): Promise<Measured> => {
  const { payment, commandId } = await openCash(desk)
  const bytesBefore = writtenBytes()
  await desk.value(acceptPayment, payment, commandId)
  return { ...lastTransaction(), bytes: writtenBytes() - bytesBefore }
}

/** Remembers how long the last transaction took, and how much of that was SQLite's. */
const timeTransactions = ({ database }: HeadlessDesk): (() => Spent) => {
  let statementsMs = 0
  const timed =
    <Args extends unknown[], Result>(ask: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const startedMs = now()
      const result = ask(...args)
      statementsMs += now() - startedMs
      return result
    }
  const { transact, db } = database
  // A transaction's reading methods are copies of these.
  Object.assign(db, { get: timed(db.get), all: timed(db.all) })
  let last: Spent = { transactionMs: 0, sqliteMs: 0 }
  database.transact = (work) => {
    let workMs = 0
    statementsMs = 0
    const startedMs = now()
    const result = transact((tx) => {
      const workStartedMs = now()
      const done = work({ ...tx, run: timed(tx.run) })
      workMs = now() - workStartedMs
      return done
    })
    const transactionMs = now() - startedMs
    last = { transactionMs, sqliteMs: transactionMs - workMs + statementsMs }
    return result
  }
  return () => last
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
  const lastTransaction = timeTransactions(desk)
  const first: Measured[] = []
  for (let count = 0; count < 600; count += 1) first.push(await payOnce(desk, lastTransaction))
  const bytesPerPayment = Math.round(median(first.map(({ bytes }) => bytes)))
  if (journalMode !== 'wal') desk.database.raw.pragma(`journal_mode = ${journalMode}`)

  const file = preallocated(join(folder, 'floor'))
  const buffer = Buffer.alloc(bytesPerPayment, 2)
  const sqliteMs: number[] = []
  let writes = 0
  const transaction = await inRounds(
    rounds,
    warmUps,
    async () => {
      // What the worker does beside: the WAL is moved into the file, and then written anew from its beginning.
      desk.database.raw.pragma('wal_checkpoint(PASSIVE)')
      const payments: Measured[] = []
      for (let count = 0; count < paymentsPerRound; count += 1) payments.push(await payOnce(desk, lastTransaction))
      sqliteMs.push(median(payments.map((payment) => payment.sqliteMs)))
      return median(payments.map((payment) => payment.transactionMs))
    },
    async () => {
      const times: number[] = []
      for (let count = 0; count < paymentsPerRound; count += 1) {
        // The same before the bare write as before the payment: in a loop of its own it would find all caches warm.
        await openCash(desk)
        times.push(floorMs(file, buffer, writes++))
      }
      return median(times)
    },
  )
  const measured = sqliteMs.slice(warmUps)
  const sqlite = transaction.map(({ floor }, round) => ({ ours: measured[round] ?? Number.NaN, floor }))
  await desk.close()
  return { transaction, sqlite, bytesPerPayment }
}

const [folder = '.', journalMode = 'wal'] = process.argv.slice(2)
console.log(JSON.stringify(await measure(folder, journalMode)))
