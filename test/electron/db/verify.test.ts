import { describe, expect, test } from 'vitest'
import { chainHash, moneyTables, zeroHash } from '../../../electron/db/journal.ts'
import type { OpenDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { dropTriggers, openCopy, openWorkedCopy, openWorkedDesk } from '../../support/worked-desk.ts'

const at = '2026-11-21T00:00:00.000Z'
const verify = (copy: OpenDatabase) => verifyJournal(copy.db, at)

/** A copy with the triggers and foreign keys out of the way, as someone with the file and a tool has it. */
const tamper = async (...sql: string[]): Promise<OpenDatabase> => {
  const copy = await openWorkedCopy()
  dropTriggers(copy)
  copy.raw.pragma('foreign_keys = OFF')
  copy.raw.pragma('ignore_check_constraints = ON')
  for (const statement of sql) expect(copy.raw.prepare(statement).run().changes, statement).toBeGreaterThan(0)
  return copy
}

/** The event that covers a row of the table. */
const seqOf = (copy: OpenDatabase, kind: string, nth = 0): number =>
  copy.db.all<{ seq: number }>('SELECT seq FROM audit_events WHERE kind = :kind ORDER BY seq', { kind })[nth]?.seq ?? -1

describe('an untouched journal', () => {
  test('is intact, with every money row accounted for', async () => {
    const copy = await openWorkedCopy()
    const rows = Object.keys(moneyTables).map(
      (table) => copy.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    )
    const head = copy.db.get<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1',
    )
    expect(verify(copy)).toEqual({
      intact: true,
      events: head?.seq,
      moneyRows: rows.reduce((sum, n) => sum + n, 0),
      head: head?.hash,
      checkedAt: at,
      brokenSeq: null,
      problem: null,
    })
    expect(rows.every((n) => n > 0)).toBe(true)
  }, 60_000)

  test('stays intact when what is not money changes', async () => {
    const copy = await tamper("UPDATE operators SET name = 'Другая Фамилия'", 'DELETE FROM print_jobs')
    expect(verify(copy)).toMatchObject({ intact: true })
  })

  test('of no events is intact too', async () => {
    const tables = ['audit_events', ...Object.keys(moneyTables)]
    expect(verify(await tamper(...tables.map((table) => `DELETE FROM ${table}`)))).toMatchObject({
      intact: true,
      events: 0,
      head: zeroHash,
    })
  })
})

describe('tampering with the chain', () => {
  const swap = 'replace(body, \'"seq":3\', \'"seq":03\')'
  const cases: [string, string[], number, string][] = [
    ['a changed body', [`UPDATE audit_events SET body = ${swap} WHERE seq = 3`], 3, 'hash_mismatch'],
    ['a changed hash', [`UPDATE audit_events SET hash = '${'ab'.repeat(32)}' WHERE seq = 2`], 2, 'hash_mismatch'],
    ['an event removed', ['DELETE FROM audit_events WHERE seq = 2'], 3, 'gap'],
    ['the first event removed', ['DELETE FROM audit_events WHERE seq = 1'], 2, 'gap'],
    [
      'an event removed and the rest moved up',
      ['DELETE FROM audit_events WHERE seq = 2', 'UPDATE audit_events SET seq = seq - 1 WHERE seq > 2'],
      2,
      'hash_mismatch',
    ],
    [
      'a changed time beside the body',
      ["UPDATE audit_events SET at = '2026-11-21T06:42:09.000Z' WHERE seq = 2"],
      2,
      'hash_mismatch',
    ],
    [
      'a changed kind beside the body',
      ["UPDATE audit_events SET kind = 'session.unlocked' WHERE seq = 2"],
      2,
      'hash_mismatch',
    ],
    [
      'another operator beside the body',
      ["UPDATE audit_events SET operator_id = 'x' WHERE seq = 2"],
      2,
      'hash_mismatch',
    ],
    [
      'another command beside the body',
      ['UPDATE audit_events SET command_id = NULL WHERE seq = 2'],
      2,
      'hash_mismatch',
    ],
  ]
  test.each(cases)('%s is found at its event', async (_name, sql, brokenSeq, problem) => {
    expect(verify(await tamper(...sql))).toMatchObject({ intact: false, brokenSeq, problem })
  })

  test('a body rewritten with a hash that fits it is found at the next event', async () => {
    const copy = await tamper('UPDATE audit_events SET body = replace(body, \'"rows":[\', \'"rows": [\') WHERE seq = 2')
    const previous = copy.db.get<{ hash: string }>('SELECT hash FROM audit_events WHERE seq = 1')?.hash ?? ''
    const body = copy.db.get<{ body: string }>('SELECT body FROM audit_events WHERE seq = 2')?.body ?? ''
    copy.raw.prepare('UPDATE audit_events SET hash = ? WHERE seq = 2').run(chainHash(previous, body))
    expect(verify(copy)).toMatchObject({ intact: false, brokenSeq: 3, problem: 'hash_mismatch' })
  })
})

