import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type Sqlite from 'better-sqlite3'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import type { AccountFormat } from '../../../shared/domain/account-format.ts'
import type { RegisterRowProblem } from '../../../shared/domain/register-columns.ts'
import { compileRegister, type RegisterReader } from '../../../shared/domain/register-rows.ts'
import { shapeOfRow } from '../../../shared/domain/row-shape.ts'
import { spareBytes } from '../lists/build-list.ts'
import { removeListFile, writeListFile } from '../lists/list-file.ts'
import { type BadRowAt, type Counts, settleRepeats } from './account-rows.ts'
import { blobOf, collectPlaces, type PlaceList } from './places.ts'
import { countCommon, registerSchema, verifyRegister } from './register-file.ts'
import { cutRows, EndlessLine, type RowCutter, type RowShape, rowShapeOf } from './source-rows.ts'

export type RegisterTask = {
  readonly source: string
  /** Under its generation name; must not be the one in force. */
  readonly target: string
  readonly layout: RegisterLayout
  readonly account: AccountFormat
  /** The file in force, to compare accounts with; null where there is none. */
  readonly former: string | null
}

export type RegisterStage = 'reading' | 'writing' | 'verifying'
/** Heard at least every 50 ms; may throw to stop. */
export type RegisterWatch = (stage: RegisterStage, done: number, total: number, rows: number, badRows: number) => void

export type BadRowExample = { readonly line: number; readonly problem: RegisterRowProblem; readonly shape: string }

/** What came of a file. */
export type RegisterBuilt = {
  readonly accounts: number
  readonly debtKopecks: number
  readonly rows: number
  readonly badRows: number
  readonly duplicates: number
  readonly overpaid: number
  readonly meters: number
  readonly bytes: number
  readonly sha256: string
  readonly examples: readonly BadRowExample[]
  /** Against `former`; null where it could not be read. */
  readonly compared: { readonly newAccounts: number; readonly goneAccounts: number } | null
}

/** The file is no register by this layout, or bigger than any. */
export class RegisterError extends Error {
  readonly problem: 'not_a_register' | 'too_big'
  constructor(problem: 'not_a_register' | 'too_big') {
    super(problem)
    this.problem = problem
  }
}

/** Seven million rows; a file is held in memory, so that a medium may be taken out and every row is at hand. */
const biggestBytes = 512 * 1024 * 1024
const readAtOnce = 1024 * 1024
/** Rows are kept in pieces of the file: a look-up reads one. */
const pieceBytes = 8 * 1024
/** So much goes to the disk at a time: payments wait for the same disk. */
const flushedBytes = 4 * 1024 * 1024
const shownExamples = 5
/** A register's file takes so much of the provider's. */
const sizeInFile = 1.3

type Opened = { readonly handle: number; readonly file: Buffer; readonly shape: RowShape; readonly headBytes: number }

