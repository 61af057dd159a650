// The verifier that runs without the app: resources/verify-audit.py, written from the format, not from verify.ts.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moneyTables } from '../../../electron/db/journal.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { freeLine, temporaryFolder, type TestDesk } from '../../support/desk.ts'
import { copyDatabase, dropTriggers, openWorkedDesk } from '../../support/worked-desk.ts'
import { countOf } from '../../support/count-of.ts'

const script = join(import.meta.dirname, '../../../resources/verify-audit.py')

const run = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync('python3', [script, ...args], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

const tampered = (desk: TestDesk, ...sql: string[]): string => {
  const file = copyDatabase(desk)
  const database = openDatabase(file)
  try {
    dropTriggers(database)
    database.raw.pragma('foreign_keys = OFF')
    database.raw.pragma('ignore_check_constraints = ON')
    for (const statement of sql) expect(database.raw.prepare(statement).run().changes, statement).toBeGreaterThan(0)
  } finally {
    database.close()
  }
  return file
}

/** Of every file in the folder and below: registers have a folder of their own. */
const digests = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)

describe('the verifier without the app', () => {
  test('finds a worked desk intact, with the figures of the app', async () => {
    const desk = await openWorkedDesk({ terms: true })
    const verdict = verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')
    const { code, out } = run(copyDatabase(desk))
    expect(out.split('\n')).toEqual([
      `Событий: ${verdict.events}`,
      `Денежных строк: ${verdict.moneyRows}`,
      `Хеш цепочки: ${verdict.head}`,
      'ЦЕПОЧКА ЦЕЛА',
      '',
    ])
    expect(code).toBe(0)
  }, 60_000)

  test('reads a desk at work, its WAL included, and changes no file of it', async () => {
    const desk = await openWorkedDesk()
    await desk.value(openShift, { count: countOf(5), reason: 'сдано в хранилище' })
    // Texts that JSON writes in its own way.
    const line = freeLine()
    if (line.payee !== 'free') throw new Error('a free line')
    const purpose = 'Кавычки " и \\ и \u2028 и 👍 и é'
    await desk.value(acceptPayment, {
      lines: [{ ...line, details: { ...line.details, purpose } }],
      givenKopecks: 61_069,
    })
    const { file } = desk.database
    expect(existsSync(`${file}-wal`)).toBe(true)
    const { head } = verifyJournal(desk.database.db, '')
    const before = digests(desk.folder)
    const { code, out } = run(file)
    expect(digests(desk.folder)).toEqual(before)
    expect([code, out.includes(head)]).toEqual([0, true])
    // Negative control: without the WAL it is another, shorter journal or none.
    const folder = temporaryFolder()
    cpSync(file, join(folder, 'kassa.db'))
    expect(run(join(folder, 'kassa.db')).out).not.toBe(out)
  }, 60_000)

  const crimes: [string, string, string][] = [
    [
      'a changed body',
      "UPDATE audit_events SET body = replace(body, '1', '2') WHERE seq = 3",
      'событие 3: хеш не сходится',
    ],
    [
      'a changed hash',
      `UPDATE audit_events SET hash = '${'ab'.repeat(32)}' WHERE seq = 2`,
      'событие 2: хеш не сходится',
    ],
    ['an event removed', 'DELETE FROM audit_events WHERE seq = 2', 'событие 2: его нет'],
    ['a column beside the body', "UPDATE audit_events SET kind = 'x' WHERE seq = 4", 'событие 4: столбцы не совпадают'],
    ['a sum', 'UPDATE payments SET given_kopecks = given_kopecks + 1 WHERE seq = 1', 'изменена после записи'],
    [
      'what a payee bears',
      'UPDATE payment_line_terms SET payee_commission_kopecks = payee_commission_kopecks - 1',
      'изменена после записи',
    ],
    ['a payee’s commission that is gone', 'DELETE FROM payment_line_terms', 'её нет в базе'],
    ['a deleted payment', 'DELETE FROM payments WHERE seq = 2', 'её нет в базе'],
    [
      'money without an event',
      "INSERT INTO cash_movements SELECT 'added', 'added', shift_id, kind, payment_id, 5, at FROM cash_movements WHERE kind = 'float'",
      'added: о ней нет ни одного события',
    ],
  ]
  test.each(crimes)(
    'finds %s and says which event',
    async (_name, sql, told) => {
      const { code, out } = run(tampered(await openWorkedDesk({ terms: true }), sql))
      expect(out).toContain('ЦЕПОЧКА НАРУШЕНА: ')
      expect(out).toContain(told)
      expect(code).toBe(1)
    },
    60_000,
  )

  test('finds a journal whose end was cut off, by the hash on the Z report', async () => {
    const desk = await openWorkedDesk()
    const head = desk.database.db.get<{ head: string }>('SELECT audit_head AS head FROM shift_closings')?.head ?? ''
    const whole = run(copyDatabase(desk), '--head', head.slice(0, 12).toUpperCase())
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('Хеш с бумаги: событие ')])
    // The last payment, its money and all events from it on: consistent in itself.
    const cut = tampered(
      desk,
      ...['shift_closing_open', 'shift_closing_sums', 'shift_closings'].map((table) => `DELETE FROM ${table}`),
      "DELETE FROM cash_count_rows WHERE count_id IN (SELECT id FROM cash_counts WHERE purpose = 'closing')",
      "DELETE FROM cash_counts WHERE purpose = 'closing'",
      'DELETE FROM cash_movements WHERE payment_id = (SELECT id FROM payments WHERE seq = 2)',
      'DELETE FROM payment_line_debts WHERE payment_id = (SELECT id FROM payments WHERE seq = 2)',
      'DELETE FROM payment_lines WHERE payment_id = (SELECT id FROM payments WHERE seq = 2)',
      "DELETE FROM audit_events WHERE seq >= (SELECT max(seq) FROM audit_events WHERE kind = 'payment.accepted')",
      'DELETE FROM payments WHERE seq = 2',
    )
    expect(run(cut).code).toBe(0)
    const found = run(cut, '--head', head.slice(0, 12))
    expect([found.code, found.out]).toEqual([1, expect.stringContaining('её конец отрезан')])
  }, 60_000)

  test('says how it is used, and what kept it from checking', async () => {
    for (const args of [[], ['--help'], ['a', 'b'], ['a', '--head', 'xyz'], ['a', '--head', 'abc']]) {
      const { code, err } = run(...args)
      expect([code, err]).toEqual([2, expect.stringContaining('Usage: python3 verify-audit.py FILE.db')])
    }
    const folder = temporaryFolder()
    expect(run(join(folder, 'none.db'))).toMatchObject({ code: 2, out: '' })
    const garbage = join(folder, 'garbage.db')
    writeFileSync(garbage, Buffer.alloc(50_000, 'garbage '))
    expect(run(garbage)).toMatchObject({ code: 2, out: '' })
    const file = copyDatabase(await openWorkedDesk())
    truncateSync(file, 8192)
    expect(run(file).code).not.toBe(0)
  }, 60_000)

  test('knows the same money tables as the app, and needs nothing but Python', () => {
    const print = `import runpy; m = runpy.run_path(${JSON.stringify(script)}, run_name='verifier'); import json; print(json.dumps(m['MONEY_TABLES']))`
    expect(JSON.parse(execFileSync('python3', ['-c', print], { encoding: 'utf8' }))).toEqual(moneyTables)
    const imports = readFileSync(script, 'utf8').match(/^(import|from) .*$/gm) ?? []
    expect(imports.map((line) => line.split(' ')[1])).toEqual([
      'hashlib',
      'json',
      'os',
      're',
      'shutil',
      'sqlite3',
      'sys',
      'tempfile',
    ])
    expect(dirname(script)).toMatch(/resources$/)
  })
})
