import type { RegisterEntry, RegisterReader } from '../../../shared/domain/register-rows.ts'
import type { RegisterRowProblem } from '../../../shared/domain/register-columns.ts'
import type { Entries } from './places.ts'
import { type RowShape, rowAt } from './source-rows.ts'

export type BadRowAt = {
  readonly offset: number
  /** From 1; 0 until `numberLines`. */
  line: number
  readonly problem: RegisterRowProblem
}

/** What is counted while rows are read; repeated accounts are taken out again once all are known. */
export type Counts = {
  accounts: number
  debtKopecks: number
  rows: number
  duplicates: number
  overpaid: number
  meters: number
  readonly bad: BadRowAt[]
}

type Settling = {
  /** A row of the file, raw. */
  rawAt(offset: number): string
  /** Takes out of a bucket what repeats an account without adding to it. */
  settle(entries: Entries): Entries
  /** Sorts bad rows as they stand in the file and numbers those that were found out of turn. */
  numberLines(): void
}

const newline = 10
const watchedRows = 2000

/** Whether a row of the same account tells of its debt what the first told. A row of meters may have nothing due. */
const saysTheSame = (first: RegisterEntry, again: RegisterEntry): boolean =>
  first.payer === again.payer &&
  first.address === again.address &&
  (first.debtKopecks === again.debtKopecks || (again.debtKopecks === 0 && again.meters.length > 0))

/**
 * Accounts that stand in a register more than once: a row that repeats another is a duplicate, one that brings more
 * meters belongs to its account, and one that says something else is bad, because nobody knows which of them is right.
 * Counts lose what is taken out. `watch` is heard at least every few milliseconds, also where all rows are of one account.
 */
export const settleRepeats = (
  { file, shape }: { readonly file: Buffer; readonly shape: RowShape },
  reader: RegisterReader,
  counts: Counts,
  watch: () => void,
): Settling => {
  let settledRows = 0
  const rawAt = (offset: number): string => rowAt(file, offset, shape)
  const entryAt = (offset: number): RegisterEntry | null => {
    const found = reader.read(rawAt(offset), true)
    return 'problem' in found ? null : found
  }
  const takeOut = (entry: RegisterEntry): void => {
    counts.accounts -= 1
    counts.debtKopecks -= entry.debtKopecks
    if (entry.overpaid) counts.overpaid -= 1
    counts.meters -= entry.meters.length
  }

  /** Which rows of equal hashes stay. */
  const settleGroup = (offsets: readonly number[]): number[] => {
    const firsts = new Map<string, { entry: RegisterEntry; serials: Map<string, string> }>()
    return offsets.filter((offset) => {
      if (++settledRows % watchedRows === 0) watch()
      const entry = entryAt(offset)
      if (!entry) return false
      const serials = new Map(entry.meters.map((meter) => [meter.serial, JSON.stringify(meter)]))
      const first = firsts.get(entry.account)
      if (!first) {
        firsts.set(entry.account, { entry, serials })
        return true
      }
      takeOut(entry)
      const isNew = [...serials].filter(([serial]) => !first.serials.has(serial))
      const isKnown = [...serials].every(([serial, meter]) => (first.serials.get(serial) ?? meter) === meter)
      if (!saysTheSame(first.entry, entry) || !isKnown) {
        const problem = isKnown ? 'account_twice' : 'meter_twice'
        counts.bad.push({ offset, line: 0, problem })
        return false
      }
      if (isNew.length === 0) {
        counts.duplicates += 1
        return false
      }
      for (const [serial, meter] of isNew) first.serials.set(serial, meter)
      counts.meters += isNew.length
      return true
    })
  }

  const settle = (entries: Entries): Entries => {
    let isRepeated = false
    for (let at = 1; at + 2 < entries.length && !isRepeated; at += 2) isRepeated = entries[at] === entries[at + 2]
    if (!isRepeated) return entries
    const kept: number[] = []
    for (let at = 0; at < entries.length; ) {
      const rest = entries[at + 1] as number
      const offsets: number[] = []
      for (; entries[at + 1] === rest; at += 2) offsets.push(entries[at] as number)
      for (const offset of offsets.length === 1 ? offsets : settleGroup(offsets)) kept.push(offset, rest)
    }
    return Uint32Array.from(kept)
  }

  const numberLines = (): void => {
    counts.bad.sort((one, other) => one.offset - other.offset)
    let line = 1
    let at = shape.from
    for (const bad of counts.bad) {
      if (bad.line > 0) [line, at] = [bad.line, bad.offset]
      else if (shape.format === 'dbf') bad.line = (bad.offset - shape.from) / shape.head.recordBytes + 1
      else {
        for (let end = file.indexOf(newline, at); end >= 0 && end < bad.offset; end = file.indexOf(newline, at)) {
          line += 1
          at = end + 1
        }
        bad.line = line
      }
    }
  }

  return { rawAt, settle, numberLines }
}
