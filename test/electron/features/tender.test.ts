import { describe, expect, test } from 'vitest'
import { cashSettingsOf, cashSettingName } from '../../../electron/records/cash-settings.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { describeApproval, giveApproval } from '../../../shared/contract/approvals.ts'
import {
  acceptPayment,
  getReceiptPaper,
  getTender,
  previewPayment,
  reprintReceipt,
} from '../../../shared/contract/payments.ts'
import { reversePayment } from '../../../shared/contract/reversals.ts'
import { beginCounting, openShift } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { provider, save } from '../../support/catalogue-desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { auditOf, commandId, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'

const pay = (desk: TestDesk, lines = [waterLine()], givenKopecks = 100_000) =>
  desk.value(acceptPayment, { lines, givenKopecks })

const paperOf = async (desk: TestDesk, paymentId: string, copy = 0): Promise<string> =>
  paperLinesToText((await desk.value(getReceiptPaper, { paymentId, copy }))?.lines ?? [])

/** Approved by the demo desk's supervisor, at this window. */
const approve = (desk: TestDesk, asked: { operation: string; commandId: string; input: unknown }) =>
  desk.value(giveApproval, { ...asked, login: 'starshiy', password: 'starshiy-demo' })

describe('limits of the provider', () => {
  const limited = async (): Promise<TestDesk> => {
    const desk = await openTestDesk()
    await desk.signInAs('supervisor')
    await save(desk, provider('raschetnye-sistemy', { maxPerPaymentKopecks: 100_000 }))
    await desk.signInAs('cashier')
    await desk.value(openShift, { count: countOf(0), reason: null })
    return desk
  }

  test('of one payment count all its lines for it, and are said beside each', async () => {
    const desk = await limited()
    const lines = [waterLine(60_000), waterLine(40_001, '3147654321')]
    expect((await desk.value(previewPayment, { lines })).wrongAmounts).toEqual([
      { lineIndex: 0, problem: 'amount_above_basket', boundKopecks: 100_000 },
      { lineIndex: 1, problem: 'amount_above_basket', boundKopecks: 100_000 },
    ])
    expect(await desk.error(acceptPayment, { lines, givenKopecks: 100_001 })).toMatchObject({
      code: 'payments.amount_above_basket',
      params: { line: 1, boundKopecks: 100_000 },
    })
    // Negative control: a kopeck less is taken, and two payments are two limits.
    const less = [waterLine(60_000), waterLine(40_000, '3147654321')]
    expect((await desk.value(previewPayment, { lines: less })).wrongAmounts).toEqual([])
    await pay(desk, less, 100_000)
    await pay(desk, [waterLine(99_999, '3140000001')], 99_999)
  })

  test('are in no file of before', async () => {
    expect(provider().maxPerPaymentKopecks).toBeNull()
  })
})

describe('the same thing twice', () => {
  test('in one payment is told, by account, period and sum', async () => {
    const desk = await openCashDesk()
    const twice = async (...lines: ReturnType<typeof waterLine>[]) =>
      (await desk.value(previewPayment, { lines })).twice
    expect(await twice(waterLine(), waterLine(50_000), waterLine())).toEqual([{ lineIndex: 2, firstIndex: 0 }])
    expect(await twice(waterLine(), { ...waterLine(), period: '2026-09' })).toEqual([])
    expect(await twice(waterLine(), waterLine(81_240, '3147654321'))).toEqual([])
  })

  test('within half an hour is told, but not of what was given back', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const paid = await pay(desk)
    await until('the paper', () => desk.printer.papers.length === 1)
    const already = async () => (await desk.value(previewPayment, { lines: [waterLine()] })).alreadyPaid.length
    expect(await already()).toBe(1)
    const input = {
      ...{ paymentId: paid.paymentId, lineNos: [1], note: '', receiptReturned: true },
      reason: 'wrong_sum' as const,
    }
    const id = commandId()
    await approve(desk, { operation: reversePayment.name, commandId: id, input })
    await desk.value(reversePayment, input, id)
    expect(await already()).toBe(0)
  })
})

