import type { JournalEntry } from '../../shared/contract/journal.ts'
import type { Db, SqlValue } from '../db/open.ts'
import { rowsAtOnce } from '../db/rows-at-once.ts'
import {
  isOneReceipt,
  type JournalQuery,
  newestPlace,
  ofLine,
  ofPayment,
  ofShift,
  placesPerShift,
  reversedSql,
  unconfirmedPlaces,
} from './journal-filter.ts'

export const journalPageSize = 50

/** The next places of the journal that may fit, newest first, below `before`; fewer than `limit` when there are no more. */
export type Candidates = (before: number, limit: number) => number[]

/** The shifts below and at a place, newest first, and in each its payments: both walks go along an index, nothing is sorted. */
const walkSql = (where: string, beside = ''): string =>
  `FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id ${beside}
   WHERE s.number BETWEEN :oldest AND :number AND p.seq < iif(s.number = :number, :seq, ${placesPerShift}) AND ${where}`

const within = ({ oldest, newest }: PlaceSpan, before: number): { oldest: number; number: number; seq: number } => {
  const from = Math.min(before, newest)
  return {
    oldest: Math.floor(oldest / placesPerShift),
    number: Math.floor(from / placesPerShift),
    seq: from % placesPerShift,
  }
}

/** All payments of the shifts that fit. */
export const walkAlong = (db: Db, query: JournalQuery): Candidates => {
  const shift = ofShift(query)
  const span = spanOf(db, query)
  return (before, limit) =>
    db
      .all<{ place: number }>(
        `SELECT s.number * ${placesPerShift} + p.seq AS place ${walkSql(shift.sql)}
         ORDER BY s.number DESC, p.seq DESC LIMIT :limit`,
        { ...shift.params, ...within(span, before), limit },
      )
      .map(({ place }) => place)
}

/** Places between which all that fits lies: no shift outside of the days asked for is looked at. */
export type PlaceSpan = { readonly oldest: number; readonly newest: number }

/** Days of shifts need not follow each other as their numbers do: a desk's clock may be set back. */
export const spanOf = (db: Db, { fromDate, untilDate, shiftNumber }: JournalQuery): PlaceSpan => {
  if (shiftNumber !== null) return { oldest: shiftNumber * placesPerShift, newest: (shiftNumber + 1) * placesPerShift }
  if (fromDate === null && untilDate === null) return { oldest: 0, newest: newestPlace }
  const found = db.get<{ first: number | null; last: number | null }>(
    'SELECT min(number) AS first, max(number) AS last FROM shifts WHERE business_date BETWEEN :fromDate AND :untilDate',
    { fromDate: fromDate ?? '', untilDate: untilDate ?? '9999-12-31' },
  )
  if (found?.first == null || found.last === null) return { oldest: 0, newest: 0 }
  return { oldest: found.first * placesPerShift, newest: (found.last + 1) * placesPerShift }
}

const among =
  (places: readonly number[]): Candidates =>
  (before, limit) => {
    const from = places.findIndex((place) => place < before)
    return from < 0 ? [] : places.slice(from, from + limit)
  }

/** What main can tell by itself, at once: by the shift, one receipt, receipts not confirmed. Null: ask the journal's index. */
export const candidatesAtOnce = (db: Db, query: JournalQuery): Candidates | null => {
  const { search, state } = query
  if (search?.kind === 'receipt') return among([search.shiftNumber * placesPerShift + search.seq])
  return state === 'print_not_confirmed' ? among(unconfirmedPlaces(db)) : null
}

const takenColumns = `s.number * ${placesPerShift} + p.seq, p.id, p.receipt_number, p.accepted_at, o.name, p.due_kopecks,
  p.commission_kopecks, f.service_name, f.account,
  (SELECT l.line_no FROM payment_lines l WHERE l.payment_id = p.id ORDER BY l.line_no DESC LIMIT 1), j.state`
const entryColumns = `${takenColumns}, ${reversedSql},
  (SELECT count(*) FROM print_jobs c WHERE c.payment_id = p.id AND c.kind = 'copy')`
const besideSql = `CROSS JOIN operators o ON o.id = p.operator_id
  CROSS JOIN print_jobs j ON j.id = p.id
  CROSS JOIN payment_lines f ON f.payment_id = p.id AND f.line_no = 1`

type EntryRow = Omit<JournalEntry, 'state'>
type TakenValues = readonly [
  ...[place: number, paymentId: string, receiptNumber: string, acceptedAt: string, operatorName: string],
  ...[dueKopecks: number, commissionKopecks: number, serviceName: string, account: string, lineCount: number],
  printState: JournalEntry['printState'],
]
type EntryValues = readonly [...taken: TakenValues, reversedKopecks: number, copies: number]

const entryOf = ([place, paymentId, receiptNumber, acceptedAt, operatorName, ...more]: EntryValues): EntryRow => {
  const [dueKopecks, commissionKopecks, serviceName, account, lineCount, printState, reversedKopecks, copies] = more
  return {
    place,
    paymentId,
    receiptNumber,
    acceptedAt,
    operatorName,
    dueKopecks,
    commissionKopecks,
    serviceName,
    account,
    lineCount,
    printState,
    reversedKopecks,
    copies,
  }
}

const reversedBetweenSql = `SELECT payment_id AS id, sum(due_kopecks) AS value FROM reversals
  WHERE payment_id BETWEEN :first AND :last GROUP BY payment_id`
const copiesBetweenSql = `SELECT payment_id AS id, count(*) AS value FROM print_jobs
  WHERE kind = 'copy' AND payment_id BETWEEN :first AND :last GROUP BY payment_id`