const openSource = (task: RegisterTask): Opened => {
  const handle = openSync(task.source, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size > biggestBytes) throw new RegisterError('too_big')
    const file = Buffer.alloc(size)
    const headBytes = readSync(handle, file, 0, Math.min(size, readAtOnce), 0)
    const shape = rowShapeOf(file.subarray(0, headBytes), task.layout)
    if (!shape) throw new RegisterError('not_a_register')
    return { handle, file, shape, headBytes }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

/** Reads the file to its end; `onBytes` hears how much of it is there. Hex SHA-256 of it. */
const readOn = ({ handle, file, headBytes }: Opened, onBytes: (end: number, last: boolean) => void): string => {
  const digest = createHash('sha256').update(file.subarray(0, headBytes))
  let end = headBytes
  while (end < file.length) {
    onBytes(end, false)
    const bytes = readSync(handle, file, end, Math.min(readAtOnce, file.length - end), end)
    if (bytes === 0) throw new RegisterError('not_a_register') // somebody cuts it short meanwhile
    digest.update(file.subarray(end, end + bytes))
    end += bytes
  }
  onBytes(end, true)
  return digest.digest('hex')
}

const takeRows = (
  raw: Sqlite.Database,
  opened: Opened,
  reader: RegisterReader,
  cutter: RowCutter,
  of: { counts: Counts; places: PlaceList; watch: RegisterWatch; flush: () => void },
): { sha256: string; crc: number } => {
  const { file, shape } = opened
  const { counts, places, watch, flush } = of
  const insert = raw.prepare('INSERT INTO pieces (first, bytes) VALUES (?, ?)')
  let first = 0
  let flushed = 0
  let crc = 0
  const endPiece = (at: number): void => {
    if (at === first) return
    const bytes = file.subarray(first, at)
    insert.run(first, bytes)
    crc = crc32(bytes, crc)
    first = at
  }
  // The head of a table is a piece of its own: rows are read by it.
  endPiece(shape.from)
  cutter.onSlice = (at) => {
    if (at - flushed >= flushedBytes) {
      flush()
      flushed = at
    }
    watch('reading', at, file.length, counts.rows, counts.bad.length)
  }
  const sha256 = readOn(opened, (end, last) =>
    cutter.take(end, last, ({ line, offset, no, isClean }) => {
      if (offset - first >= pieceBytes) endPiece(offset)
      if (!reader.isRow(line)) return
      counts.rows += 1
      const found = reader.read(line, !isClean)
      if ('problem' in found) {
        counts.bad.push({ offset, line: no, problem: found.problem })
        return
      }
      counts.accounts += 1
      counts.debtKopecks += found.debtKopecks
      if (found.overpaid) counts.overpaid += 1
      counts.meters += found.meters.length
      places.add(found.account, offset)
    }),
  )
  endPiece(file.length)
  return { sha256, crc }
}

const examplesOf = (
  opened: Opened,
  reader: RegisterReader,
  bad: readonly BadRowAt[],
  rawAt: (offset: number) => string,
) =>
  bad.slice(0, shownExamples).map(({ line, problem, offset }) => ({
    line,
    problem,
    shape: shapeOfRow(reader.decode(rawAt(offset).slice(opened.shape.format === 'dbf' ? 1 : 0))),
  }))

/**
 * Builds a register's file: the provider's bytes as they came, and where each account lies in them. Long: it runs in a
 * worker. On any error nothing is left. Throws RegisterError, what `watch` throws, and what SQLite and the file system
 * throw.
 */
export const buildRegister = (task: RegisterTask, watch: RegisterWatch): RegisterBuilt => {
  const opened = openSource(task)
  try {
    const { bavail, bsize } = statfsSync(dirname(task.target))
    if (bavail * bsize < spareBytes + opened.file.length * sizeInFile)
      throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
    return build(task, opened, watch)
  } catch (error) {
    removeListFile(task.target)
    throw error instanceof EndlessLine ? new RegisterError('not_a_register') : error
  } finally {
    closeSync(opened.handle)
  }
}

const build = (task: RegisterTask, opened: Opened, watch: RegisterWatch): RegisterBuilt => {
  const { file, shape } = opened
  const fields = shape.format === 'dbf' ? shape.head.fields : []
  const reader = compileRegister(task.layout, task.account, fields)
  const counts: Counts = { accounts: 0, debtKopecks: 0, rows: 0, duplicates: 0, overpaid: 0, meters: 0, bad: [] }
  const places = collectPlaces()
  const cutter = cutRows(file, shape, task.layout)
  const rows = settleRepeats(opened, reader, counts, () =>
    watch('writing', 0, counts.accounts, counts.rows, counts.bad.length),
  )
  let taken = { sha256: '', crc: 0 }
  let entriesCrc = 0
  const bytes = writeListFile(task.target, registerSchema, (raw, flush) => {
    taken = takeRows(raw, opened, reader, cutter, { counts, places, watch, flush })
    const insert = raw.prepare('INSERT INTO places (bucket, entries) VALUES (?, ?)')
    const total = counts.accounts
    let done = 0
    places.eachBucket((bucket, entries) => {
      const settled = rows.settle(entries)
      if (settled.length > 0) {
        const blob = blobOf(settled)
        insert.run(bucket, blob)
        entriesCrc = crc32(blob, entriesCrc)
      }
      done += entries.length / 2
      watch('writing', done, total, counts.rows, counts.bad.length)
    })
    rows.numberLines()
    const isRegister = counts.accounts > 0 && counts.bad.length <= counts.accounts + counts.duplicates
    // A sum that is no whole number any more is of a file whose columns are others.
    if (!isRegister || !Number.isSafeInteger(counts.debtKopecks)) throw new RegisterError('not_a_register')
    const insertBad = raw.prepare('INSERT INTO bad_rows (start, line, problem) VALUES (?, ?, ?)')
    for (const [index, { offset, line, problem }] of counts.bad.entries()) {
      insertBad.run(offset, line, problem)
      if (index % 10_000 === 0) watch('writing', total, total, counts.rows, counts.bad.length)
    }
    raw
      .prepare('INSERT INTO about (layout, account_format, accounts) VALUES (?, ?, ?)')
      .run(JSON.stringify(task.layout), JSON.stringify(task.account), counts.accounts)
  })
  const { bad, ...counted } = counts
  const watchEnd = (done: number, total: number): void => watch('verifying', done, total, counts.rows, bad.length)
  verifyRegister(task.target, { crc: taken.crc, entriesCrc, bytes: file.length }, watchEnd)
  const common = task.former === null ? null : countCommon(task.former, task.target, watchEnd)
  return {
    ...counted,
    badRows: bad.length,
    bytes,
    sha256: taken.sha256,
    examples: examplesOf(opened, reader, bad, (offset) => rows.rawAt(offset)),
    compared: common && {
      newAccounts: counts.accounts - common.accounts,
      goneAccounts: common.former - common.accounts,
    },
  }
}
