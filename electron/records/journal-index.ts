import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, databaseProblem, type OpenDatabase, openDatabase, type Tx } from '../db/open.ts'
import { placesPerShift } from './journal-filter.ts'

/*
 * Where in the journal an account, a service, a payee or a sum stands: a file of its own beside the database, which the
 * report worker fills whenever it is asked, with what came since. An index in the database would cost every payment a page
 * of the WAL; this one costs it nothing. It only proposes places: the journal's own rows decide, so a wrong or missing
 * file is made anew and never shows a wrong payment.
 */
export const journalIndexFile = (dataFolder: string): string => join(dataFolder, 'journal-index.db')

/** A sum is its own word: its kopecks below zero. */
export type WordKind = 'account' | 'service' | 'payee' | 'state'
export const wordOfSum = (kopecks: number): number => -kopecks

const schema = `
  CREATE TABLE IF NOT EXISTS words (
    id    INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL, -- what it was called last
    tail  TEXT,          -- of an account: read from its end
    UNIQUE (kind, value)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS words_tail ON words (tail) WHERE tail IS NOT NULL;
  CREATE TABLE IF NOT EXISTS places (
    era   INTEGER NOT NULL, -- so many shifts: what is new goes into a small part of the file, not all over it
    word  INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (era, word, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS marks (
    what   TEXT PRIMARY KEY, -- 'payments' or 'reversals': the last one that is in here
    number INTEGER NOT NULL, -- of its shift
    seq    INTEGER NOT NULL,
    id     TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`

const tables = { payments: 'payments', reversals: 'reversals' } as const
type Marked = keyof typeof tables
type Mark = { number: number; seq: number; id: string }
const nothingYet: Mark = { number: 0, seq: 0, id: '' }

const markOf = (index: Db, what: Marked): Mark =>
  index.get<Mark>('SELECT number, seq, id FROM marks WHERE what = :what', { what }) ?? nothingYet

const setMark = (tx: Tx, what: Marked, { number, seq, id }: Mark): void => {
  tx.run('INSERT OR REPLACE INTO marks (what, number, seq, id) VALUES (?, ?, ?, ?)', [what, number, seq, id])
}

/** Whether the last row that is in here still stands in the journal: after a restore another may stand in its place. */
const isOfJournal = (journal: Db, index: Db): boolean =>
  (['payments', 'reversals'] as const).every((what) => {
    const { number, seq, id } = markOf(index, what)
    return (
      id === '' ||
      journal.get(
        `SELECT 1 FROM shifts s JOIN ${tables[what]} p ON p.shift_id = s.id AND p.seq = :seq
         WHERE s.number = :number AND p.id = :id`,
        { number, seq, id },
      ) !== undefined
    )
  })

const opened = (file: string): OpenDatabase => {
  const index = openDatabase(file)
  try {
    index.raw.exec(schema)
    return index
  } catch (error) {
    index.close()
    throw error
  }
}

const removeIndex = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

/** Opens the index of this journal; one that can't be read, or is of another journal, is begun anew. */
export const openJournalIndex = (file: string, journal: Db): OpenDatabase => {
  try {
    const index = opened(file)
    if (isOfJournal(journal, index.db)) return index
    index.close()
  } catch (error) {
    if (databaseProblem(error) !== 'database_corrupt') throw error
  }
  removeIndex(file)
  return opened(file)
}

const reversedText = (text: string): string => [...text].reverse().join('')

const shiftsPerEra = 1_000
export const eraOf = (place: number): number => Math.floor(place / placesPerShift / shiftsPerEra)

type Word = { kind: WordKind; value: string; label: string }
/** Where a word, or one that has its number already, stands. */
type Entry = { place: number } & ({ word: Word } | { number: number })

