import type { JournalFilter } from '../../shared/contract/journal.ts'
import { parseMoney } from '../../shared/domain/money.ts'
import { parseReceiptNumber } from '../../shared/domain/numbering.ts'
import type { Db, SqlValue } from '../db/open.ts'

/**
 * Where a payment stands in the journal: its shift's number, then its own in the shift. Shifts of a desk follow each other,
 * and so do the payments of one, so that a place needs no index of its own.
 */
export const placesPerShift = 1_000_000
export const placeOf = (shiftNumber: number, seq: number): number => shiftNumber * placesPerShift + seq
/** Before every other. */
export const newestPlace = 1_000_000_000 * placesPerShift

/** A filter as the records ask it: with what main knows in place of what the window said. Values a message can carry. */
export type JournalQuery = {
  readonly fromDate: string | null
  readonly untilDate: string | null
  readonly shiftNumber: number | null
  /** Null: everybody's. */
  readonly operatorId: string | null
  readonly payeeInn: string | null
  readonly serviceId: string | null
  readonly fromKopecks: number | null
  readonly untilKopecks: number | null
  readonly state: JournalFilter['state']
  readonly client: ClientPayments | null
  readonly search: JournalSearch | null
}

/** What is a client's: lines for accounts that were ever linked to them, and payments they were the payer of. */
export type ClientPayments = {
  readonly accounts: readonly { readonly serviceId: string; readonly account: string }[]
  readonly paymentIds: readonly string[]
}

export type JournalSearch =
  | { readonly kind: 'receipt'; readonly receiptNumber: string; readonly shiftNumber: number; readonly seq: number }
  /** `kopecks` when the text is a sum, too. `account`: with what one begins or ends. */
  | { readonly kind: 'text'; readonly account: string; readonly kopecks: number | null }

/** What the search box says; null: nothing. */
export const readSearch = (text: string): JournalSearch | null => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const receipt = parseReceiptNumber(trimmed)
  if (receipt) return { kind: 'receipt', ...receipt }
  return { kind: 'text', account: trimmed.toUpperCase(), kopecks: parseMoney(trimmed) }
}

/** Whether the payments are picked by what stands on them, not by their shift alone. */
export const picksPayments = (query: JournalQuery): boolean =>
  query.search !== null ||
  query.client !== null ||
  query.payeeInn !== null ||
  query.serviceId !== null ||
  query.fromKopecks !== null ||
  query.untilKopecks !== null ||
  query.state !== null

/** Whether sums are counted by the lines that fit. */
export const picksLines = ({ payeeInn, serviceId, client }: JournalQuery): boolean =>
  payeeInn !== null || serviceId !== null || client !== null

/** The place of one payment is known at once: of a receipt's number. */
export const isOneReceipt = (query: JournalQuery): boolean => query.search?.kind === 'receipt'

type Condition = { readonly sql: string; readonly params: Readonly<Record<string, SqlValue>> }
const always: Condition = { sql: '1', params: {} }

const all = (conditions: readonly (Condition | null)[]): Condition => {
  const given = conditions.filter((it) => it !== null)
  if (given.length === 0) return always
  return { sql: given.map(({ sql }) => sql).join(' AND '), params: Object.assign({}, ...given.map((it) => it.params)) }
}

/** What a shift `s` must be. */
export const ofShift = ({ fromDate, untilDate, shiftNumber, operatorId }: JournalQuery): Condition =>
  all([
    shiftNumber === null ? null : { sql: 's.number = :shiftNumber', params: { shiftNumber } },
    fromDate === null ? null : { sql: 's.business_date >= :fromDate', params: { fromDate } },
    untilDate === null ? null : { sql: 's.business_date <= :untilDate', params: { untilDate } },
    // A shift is one operator's (product.md §5).
    operatorId === null ? null : { sql: 's.operator_id = :operatorId', params: { operatorId } },
  ])