/** Payments that follow each other have ids that do: what came of them later lies between the first and the last. */
const withLater = (db: Db, taken: readonly TakenValues[]): EntryRow[] => {
  const ids = taken.map(([, paymentId]) => paymentId).sort()
  const later = (sql: string): ReadonlyMap<string, number> => {
    const found = db.all<{ id: string; value: number }>(sql, { first: ids[0] ?? '', last: ids.at(-1) ?? '' })
    return new Map(found.map(({ id, value }) => [id, value]))
  }
  const reversed = later(reversedBetweenSql)
  const copies = later(copiesBetweenSql)
  return taken.map((values) => entryOf([...values, reversed.get(values[1]) ?? 0, copies.get(values[1]) ?? 0]))
}

/** What has come of each: hardly any was given back, so the others are not looked up. As `stateSql` has it. */
const withStates = (db: Db, rows: readonly EntryRow[]): JournalEntry[] => {
  const back = rows.filter(({ reversedKopecks }) => reversedKopecks > 0)
  const corrected = new Set(
    back.length === 0
      ? []
      : db
          .all<{ id: string }>(
            `SELECT payment_id AS id FROM reversals
             WHERE payment_id IN (SELECT value FROM json_each(:ids)) AND replaced_by IS NOT NULL`,
            { ids: JSON.stringify(back.map(({ paymentId }) => paymentId)) },
          )
          .map(({ id }) => id),
  )
  const stateOf = ({ paymentId, reversedKopecks, dueKopecks }: EntryRow): JournalEntry['state'] => {
    if (reversedKopecks === 0) return 'taken'
    if (corrected.has(paymentId)) return 'corrected'
    return reversedKopecks === dueKopecks ? 'reversed' : 'partly_reversed'
  }
  return rows.map((row) => ({ ...row, state: stateOf(row) }))
}

/** A page of the journal by shifts alone. */
const shiftPage = (db: Db, query: JournalQuery, before: number, limit: number): JournalEntry[] => {
  const shift = ofShift(query)
  const sql = `${walkSql(shift.sql, besideSql)} ORDER BY s.number DESC, p.seq DESC LIMIT :limit`
  const params = { ...shift.params, ...within(spanOf(db, query), before), limit }
  const taken = rowsAtOnce<TakenValues>(db, takenColumns, sql, params)
  return withStates(db, withLater(db, taken))
}

const atPlacesSql = `FROM json_each(:places) c
  CROSS JOIN shifts s ON s.number = c.value / ${placesPerShift}
  CROSS JOIN payments p ON p.shift_id = s.id AND p.seq = c.value % ${placesPerShift}`

/**
 * `columns` of the payments at `:places` that fit: the candidates propose, the journal's own rows decide. `lines`: a row for
 * each line `l` of them that fits.
 */
export const fittingSql = (
  query: JournalQuery,
  columns: string,
  rows: 'payments' | 'lines' = 'payments',
): { sql: string; params: Record<string, SqlValue> } => {
  const shift = ofShift(query)
  const payment = ofPayment(query)
  const lines = rows === 'lines' ? `CROSS JOIN payment_lines l ON l.payment_id = p.id AND ${ofLine(query).sql}` : ''
  return {
    sql: `${columns} ${atPlacesSql} ${besideSql} ${lines} WHERE ${shift.sql} AND ${payment.sql}`,
    params: { ...shift.params, ...payment.params },
  }
}

export type FoundPage = { entries: JournalEntry[]; next: number | null; searchedTo: string | null }

const dayAt = (db: Db, place: number): string | null =>
  db.get<{ day: string }>('SELECT business_date AS day FROM shifts WHERE number = :number', {
    number: Math.floor(place / placesPerShift),
  })?.day ?? null

const mostAtOnce = 2_000

/** As `shiftPage`, of what the candidates propose; stops with what it has when `isLate` says so. */
const pickedPage = (
  db: Db,
  query: JournalQuery,
  candidates: Candidates,
  before: number,
  isLate: () => boolean,
): FoundPage => {
  const { sql, params } = fittingSql(query, '')
  const entries: JournalEntry[] = []
  let place = before
  for (let batch = journalPageSize + 1; ; batch = Math.min(batch * 4, mostAtOnce)) {
    const places = candidates(place, batch)
    const found =
      places.length === 0
        ? []
        : rowsAtOnce<EntryValues>(db, entryColumns, sql, { ...params, places: JSON.stringify(places) })
    entries.push(...withStates(db, found.map(entryOf)).sort((a, b) => b.place - a.place))
    if (entries.length > journalPageSize)
      return {
        entries: entries.slice(0, journalPageSize),
        next: entries[journalPageSize - 1]?.place ?? null,
        searchedTo: null,
      }
    if (places.length < batch) return { entries, next: null, searchedTo: null }
    place = places.at(-1) ?? 0
    if (isLate()) return { entries, next: place, searchedTo: dayAt(db, place) }
  }
}

/** One page below `before` (null: the newest), 50 payments. `candidates` null: the filter is of shifts alone. */
export const journalPage = (
  db: Db,
  query: JournalQuery,
  candidates: Candidates | null,
  before: number | null,
  isLate: () => boolean = () => false,
): FoundPage => {
  const from = before ?? newestPlace
  if (candidates) return pickedPage(db, query, candidates, from, isOneReceipt(query) ? () => false : isLate)
  const rows = shiftPage(db, query, from, journalPageSize + 1)
  const entries = rows.slice(0, journalPageSize)
  return { entries, next: rows.length > journalPageSize ? (entries.at(-1)?.place ?? null) : null, searchedTo: null }
}
