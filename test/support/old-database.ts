// A database as the first schema left it: the rows of a worked desk, with papers and a draft under way.
import { join } from 'node:path'
import { headInTransaction, insertMoney, recordAudit } from '../../electron/db/journal.ts'
import { migrate, migrations } from '../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase, type SqlValue } from '../../electron/db/open.ts'
import { temporaryFolder } from './desk.ts'
import { copyDatabase, openWorkedDesk } from './worked-desk.ts'

const carried = ['desk', 'settings', 'operators', 'command_log']

type Row = Record<string, SqlValue>

/** The shift's money and its events as the first program wrote them: it knew no counts by denomination. */
const writeMoney = (old: OpenDatabase): void => {
  const columnsOf = (table: string) =>
    (old.raw.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const rowsOf = (table: string, order: string): Row[] =>
    old.raw.prepare(`SELECT ${columnsOf(table).join(', ')} FROM source.${table} ORDER BY ${order}`).all() as Row[]
  const [shift] = rowsOf('shifts', 'number')
  if (!shift) throw new Error('no shift was worked')
  const movements = rowsOf('cash_movements', 'at')
  const lines = rowsOf('payment_lines', 'payment_id, line_no')
  const shiftId = String(shift['id'])
  const operatorId = String(shift['operator_id'])
  old.transact((tx) => {
    const told = (kind: string, row: Row, at: SqlValue | undefined): void =>
      void recordAudit(tx, { ...{ at: String(at), kind, operatorId, shiftId }, commandId: String(row['command_id']) })
    insertMoney(tx, 'shifts', shift)
    for (const float of movements.filter(({ kind }) => kind === 'float')) insertMoney(tx, 'cash_movements', float)
    told('shift.opened', shift, shift['opened_at'])
    for (const payment of rowsOf('payments', 'seq')) {
      insertMoney(tx, 'payments', { ...payment, audit_seq: headInTransaction(tx).seq + 1 })
      for (const line of lines.filter((one) => one['payment_id'] === payment['id']))
        insertMoney(tx, 'payment_lines', line)
      for (const cash of movements.filter((one) => one['payment_id'] === payment['id']))
        insertMoney(tx, 'cash_movements', cash)
      told('payment.accepted', payment, payment['accepted_at'])
    }
    for (const closing of rowsOf('shift_closings', 'z_number')) {
      insertMoney(tx, 'shift_closings', closing)
      told('shift.closed', closing, closing['closed_at'])
    }
  })
}

/** The file, closed, in a folder of this test. */
export const oldDatabase = async (): Promise<string> => {
  const desk = await openWorkedDesk({ plain: true })
  const source = copyDatabase(desk)
  const file = join(temporaryFolder(), 'old.db')
  const old = openDatabase(file)
  migrate(old, '2026-11-01T00:00:00.000Z', migrations.slice(0, 1))
  const { raw } = old
  raw.pragma('foreign_keys = OFF')
  raw.prepare('ATTACH ? AS source').run(source)
  for (const table of carried) {
    const names = (raw.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name).join(', ')
    raw.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM source.${table}`)
  }
  writeMoney(old)
  // Bodies of the first schema: a receipt that waits had one.
  raw.exec(`INSERT INTO main.print_jobs
      SELECT id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, 'queued', NULL, NULL, NULL, x'01', x'02'
      FROM source.print_jobs WHERE kind = 'receipt';
    INSERT INTO main.print_jobs
      SELECT id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, 'printed', NULL, created_at, NULL, NULL, NULL
      FROM source.print_jobs WHERE kind = 'z_report';
    INSERT INTO main.drafts
      SELECT id, 'payment', '01950000-0000-7000-8000-00000000d4af', x'0102', created_at FROM main.operators LIMIT 1`)
  raw.exec('DETACH source')
  old.close()
  return file
}
