// What journal.bench.ts asks of pages and of the X report: [folder] [--control]. Says its findings as JSON in its last line.
import { join } from 'node:path'
import { type OpenDatabase, openDatabase } from '../../electron/db/open.ts'
import { type JournalQuery, readSearch } from '../../electron/records/journal-filter.ts'
import { catchUp, journalIndexFile, openJournalIndex } from '../../electron/records/journal-index.ts'
import { candidatesAtOnce, journalPage } from '../../electron/records/journal-pages.ts'
import { candidatesFor } from '../../electron/records/journal-search.ts'
import { shiftTotals, totalsByService } from '../../electron/records/shifts.ts'
import { type Finding, findingOf, readOptions } from './report.ts'
import { openSeededJournal, perShift, type SeededJournal } from './seeded-journal-desk.ts'
import { inRounds, type Pair } from './statistics.ts'
import { firstSeededDay, seededLine, seededPayee } from '../support/seeded-journal.ts'

const payments = 1_000_000
const rounds = 30
const warmUps = 3
const asksPerRound = 30

const options = readOptions(process.argv)
const folder = process.argv[2] ?? ''

type Journal = SeededJournal & { index: OpenDatabase; reader: OpenDatabase }

/** The journal as the report worker has it before it: a connection that reads, and the index that knows all. */
const open = async (name: string, size: number): Promise<Journal> => {
  const of = await openSeededJournal(join(folder, name), size)
  const reader = openDatabase(of.desk.database.file, { readonly: true })
  const index = openJournalIndex(journalIndexFile(join(folder, name)), reader.db)
  const startedMs = performance.now()
  catchUp(reader.db, index, () => false)
  process.stderr.write(`the index of ${size} payments: ${Math.round(performance.now() - startedMs)} ms\n`)
  return { ...of, index, reader }
}

const full = await open('full', payments)
const small = await open('small', payments / 10)

/** Another place at each call, over the whole seed. */
const places = ({ payments: known }: Journal): (() => number) => {
  let place = 0
  return () => (place = (place + 7_919 * 13) % known)
}

const addAllUp = ({ reader }: Journal): void => {
  reader.db.get('SELECT sum(due_kopecks) AS kopecks FROM payments')
}

/** Answers how many payments it found. */
type Look = (of: Journal, place: number) => number

/** Microseconds of one look: the mean of many, each at another place. */
const lookTime = (of: Journal, look: Look): (() => Promise<number>) => {
  const next = places(of)
  const asks = options.control ? 2 : asksPerRound
  return async () => {
    const asked = Array.from({ length: asks }, next)
    const startedMs = performance.now()
    for (const place of asked) {
      if (options.control) addAllUp(of)
      look(of, place)
    }
    return ((performance.now() - startedMs) * 1000) / asks
  }
}

const floorLook: Look = ({ reader }, place) => {
  if (!reader.db.get('SELECT * FROM bench_floor WHERE rowid = :rowid', { rowid: place + 1 }))
    throw new Error('no such row')
  return 1
}
/** `rows` of them, without the control's burden: it is what ours is held against. */
const floorTime = (of: Journal, rows: number): (() => Promise<number>) => {
  const next = places(of)
  return async () => {
    const asked = Array.from({ length: 100 }, next)
    const startedMs = performance.now()
    for (const place of asked) floorLook(of, place)
    return (((performance.now() - startedMs) * 1000) / asked.length) * rows
  }
}

const against = (ours: () => Promise<number>, floor: () => Promise<number>): Promise<Pair[]> =>
  inRounds(options.control ? 3 : rounds, warmUps, ours, floor)

type Judged = { metric: string; look: Look; must: number; target: number; against: 'one row' | 'each row' | number }

const judge = async ({ metric, look, must, target, against: held }: Judged): Promise<Finding[]> => {
  const common = { bench: 'journal', unit: 'µs' }
  const next = places(full)
  const looks = options.control ? 3 : 300
  let found = 0
  for (let count = 0; count < looks; count += 1) {
    found += look(full, next())
    if (!options.control) look(small, next() % small.payments)
  }
  const rows = held === 'one row' ? 1 : held === 'each row' ? found / looks : held
  const grown = await against(lookTime(full, look), lookTime(small, look))
  const times = await against(lookTime(full, look), floorTime(full, rows))
  const name = held === 'one row' ? metric : `${metric} (${Math.round(rows)} rows)`
  return [
    findingOf({ ...common, metric: name, must, target }, times),
    findingOf({ ...common, metric: `${metric}, 10 × the payments`, must: 2, target: 1.5 }, grown),
  ]
}

const everything: JournalQuery = {
  fromDate: null,
  untilDate: null,
  shiftNumber: null,
  operatorId: null,
  payeeInn: null,
  serviceId: null,
  fromKopecks: null,
  untilKopecks: null,
  state: null,
  client: null,
  search: null,
}

type Ask = { query: JournalQuery; before?: number | null; atLeast?: number }
type Asking = (of: Journal, place: number) => Ask