/** What a line `l` of the payment `p` must be; one line must be all of it. */
export const ofLine = ({ payeeInn, serviceId, client }: JournalQuery): Condition =>
  all([
    payeeInn === null ? null : { sql: 'l.payee_inn = :payeeInn', params: { payeeInn } },
    serviceId === null ? null : { sql: 'l.service_id = :serviceId', params: { serviceId } },
    client === null
      ? null
      : {
          sql: `(p.id IN (SELECT value FROM json_each(:clientPayments)) OR (l.service_id || ' ' || l.account)
            IN (SELECT value FROM json_each(:clientAccounts)))`,
          params: {
            clientPayments: JSON.stringify(client.paymentIds),
            clientAccounts: JSON.stringify(client.accounts.map(({ serviceId: id, account }) => `${id} ${account}`)),
          },
        },
  ])

const lineExists = (condition: string): string =>
  `EXISTS (SELECT 1 FROM payment_lines l WHERE l.payment_id = p.id AND ${condition})`

/** Accounts that begin or end so: what people read from a bill or remember of it. */
const accountSql = `(substr(upper(l.account), 1, length(:account)) = :account
  OR substr(upper(l.account), -length(:account)) = :account)`

const ofSearch = (search: JournalSearch | null): Condition | null => {
  if (search === null) return null
  if (search.kind === 'receipt')
    return { sql: 'p.receipt_number = :receiptNumber', params: { receiptNumber: search.receiptNumber } }
  const { account, kopecks } = search
  if (kopecks === null) return { sql: lineExists(accountSql), params: { account } }
  return {
    sql: `(p.due_kopecks = :kopecks OR ${lineExists(`(l.amount_kopecks = :kopecks OR ${accountSql})`)})`,
    params: { account, kopecks },
  }
}

export const reversedSql = 'coalesce((SELECT sum(r.due_kopecks) FROM reversals r WHERE r.payment_id = p.id), 0)'
const correctedSql = 'EXISTS (SELECT 1 FROM reversals r WHERE r.payment_id = p.id AND r.replaced_by IS NOT NULL)'
/** What has come of a payment `p`; a correction is told before what it gave back. */
export const stateSql = `CASE WHEN NOT EXISTS (SELECT 1 FROM reversals r WHERE r.payment_id = p.id) THEN 'taken'
  WHEN ${correctedSql} THEN 'corrected' WHEN ${reversedSql} = p.due_kopecks THEN 'reversed' ELSE 'partly_reversed' END`

/** Of a receipt `j`: on its way, or nobody has said yet whether it came out. */
const notConfirmedSql = "(j.state IN ('queued', 'sending') OR (j.state = 'unknown' AND j.answered_at IS NULL))"

const ofState = (state: JournalQuery['state']): Condition | null => {
  if (state === null) return null
  if (state === 'print_not_confirmed') return { sql: notConfirmedSql, params: {} }
  return { sql: `${stateSql} = :state`, params: { state } }
}

/** What a payment `p` with its receipt's print job `j` must be, its shift aside. */
export const ofPayment = (query: JournalQuery): Condition => {
  const line = ofLine(query)
  const { fromKopecks, untilKopecks } = query
  return all([
    fromKopecks === null ? null : { sql: 'p.due_kopecks >= :fromKopecks', params: { fromKopecks } },
    untilKopecks === null ? null : { sql: 'p.due_kopecks <= :untilKopecks', params: { untilKopecks } },
    ofState(query.state),
    picksLines(query) ? { sql: lineExists(line.sql), params: line.params } : null,
    ofSearch(query.search),
  ])
}

/** Places of receipts that are on their way or not yet answered for: there are as many as a desk can forget. */
export const unconfirmedPlaces = (db: Db): number[] =>
  db
    .all<{ place: number }>(
      `SELECT s.number * ${placesPerShift} + p.seq AS place
       FROM print_jobs j CROSS JOIN payments p ON p.id = j.id CROSS JOIN shifts s ON s.id = p.shift_id
       WHERE (j.state IN ('queued', 'sending') OR (j.state = 'unknown' AND j.answered_at IS NULL))`,
    )
    .map(({ place }) => place)
    .sort((a, b) => b - a)