describe('tampering with money', () => {
  const changed: [string, string, string, number][] = [
    ['a sum', 'UPDATE payments SET sum_kopecks = sum_kopecks + 1 WHERE seq = 1', 'payment.accepted', 0],
    [
      'a line',
      "UPDATE payment_lines SET payee_account = '40702810100000000000' WHERE service_id = 'rs-water'",
      'payment.accepted',
      0,
    ],
    ['the second payment', "UPDATE payments SET receipt_number = '900-1-0003' WHERE seq = 2", 'payment.accepted', 1],
    ['a movement of cash', "UPDATE cash_movements SET amount_kopecks = 1 WHERE kind = 'float'", 'shift.opened', 0],
    ['who opened the shift', "UPDATE shifts SET operator_id = 'x'", 'shift.opened', 0],
    ['what was counted', 'UPDATE shift_closings SET counted_kopecks = counted_kopecks + 500', 'shift.closed', 0],
    ['why it differed', "UPDATE shift_closings SET reason = 'другая'", 'shift.closed', 0],
    ['what a payee bears', 'UPDATE payment_line_terms SET payee_commission_kopecks = 1', 'payment.accepted', 2],
    ['what a line relied on', 'UPDATE payment_line_debts SET paid_since_kopecks = 1', 'payment.accepted', 1],
    ['a null', 'UPDATE payment_lines SET period = NULL WHERE line_no = 1', 'payment.accepted', 0],
  ]
  test.each(changed)('%s that was changed is found at its event', async (_name, sql, kind, nth) => {
    const copy = await tamper(sql)
    expect(verify(copy)).toMatchObject({
      intact: false,
      brokenSeq: seqOf(copy, kind, nth),
      problem: 'money_row_changed',
    })
  })

  test.each(Object.keys(moneyTables))('a row of %s that was deleted is found at its event', async (table) => {
    const copy = await tamper(`DELETE FROM ${table}`)
    const result = verify(copy)
    expect(result).toMatchObject({ intact: false, problem: 'money_row_missing' })
    const body = copy.db.get<{ body: string }>('SELECT body FROM audit_events WHERE seq = :seq', {
      seq: result.brokenSeq,
    })?.body
    expect(body).toContain(`"table":"${table}"`)
  })

  test('a row that was added without an event is found', async () => {
    const copy = await tamper(
      `INSERT INTO cash_movements SELECT 'added', 'added', shift_id, kind, payment_id, 5, at FROM cash_movements WHERE kind = 'float'`,
    )
    expect(verify(copy)).toMatchObject({ intact: false, problem: 'money_row_unrecorded' })
  })

  test('any single column of any money row is covered', async () => {
    const desk = await openWorkedDesk({ terms: true })
    const copy = openCopy(desk)
    dropTriggers(copy)
    copy.raw.pragma('foreign_keys = OFF')
    copy.raw.pragma('ignore_check_constraints = ON')
    const columns = Object.entries(moneyTables).flatMap(([table, keys]) =>
      (copy.raw.pragma(`table_info(${table})`) as { name: string; type: string }[]).map((column) => ({
        ...column,
        table,
        key: keys.join(', '),
      })),
    )
    for (const { table, key, name, type } of columns) {
      const other = type === 'INTEGER' ? `coalesce(${name}, 0) + 1000` : `coalesce(${name}, '') || 'x'`
      // One row: a unique column would not take one value twice.
      const one = `(${key}) IN (SELECT ${key} FROM ${table} LIMIT 1)`
      copy.raw.exec('SAVEPOINT crime')
      expect(copy.raw.prepare(`UPDATE ${table} SET ${name} = ${other} WHERE ${one}`).run().changes, table).toBe(1)
      const found = verify(copy)
      copy.raw.exec('ROLLBACK TO crime; RELEASE crime')
      expect(found.intact, `${table}.${name}`).toBe(false)
    }
    expect(verify(copy).intact).toBe(true)
  }, 60_000)
})