describe('a payment above the sum of the settings', () => {
  const above = async (): Promise<TestDesk> => {
    const desk = await openCashDesk()
    const settings = cashSettingsOf(desk.database.db)
    desk.database.transact((tx) => writeSetting(tx, cashSettingName, { ...settings, approvalAboveKopecks: 81_239 }))
    return desk
  }

  test('is taken when a supervisor approves, who is told what main read', async () => {
    const desk = await above()
    const input = { lines: [waterLine()], givenKopecks: 100_000 }
    const id = commandId()
    const asked = { operation: acceptPayment.name, commandId: id, input }
    expect(await desk.error(acceptPayment, input, id)).toMatchObject({ code: 'approvals.needed' })
    expect((await desk.value(describeApproval, asked)).facts).toEqual([
      { fact: 'amount', value: formatMoney(81_240) },
      { fact: 'given', value: formatMoney(100_000) },
      { fact: 'payee', value: expect.stringContaining('Расчётные системы') },
      { fact: 'lines', value: '1' },
    ])
    await approve(desk, asked)
    // Another sum is another payment: the approval is not for it.
    const other = { ...input, lines: [waterLine(81_241)] }
    expect(await desk.error(acceptPayment, other, id)).toMatchObject({ code: 'approvals.needed' })
    await desk.value(acceptPayment, input, id)
    expect(auditOf(desk, 'approval.used')).toHaveLength(1)
    // Spent: the next one needs its own.
    expect(await desk.error(acceptPayment, input, commandId())).toMatchObject({ code: 'approvals.needed' })
  })

  test('needs nobody up to it, and nobody where there is no such sum', async () => {
    const desk = await above()
    await pay(desk, [waterLine(81_239)])
    const settings = cashSettingsOf(desk.database.db)
    desk.database.transact((tx) => writeSetting(tx, cashSettingName, { ...settings, approvalAboveKopecks: null }))
    await pay(desk, [waterLine(81_241)])
  })

  test('is never approved by the one who takes it', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(0), reason: null })
    const settings = cashSettingsOf(desk.database.db)
    desk.database.transact((tx) => writeSetting(tx, cashSettingName, { ...settings, approvalAboveKopecks: 1 }))
    const input = { lines: [waterLine()], givenKopecks: 100_000 }
    const id = commandId()
    expect(await desk.error(acceptPayment, input, id)).toMatchObject({ code: 'approvals.needed' })
    const own = { login: 'starshiy', password: 'starshiy-demo' }
    const asked = { operation: acceptPayment.name, commandId: id, input }
    expect(await desk.error(giveApproval, { ...asked, ...own })).toMatchObject({ code: 'approvals.own' })
  })
})

describe('what is known of the drawer', () => {
  const pieces = async (desk: TestDesk, faceKopecks: number) =>
    (await desk.value(getTender, {})).drawer?.find((one) => one.faceKopecks === faceKopecks)?.pieces

  test('is the count, and what payments moved since', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    expect((await desk.value(getTender, {})).drawer).toBeNull()
    const count = [
      { denomination: 'note-10000', pieces: 3 },
      { denomination: 'note-5000', pieces: 2 },
    ]
    await desk.value(openShift, { count, reason: null })
    desk.clock.advance(1_000)
    expect([await pieces(desk, 10_000), await pieces(desk, 5_000), await pieces(desk, 100_000)]).toEqual([3, 2, 0])
    await pay(desk, [waterLine(85_000)], 100_000) // a note of 1 000 comes, 100 and 50 go
    expect([await pieces(desk, 10_000), await pieces(desk, 5_000), await pieces(desk, 100_000)]).toEqual([2, 1, 1])
  })

  test('the notes that circulate today are offered, coins never', async () => {
    const desk = await openCashDesk()
    const settings = cashSettingsOf(desk.database.db)
    const denominations = settings.denominations.map((one) =>
      one.id === 'note-200000' ? { ...one, validUntil: '2026-11-20' } : one,
    )
    desk.database.transact((tx) => writeSetting(tx, cashSettingName, { ...settings, denominations }))
    const { noteFaces } = await desk.value(getTender, {})
    expect(noteFaces).toEqual([500, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000])
  })
})