const page =
  (asking: Asking): Look =>
  (of, place) => {
    const { query, before = null, atLeast = 50 } = asking(of, place)
    const { db } = of.reader
    const picks = Object.entries(query).some(([name, value]) => value !== null && !ofShifts.has(name))
    const candidates = candidatesAtOnce(db, query) ?? (picks ? candidatesFor(db, of.index.db, query) : null)
    const { entries } = journalPage(db, query, candidates, before)
    if (entries.length < atLeast) throw new Error(`only ${entries.length} payments: ${JSON.stringify(query)}`)
    return entries.length
  }
const ofShifts: ReadonlySet<string> = new Set(['fromDate', 'untilDate', 'shiftNumber', 'operatorId'])

const shiftOf = (place: number): number => Math.floor(place / perShift) + 1
const dayOf = (place: number, later = 0): string =>
  new Date(Date.parse(firstSeededDay) + (shiftOf(place) - 1 + later) * 86_400_000).toISOString().slice(0, 10)
const lastPlace = (of: Journal): number => of.shifts * 1_000_000 + 250
const rubles = (kopecks: number): string => `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`

/** Of the last shift: X is asked for the open one alone. */
const xReport: Look = ({ reader: { db } }) => {
  const id = db.get<{ id: string }>('SELECT id FROM shifts ORDER BY number DESC LIMIT 1')?.id ?? ''
  if (shiftTotals(db, id).paymentCount === 0 || totalsByService(db, id).length === 0) throw new Error('an empty shift')
  return 1
}

/** Payments that lie together: a page against one row by rowid. */
const neighbours: readonly [string, Asking][] = [
  ['first page', () => ({ query: everything })],
  ['keyset page', (_of, place) => ({ query: everything, before: shiftOf(place) * 1_000_000 + 299, atLeast: 1 })],
  ['page of a day', (_of, place) => ({ query: { ...everything, fromDate: dayOf(place), untilDate: dayOf(place) } })],
  [
    'page of a month',
    (_of, place) => ({ query: { ...everything, fromDate: dayOf(place), untilDate: dayOf(place, 30) } }),
  ],
  ['page of a shift', (_of, place) => ({ query: { ...everything, shiftNumber: shiftOf(place) } })],
  [
    'page of an operator',
    (of, place) => ({
      query: { ...everything, operatorId: of.desk.session.actor()?.id ?? '' },
      before: Math.max(2, shiftOf(place)) * 1_000_000 + 100,
    }),
  ],
  [
    'receipt',
    (_of, place) => ({
      query: {
        ...everything,
        search: readSearch(`900-${shiftOf(place)}-${String((place % perShift) + 1).padStart(4, '0')}`),
      },
      atLeast: 1,
    }),
  ],
  ['print not confirmed', () => ({ query: { ...everything, state: 'print_not_confirmed' }, atLeast: 5 })],
]

const ofClient: Asking = (of, place) => ({
  query: {
    ...everything,
    client: {
      accounts: [0, 1, 2, 3].map((more) => {
        const { service, account } = seededLine(place + more * 37, 1, of)
        return { serviceId: `seed-${service}`, account }
      }),
      paymentIds: [],
    },
  },
  atLeast: 1,
})

/** Payments scattered over the years: each against a row of its own by rowid. */
const scattered: readonly [string, Asking][] = [
  [
    'account',
    (of, place) => ({ query: { ...everything, search: readSearch(seededLine(place, 1, of).account) }, atLeast: 1 }),
  ],
  [
    'sum',
    (of, place) => ({
      query: { ...everything, search: readSearch(rubles(seededLine(place, 1, of).amountKopecks)) },
      atLeast: 1,
    }),
  ],
  ['provider', (_of, place) => ({ query: { ...everything, payeeInn: seededPayee(place % 59) } })],
  [
    'service, keyset page',
    (of, place) => ({ query: { ...everything, serviceId: `seed-${place % 59}` }, before: lastPlace(of) }),
  ],
  ['given back', () => ({ query: { ...everything, state: 'reversed' } })],
  [
    'provider of a month, sums from and to',
    (of, place) => ({
      query: {
        ...everything,
        payeeInn: seededPayee(place % 59),
        fromDate: dayOf(Math.min(place, of.payments - 31 * perShift)),
        untilDate: dayOf(Math.min(place, of.payments - 31 * perShift), 30),
        fromKopecks: 0,
        untilKopecks: 10_000_000_000,
      },
    }),
  ],
]

const one = { against: 'one row', must: 50, target: 35 } as const
const each = { against: 'each row', must: 8, target: 6 } as const
const findings: Finding[] = await judge({
  ...{ metric: 'X report of 300 payments, 900 lines', look: xReport, against: 'one row' },
  ...{ must: 100, target: 60 },
})
for (const [metric, asking] of neighbours) findings.push(...(await judge({ metric, look: page(asking), ...one })))
for (const [metric, asking] of scattered) findings.push(...(await judge({ metric, look: page(asking), ...each })))
// Whose payment it was is seen in the row: every payment of the four accounts is looked at.
findings.push(...(await judge({ metric: 'client of four accounts', look: page(ofClient), ...each, against: 120 })))
process.stdout.write(`${JSON.stringify(findings)}\n`, () => process.exit(0))
