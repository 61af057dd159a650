import type Sqlite from 'better-sqlite3'
import { isPacked, packNumbers, unpackNumbers } from '../../../shared/domain/packed-numbers.ts'
import {
  newRowBatch,
  numbersOfSeries,
  readPassportRows,
  type RowReport,
  takeSorted,
} from '../../../shared/domain/passport-list.ts'
import { type Db, openCopy } from '../open.ts'
import { removeListFile, writeListFile } from './list-file.ts'
import { ListError, openListSource } from './list-source.ts'

// performance.md §7.2: distances in seven-bit groups. Blocks of equal size instead of one per series: the row that
// begins at or before a number is found by the primary key, and is short wherever the list is dense.
const schema = `
CREATE TABLE about (rows INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE blocks (first INTEGER PRIMARY KEY, distances BLOB NOT NULL) STRICT;`

/** Rows sorted at once: 6 bytes each while they are read and 4 more while they are sorted, 320 MB. */
const sortedAtOnce = 32_000_000

export type ListStage = 'reading' | 'writing' | 'verifying'
export type ListWatch = (stage: ListStage, done: number, total: number) => void

/** What came of a list's file. `rows`: distinct entries in the store. */
export type ListBuilt = {
  readonly rows: number
  readonly duplicates: number
  readonly broken: number
  readonly examples: RowReport['examples']
  readonly bytes: number
  readonly sha256: string
}

type Block = { first: number; distances: Uint8Array }

const blocksAfter = (db: Db, after: number): Block[] =>
  db.all<Block>('SELECT first, distances FROM blocks WHERE first > :after ORDER BY first LIMIT 200', { after })

/** Every number of a store in order. */
function* numbersOf(db: Db): Generator<number> {
  const waiting: number[] = []
  for (let after = -1; ; ) {
    const blocks = blocksAfter(db, after)
    if (blocks.length === 0) return
    for (const { first, distances } of blocks) {
      after = first
      waiting.length = 0
      unpackNumbers(first, distances, (value) => waiting.push(value))
      yield* waiting
    }
  }
}

/** Several sorted runs as one, equal numbers once. */
const mergeRuns = (files: readonly string[], each: (passport: number) => void): void => {
  const stores = files.map((file) => openCopy(file))
  try {
    const runs = stores.map(({ db }) => numbersOf(db))
    const heads = runs.map((run) => run.next().value as number | undefined)
    for (let last = -1; ; ) {
      let lowest = -1
      for (let at = 0; at < heads.length; at++) {
        const head = heads[at]
        if (head !== undefined && (lowest < 0 || head < (heads[lowest] as number))) lowest = at
      }
      if (lowest < 0) return
      const value = heads[lowest] as number
      if (value !== last) each(value)
      last = value
      heads[lowest] = runs[lowest]?.next().value as number | undefined
    }
  } finally {
    for (const store of stores) store.close()
  }
}

/** So many numbers take a few milliseconds. */
const watchedNumbers = 65_536

/** Packs what `give` hands out, in order, into the file's blocks; returns how many there were. */
const pack = (
  raw: Sqlite.Database,
  watch: ListWatch,
  total: number,
  give: (add: (passport: number) => void) => void,
): number => {
  const insert = raw.prepare('INSERT INTO blocks (first, distances) VALUES (?, ?)')
  const packed = packNumbers((first, distances) => insert.run(first, distances))
  let count = 0
  give((passport) => {
    packed.add(passport)
    if (++count % watchedNumbers === 0) watch('writing', count, total)
  })
  return packed.end()
}

/** Reads the finished file as the desk will: sound pages, numbers that rise, and as many as were written. */
const verifyPassportStore = (file: string, rows: number, watch: ListWatch): void => {
  const store = openCopy(file)
  try {
    if (store.raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the store is not sound')
    let count = 0
    let last = -1
    let rising = true
    for (let after = -1; ; ) {
      const blocks = blocksAfter(store.db, after)
      if (blocks.length === 0) break
      for (const { first, distances } of blocks) {
        after = first
        unpackNumbers(first, distances, (value) => {
          rising &&= value > last
          last = value
          count += 1
        })
      }
      watch('verifying', count, rows)
    }
    if (!rising || count !== rows) throw new Error('the store does not hold what was read')
  } finally {
    store.close()
  }
}

export type PassportTask = {
  readonly source: string
  /** Under its generation name; must not be the current one. */
  readonly target: string
  readonly sortedAtOnce?: number
}

/**
 * Builds the store of a list of invalid passports. Long: it runs in a worker; `watch` hears of it at least every 50 ms
 * and may throw to stop. On any error nothing is left. Throws ListError, and what SQLite and the file system throw.
 */
export const buildPassportStore = (task: PassportTask, watch: ListWatch): ListBuilt => {
  const runsFile = `${task.target}.runs`
  const source = openListSource(task.source, (done) => watch('reading', done, source.bytes))
  // Only what is written to takes memory.
  const batch = newRowBatch(task.sortedAtOnce ?? sortedAtOnce)
  const runs: string[] = []
  try {
    const flushRun = (): void => {
      const file = `${runsFile}${runs.length}`
      runs.push(file)
      writeListFile(file, schema, (raw) => pack(raw, watch, batch.count, (add) => takeSorted(batch, add)))
    }
    const reader = readPassportRows(batch, flushRun)
    const sha256 = source.read((piece) => reader.push(piece))
    reader.end()
    const report = reader.report()
    // A file of another kind: a list has garbage, but never more of it than of rows.
    if (report.rows === 0 || report.broken > report.rows) throw new ListError('not_a_list')
    if (runs.length > 0 && batch.count > 0) flushRun()
    let rows = 0
    const bytes = writeListFile(task.target, schema, (raw) => {
      rows = pack(raw, watch, report.rows, (add) => {
        if (runs.length === 0) takeSorted(batch, add)
        else mergeRuns(runs, add)
      })
      raw.prepare('INSERT INTO about (rows, sha256) VALUES (?, ?)').run(rows, sha256)
    })
    verifyPassportStore(task.target, rows, watch)
    const { broken, examples } = report
    return { rows, duplicates: report.rows - rows, broken, examples, bytes, sha256 }
  } catch (error) {
    removeListFile(task.target)
    throw error
  } finally {
    source.close()
    for (const file of runs) removeListFile(file)
  }
}

/** Whether a passport is in a store. `seriesNumber`: 10 digits. */
export const isListed = (store: Db, seriesNumber: string): boolean => {
  const wanted = Number(seriesNumber.slice(0, 4)) * numbersOfSeries + Number(seriesNumber.slice(4))
  const block = store.get<Block>(
    'SELECT first, distances FROM blocks WHERE first <= :wanted ORDER BY first DESC LIMIT 1',
    { wanted },
  )
  return block !== undefined && isPacked(block.first, block.distances, wanted)
}
