import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildList } from '../../../../electron/db/lists/build-list.ts'
import { buildPassportStore, isListed } from '../../../../electron/db/lists/passport-store.ts'
import { openCopy } from '../../../../electron/db/open.ts'
import { temporaryFolder } from '../../../support/desk.ts'
import { listFile, passportCsv } from '../../../support/lists.ts'
import { mountSmallDisk } from '../../../support/small-disk.ts'

const go = (): boolean => true

/** By another hand than the one that unpacks it; Python is there for the outside verifier already. */
const bzip2 = (text: string): Buffer =>
  execFileSync('python3', ['-c', 'import bz2,sys;sys.stdout.buffer.write(bz2.compress(sys.stdin.buffer.read()))'], {
    input: text,
  })

/** Repeats from run to run. */
const someNumbers = (count: number, seed = 1): string[] => {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return String(7_500_000_000 + (state % 40_000_000)).padStart(10, '0')
  })
}

const storeOf = (content: string | Uint8Array, sortedAtOnce?: number) => {
  const target = join(temporaryFolder(), 'passports-1.db')
  const task = { source: listFile(content), target, ...(sortedAtOnce === undefined ? {} : { sortedAtOnce }) }
  const built = buildPassportStore(task, () => undefined)
  return { built, target }
}

describe('the store of invalid passports', () => {
  test('finds every number it was given and no other, also when they were sorted in several runs', () => {
    const number = fc.integer({ min: 0, max: 9_999_999_999 }).map((value) => String(value).padStart(10, '0'))
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(7, 1000),
        (numbers, run) => {
          const { built, target } = storeOf(passportCsv([...numbers, ...numbers.slice(0, 5)]), run)
          expect(built).toMatchObject({ rows: numbers.length, duplicates: Math.min(5, numbers.length), broken: 0 })
          const store = openCopy(target)
          const known = new Set(numbers)
          const near = numbers.map((one) => String((Number(one) + 1) % 1e10).padStart(10, '0'))
          expect(numbers.filter((one) => !isListed(store.db, one))).toEqual([])
          expect(near.filter((one) => isListed(store.db, one) !== known.has(one))).toEqual([])
          store.close()
        },
      ),
      { numRuns: 25 },
    )
  })

  test('is one closed file that only its owner reads, and no run stays beside it', () => {
    const { target } = storeOf(passportCsv(someNumbers(5000)), 1000)
    expect(readdirSync(join(target, '..'))).toEqual(['passports-1.db'])
    const head = readFileSync(target)
    expect(head[18], 'journal_mode DELETE').toBe(1)
  })

  test('is made of a bz2 file as of a plain one, whatever its name, also of several streams', () => {
    const numbers = someNumbers(8000)
    const csv = passportCsv(numbers)
    const packed = bzip2(csv)
    const half = csv.slice(0, csv.indexOf('\n', csv.length / 2) + 1)
    const streams = [half, csv.slice(half.length)].map(bzip2)
    const plain = storeOf(csv)
    for (const content of [packed, Buffer.concat(streams)]) {
      const { built, target } = storeOf(content)
      expect({ ...built, sha256: '' }).toEqual({ ...plain.built, sha256: '' })
      const store = openCopy(target)
      expect(numbers.filter((one) => !isListed(store.db, one))).toEqual([])
      store.close()
    }
  }, 30_000)

  test('is not made of a bz2 file that was cut or damaged', () => {
    const packed = bzip2(passportCsv(someNumbers(8000)))
    const damaged = Buffer.from(packed)
    damaged.fill(0x55, 1000, 1100)
    for (const content of [packed.subarray(0, packed.length - 400), packed.subarray(0, 3), damaged]) {
      const target = join(temporaryFolder(), 'passports-1.db')
      const outcome = buildList({ kind: 'passports', source: listFile(content), target }, go)
      expect(outcome.failure).toMatch(/^(packed_badly|not_a_list)$/)
      expect(existsSync(target)).toBe(false)
    }
  })

  test('is not made of a file of another kind', () => {
    for (const content of ['', 'PASSP_SERIES,PASSP_NUMBER\n', 'a;b\nc;d\n7515,654321\n'])
      expect(
        buildList({ kind: 'passports', source: listFile(content), target: join(temporaryFolder(), 'x.db') }, go),
      ).toEqual({
        failure: 'not_a_list',
      })
  })

  test('leaves nothing when it is called off, at any stage', () => {
    const source = listFile(passportCsv(someNumbers(300_000)))
    for (const stop of ['reading', 'writing', 'verifying']) {
      const target = join(temporaryFolder(), 'passports-1.db')
      const outcome = buildList({ kind: 'passports', source, target, sortedAtOnce: 100_000 }, (stage) => stage !== stop)
      expect(outcome, stop).toEqual({ failure: 'cancelled' })
      expect(readdirSync(join(target, '..')), stop).toEqual([])
    }
  })

  test('says that the file is gone', () => {
    const target = join(temporaryFolder(), 'passports-1.db')
    expect(buildList({ kind: 'passports', source: '/nowhere/list.csv', target }, go)).toEqual({ failure: 'file_gone' })
    expect(buildList({ kind: 'passports', source: temporaryFolder(), target }, go)).toEqual({ failure: 'file_gone' })
  })

  test('says that the disk is full, and leaves nothing on it', ({ skip }) => {
    const disk = mountSmallDisk(70)
    if ('reason' in disk) return skip(disk.reason)
    try {
      const source = listFile(passportCsv(someNumbers(300_000)))
      const target = join(disk.folder, 'passports-1.db')
      let isFull = false
      const outcome = buildList({ kind: 'passports', source, target }, (stage) => {
        if (stage === 'writing' && !isFull) {
          disk.fill()
          isFull = true
        }
        return true
      })
      expect(outcome).toEqual({ failure: 'disk_full' })
      expect(readdirSync(disk.folder)).toEqual(['ballast'])
      // Even before it begins, when the place is what the next payments need.
      expect(buildList({ kind: 'passports', source, target }, go)).toEqual({ failure: 'disk_full' })
    } finally {
      disk.remove()
    }
  })
})
