// What search.bench.ts asks: [folder] [--control]. Says its findings as JSON in its last line.
import { join } from 'node:path'
import { shippedCatalogue } from '../../electron/records/catalogue.ts'
import { findClientIds } from '../../electron/records/find-clients.ts'
import { findClients } from '../../shared/contract/clients.ts'
import { type Finding, findingOf, readOptions } from './report.ts'
import { openSeededClients, type SeededDesk, type SeededPerson, seededPerson } from './seeded-clients.ts'
import { inRounds, median, type Pair, quantile } from './statistics.ts'

const clients = 300_000
const rounds = 30
const warmUps = 3
const asksPerRound = 100
/** Ids asked for in a ratio: performance.md's figure for a begun name is of twenty. */
const idsAsked = 21
/** performance.md's goal for several words, the operation whole, of at most 50 rows. */
const answerMayTakeMs = 20

const options = readOptions(process.argv)
const folder = process.argv[2] ?? ''
const full = await openSeededClients(join(folder, 'full'), clients)
const small = await openSeededClients(join(folder, 'small'), clients / 10)

/** Another person at each call, over the whole seed. */
const people = ({ clients: known }: SeededDesk): (() => SeededPerson) => {
  let place = 0
  return () => seededPerson((place = (place + 7_919) % known))
}

const walkAlong = ({ desk }: SeededDesk): void => {
  desk.database.db.get("SELECT count(*) AS n FROM persons WHERE instr(search_name, 'щщ') > 0")
}

type Typed = (person: SeededPerson) => string

/** Microseconds of one look-up: the mean of many, each for somebody else. */
const askTime = (of: SeededDesk, typed: Typed): (() => Promise<number>) => {
  const next = people(of)
  const { db } = of.desk.database
  const asks = options.control ? 3 : asksPerRound
  return async () => {
    const texts = Array.from({ length: asks }, () => typed(next()))
    const startedMs = performance.now()
    for (const text of texts) {
      if (options.control) walkAlong(of)
      if (findClientIds(db, of.keys, text, idsAsked, shippedCatalogue()).clientIds.length === 0)
        throw new Error(`nobody was found: ${text}`)
    }
    return ((performance.now() - startedMs) * 1000) / asks
  }
}

const floorSql = `SELECT client_id, last_name, first_name, middle_name, search_name, sealed, changed_at
  FROM bench_floor WHERE id = :id`

const floorTime = (of: SeededDesk): (() => Promise<number>) => {
  const next = people(of)
  const { db } = of.desk.database
  return async () => {
    const ids = Array.from({ length: asksPerRound }, () => next().place + 1)
    const startedMs = performance.now()
    for (const id of ids) if (!db.get(floorSql, { id })) throw new Error('no such row')
    return ((performance.now() - startedMs) * 1000) / asksPerRound
  }
}

const against = (ours: () => Promise<number>, floor: () => Promise<number>): Promise<Pair[]> =>
  inRounds(options.control ? 5 : rounds, warmUps, ours, floor)

/** Both files and the floor are judged warm, as on a desk at work: else it counts how much of a file was read before. */
const warm = (of: SeededDesk, typed: Typed): void => {
  const next = people(of)
  const { db } = of.desk.database
  for (let asked = 0; asked < of.clients / 5; asked += 1) {
    const person = next()
    findClientIds(db, of.keys, typed(person), idsAsked, shippedCatalogue())
    db.get(floorSql, { id: person.place + 1 })
  }
}

const judge = async (metric: string, typed: Typed, must: number, target: number): Promise<Finding[]> => {
  const common = { bench: 'search', unit: 'µs' }
  if (!options.control) for (const of of [small, full]) warm(of, typed)
  const grown = await against(askTime(full, typed), askTime(small, typed))
  const times = await against(askTime(full, typed), floorTime(full))
  return [
    findingOf({ ...common, metric, must, target }, times),
    findingOf({ ...common, metric: `${metric}, 10 × the clients`, must: 2, target: 1.5 }, grown),
  ]
}

const begun = (word: string, letters: number): string => word.slice(0, letters)

/** What people type: the beginnings of who is there, and of who is not; common words, which are the slowest. */
const severalWords = ({ place, lastName, firstName, middleName }: SeededPerson): string => {
  const other = seededPerson(place + 1)
  const ways = [
    `${begun(firstName, 3)} ${begun(lastName, 4)}`,
    `${lastName} ${firstName} ${middleName}`,
    `${begun(middleName, 4)} ${begun(lastName, 3)} ${begun(firstName, 2)}`,
    `${firstName} ${middleName}`,
    `${firstName} ${other.middleName}`,
    `${other.lastName} ${firstName}`,
    `${begun(firstName, 1)} ${begun(lastName, 1)}`,
    `${begun(middleName, 2)} ${begun(firstName, 1)} ${begun(other.lastName, 2)}`,
  ]
  return ways[place % ways.length] ?? lastName
}

type Answers = { metric: string; typed: Typed; mostRows: number }

/**
 * The answer whole, as the window gets it: found, opened, masked. The best of three, so that a neighbour's work is not
 * taken for ours; then the slowest of all questions but one in a hundred.
 */
const answerTimes = async ({ metric, typed, mostRows }: Answers): Promise<Finding> => {
  const next = people(full)
  const { desk } = full
  const times: number[] = []
  let rows = 0
  for (let asked = 0; asked < (options.control ? 20 : 600); asked += 1) {
    const words = typed(next())
    const tries: number[] = []
    for (let count = 0; count < 3; count += 1) {
      const startedMs = performance.now()
      if (options.control) walkAlong(full)
      const found = await desk.value(findClients, { words })
      tries.push(performance.now() - startedMs)
      rows = Math.max(rows, found.clients.length)
    }
    times.push(Math.min(...tries))
  }
  const p99 = quantile(times, 0.99)
  return {
    bench: 'search',
    metric: `${metric}: whole answer, p99 of ${rows} rows`,
    unit: 'ms',
    ours: p99,
    floor: answerMayTakeMs,
    ratio: p99 / answerMayTakeMs,
    must: 1,
    target: 0.5,
    n: times.length,
    oursMin: median(times),
    oursP99: p99,
    ...(rows >= mostRows ? {} : { flaw: `at most ${rows} rows were found, not ${mostRows}` }),
  }
}

/** As a street is begun, or said with the house, or with the flat. */
const addressWords = ({ place, street, house, flat }: SeededPerson): string =>
  [
    `${begun(street, 3)} ${house}`,
    `${street} ${house}-${flat}`,
    `челябинск ${begun(street, 5)} ${house} кв ${flat}`,
    street,
  ][place % 4] ?? street

const exact = ({ place, mobile, seriesNumber, account }: SeededPerson): string =>
  [mobile, seriesNumber, account][place % 3] ?? mobile

const findings: Finding[] = [
  ...(await judge('phone', ({ mobile }) => mobile, 6, 4)),
  ...(await judge('document', ({ seriesNumber }) => seriesNumber, 6, 4)),
  ...(await judge('account', ({ account }) => account, 6, 4)),
  ...(await judge('name, begun', ({ lastName, place }) => begun(lastName, 4 + (place % 3)), 10, 8)),
  await answerTimes({ metric: 'phone, document, account', typed: exact, mostRows: 1 }),
  await answerTimes({ metric: 'several words', typed: severalWords, mostRows: 50 }),
  await answerTimes({ metric: 'words of an address', typed: addressWords, mostRows: 50 }),
]
process.stdout.write(`${JSON.stringify(findings)}\n`, () => process.exit(0))
