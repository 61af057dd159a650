import { createHash, hash } from 'node:crypto'
import { type Canonical, canonicalJson } from '../../shared/domain/canonical-json.ts'
import { type Db, type MoneyRow, type SqlValue, TransactionError, type Tx } from './open.ts'

/** Append-only tables whose rows are money, with their keys. Each row's digest stands in an audit event. */
export const moneyTables = {
  shifts: ['id'],
  shift_closings: ['shift_id'],
  payments: ['id'],
  payment_lines: ['payment_id', 'line_no'],
  payment_line_debts: ['payment_id', 'line_no'],
  payment_line_terms: ['payment_id', 'line_no'],
  payment_line_budgets: ['payment_id', 'line_no'],
  payment_payers: ['payment_id'],
  cash_movements: ['shift_id', 'id'],
  cash_counts: ['id'],
  cash_count_rows: ['count_id', 'denomination'],
  shift_closing_sums: ['shift_id'],
  shift_papers: ['shift_id'],
  shift_closing_open: ['shift_id', 'line_no'],
  shift_hand_overs: ['shift_id'],
  shift_openings: ['shift_id'],
  difference_settlements: ['shift_id', 'place'],
  shift_late_events: ['shift_id', 'id'],
  reversals: ['id'],
  reversal_lines: ['payment_id', 'line_no'],
  registers_out: ['id'],
  registers_out_sent: ['register_id'],
  cash_orders: ['id'],
  cash_order_rows: ['order_id', 'direction', 'denomination'],
  cash_transfer_ends: ['transfer_id'],
  cash_ledger: ['account', 'seq'],
  refused_notes: ['order_id'],
} as const satisfies Record<string, readonly string[]>

export type MoneyTable = keyof typeof moneyTables

/** Tables on which UPDATE and DELETE must fail; the guard tries all ways on each. */
export const appendOnlyTables = [
  ...Object.keys(moneyTables),
  'audit_events',
  'command_log',
  'text_templates',
  'catalogue_versions',
  'payment_applications',
  'payment_application_lines',
  'payment_application_states',
  'erasures',
] as const

export const zeroHash = '0'.repeat(64)

const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** The hash that follows `previous` (hex) when `body` is appended. */
export const chainHash = (previous: string, body: string): string =>
  createHash('sha256').update(previous, 'hex').update(body).digest('hex')

/** The digest of one money row: sha256 of the canonical JSON of all its columns. */
export const rowDigest = (row: Readonly<Record<string, SqlValue>>): string => sha256(canonicalJson(row as Canonical))

export const moneyRowKey = (table: MoneyTable, row: Readonly<Record<string, SqlValue>>): string =>
  moneyTables[table].map((column) => String(row[column])).join('/')

const insertSql = new Map<string, { columns: string; sql: string }>()

/**
 * Each money table has one place that writes it, so one statement for each number of rows. Throws when a row names
 * other columns.
 */
const insertSqlOf = (table: MoneyTable, rows: readonly DigestedRow[]): string => {
  const names = rows.map(({ row }) => Object.keys(row).join(', '))
  const columns = names[0] ?? ''
  const known = insertSql.get(`${table}/${rows.length}`)
  if (names.some((of) => of !== (known?.columns ?? columns)))
    throw new TransactionError(`a row of ${table} with other columns`)
  if (known) return known.sql
  const values = `(${columns.replaceAll(/\w+/g, '?')})`
  const sql = `INSERT INTO ${table} (${columns}) VALUES ${rows.map(() => values).join(', ')}`
  insertSql.set(`${table}/${rows.length}`, { columns, sql })
  return sql
}

/** A money row with its digest, ready to be written. */
export type DigestedRow = MoneyRow & { readonly table: MoneyTable; readonly row: Readonly<Record<string, SqlValue>> }

/** Digests one money row ahead of its transaction. `row` names every column: the verifier digests it as it is stored. */
export const digestMoney = (table: MoneyTable, row: Readonly<Record<string, SqlValue>>): DigestedRow => ({
  table,
  row,
  key: moneyRowKey(table, row),
  sha256: rowDigest(row),
})

/** Writes digested money rows of one table in one statement; the transaction must cover them with an audit event. */
export const insertDigested = (tx: Tx, rows: readonly DigestedRow[]): void => {
  const [first] = rows
  if (!first) return
  tx.run(
    insertSqlOf(first.table, rows),
    rows.flatMap(({ row }) => Object.values(row)),
  )
  tx.uncoveredMoneyRows.push(...rows)
}

/** Digests and writes one money row. */
export const insertMoney = (tx: Tx, table: MoneyTable, row: Readonly<Record<string, SqlValue>>): void =>
  insertDigested(tx, [digestMoney(table, row)])

export type ChainHead = { seq: number; at: string | null; hash: string }

/** The last event of the chain; seq 0 and the zero hash before the first. */
export const chainHead = (db: Db): ChainHead =>
  db.get<ChainHead>('SELECT seq, at, hash FROM audit_events ORDER BY seq DESC LIMIT 1') ?? {
    seq: 0,
    at: null,
    hash: zeroHash,
  }

export type AuditEntry = {
  at: string
  kind: string
  operatorId: string | null
  shiftId?: string | null
  commandId?: string | null
  /** Ids, codes, counts and kopecks; never what a person is called, nor where they live. */
  data?: { readonly [key: string]: Canonical }
}

/** The head as this transaction sees it, read once: every event of a transaction goes through `recordAudit`. */
export const headInTransaction = (tx: Tx): ChainHead => (tx.auditHead ??= chainHead(tx))

/** Appends one event and covers the money rows written so far. Returns the new head (hex). */
export const recordAudit = (tx: Tx, entry: AuditEntry): string => {
  const head = headInTransaction(tx)
  const body = canonicalJson({
    v: 1,
    seq: head.seq + 1,
    at: entry.at,
    kind: entry.kind,
    operatorId: entry.operatorId,
    shiftId: entry.shiftId ?? null,
    commandId: entry.commandId ?? null,
    data: entry.data ?? {},
    rows: tx.uncoveredMoneyRows.map((row) => ({ table: row.table, key: row.key, sha256: row.sha256 })),
  })
  const nextHash = chainHash(head.hash, body)
  tx.run(
    `INSERT INTO audit_events (seq, at, kind, operator_id, command_id, body, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [head.seq + 1, entry.at, entry.kind, entry.operatorId, entry.commandId ?? null, body, nextHash],
  )
  tx.auditHead = { seq: head.seq + 1, at: entry.at, hash: nextHash }
  tx.uncoveredMoneyRows.length = 0
  return nextHash
}

export type LoggedCommand = { operatorId: string | null; operation: string; inputHmac: string; answer: string }

/** What a commandId was accepted for; undefined while it is free. */
export const findCommand = (db: Db, commandId: string): LoggedCommand | undefined =>
  db.get<LoggedCommand>(
    `SELECT operator_id AS operatorId, operation, input_hmac AS inputHmac, answer
     FROM command_log WHERE command_id = :commandId`,
    { commandId },
  )

/** Binds a commandId to operator, operation and input for ever. */
export const logCommand = (tx: Tx, commandId: string, entry: LoggedCommand & { acceptedAt: string }): void => {
  tx.run(
    `INSERT INTO command_log (command_id, operator_id, operation, input_hmac, answer, accepted_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [commandId, entry.operatorId, entry.operation, entry.inputHmac, entry.answer, entry.acceptedAt],
  )
}
