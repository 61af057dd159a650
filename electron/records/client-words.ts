import { addressKey } from '../../shared/domain/address.ts'
import { searchWords } from '../../shared/domain/person-name.ts'
import type { Db } from '../db/open.ts'
import { survivorOf } from './client-merges.ts'

// Words of names and of service addresses, as migration 0008 keeps them. Every question is a walk along one range of a
// primary key, never along the table: see the plans in test/electron/records/find-clients.test.ts.

/** A range of the words kept: how all of it begin, and what therefore stands in all of it. */
type Way = { readonly from: string; readonly within: string }
/** What must stand among the words, each of it, and the ways there. */
type Wanted = { readonly within: readonly string[]; readonly ways: readonly Way[] }

const mostWords = 8
/** Lengths of a range that are rare. Longer ones are not counted: that would cost more than the walk to the limit. */
const rareRows = [500, 8_000]

type Words =
  | { table: 'client_words'; id: 'client_id'; text: 'word' }
  | { table: 'address_words'; id: 'address_key'; text: "' ' || address_key || ' '" }
const clientWords: Words = { table: 'client_words', id: 'client_id', text: 'word' }
const addressWords: Words = { table: 'address_words', id: 'address_key', text: "' ' || address_key || ' '" }

const rangeEnd = (from: string): string => `${from}\u{10ffff}`

/** Whether somebody's card was merged into another one: hardly ever, so the way there is asked for apart. */
export const isMerged = (clientId: string): string =>
  `EXISTS (SELECT 1 FROM client_merges m WHERE m.merged_id = ${clientId} AND m.undone_at IS NULL)`

/** At most desks nobody is: then nobody is asked for. */
const isAnyMerged = (db: Db): boolean =>
  db.get('SELECT 1 FROM client_merges WHERE merged_id > :none AND undone_at IS NULL LIMIT 1', { none: '' }) !==
  undefined

/** A short range, so that what stands beside each word is looked through soon. */
const rarest = (db: Db, { table }: Words, ways: readonly Way[]): Way | undefined => {
  // What says most is likeliest to be rare: it is looked at first, and taken when all are common.
  const sorted = ways.toSorted((one, other) => other.from.trim().length - one.from.trim().length)
  if (sorted.length < 2) return sorted[0]
  const sql = `SELECT 1 FROM ${table} WHERE word >= :from AND word < :end LIMIT 1 OFFSET :rows`
  for (const rows of rareRows) {
    const rare = sorted.find(({ from }) => db.get(sql, { from, end: rangeEnd(from), rows }) === undefined)
    if (rare) return rare
  }
  return sorted[0]
}

type Client = { id: string; merged: 0 | 1 }

/** One page as one row: a row of its own for each hit costs more than finding it. */
const walkSql = ({ table, id, text }: Words, others: number): string =>
  `SELECT group_concat(id, char(10)) AS ids, max(word) AS word FROM (
     SELECT word, ${id} AS id FROM ${table} WHERE (word, ${id}) > (:word, :id) AND word < :end
     ${Array.from({ length: others }, (_, index) => `AND instr(${text}, :within${index}) > 0`).join(' ')}
     ORDER BY word, ${id} LIMIT :page)`

/** Walks the hits in the order of the words kept, page by page, until `take` has enough. */
const walk = (db: Db, words: Words, wanted: Wanted, page: number, take: (ids: string[]) => boolean): void => {
  const way = rarest(db, words, wanted.ways)
  if (way === undefined) return
  const others = wanted.within.filter((within) => within !== way.within)
  const sql = walkSql(words, others.length)
  const params = Object.fromEntries(others.map((within, index) => [`within${index}`, within]))
  let last = { word: way.from, id: '' }
  for (;;) {
    const hits = db.get<{ ids: string | null; word: string | null }>(sql, {
      ...params,
      ...last,
      end: rangeEnd(way.from),
      page,
    })
    if (hits?.ids == null || hits.word === null) return
    const ids = hits.ids.split('\n')
    if (take(ids) || ids.length < page) return
    last = { word: hits.word, id: ids.at(-1) ?? '' }
  }
}

/** Adds whoever stands for these ids, each client once; true when `limit` is reached. */
export const addSurvivors = (db: Db, found: Set<string>, clients: readonly Client[], limit: number): boolean => {
  for (const { id, merged } of clients) {
    if (found.size >= limit) break
    found.add(merged ? survivorOf(db, id) : id)
  }
  return found.size >= limit
}

const codeOf = (word: string): number => word.codePointAt(0) ?? 0

/** By each word, and by each with the first letter of another before it: as migration 0008 writes them. */
const wantedInName = (text: string): Wanted => {
  const words = searchWords(text).split(' ').filter(Boolean).slice(0, mostWords)
  const letters = [...new Set(words.map(codeOf))]
  return {
    within: words.map((word) => ` ${word}`),
    ways: words.flatMap((word) => {
      const before = letters.filter((code) => code < codeOf(word)).map((code) => String.fromCodePoint(code))
      return ['', ...before].map((letter) => ({ from: `${letter} ${word}`, within: ` ${word}` }))
    }),
  }
}

/** Clients one of whose words begins with each word typed, in the order of a rare one of these. */
export const clientsByName = (db: Db, text: string, limit: number): string[] => {
  const found = new Set<string>()
  const merged = isAnyMerged(db) ? 1 : 0
  walk(db, clientWords, wantedInName(text), limit, (ids) =>
    addSurvivors(
      db,
      found,
      ids.map((id) => ({ id, merged })),
      limit,
    ),
  )
  return [...found]
}

/** «Труда 1-2»: a word that begins with `труда`, in house 1, whole, and flat 2, whole; the way there is `1 труда`. */
const wantedInAddress = (text: string): Wanted => {
  const numbers: string[] = []
  let house = ''
  const named = ` ${addressKey(text)} `
    .replace(/ (д|к|стр|кв|оф) (\d\S*)(?= )/g, (found, mark: string, number: string) => {
      if (mark === 'д') house = `${number} `
      numbers.push(`${found} `)
      return ''
    })
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
  const ways = named.map((word) => ({ from: house + word, within: ` ${word}` }))
  if (ways.length === 0 && house !== '') ways.push({ from: house, within: '' })
  return { within: [...named.map((word) => ` ${word}`), ...numbers], ways }
}

/** Addresses looked at until there are enough clients: accounts that nobody holds any more lead to none. */
const mostAddresses = 2000

const clientsAtSql = `SELECT DISTINCT l.client_id AS id, ${isMerged('l.client_id')} AS merged FROM service_accounts a
   JOIN links l ON l.service_account_id = a.id AND l.unlinked_at IS NULL
   WHERE a.address_key = :addressKey AND a.address_key <> '' ORDER BY l.client_id LIMIT :limit`

/** Clients who hold a service at an address with all these words: streets may be begun, houses and flats are whole. */
export const clientsByAddress = (db: Db, text: string, limit: number): string[] => {
  const found = new Set<string>()
  let looked = 0
  walk(db, addressWords, wantedInAddress(text), limit, (keys) => {
    looked += keys.length
    const holders = keys.flatMap((addressKey) => db.all<Client>(clientsAtSql, { addressKey, limit }))
    return addSurvivors(db, found, holders, limit) || looked >= mostAddresses
  })
  return [...found]
}
