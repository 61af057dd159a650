import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  newRowBatch,
  numbersOfSeries,
  readPassportRows,
  type RowReport,
  takeSorted,
} from '../../../shared/domain/passport-list.ts'
import { isPacked, packNumbers, unpackNumbers } from '../../../shared/domain/packed-numbers.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Reads the bytes cut at these places, with a batch so small that it fills up. */
const readCut = (
  bytes: Uint8Array,
  cuts: readonly number[],
  capacity = 4,
): { numbers: number[]; report: RowReport } => {
  const numbers = new Set<number>()
  const batch = newRowBatch(capacity)
  const empty = (): void => takeSorted(batch, (number) => numbers.add(number))
  const rows = readPassportRows(batch, empty)
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (let at = 1; at < places.length; at++) rows.push(bytes.slice(places[at - 1], places[at]))
  rows.end()
  empty()
  return { numbers: [...numbers].sort((a, b) => a - b), report: rows.report() }
}

const passport = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999_999 }))
const rowOf = ([series, number]: [number, number]): string =>
  `${String(series).padStart(4, '0')},${String(number).padStart(6, '0')}`
const cuts = fc.array(fc.nat(10_000), { maxLength: 12 })

describe('rows of the list of invalid passports', () => {
  test('are read whole however the file is cut into pieces, with either end of line', () => {
    fc.assert(
      fc.property(fc.array(passport), cuts, fc.boolean(), fc.boolean(), (passports, at, crlf, lastEnd) => {
        const end = crlf ? '\r\n' : '\n'
        const text = ['PASSP_SERIES,PASSP_NUMBER', ...passports.map(rowOf)].join(end) + (lastEnd ? end : '')
        const { numbers, report } = readCut(bytesOf(text), at)
        const wanted = new Set(passports.map(([series, number]) => series * numbersOfSeries + number))
        expect(numbers).toEqual([...wanted].sort((a, b) => a - b))
        expect(report).toEqual({ rows: passports.length, broken: 0, examples: [] })
      }),
    )
  })

  test('garbage never throws, is counted, and never becomes a passport', () => {
    const garbage = fc.string({ unit: 'binary', maxLength: 90 }).filter((text) => !/[\r\n]/.test(text))
    const right = passport.map(rowOf)
    fc.assert(
      fc.property(fc.array(fc.oneof(garbage, right)), cuts, (lines, at) => {
        const isRight = (line: string): boolean => /^\d{4},\d{6}$/.test(line)
        const { numbers, report } = readCut(bytesOf(['x,y', ...lines].join('\n')), at)
        const kept = lines.filter(isRight)
        expect(report.rows).toBe(kept.length)
        expect(report.broken).toBe(lines.filter((line) => line !== '' && !isRight(line)).length)
        expect(numbers).toHaveLength(new Set(kept).size)
      }),
      { numRuns: 40 },
    )
  })

  test('bytes of any kind do not throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), cuts, (bytes, at) => {
        const { numbers, report } = readCut(bytes, at)
        expect(numbers.length).toBeLessThanOrEqual(report.rows)
      }),
    )
  })

  test('an example of a broken row says its shape, and nothing of the number', () => {
    const { report } = readCut(
      bytesOf('PASSP_SERIES,PASSP_NUMBER\n7515,65432\nИванов,654321\n75 15,654321\n7515,654321'),
      [],
    )
    expect(report).toEqual({
      rows: 1,
      broken: 3,
      examples: [
        { line: 2, shape: '9999,99999' },
        { line: 3, shape: 'xxxxxx,999999' },
        { line: 4, shape: '99 99,999999' },
      ],
    })
  })

  test('a first row that is a passport is no header', () => {
    expect(readCut(bytesOf('7515,654321\n'), []).report.rows).toBe(1)
  })
})

describe('packed numbers', () => {
  const rising = fc
    .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 9_999_999_999 }), fc.integer({ min: 5000, max: 9000 })), {
      maxLength: 1500,
    })
    .map((numbers) => numbers.sort((a, b) => a - b))

  const packed = (numbers: readonly number[]): { first: number; distances: Uint8Array }[] => {
    const blocks: { first: number; distances: Uint8Array }[] = []
    const packer = packNumbers((first, distances) => blocks.push({ first, distances: distances.slice() }))
    for (const number of numbers) packer.add(number)
    expect(packer.end()).toBe(numbers.length)
    return blocks
  }

  test('come out as they went in', () => {
    fc.assert(
      fc.property(rising, (numbers) => {
        const out: number[] = []
        for (const { first, distances } of packed(numbers)) unpackNumbers(first, distances, (value) => out.push(value))
        expect(out).toEqual(numbers)
      }),
    )
  })

  test('are found, and nothing else is', () => {
    fc.assert(
      fc.property(
        rising,
        fc.array(fc.integer({ min: 0, max: 9_999_999_999 }), { maxLength: 50 }),
        (numbers, others) => {
          const blocks = packed(numbers)
          const has = (wanted: number): boolean => {
            const block = blocks.findLast(({ first }) => first <= wanted)
            return block !== undefined && isPacked(block.first, block.distances, wanted)
          }
          const known = new Set(numbers)
          expect(numbers.filter((number) => !has(number))).toEqual([])
          const near = numbers.flatMap((number) => [number - 1, number + 1])
          expect([...others, ...near].filter((number) => number >= 0 && has(number) !== known.has(number))).toEqual([])
        },
      ),
    )
  })

  test('refuse an order that would lose some', () => {
    const packer = packNumbers(() => undefined)
    packer.add(7)
    expect(() => packer.add(7)).toThrow(RangeError)
  })
})
