import { shapeOfRow } from './row-shape.ts'

/**
 * The list of invalid passports as its publisher writes it (domain.md §3.4): CSV rows `1234,123456`, a header, and
 * garbage. A passport is one number here: series × 1 000 000 + number; below 10¹⁰, so sums and order are exact.
 */

/** Series × this + number. */
export const numbersOfSeries = 1_000_000
const seriesCount = 10_000

/** A row that was not taken: its line and its shape, digits as 9 and letters as x, so that no number is shown. */
export type BrokenRow = { readonly line: number; readonly shape: string }

export type RowReport = { readonly rows: number; readonly broken: number; readonly examples: readonly BrokenRow[] }

const shownExamples = 5
/** A line longer than this is garbage, however it goes on. */
const keptBytes = 64

const newline = 10
const carriageReturn = 13
const comma = 44
const zero = 48

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: false }).decode(bytes.subarray(0, keptBytes))

const digitsAt = (bytes: Uint8Array, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - zero
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** Rows wait here until there are so many that they are sorted and written; 6 bytes each. */
export type RowBatch = { readonly series: Uint16Array; readonly numbers: Uint32Array; count: number }

export const newRowBatch = (capacity: number): RowBatch => ({
  series: new Uint16Array(capacity),
  numbers: new Uint32Array(capacity),
  count: 0,
})

export type PassportRows = {
  /** The next bytes of the file, however they are cut. */
  push(chunk: Uint8Array): void
  /** The last line needs no end. */
  end(): void
  report(): RowReport
}

/** Reads rows into the batch; `onFull` must empty it. Never throws, whatever the bytes are. */
export const readPassportRows = (batch: RowBatch, onFull: () => void): PassportRows => {
  const capacity = batch.series.length
  const carry = new Uint8Array(keptBytes)
  let carried = 0
  let line = 0
  let rows = 0
  let broken = 0
  const examples: BrokenRow[] = []

  const take = (series: number, number: number): void => {
    rows += 1
    batch.series[batch.count] = series
    batch.numbers[batch.count] = number
    if (++batch.count === capacity) onFull()
  }
  const takeLine = (bytes: Uint8Array): void => {
    line += 1
    const length = bytes.length > 0 && bytes[bytes.length - 1] === carriageReturn ? bytes.length - 1 : bytes.length
    const series = length === 11 && bytes[4] === comma ? digitsAt(bytes, 0, 4) : -1
    const number = series < 0 ? -1 : digitsAt(bytes, 5, 11)
    if (number >= 0) return take(series, number)
    if (length === 0) return
    const letters = shapeOfRow(textOf(bytes.subarray(0, length)))
    if (line === 1 && /^[^9]*x[^9]*,[^9]*x[^9]*$/.test(letters)) return // the header
    broken += 1
    if (examples.length < shownExamples) examples.push({ line, shape: letters })
  }
  const keep = (bytes: Uint8Array): void => {
    const room = bytes.subarray(0, keptBytes - carried)
    carry.set(room, carried)
    carried += room.length
  }
  /** Rows from `from` on that are nothing but right, as nearly all are; returns where the first other one begins. */
  const takeRightRows = (chunk: Uint8Array, from: number): number => {
    let at = from
    while (at + 12 <= chunk.length && chunk[at + 11] === newline && chunk[at + 4] === comma) {
      const series = digitsAt(chunk, at, at + 4)
      if (series < 0) return at
      const number = digitsAt(chunk, at + 5, at + 11)
      if (number < 0) return at
      line += 1
      take(series, number)
      at += 12
    }
    return at
  }

  return {
    push: (chunk) => {
      let at = 0
      while (at < chunk.length) {
        if (carried === 0) at = takeRightRows(chunk, at)
        if (at >= chunk.length) return
        const end = chunk.indexOf(newline, at)
        if (end < 0) return keep(chunk.subarray(at))
        if (carried === 0) takeLine(chunk.subarray(at, Math.min(end, at + keptBytes)))
        else {
          keep(chunk.subarray(at, end))
          takeLine(carry.slice(0, carried))
          carried = 0
        }
        at = end + 1
      }
    },
    end: () => {
      if (carried > 0) takeLine(carry.slice(0, carried))
      carried = 0
    },
    report: () => ({ rows, broken, examples }),
  }
}

/**
 * Every passport of the batch in order, equal ones once, as one number each. Empties the batch. Sorted by series first:
 * thousands of short sorts of 32-bit numbers are faster than one of 34-bit ones.
 */
export const takeSorted = (batch: RowBatch, each: (passport: number) => void): void => {
  const { series, numbers, count } = batch
  const starts = new Uint32Array(seriesCount + 1)
  for (let at = 0; at < count; at++)
    starts[(series[at] as number) + 1] = (starts[(series[at] as number) + 1] as number) + 1
  for (let of = 0; of < seriesCount; of++) starts[of + 1] = (starts[of + 1] as number) + (starts[of] as number)
  const places = starts.slice(0, seriesCount)
  const sorted = new Uint32Array(count)
  for (let at = 0; at < count; at++) {
    const of = series[at] as number
    const place = places[of] as number
    sorted[place] = numbers[at] as number
    places[of] = place + 1
  }
  batch.count = 0
  for (let of = 0; of < seriesCount; of++) {
    const start = starts[of] as number
    const end = starts[of + 1] as number
    if (start === end) continue
    sorted.subarray(start, end).sort()
    let last = -1
    for (let at = start; at < end; at++) {
      const number = sorted[at] as number
      if (number !== last) each(of * numbersOfSeries + number)
      last = number
    }
  }
}
