import type { AuditVerdict } from '../../shared/contract/audit.ts'
import { chainHash, moneyRowKey, type MoneyTable, moneyTables, rowDigest, zeroHash } from './journal.ts'
import type { Db, SqlValue } from './open.ts'

type Columns = { at: string; kind: string; operatorId: string | null; commandId: string | null }
type StoredEvent = Columns & { seq: number; body: string; hash: string }
type EventBody = Columns & { seq: number; rows: { table: string; key: string; sha256: string }[] }

const pageSize = 1000

const eventPage = (db: Db, after: number): StoredEvent[] =>
  db.all<StoredEvent>(
    `SELECT seq, at, kind, operator_id AS operatorId, command_id AS commandId, body, hash
     FROM audit_events WHERE seq > :after ORDER BY seq LIMIT :pageSize`,
    { after, pageSize },
  )

const storedRow = (db: Db, table: MoneyTable, key: string): Record<string, SqlValue> | undefined => {
  const columns = moneyTables[table]
  const values = key.split('/')
  const params: Record<string, SqlValue> = {}
  columns.forEach((column, index) => {
    const value = values[index] ?? ''
    params[column] = column === 'line_no' ? Number(value) : value
  })
  return db.get(
    `SELECT * FROM ${table} WHERE ${columns.map((column) => `${column} = :${column}`).join(' AND ')}`,
    params,
  )
}

const isMoneyTable = (name: string): name is MoneyTable => Object.hasOwn(moneyTables, name)

type Finding = Pick<AuditVerdict, 'brokenSeq' | 'problem'>

/** The columns that the audit screen and the receipts read are copies of what the hash covers. */
const sameColumns = (event: StoredEvent, body: EventBody): boolean =>
  body.seq === event.seq &&
  body.at === event.at &&
  body.kind === event.kind &&
  body.operatorId === event.operatorId &&
  body.commandId === event.commandId

const checkEvent = (db: Db, event: StoredEvent, covered: Map<string, number>): Finding | null => {
  const body = JSON.parse(event.body) as EventBody
  if (!sameColumns(event, body)) return { brokenSeq: event.seq, problem: 'hash_mismatch' }
  for (const row of body.rows) {
    if (!isMoneyTable(row.table)) return { brokenSeq: event.seq, problem: 'money_row_missing' }
    const stored = storedRow(db, row.table, row.key)
    if (!stored) return { brokenSeq: event.seq, problem: 'money_row_missing' }
    if (moneyRowKey(row.table, stored) !== row.key || rowDigest(stored) !== row.sha256)
      return { brokenSeq: event.seq, problem: 'money_row_changed' }
    covered.set(row.table, (covered.get(row.table) ?? 0) + 1)
  }
  return null
}

const unrecorded = (db: Db, covered: Map<string, number>, lastSeq: number): Finding | null => {
  const there = new Set(
    db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name),
  )
  for (const table of Object.keys(moneyTables)) {
    if (!there.has(table) && !covered.has(table)) continue // a copy of an older schema has fewer
    const count = db.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0
    if (count !== (covered.get(table) ?? 0)) return { brokenSeq: lastSeq, problem: 'money_row_unrecorded' }
  }
  return null
}

/**
 * Recomputes the whole audit chain and the digest of every money row it speaks of. Long on a big desk: it runs in a
 * worker, on a connection of its own, inside one read transaction (the caller's).
 */
export const verifyJournal = (db: Db, checkedAt: string): AuditVerdict => {
  const covered = new Map<string, number>()
  let head = zeroHash
  let seq = 0
  let finding: Finding | null = null
  for (let page = eventPage(db, 0); page.length > 0 && !finding; page = eventPage(db, seq)) {
    for (const event of page) {
      if (event.seq !== seq + 1) finding = { brokenSeq: event.seq, problem: 'gap' }
      else if (chainHash(head, event.body) !== event.hash) finding = { brokenSeq: event.seq, problem: 'hash_mismatch' }
      else finding = checkEvent(db, event, covered)
      if (finding) break
      seq = event.seq
      head = event.hash
    }
  }
  finding ??= unrecorded(db, covered, seq)
  return {
    intact: finding === null,
    events: seq,
    moneyRows: [...covered.values()].reduce((sum, count) => sum + count, 0),
    head,
    checkedAt,
    brokenSeq: finding?.brokenSeq ?? null,
    problem: finding?.problem ?? null,
  }
}
