import { describe, expect, test } from 'vitest'
import { auditKinds } from '../../../electron/records/audit-events.ts'
import { type AuditVerdict, listAuditEvents, verifyAudit } from '../../../shared/contract/audit.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { freeLine, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { dropTriggers, openWorkedDesk } from '../../support/worked-desk.ts'
import { sourceFiles } from '../../guards/source-files.ts'

const administrate = async (desk: TestDesk): Promise<TestDesk> => {
  desk.session.end()
  await desk.signInAs('administrator')
  return desk
}

const page = (desk: TestDesk, before: number | null = null, kind: string | null = null) =>
  desk.value(listAuditEvents, { before, kind })

describe('the audit trail', () => {
  test('shows what happened, newest first, by whom', async () => {
    const desk = await administrate(await openWorkedDesk())
    const { events: all, next } = await page(desk)
    // The copy at the shift's close is written down when it is ready, sooner or later.
    const events = all.filter(({ kind }) => kind !== 'backup.made')
    expect(events.map(({ kind }) => kind)).toEqual([
      'shift.closed',
      'shift.counted',
      'shift.counting_begun',
      'payment.accepted',
      'payment.accepted',
      'shift.opened',
      'desk.set_up',
    ])
    expect(events.map(({ operatorName }) => operatorName)).toEqual([
      ...Array.from({ length: 6 }, () => 'Кассирова Анна'),
      null,
    ])
    expect(next).toBeNull()
  })

  test('pages over a hundred events without losing or repeating one, also by kind', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    for (let n = 0; n < 120; n++) await desk.value(verifyAudit, {})
    const first = await page(desk)
    const second = await page(desk, first.next)
    expect([first.events.length, second.next]).toEqual([100, null])
    const seqs = [...first.events, ...second.events].map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 121 }, (_, index) => 121 - index))
    const verified = await page(desk, null, 'audit.verified')
    expect(verified.events).toHaveLength(100)
    expect((await page(desk, verified.next, 'audit.verified')).events).toHaveLength(20)
    expect((await page(desk, null, 'desk.set_up')).events).toHaveLength(1)
    expect((await page(desk, null, 'no.such_kind')).events).toEqual([])
  }, 60_000)

  test('holds ids, codes and kopecks, and nothing that names a payer or his account', async () => {
    const desk = await openCashDesk()
    await desk.value(acceptPayment, { lines: [waterLine(), freeLine()], givenKopecks: 1_000_000 })
    const text = (await page(await administrate(desk))).events.map(({ body }) => body).join()
    for (const piece of ['3141234567', '2287008779', 'Мосэнергосбыт', '40702810338360027201', 'Кассирова'])
      expect(text).not.toContain(piece)
    expect(text).toContain('900-1-0001')
  })

  test('knows every kind that is written anywhere, and no other', () => {
    const sources = sourceFiles('electron').filter(({ path }) => !path.endsWith('audit-events.ts'))
    const found = (pattern: RegExp): string[] =>
      sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name))
    const named = new Set(found(/'([a-z]+\.[a-z_]+)'/g))
    expect(auditKinds.filter((kind) => !named.has(kind))).toEqual([])
    const written = found(/\b(?:audit|record)\(\s*'([a-z]+\.[a-z_]+)'/g)
    expect(written.length).toBeGreaterThan(20)
    expect(written.filter((kind) => !auditKinds.includes(kind))).toEqual([])
    expect([...auditKinds]).toEqual([...new Set(auditKinds)].sort())
  })
})

describe('the verification', () => {
  test('is itself an event, and tells what it found', async () => {
    const desk = await administrate(await openWorkedDesk())
    const verdict = await desk.value(verifyAudit, {})
    expect(verdict).toMatchObject({ intact: true, events: 7, brokenSeq: null })
    const [newest] = (await page(desk)).events
    expect(newest).toMatchObject({ kind: 'audit.verified', operatorName: 'Админов Игорь' })
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({ data: { intact: true, events: 7, brokenSeq: null } })
  })

  test('of a broken chain says where, and payments go on', async () => {
    const desk = await openCashDesk()
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
    dropTriggers(desk.database)
    desk.database.raw.exec('UPDATE payments SET given_kopecks = 81241, change_kopecks = 1')
    await administrate(desk)
    const verdict: AuditVerdict = await desk.value(verifyAudit, {})
    expect(verdict).toMatchObject({ intact: false, brokenSeq: 3, problem: 'money_row_changed' })
    desk.session.end()
    await desk.signInAs('cashier')
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
  })
})

describe('what was typed', () => {
  test('is stored as it was digested: no text makes an honest chain look broken', async () => {
    const line = freeLine()
    if (line.payee !== 'free') throw new Error('a free line')
    for (const purpose of [
      'Половина знака \ud83d',
      '\udc4d наоборот',
      '👍 целый',
      'ё и ё'.normalize('NFD'),
      '\u2028',
      'x\u0000y',
      '\ufeff',
    ]) {
      const desk = await openCashDesk()
      const answer = await desk.ask(acceptPayment, {
        lines: [{ ...line, details: { ...line.details, purpose } }],
        givenKopecks: 61_069,
      })
      // What can't be stored as it is was never let in.
      if (!answer.ok) expect(answer.error, JSON.stringify(purpose)).toMatchObject({ kind: 'invalid_input' })
      await administrate(desk)
      expect(await desk.value(verifyAudit, {}), JSON.stringify(purpose)).toMatchObject({ intact: true })
    }
  }, 60_000)
})
