import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftName } from '../../../electron/records/out-drafts.ts'
import type { RegisterOutMaker } from '../../../electron/db/registers-out/make-registers.ts'
import { makeRegisters } from '../../../electron/db/registers-out/make-registers.ts'
import {
  cancelOutgoing,
  getTransfers,
  makeOutgoing,
  printTransfers,
  saveTransfers,
} from '../../../shared/contract/outgoing.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { provider, save } from '../../support/catalogue-desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { freeLine, openCashDesk, openTestDesk, temporaryFolder, type TestDesk, waterLine } from '../../support/desk.ts'
import { readSber } from '../../support/out-readers.ts'
import {
  dayOfTests,
  giveBack,
  lineTo,
  makeAgain,
  makeAll,
  outDay,
  outFile,
  outFiles,
  payAs,
  send,
} from '../../support/outgoing-desk.ts'
import { settled } from '../../support/printing-desk.ts'

const water = 'raschetnye-sistemy'

const nextShift = async (desk: TestDesk): Promise<void> => {
  await desk.signInAs('cashier')
  const drawer = desk.database.db.get<{ sum: number }>(
    'SELECT sum(amount_kopecks) AS sum FROM cash_movements WHERE shift_id = (SELECT id FROM shifts ORDER BY number DESC LIMIT 1)',
  )
  await closeByCount(desk, drawer?.sum ?? 0)
  await desk.value(openShift, { count: countOf(drawer?.sum ?? 0), reason: null })
}

const cut = (desk: TestDesk, by: 'day' | 'shift') =>
  save(
    desk,
    provider(water, {
      registerOut: { layout: 'sber', encoding: 'windows-1251', ...(by === 'shift' ? { cut: by } : {}) },
    }),
  )

/** Accounts of the lines that stand in registers that count: none replaced, none empty. */
const accountsIn = async (desk: TestDesk): Promise<string[]> =>
  (await outDay(desk)).made
    .filter(({ state }) => state === 'made' || state === 'sent')
    .flatMap(({ fileName }) => readSber(outFile(desk, fileName)).rows.map(({ account }) => account))
    .sort()

describe('the cut', () => {
  test('by shift makes a register of each shift; changed within the day no line is lost and none comes twice', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('supervisor')
    await cut(desk, 'shift')
    await payAs(desk, [waterLine(1000, '3140000001')])
    await nextShift(desk)
    await payAs(desk, [waterLine(2000, '3140000002')])
    expect((await outDay(desk)).waiting.map(({ shiftNumber, lineCount }) => [shiftNumber, lineCount])).toEqual([
      [1, 1],
      [2, 1],
    ])
    const [first] = (await outDay(desk)).waiting
    await desk.value(makeOutgoing, { businessDate: dayOfTests, only: { slot: first?.slot ?? '', way: null } })
    await cut(desk, 'day')
    await payAs(desk, [waterLine(3000, '3140000003')])
    // The first shift is covered further than the second: each goes on by itself.
    expect((await outDay(desk)).waiting).toMatchObject([{ shiftNumber: 2, lineCount: 2 }])
    await makeAll(desk)
    expect(await accountsIn(desk)).toEqual(['3140000001', '3140000002', '3140000003'])
  })

  test('whatever is done in whatever order, every line that stands is in one register, and no other is', async () => {
    const act = fc.constantFrom('pay', 'pay', 'pay', 'reverse', 'make', 'again', 'send', 'cut', 'shift')
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
        const desk = await openCashDesk()
        const standing = new Map<string, string>()
        let number = 0
        let by: 'day' | 'shift' = 'day'
        let shiftFrom = 0
        for (const one of acts) {
          await desk.signInAs('supervisor')
          if (one === 'pay') {
            number += 1
            const account = `314${String(number).padStart(7, '0')}`
            const { paymentId } = await payAs(desk, [waterLine(1000 + number, account)])
            standing.set(paymentId, account)
          }
          if (one === 'reverse') {
            const [paymentId] = [...standing.keys()].slice(shiftFrom)
            if (paymentId !== undefined && (await giveBack(desk, paymentId)).ok) standing.delete(paymentId)
          }
          if (one === 'make' && (await outDay(desk)).waiting.length > 0) await makeAll(desk)
          if (one === 'again')
            for (const { registerId, state } of (await outDay(desk)).made)
              if (state === 'stale') await makeAgain(desk, registerId)
          if (one === 'send') {
            const made = (await outDay(desk)).made.filter(({ state }) => state === 'made')
            if (made.length > 0) await send(desk, ...made.map(({ registerId }) => registerId))
          }
          if (one === 'cut') await cut(desk, (by = by === 'day' ? 'shift' : 'day'))
          if (one === 'shift') {
            await nextShift(desk)
            shiftFrom = standing.size
          }
        }
        await desk.signInAs('supervisor')
        if ((await outDay(desk)).waiting.length > 0) await makeAll(desk)
        for (const { registerId, state } of (await outDay(desk)).made)
          if (state === 'stale') await makeAgain(desk, registerId)
        expect(await accountsIn(desk)).toEqual([...standing.values()].sort())
        expect((await outDay(desk)).waiting).toEqual([])
        await desk.close()
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})

describe('the making', () => {
  const waiting: { go: () => void; cancelled: boolean }[] = []
  const slow: RegisterOutMaker = (task, onProgress) => {
    const job = { go: () => undefined as void, cancelled: false }
    waiting.push(job)
    const outcome = new Promise<void>((resolve) => {
      job.go = resolve
    }).then(() => makeRegisters(task, (progress) => (onProgress(progress), !job.cancelled)))
    return { outcome, cancel: () => void (job.cancelled = true) }
  }

  test('is one at a time, tells how far it is, and called off leaves nothing', async () => {
    const desk = await openCashDesk({ registerOutMaker: slow })
    await payAs(desk, [waterLine(), freeLine()])
    const first = desk.ask(makeOutgoing, { businessDate: dayOfTests, only: null })
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect((await outDay(desk)).running).toMatchObject({ done: 0, total: 2 })
    expect(await desk.error(makeOutgoing, { businessDate: dayOfTests, only: null })).toMatchObject({
      code: 'outgoing.running',
    })
    await desk.value(cancelOutgoing, {})
    waiting[0]?.go()
    expect(await first).toMatchObject({ error: { code: 'outgoing.cancelled' } })
    expect(outFiles(desk)).toEqual([])
    expect(await outDay(desk)).toMatchObject({ running: null, made: [] })
  })

  test('that a kill cut short: a draft without a row goes, one with its row gets its name, a neighbour’s stays', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [waterLine()])
    await makeAll(desk)
    const [register] = (await outDay(desk)).made
    const bytes = outFile(desk, register?.fileName ?? '')
    const { folder, clock } = desk
    await desk.close()
    const at = join(folder, 'registers-out')
    const neighbour = draftName('777', '01950000-0000-7000-8000-0000000000aa')
    // As it stood between the row and the name, with a draft of a making that never got its row.
    writeFileSync(join(at, draftName('900', register?.registerId ?? '')), bytes)
    writeFileSync(join(at, draftName('900', '01950000-0000-7000-8000-0000000000bb')), 'без строки')
    writeFileSync(join(at, neighbour), 'чужое')
    writeFileSync(join(at, register?.fileName ?? ''), 'не дописано')
    const later = await openTestDesk({ folder, clock })
    await later.startWork()
    while (readdirSync(at).length > 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(outFiles(later)).toEqual([neighbour, register?.fileName].sort())
    expect(outFile(later, register?.fileName ?? '')).toEqual(bytes)
  })
})

