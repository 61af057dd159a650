import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseFile } from '../../../electron/desk.ts'
import { isRetentionDue, sweepRetention } from '../../../electron/records/retention.ts'
import { exportNow, getExchange, repeatFile } from '../../../shared/contract/exchange.ts'
import { resetPassword } from '../../../shared/contract/numbers.ts'
import { getRetention, setRetention } from '../../../shared/contract/retention.ts'
import { rawHolds } from '../../support/decrypt-everything.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { documentGrant, openNumbersDesk } from '../../support/numbers-desk.ts'
import { openRegisteringDesk, register, sendAndRead, upToPhone, petrov } from '../../support/registering-desk.ts'

const dayMs = 86_400_000
const nothing = { messages: 0, codes: 0, failed: 0, papers: 0, verifiers: 0, payers: 0 }
const rows = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
const sweep = (desk: TestDesk) =>
  desk.database.transact((tx) => sweepRetention(tx, new Date(desk.clock.nowMs()).toISOString()))

test('rows of messages and codes go when their time is over, those of failed registrations sooner', async () => {
  const desk = await openRegisteringDesk()
  await register(desk)
  const failed = await upToPhone(desk, petrov)
  await sendAndRead(desk, failed, '+7 912 000-11-22')
  const before = { messages: rows(desk, 'sms_messages'), codes: rows(desk, 'sms_codes') }
  expect(before).toEqual({ messages: 3, codes: 2 })
  desk.clock.advance(6 * dayMs)
  expect(sweep(desk).removed).toEqual({ ...nothing, failed: 0 })
  desk.clock.advance(2 * dayMs)
  expect(sweep(desk).removed).toEqual({ ...nothing, failed: 2 })
  desk.clock.advance(90 * dayMs)
  expect(sweep(desk).removed).toMatchObject({ messages: 2, codes: 1 })
  expect([rows(desk, 'sms_messages'), rows(desk, 'sms_codes')]).toEqual([0, 0])
}, 30_000)

test('a paper with personal data that nobody prints is given up, and its body overwritten', async () => {
  const desk = await openRegisteringDesk()
  desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
  desk.printer.print = async () => ({ outcome: 'not_printed', reason: 'paper_out' })
  desk.database.transact((tx) =>
    tx.run(
      `INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state, body_key, body)
       SELECT '01950000-0000-7000-8000-0000000000aa', 'number_sheet', 'x', 0, id, :at, 'queued', x'01', x'02'
       FROM operators LIMIT 1`,
      { at: new Date(desk.clock.nowMs()).toISOString() },
    ),
  )
  desk.clock.advance(23 * 3_600_000)
  expect(sweep(desk).removed.papers).toBe(0)
  desk.clock.advance(2 * 3_600_000)
  expect(sweep(desk).removed.papers).toBe(1)
  expect(desk.database.db.get("SELECT state, reason, body FROM print_jobs WHERE kind = 'number_sheet'")).toEqual({
    state: 'not_printed',
    reason: 'cancelled',
    body: null,
  })
}, 30_000)

test('the hash of a password that «Город» was sent goes when its time is over; until then the file can be repeated', async () => {
  const desk = await openNumbersDesk()
  const { grant, numberId } = desk
  await desk.value(resetPassword, { grant, numberId })
  await desk.signInAs('supervisor')
  await desk.value(exportNow, {})
  const { fileId = '', name = '' } = (await desk.value(getExchange, {})).files[0] ?? {}
  const file = join(desk.exchange, 'to-gorod', name)
  const first = readFileSync(file)
  expect(first.toString()).toMatch(/"verifier":"scrypt\$/)
  const [issued] = desk.database.db.all<{ verifier: string }>('SELECT verifier FROM outbox WHERE verifier IS NOT NULL')
  // What was not sent yet keeps its hash, however old it is.
  await desk.signInAs('cashier')
  await desk.value(resetPassword, { grant: await documentGrant(desk, desk.clientId), numberId })
  desk.clock.advance(89 * dayMs)
  expect(sweep(desk).removed.verifiers).toBe(0)
  await desk.signInAs('supervisor')
  expect(await desk.value(repeatFile, { fileId })).toEqual({ name })
  expect(readFileSync(file).equals(first)).toBe(true)
  desk.clock.advance(2 * dayMs)
  expect(sweep(desk).removed.verifiers).toBe(1)
  desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
  expect(rawHolds(databaseFile(desk.folder), Buffer.from(issued?.verifier ?? ''))).toBe(false)
  expect(await desk.error(repeatFile, { fileId })).toMatchObject({ code: 'exchange.file_erased' })
  expect(readFileSync(file).equals(first)).toBe(true)
  expect((await desk.value(exportNow, {})).files).toHaveLength(1)
}, 30_000)

test('the administrator sets the terms within their bounds, and each run is remembered for a day', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('administrator')
  const { settings } = await desk.value(getRetention, {})
  expect(settings).toEqual({
    draftMinutes: 30,
    smsDays: 90,
    failedRegistrationDays: 7,
    paperHours: 24,
    verifierDays: 90,
    payerYears: 5,
  })
  expect(await desk.error(setRetention, { ...settings, draftMinutes: 31 })).toMatchObject({ kind: 'invalid_input' })
  await desk.value(setRetention, { ...settings, smsDays: 30 })
  expect((await desk.value(getRetention, {})).settings.smsDays).toBe(30)
  const at = new Date(desk.clock.nowMs()).toISOString()
  expect(isRetentionDue(desk.database.db, at)).toBe(true)
  sweep(desk)
  expect(isRetentionDue(desk.database.db, at)).toBe(false)
  expect((await desk.value(getRetention, {})).last).toEqual({ at, removed: 0 })
  desk.clock.advance(dayMs)
  expect(isRetentionDue(desk.database.db, new Date(desk.clock.nowMs()).toISOString())).toBe(true)
})
