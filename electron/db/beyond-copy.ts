import { constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import { chainHead } from './journal.ts'
import { type Db, openCopy, type OpenDatabase, openDatabase, TransactionError } from './open.ts'

/** What other files of the same desk prove that happened after a copy was made: numbers and sums, nothing personal. */
export type BeyondCopy = {
  /** The newest first, at most `mostReceipts`; `receiptCount` and `receiptKopecks` count all. */
  readonly receipts: { number: string; acceptedAt: string; dueKopecks: number }[]
  readonly receiptCount: number
  readonly receiptKopecks: number
  readonly zReports: { number: number; closedAt: string; runningTotalKopecks: number }[]
  readonly exchangeFiles: { epoch: number; number: number }[]
  /** Files that were looked into. */
  readonly sources: number
  /** The highest epoch that any of them bears; 0 without one. */
  readonly epoch: number
}

const mostReceipts = 200

type Receipt = BeyondCopy['receipts'][number] & { id: string }

const deskOf = (db: Db): { setUpAt: string; epoch: number } | undefined =>
  db.get<{ setUpAt: string; epoch: number }>('SELECT created_at AS setUpAt, epoch FROM desk')

/**
 * Reads a finished copy as it is, and the desk's own database, which may still have its WAL, from a copy: the file that
 * is put aside must stay as it was found, without so much as a new file beside it.
 */
const looking = <T>(file: string, spare: string, look: (db: Db) => T): T => {
  const opened = (): OpenDatabase => {
    try {
      return openCopy(file)
    } catch (error) {
      if (!(error instanceof TransactionError)) throw error
      for (const end of ['', '-wal'])
        if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${spare}${end}`, constants.COPYFILE_FICLONE)
      return openDatabase(spare)
    }
  }
  try {
    const database = opened()
    try {
      return look(database.db)
    } finally {
      database.close()
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${spare}${end}`, { force: true })
  }
}

const receiptsOf = (db: Db): Receipt[] =>
  db.all<Receipt>(
    `SELECT id, receipt_number AS number, accepted_at AS acceptedAt, due_kopecks AS dueKopecks
     FROM payments ORDER BY id DESC LIMIT 20000`,
  )

const closingsOf = (db: Db) =>
  db.all<BeyondCopy['zReports'][number] & { id: string }>(
    `SELECT shift_id AS id, z_number AS number, closed_at AS closedAt, running_total_kopecks AS runningTotalKopecks
     FROM shift_closings ORDER BY z_number DESC LIMIT 1000`,
  )

const filesOf = (db: Db) => {
  try {
    return db.all<BeyondCopy['exchangeFiles'][number] & { id: string }>(
      'SELECT id, epoch, number FROM exchange_files ORDER BY made_at DESC LIMIT 1000',
    )
  } catch {
    return [] // of a program from before the exchange
  }
}

const known = (db: Db, table: 'payments' | 'shift_closings' | 'exchange_files', id: string): boolean =>
  db.get(`SELECT 1 FROM ${table} WHERE ${table === 'shift_closings' ? 'shift_id' : 'id'} = :id`, { id }) !== undefined

/**
 * Compares the copy that is put in place with what else there is of this desk: newer copies, the database that is put
 * aside. What can't be read proves nothing and is left out. `spare`: a file that may be written and is removed again.
 */
export const beyondCopy = (copy: Db, files: readonly string[], spare: string): BeyondCopy => {
  const [receipts, zReports, exchangeFiles] = [
    new Map<string, Receipt>(),
    new Map<string, BeyondCopy['zReports'][number]>(),
    new Map<string, BeyondCopy['exchangeFiles'][number]>(),
  ]
  const ownSeq = chainHead(copy).seq
  const own = deskOf(copy)
  let [sources, epoch] = [0, 0]
  for (const file of new Set(files)) {
    if (!existsSync(file)) continue
    try {
      looking(file, spare, (other) => {
        const desk = deskOf(other)
        if (!desk || desk.setUpAt !== own?.setUpAt) return
        epoch = Math.max(epoch, desk.epoch) // of an older copy that was restored once, too
        if (chainHead(other).seq <= ownSeq) return
        sources++
        for (const one of receiptsOf(other)) if (!known(copy, 'payments', one.id)) receipts.set(one.id, one)
        for (const { id, ...one } of closingsOf(other)) if (!known(copy, 'shift_closings', id)) zReports.set(id, one)
        for (const { id, ...one } of filesOf(other)) if (!known(copy, 'exchange_files', id)) exchangeFiles.set(id, one)
      })
    } catch {
      // Broken, of a newer program, or no database at all.
    }
  }
  const all = [...receipts.values()].sort((a, b) => (a.id < b.id ? 1 : -1))
  return {
    receipts: all.slice(0, mostReceipts).map(({ id: _id, ...receipt }) => receipt),
    receiptCount: all.length,
    receiptKopecks: all.reduce((sum, { dueKopecks }) => sum + dueKopecks, 0),
    zReports: [...zReports.values()].sort((a, b) => b.number - a.number),
    exchangeFiles: [...exchangeFiles.values()],
    sources,
    epoch,
  }
}