describe('the register of transfers for the cash order', () => {
  test('tells payees with counts, sums and both commissions, reversals apart, and agrees with every Z', async () => {
    const saved = join(temporaryFolder(), 'transfers.csv')
    const desk = await openCashDesk({ files: { choose: async () => null, save: async () => saved } })
    const paid = await payAs(desk, [waterLine(81_240), lineTo('el-home', '7400012344', 100_000)])
    await payAs(desk, [lineTo('net-home', '1204567', 70_000, null), waterLine(1000, '3140000002')])
    await giveBack(desk, paid.paymentId, [2])
    await nextShift(desk)
    await payAs(desk, [freeLine(61_069)])
    await desk.startWork()
    const { transfers, paper } = await desk.value(getTransfers, { businessDate: dayOfTests })
    expect(
      transfers.payees.map(({ payeeName, taken, reversed }) => [
        payeeName,
        taken.count,
        taken.sumKopecks,
        reversed.sumKopecks,
      ]),
    ).toEqual([
      ['АО "Мосэнергосбыт"', 1, 61_069, 0],
      ['АО «Электросбыт-Урал»', 1, 100_000, 100_000],
      ['ООО «Расчётные системы»', 2, 82_240, 0],
      ['ООО «Сеть-Урал»', 1, 70_000, 0],
    ])
    expect(transfers.taken).toEqual({
      count: 5,
      sumKopecks: 313_309,
      payerCommissionKopecks: 1050,
      payeeCommissionKopecks: 800,
    })
    expect(transfers.reversed).toEqual({
      count: 1,
      sumKopecks: 100_000,
      payerCommissionKopecks: 0,
      payeeCommissionKopecks: 800,
    })
    expect(transfers.transferKopecks).toBe(213_309)
    expect(transfers.cashKopecks).toBe(214_359)
    expect(transfers.shifts).toMatchObject([
      { number: 1, zNumber: 1, takenKopecks: 252_240, reversedKopecks: 100_000, agrees: true },
      { number: 2, zNumber: null, agrees: null },
    ])
    // The cash of the day is what the drawers of its shifts got.
    const moved = desk.database.db.get<{ sum: number }>(
      "SELECT sum(amount_kopecks) AS sum FROM cash_movements WHERE kind IN ('payment', 'reversal')",
    )
    expect(moved?.sum).toBe(transfers.cashKopecks)
    expect(paperLinesToText(paper.lines)).toContain('РЕЕСТР ПЕРЕВОДОВ')

    const { printJobId } = await desk.value(printTransfers, { businessDate: dayOfTests })
    desk.clock.advance(1000)
    await payAs(desk, [waterLine(5000, '3140000005')]) // later than the paper
    await settled(desk, printJobId, 'printed')
    const printed = desk.printer.papers.map(({ lines }) => paperLinesToText(lines))
    expect(printed).toContain(paperLinesToText(paper.lines))
    expect(await desk.value(saveTransfers, { businessDate: dayOfTests })).toEqual({ fileName: 'transfers.csv' })

    // Negative control: a Z that says another sum is seen.
    desk.database.raw.exec('DROP TRIGGER shift_closings_no_update')
    desk.database.raw.exec('UPDATE shift_closings SET taken_kopecks = taken_kopecks - 1')
    const wrong = await desk.value(getTransfers, { businessDate: dayOfTests })
    expect(wrong.transfers.shifts[0]?.agrees).toBe(false)
  })
})
