import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BadRowReason } from '../../shared/domain/exchange-problems.ts'
import type { TransactionContext } from '../core/context.ts'
import type { Db, Tx } from '../db/open.ts'
import { type IncomingFile, type IncomingLine, readIncomingRow } from './exchange-format.ts'
import { type GorodImport, insertBadRow, insertImport, noteRowTaken, wasRowTaken } from './gorod-imports.ts'
import { type ImportParts, readRow, takeRow } from './import-row.ts'

/** One transaction of rows, with its write to the disk well under a twentieth of a second; then main serves others. */
const sliceMs = 20

/** More bad rows than a person reads: their count is kept whole, their lines up to here. */
const badRowsKept = 1000

export type ImportRun = ImportParts & {
  readonly db: Db
  readonly transact: <T>(work: (tx: Tx, context: TransactionContext) => T) => T
}

type Counts = { taken: number; repeated: number; bad: { line: number; reason: BadRowReason }[]; badCount: number }

/** Takes lines from `from` on until the slice's time is over; returns the first that was not looked at. */
const takeSlice = (run: ImportRun, lines: readonly IncomingLine[], from: number, counts: Counts): number =>
  run.transact((tx, { at }) => {
    const untilMs = performance.now() + sliceMs
    let next = from
    do {
      const { no, text } = lines[next] as IncomingLine
      const read = readRow(readIncomingRow(text))
      const known = typeof read !== 'string' && wasRowTaken(tx, read.id)
      const outcome = typeof read === 'string' ? read : known ? 'repeated' : takeRow(tx, run, read)
      if (outcome === 'repeated') counts.repeated += 1
      else if (outcome === 'taken') {
        counts.taken += 1
        if (typeof read !== 'string') noteRowTaken(tx, read.id, at)
      } else {
        counts.badCount += 1
        if (counts.bad.length < badRowsKept) counts.bad.push({ line: no, reason: outcome })
      }
      next += 1
    } while (next < lines.length && performance.now() < untilMs)
    return next
  })

export type ImportEnd = Pick<GorodImport, 'taken' | 'repeated' | 'bad'> & {
  /** Null when it was called off. */
  readonly importId: string | null
}

/**
 * Takes a checked file of «Город» row by row. A row that was taken before changes nothing; a bad one is reported and may
 * come again. A kill in between, or `watch` that answers false, leaves what was taken, and the next import of the file
 * takes the rest. Throws DamagedFile where the file is no longer what was checked.
 */
export const importFromGorod = async (
  run: ImportRun,
  file: IncomingFile & { name: string },
  watch: (rowsDone: number) => boolean,
): Promise<ImportEnd> => {
  const counts: Counts = { taken: 0, repeated: 0, bad: [], badCount: 0 }
  const { asOf, sum: sha256 } = file
  let done = 0
  for await (const lines of file.lines())
    for (let from = 0; from < lines.length; ) {
      if (!watch(done)) {
        const { taken, repeated, badCount: bad } = counts
        run.transact((_tx, { audit }) => audit('exchange.import_cancelled', { sha256, asOf, taken, repeated, bad }))
        return { importId: null, taken, repeated, bad }
      }
      const next = takeSlice(run, lines, from, counts)
      done += next - from
      from = next
      await nextTurn()
    }
  const id = run.ids.next()
  const { taken, repeated, badCount: bad } = counts
  run.transact((tx, { at, audit }) => {
    const made = { id, fileName: file.name, asOf, importedAt: at, taken, repeated, bad }
    insertImport(tx, { ...made, sum: sha256, operatorId: run.operatorId })
    for (const { line, reason } of counts.bad) insertBadRow(tx, id, line, reason)
    audit('exchange.imported', { importId: id, sha256, asOf, taken, repeated, bad })
  })
  return { importId: id, taken, repeated, bad }
}