test('while the drawer is counted no payment is taken', async () => {
  const desk = await openCashDesk()
  expect((await desk.value(getTender, {})).drawer).not.toBeNull()
  await desk.value(beginCounting, {})
  expect((await desk.value(getTender, {})).drawer).toBeNull()
  const input = { lines: [waterLine()], givenKopecks: 100_000 }
  expect(await desk.error(acceptPayment, input)).toMatchObject({ code: 'shift.counting' })
})

describe('how long a payment took', () => {
  const tookMs = async (startedAt?: string): Promise<unknown> => {
    const desk = await openCashDesk()
    desk.clock.advance(60_000)
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240, ...(startedAt ? { startedAt } : {}) })
    const [data] = auditOf(desk, 'payment.accepted') as { tookMs?: number }[]
    return data?.tookMs
  }
  test('is written down with it, from its first line', async () => {
    expect(await tookMs('2026-11-21T06:42:50.500Z')).toBe(17_500)
  })
  test.each([undefined, '2026-11-21T06:44:00.000Z', '2026-11-20T06:42:00.000Z'])(
    'is not, where it began at %s',
    async (at) => {
      expect(await tookMs(at)).toBeUndefined()
    },
  )
})

describe('a receipt and its copies', () => {
  /** Opens the desk anew after somebody has changed what papers bear. */
  const changed = async (desk: TestDesk): Promise<TestDesk> => {
    const { folder, clock } = desk
    await desk.signInAs('supervisor')
    await save(desk, provider('raschetnye-sistemy', { name: 'АО «Вода и тепло»' }))
    desk.database.raw.exec(`UPDATE operators SET name = 'Новикова Анна' WHERE login = 'kassir';
      UPDATE desk SET details = json_set(details, '$.bankName', 'АО «Другой банк»', '$.supportPhone', '8 800 000 00 00')`)
    await desk.close()
    const next = await openTestDesk({ folder, clock })
    await next.signInAs('cashier')
    return next
  }

  test('say what they said, to the character, whatever was changed since', async () => {
    const before = await openCashDesk()
    await before.startWork()
    const paid = await pay(before)
    await until('the paper', () => before.printer.papers.length === 1)
    const paper = await paperOf(before, paid.paymentId)
    const desk = await changed(before)
    await desk.startWork()
    expect(await paperOf(desk, paid.paymentId)).toBe(paper)
    await desk.value(reprintReceipt, { paymentId: paid.paymentId })
    await until('the paper', () => desk.printer.papers.length === 1)
    const copy = paperLinesToText(desk.printer.papers[0]?.lines ?? [])
    const withoutMark = copy
      .split('\n')
      .filter((line) => !/КОПИЯ № 1|напечатана/.test(line))
      .join('\n')
    expect(copy).toContain('КОПИЯ № 1')
    expect(withoutMark).toBe(paper)
    // Looked at an hour later it still bears its own time.
    desk.clock.advance(3_600_000)
    expect(await paperOf(desk, paid.paymentId, 1)).toBe(copy)
  })

  test('of the next shift bear what is new', async () => {
    const before = await openCashDesk()
    await pay(before)
    await closeByCount(before, 181_240)
    const desk = await changed(before)
    await desk.value(openShift, { count: countOf(181_240), reason: null })
    const paper = await paperOf(desk, (await pay(desk)).paymentId)
    for (const word of ['Новикова', 'Другой банк', '8 800 000', 'Вода и тепло']) expect(paper).toContain(word)
  })
})
