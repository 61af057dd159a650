import { addressKey } from '../../shared/domain/address.ts'
import { searchWords } from '../../shared/domain/person-name.ts'
import type { Db } from '../db/open.ts'
import { survivorOf } from './client-merges.ts'

// Words of names and of service addresses, as migration 0008 keeps them. Every question is a walk along one range of a
// primary key, never along the table: see the plans in test/electron/records/find-clients.test.ts.

/** What must stand among the words, and the beginning of the words kept by which it can be walked to. */
type Wanted = { readonly within: string; readonly lead: string | null }

const mostWords = 8
/** Lengths of a range that are rare. Longer ones are not counted: that would cost more than the walk to the limit. */
const rareRows = [500, 4_000, 16_000]

type Words =
  | { table: 'client_words'; id: 'client_id'; text: 'words' }
  | { table: 'address_words'; id: 'address_key'; text: "' ' || address_key || ' '" }
const clientWords: Words = { table: 'client_words', id: 'client_id', text: 'words' }
const addressWords: Words = { table: 'address_words', id: 'address_key', text: "' ' || address_key || ' '" }

const rangeEnd = (lead: string): string => `${lead}\u{10ffff}`

/** Whether somebody's card was merged into another one: hardly ever, so the way there is asked for apart. */
export const isMerged = (clientId: string): string =>
  `EXISTS (SELECT 1 FROM client_merges m WHERE m.merged_id = ${clientId} AND m.undone_at IS NULL)`

/** At most desks nobody is: then nobody is asked for. */
const isAnyMerged = (db: Db): boolean =>
  db.get('SELECT 1 FROM client_merges WHERE merged_id > :none AND undone_at IS NULL LIMIT 1', { none: '' }) !==
  undefined

/** A word whose range is short leads; the others are looked for among the words that stand beside it. */
const rarest = (db: Db, { table }: Words, wanted: readonly Wanted[]): (Wanted & { lead: string }) | undefined => {
  const leading = wanted.flatMap((word) => (word.lead === null ? [] : [{ ...word, lead: word.lead }]))
  if (leading.length < 2) return leading[0]
  const sql = `SELECT 1 FROM ${table} WHERE word >= :lead AND word < :end LIMIT 1 OFFSET :rows`
  for (const rows of rareRows) {
    const rare = leading.find(({ lead }) => db.get(sql, { lead, end: rangeEnd(lead), rows }) === undefined)
    if (rare) return rare
  }
  // All are common: the walk soon has its rows.
  return leading.reduce((longest, word) => (word.lead.length > longest.lead.length ? word : longest))
}

type Client = { id: string; merged: 0 | 1 }

/** One page as one row: a row of its own for each hit costs more than finding it. */
const walkSql = ({ table, id, text }: Words, others: number): string =>
  `SELECT group_concat(id, char(10)) AS ids, max(word) AS word FROM (
     SELECT word, ${id} AS id FROM ${table} WHERE (word, ${id}) > (:word, :id) AND word < :end
     ${Array.from({ length: others }, (_, index) => `AND instr(${text}, :within${index}) > 0`).join(' ')}
     ORDER BY word, ${id} LIMIT :page)`

/** Walks the hits in the order of the leading word, page by page, until `take` has enough. */
const walk = (
  db: Db,
  words: Words,
  wanted: readonly Wanted[],
  page: number,
  take: (ids: string[]) => boolean,
): void => {
  const leading = rarest(db, words, wanted)
  if (leading === undefined) return
  const others = wanted.filter(({ within }) => within !== leading.within)
  const sql = walkSql(words, others.length)
  const params = Object.fromEntries(others.map(({ within }, index) => [`within${index}`, within]))
  let last = { word: leading.lead, id: '' }
  for (;;) {
    const hits = db.get<{ ids: string | null; word: string | null }>(sql, {
      ...params,
      ...last,
      end: rangeEnd(leading.lead),
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

/** Clients one of whose words begins with each word typed, in the order of a rare one of these. */
export const clientsByName = (db: Db, text: string, limit: number): string[] => {
  const wanted = searchWords(text)
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => ({ within: ` ${word}`, lead: word }))
  const found = new Set<string>()
  const merged = isAnyMerged(db) ? 1 : 0
  walk(db, clientWords, wanted, limit, (ids) =>
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
const wantedInAddress = (text: string): Wanted[] => {
  const numbers: Wanted[] = []
  let house = ''
  const named = ` ${addressKey(text)} `
    .replace(/ (д|к|кв) (\d\S*)(?= )/g, (found, mark: string, number: string) => {
      if (mark === 'д') house = `${number} `
      numbers.push({ within: `${found} `, lead: null })
      return ''
    })
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
  if (named.length === 0 && house !== '') numbers.push({ within: house, lead: house })
  return [...named.map((word) => ({ within: ` ${word}`, lead: house + word })), ...numbers]
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
