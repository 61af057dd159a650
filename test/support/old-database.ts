// A database as the first schema left it: the rows of a worked desk, with papers and a draft under way.
import { join } from 'node:path'
import { migrate, migrations } from '../../electron/db/migrate.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { temporaryFolder } from './desk.ts'
import { copyDatabase, openWorkedDesk } from './worked-desk.ts'

const carried = [
  'desk',
  'settings',
  'operators',
  'shifts',
  'shift_closings',
  'payments',
  'payment_lines',
  'cash_movements',
  'audit_events',
  'command_log',
]

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