/** The number of a word, which is new or keeps its newest label. */
const numberWords = (tx: Tx): ((word: Word) => number) => {
  const known = new Map<string, number>()
  let last = tx.get<{ id: number | null }>('SELECT max(id) AS id FROM words')?.id ?? 0
  return ({ kind, value, label }) => {
    const key = `${kind} ${value}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const found = tx.get<{ id: number; label: string }>(
      'SELECT id, label FROM words WHERE kind = :kind AND value = :value',
      { kind, value },
    )
    const id = found?.id ?? (last += 1)
    if (!found) {
      const tail = kind === 'account' ? reversedText(value) : null
      tx.run('INSERT INTO words (id, kind, value, label, tail) VALUES (?, ?, ?, ?, ?)', [id, kind, value, label, tail])
    } else if (found.label !== label) tx.run('UPDATE words SET label = ? WHERE id = ?', [label, id])
    known.set(key, id)
    return id
  }
}

/** Writes the places of a batch in the order of their key, so that each page is touched once. */
const addEntries = (tx: Tx, entries: readonly Entry[]): void => {
  const numberOf = numberWords(tx)
  const rows = entries.map((it): [number, number, number] => [
    eraOf(it.place),
    'word' in it ? numberOf(it.word) : it.number,
    it.place,
  ])
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  for (const row of rows) tx.run('INSERT OR IGNORE INTO places (era, word, place) VALUES (?, ?, ?)', row)
}

type LineRow = {
  number: number
  seq: number
  id: string
  dueKopecks: number
  serviceId: string | null
  serviceName: string
  payeeInn: string
  payeeName: string
  account: string
  amountKopecks: number
}

/** One transaction: the more at once, the fewer pages are written again and again. */
const paymentsAtOnce = 10_000

/** The next payments with their lines; false when there are none. */
const addPayments = (journal: Db, tx: Tx): boolean => {
  const mark = markOf(tx, 'payments')
  const rows = journal.all<LineRow>(
    `SELECT t.number, t.seq, t.id, t.due_kopecks AS dueKopecks, l.service_id AS serviceId, l.service_name AS serviceName,
       l.payee_inn AS payeeInn, l.payee_name AS payeeName, l.account, l.amount_kopecks AS amountKopecks
     FROM (SELECT s.number, p.seq, p.id, p.due_kopecks FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id
           WHERE s.number >= :number AND p.seq > iif(s.number = :number, :seq, 0)
           ORDER BY s.number, p.seq LIMIT :limit) t
     CROSS JOIN payment_lines l ON l.payment_id = t.id`,
    { number: mark.number, seq: mark.seq, limit: paymentsAtOnce },
  )
  addEntries(
    tx,
    rows.flatMap((row) => {
      const place = row.number * placesPerShift + row.seq
      const named = (kind: WordKind, value: string, label = ''): Entry => ({ place, word: { kind, value, label } })
      return [
        { place, number: wordOfSum(row.dueKopecks) },
        { place, number: wordOfSum(row.amountKopecks) },
        named('payee', row.payeeInn, row.payeeName),
        named('account', row.account.toUpperCase()),
        ...(row.serviceId === null ? [] : [named('service', row.serviceId, row.serviceName)]),
      ]
    }),
  )
  const last = rows.reduce<LineRow | null>(
    (found, row) => (found && (found.number - row.number || found.seq - row.seq) > 0 ? found : row),
    null,
  )
  if (last) setMark(tx, 'payments', last)
  return last !== null
}

/** The next reversals: a payment of which something was given back. */
const addReversals = (journal: Db, tx: Tx): boolean => {
  const mark = markOf(tx, 'reversals')
  const rows = journal.all<Mark & { place: number }>(
    `SELECT t.number, t.seq, t.id, o.number * ${placesPerShift} + p.seq AS place
     FROM (SELECT s.number, r.seq, r.id, r.payment_id FROM shifts s CROSS JOIN reversals r ON r.shift_id = s.id
           WHERE s.number >= :number AND r.seq > iif(s.number = :number, :seq, 0)
           ORDER BY s.number, r.seq LIMIT :limit) t
     CROSS JOIN payments p ON p.id = t.payment_id CROSS JOIN shifts o ON o.id = p.shift_id`,
    { number: mark.number, seq: mark.seq, limit: paymentsAtOnce },
  )
  const word: Word = { kind: 'state', value: 'reversed', label: '' }
  addEntries(
    tx,
    rows.map(({ place }) => ({ place, word })),
  )
  const last = rows.at(-1)
  if (last) setMark(tx, 'reversals', last)
  return last !== undefined
}

export type Indexing = { done: number; total: number }

/** Takes in what came since, until `isLate`; what is left to do, in shifts, or null when it knows all. */
export const catchUp = (journal: Db, index: OpenDatabase, isLate: () => boolean): Indexing | null => {
  for (const add of [addReversals, addPayments])
    for (let more = true; more; ) {
      more = index.transact((tx) => add(journal, tx))
      if (!more || !isLate()) continue
      const total = journal.get<{ number: number }>('SELECT max(number) AS number FROM shifts')?.number ?? 0
      const { number: done } = markOf(index.db, 'payments')
      return { done, total }
    }
  return null
}

export type JournalWord = { value: string; label: string }

/** What of a kind was ever paid, by what it was called last. */
export const wordsOfKind = (index: Db, kind: WordKind): JournalWord[] =>
  index.all<JournalWord>('SELECT value, label FROM words WHERE kind = :kind ORDER BY label, value LIMIT 2000', { kind })

/** Accounts that begin or end so; at most `limit`. */
export const accountWords = (index: Db, text: string, limit: number): number[] =>
  index
    .all<{ id: number }>(
      `SELECT id FROM words WHERE kind = 'account' AND value >= :text AND value < :after
       UNION SELECT id FROM words WHERE tail IS NOT NULL AND tail >= :tail AND tail < :tailAfter LIMIT :limit`,
      {
        text,
        after: `${text}\u{10ffff}`,
        tail: reversedText(text),
        tailAfter: `${reversedText(text)}\u{10ffff}`,
        limit,
      },
    )
    .map(({ id }) => id)

/** Places of a word from below `below` down to `oldest`, newest first. */
export const placesOfWord = (
  index: Db,
  word: number,
  { oldest, below, limit }: { oldest: number; below: number; limit: number },
): number[] => {
  const found: number[] = []
  for (let era = Math.min(eraOf(below), newestEra(index)); era >= eraOf(oldest) && found.length < limit; era -= 1) {
    const rows = index.all<{ place: number }>(
      `SELECT place FROM places WHERE era = :era AND word = :word AND place >= :oldest AND place < :below
       ORDER BY place DESC LIMIT :limit`,
      { era, word, oldest, below, limit: limit - found.length },
    )
    found.push(...rows.map(({ place }) => place))
  }
  return found
}

const newestEra = (index: Db): number =>
  index.get<{ era: number | null }>('SELECT max(era) AS era FROM places')?.era ?? 0

export const findWord = (index: Db, kind: WordKind, value: string): number[] => {
  const found = index.get<{ id: number }>('SELECT id FROM words WHERE kind = :kind AND value = :value', { kind, value })
  return found ? [found.id] : []
}
