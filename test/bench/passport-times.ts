// Runs in Electron's Node: builds both stores of one file, round by round, and looks numbers up in both.
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openListSource } from '../../electron/db/lists/list-source.ts'
import { removeListFile, writeListFile } from '../../electron/db/lists/list-file.ts'
import { buildPassportStore, isListed } from '../../electron/db/lists/passport-store.ts'
import { type Db, openCopy } from '../../electron/db/open.ts'
import { unpackNumbers } from '../../shared/domain/packed-numbers.ts'
import { newRowBatch, readPassportRows, takeSorted } from '../../shared/domain/passport-list.ts'
import { median, type Pair } from './statistics.ts'

export type PassportTimes = {
  readonly build: Pair[]
  readonly size: Pair[]
  readonly lookUp: Pair[]
  /** Of the numbers looked up: found and not in the list, or in it and not found. */
  readonly wrong: number
}

const [, , folder = '', rowsText = '', roundsText = '', mode = ''] = process.argv
const rows = Number(rowsText)
const rounds = Number(roundsText)
const isControl = mode === 'control'

/** Uniform over all series, the same at every run. */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  return () => (next() % 10_000) * 1_000_000 + (next() % 1_000_000)
}

const writeCsv = (file: string): void => {
  const handle = openSync(file, 'w')
  writeSync(handle, 'PASSP_SERIES,PASSP_NUMBER\n')
  const next = numbersFrom(20_261_121)
  const rowsAtOnce = 100_000
  for (let written = 0; written < rows; written += rowsAtOnce) {
    const bytes = Buffer.alloc(rowsAtOnce * 12)
    for (let row = 0; row < rowsAtOnce; row++) {
      let number = next()
      for (const at of [10, 9, 8, 7, 6, 5, 3, 2, 1, 0]) {
        bytes[row * 12 + at] = 48 + (number % 10)
        number = Math.floor(number / 10)
      }
      bytes[row * 12 + 4] = 44
      bytes[row * 12 + 11] = 10
    }
    writeSync(handle, bytes)
  }
  closeSync(handle)
}

/** The floor: read and sorted by the same code, one row a passport. */
const buildPlainTable = (source: string, target: string): void => {
  const opened = openListSource(source, () => undefined)
  const batch = newRowBatch(rows + 1)
  const reader = readPassportRows(batch, () => {
    throw new Error('the batch is too small')
  })
  opened.read((piece) => reader.push(piece))
  reader.end()
  opened.close()
  writeListFile(target, 'CREATE TABLE passports (passport INTEGER PRIMARY KEY) STRICT', (raw) => {
    const insert = raw.prepare('INSERT INTO passports (passport) VALUES (?)')
    takeSorted(batch, (passport) => insert.run(passport))
  })
}

const buildOurs = (source: string, target: string): void => {
  if (isControl) buildPlainTable(source, target)
  else buildPassportStore({ source, target }, () => undefined)
}

const timed = (work: () => void): number => {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

const isInTable = (table: Db, passport: string): boolean =>
  table.get('SELECT 1 FROM passports WHERE passport = :passport', { passport: Number(passport) }) !== undefined

/** As a store without a key would: from its beginning. */
const isListedSlowly = (store: Db, passport: string): boolean => {
  let found = false
  for (const { first, distances } of store.all<{ first: number; distances: Uint8Array }>(
    'SELECT first, distances FROM blocks ORDER BY first LIMIT 50',
  ))
    unpackNumbers(first, distances, (value) => {
      found ||= value === Number(passport)
    })
  return found || isListed(store, passport)
}

const source = join(folder, 'list.csv')
const ours = join(folder, 'ours.db')
const floor = join(folder, 'floor.db')
writeCsv(source)
const build: Pair[] = []
const size: Pair[] = []
for (let round = 0; round < rounds; round++) {
  const times = { ours: 0, floor: 0 }
  const order = round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)
  for (const which of order)
    times[which] = timed(() => (which === 'ours' ? buildOurs(source, ours) : buildPlainTable(source, floor)))
  build.push(times)
  size.push({ ours: statSync(ours).size / 1e6, floor: statSync(floor).size / 1e6 })
}

if (isControl) {
  removeListFile(ours)
  buildPassportStore({ source, target: ours }, () => undefined)
}
const store = openCopy(ours)
const table = openCopy(floor)
const known = numbersFrom(20_261_121)
const others = numbersFrom(77)
const lookUp: Pair[] = []
let wrong = 0
for (let round = 0; round < (isControl ? 5 : 50); round++) {
  const asked = Array.from({ length: 200 }, (_, at) => String(at % 2 === 0 ? known() : others()).padStart(10, '0'))
  const look = isControl ? isListedSlowly : isListed
  const times = asked.map((passport) => {
    let inStore = false
    let inTable = false
    const oursUs = timed(() => (inStore = look(store.db, passport))) * 1000
    const floorUs = timed(() => (inTable = isInTable(table.db, passport))) * 1000
    if (inStore !== inTable) wrong += 1
    return { ours: oursUs, floor: floorUs }
  })
  lookUp.push({ ours: median(times.map((time) => time.ours)), floor: median(times.map((time) => time.floor)) })
}
const times: PassportTimes = { build, size, lookUp, wrong }
console.log(JSON.stringify(times))
