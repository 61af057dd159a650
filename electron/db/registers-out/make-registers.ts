import { createHash } from 'node:crypto'
import { closeSync, constants, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { MissingCharacter } from '../../../shared/domain/register-out-bytes.ts'
import type { OrderLine, OutLine, OutPayer, OutTerms, OutTotals } from '../../../shared/domain/register-out-lines.ts'
import { writeRegister } from '../../../shared/domain/register-out.ts'
import { type BuildJob, createMaker, type Maker, type OnBroken } from '../build-maker.ts'
import { fsyncFolder } from '../fsync.ts'
import { type Db, databaseProblem, type OpenDatabase, openDatabase } from '../open.ts'
import { needsOf, type OutRange, readBudgets, readLines } from './out-lines.ts'

/** One register to be written. `draft`: the file, which gets its name when the register's row is there. */
export type OutOrder = {
  readonly range: OutRange
  readonly terms: OutTerms
  readonly payers: readonly (readonly [paymentId: string, payer: OutPayer])[]
  readonly draft: string
}

export type RegisterOutTask = {
  readonly kind: 'register_out'
  /** The desk's database. */
  readonly file: string
  readonly orders: readonly OutOrder[]
}

/** `missing`: what its encoding lacks; the draft is not written then. */
export type WrittenRegister = {
  readonly totals: OutTotals
  readonly sha256: string
  readonly bytes: number
  readonly missing: readonly MissingCharacter[]
  readonly missingCount: number
}

export type OutFailure = 'cancelled' | 'disk_full' | 'folder_missing' | 'folder_closed' | 'failed'
/** In the order they were asked for. After a failure no draft is left. */
export type OutOutcome =
  | { readonly failure: null; readonly written: readonly WrittenRegister[] }
  | { readonly failure: OutFailure }
export type OutProgress = { readonly done: number }
export type RegisterOutJob = BuildJob<OutOutcome>
export type RegisterOutMaker = Maker<RegisterOutTask, OutProgress, OutOutcome>

export const createRegisterOutMaker = (script: URL, onBroken?: OnBroken): RegisterOutMaker =>
  createMaker(script, { failure: 'failed' }, onBroken)

class MakingCancelled extends Error {}

/** So many lines take about two milliseconds. */
const toldEveryLines = 500

function* watched<Line>(lines: readonly Line[], onLines: (count: number) => void): Generator<Line> {
  for (let at = 0; at < lines.length; at += toldEveryLines) {
    const some = lines.slice(at, at + toldEveryLines)
    yield* some
    onLines(some.length)
  }
}

const writeDraft = (draft: string, bytes: Uint8Array): void => {
  // Never through a link that somebody left in a shared folder, nor over a file that is there.
  const handle = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The file of one register, in memory. */
export const buildRegister = (
  db: Db,
  { range, terms, payers }: Omit<OutOrder, 'draft'>,
  lines: Iterable<OutLine | OrderLine>,
) =>
  writeRegister(lines, terms, {
    payers: new Map(payers),
    budgets: terms.layout === 'one_c' ? readBudgets(db, range) : new Map(),
  })

const failureOf = (error: unknown): OutFailure => {
  if (error instanceof MakingCancelled) return 'cancelled'
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'folder_missing'
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'folder_closed'
  return databaseProblem(error) === 'disk_full' ? 'disk_full' : 'failed'
}

/**
 * Writes the drafts of registers, on a connection of its own and within one read transaction, and puts them on the disk.
 * Never throws. `onProgress` is called every few milliseconds and returns false to call it off.
 */
export const makeRegisters = (
  { file, orders }: RegisterOutTask,
  onProgress: (progress: OutProgress) => boolean,
): OutOutcome => {
  const drafts: string[] = []
  let database: OpenDatabase | null = null
  let done = 0
  try {
    const open = (database = openDatabase(file, { readonly: true }))
    const written = open.raw.transaction(() =>
      orders.map((order): WrittenRegister => {
        const lines = watched(readLines(open.db, order.range, needsOf(order.terms, order.payers.length)), (count) => {
          done += count
          if (!onProgress({ done })) throw new MakingCancelled()
        })
        const { out, totals } = buildRegister(open.db, order, lines)
        const bytes = out.bytes()
        if (out.missingCount() === 0) {
          drafts.push(order.draft)
          writeDraft(order.draft, bytes)
        }
        return {
          ...{ totals, bytes: bytes.length, missing: out.missing, missingCount: out.missingCount() },
          sha256: createHash('sha256').update(bytes).digest('hex'),
        }
      }),
    )()
    for (const folder of new Set(drafts.map((draft) => dirname(draft)))) fsyncFolder(folder)
    return { failure: null, written }
  } catch (error) {
    for (const draft of drafts) rmSync(draft, { force: true })
    return { failure: failureOf(error) }
  } finally {
    database?.close()
  }
}
