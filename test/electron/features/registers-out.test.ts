import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import { unsentOfShift, unsentRegisters } from '../../../electron/records/sent-registers.ts'
import {
  byDetails,
  makeOutgoing,
  makeOutgoingAgain,
  markOutgoingSent,
  repeatOutgoing,
} from '../../../shared/contract/outgoing.ts'
import { provider, save } from '../../support/catalogue-desk.ts'
import { auditOf, freeLine, openCashDesk, openTestDesk, waterLine } from '../../support/desk.ts'
import { readByDbview, readByPython, readOneC, readSber, readSberReadings } from '../../support/out-readers.ts'
import {
  dayOfTests,
  giveBack,
  lineTo,
  madeOf,
  makeAgain,
  makeAll,
  outDay,
  outFile,
  outFiles,
  outFolderOf,
  payAs,
  send,
} from '../../support/outgoing-desk.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const water = 'raschetnye-sistemy'

describe('registers of a day', () => {
  test('one for each provider in its layout, numbered, with totals and the digest of the file; read by other programs', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [waterLine(81_240), freeLine(61_069)])
    await payAs(desk, [lineTo('el-home', '7400012344', 100_000), waterLine(50_000, '3140000002')])
    await payAs(desk, [lineTo('gas-home', '3000012345', 30_000), lineTo('net-home', '1204567', 70_000, null)])
    const before = await outDay(desk)
    expect(before.waiting.map(({ providerId, lineCount, sumKopecks }) => [providerId, lineCount, sumKopecks])).toEqual(
      expect.arrayContaining([
        [water, 2, 131_240],
        [byDetails, 1, 61_069],
        ['elektrosbyt-ural', 1, 100_000],
        ['gaz-ural', 1, 30_000],
        ['set-ural', 1, 70_000],
      ]),
    )
    expect(before.openShifts).toHaveLength(1)
    const { made, blocked } = await makeAll(desk)
    expect(blocked).toEqual([])
    expect(made).toHaveLength(5)
    expect(outFiles(desk)).toEqual(made.map(({ fileName }) => fileName).sort())
    const after = await outDay(desk)
    expect(after.waiting).toEqual([])
    for (const register of after.made) {
      expect(register.state).toBe('made')
      expect(register.number).toBe(1)
      expect(register.sha256).toBe(sha256(outFile(desk, register.fileName)))
    }

    const sber = readSber(outFile(desk, (await madeOf(desk, water)).fileName))
    expect(sber.totals).toEqual({ count: 2, sum: 131_240, transfer: 131_240, commission: 0 })
    expect(sber.rows.map(({ account }) => account)).toEqual(['3141234567', '3140000002'])
    const file = join(outFolderOf(desk), (await madeOf(desk, water)).fileName)
    expect(readByPython(file)[0]).toEqual(sber.rows[0]?.cells)
    const electricity = readSberReadings(outFile(desk, (await madeOf(desk, 'elektrosbyt-ural')).fileName))
    expect(electricity.totals).toMatchObject({ sum: 100_000, commission: 800, transfer: 99_200 })
    expect(await madeOf(desk, 'elektrosbyt-ural')).toMatchObject({ commissionKopecks: 800, transferKopecks: 99_200 })
    const [gas] = readByDbview(join(outFolderOf(desk), (await madeOf(desk, 'gaz-ural')).fileName))
    expect(gas?.slice(4, 7)).toEqual(['300.00', '0.00', '300.00'])
    const { documents } = readOneC(outFile(desk, (await madeOf(desk, byDetails)).fileName))
    expect(documents).toMatchObject([{ Сумма: '610.69', ПолучательИНН: '7736520080' }])
    expect(auditOf(desk, 'outgoing.made')).toHaveLength(5)
    // What the bank takes is what the files say.
    expect(after.made.reduce((sum, { sumKopecks }) => sum + sumKopecks, 0)).toBe(392_309)
  })

  test('nothing to make is said, and a demo desk marks its files', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('supervisor')
    expect(await desk.error(makeOutgoing, { businessDate: dayOfTests, only: null })).toMatchObject({
      code: 'outgoing.nothing_waits',
    })
    await payAs(desk, [waterLine()])
    const { made } = await makeAll(desk)
    expect(made[0]?.fileName).toMatch(/^DEMO_7451000101_\d{4}_000001_21112026\.txt$/)
  })

  test('lines taken later go into the next one, and none into two', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [waterLine(1000, '3140000001')])
    await makeAll(desk)
    await payAs(desk, [waterLine(2000, '3140000002')])
    await payAs(desk, [waterLine(3000, '3140000003')])
    await makeAll(desk)
    const made = (await outDay(desk)).made.map((one) => ({
      number: one.number,
      accounts: readSber(outFile(desk, one.fileName)).rows.map(({ account }) => account),
    }))
    expect(made).toEqual([
      { number: 2, accounts: ['3140000002', '3140000003'] },
      { number: 1, accounts: ['3140000001'] },
    ])
  })

  test('another service of the provider, first paid later in the day, makes no register of its own', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [lineTo('gas-home', '3000012345', 1000)])
    await makeAll(desk)
    await payAs(desk, [lineTo('gas-upkeep', '3000012345', 2000, null), lineTo('gas-home', '3000012345', 3000)])
    expect((await outDay(desk)).waiting).toMatchObject([{ providerId: 'gaz-ural', lineCount: 2, sumKopecks: 5000 }])
  })
})

describe('the same register again', () => {
  test('is the same bytes: later payments, another clock, time zone, catalogue, language and a restart change nothing', async () => {
    const desk = await openCashDesk()
    const paid = await payAs(desk, [waterLine(81_240), lineTo('el-home', '7400012344', 100_000)])
    await makeAll(desk)
    const files = outFiles(desk)
    const bytes = files.map((name) => outFile(desk, name))
    const made = (await outDay(desk)).made
    await payAs(desk, [waterLine(5000, '3140000009')])
    await giveBack(desk, paid.paymentId)
    await save(desk, provider(water, { name: 'Другое имя', registerOut: { layout: 'dbf', encoding: 'ibm866' } }))
    desk.database.transact((tx) => {
      tx.run(`UPDATE desk SET details = json_set(details, '$.cityTimeZone', 'Asia/Tokyo', '$.bankName', 'Иной банк')`)
      writeSetting(tx, 'preferences', { language: 'en', theme: 'dark' })
    })
    desk.clock.advance(3 * 86_400_000)
    const { folder, clock } = desk
    await desk.close()

    const later = await openTestDesk({ folder, clock })
    await later.signInAs('supervisor')
    rmSync(outFolderOf(later), { recursive: true })
    for (const { registerId } of made) await later.value(repeatOutgoing, { registerId })
    expect(outFiles(later)).toEqual(files)
    expect(files.map((name) => outFile(later, name))).toEqual(bytes)
    expect(auditOf(later, 'outgoing.repeated')).toHaveLength(2)
    // Negative control: a line changed behind the desk's back is not written under the old name.
    later.database.raw.exec('DROP TRIGGER payment_lines_no_update')
    later.database.raw.exec("UPDATE payment_lines SET account = '3149999999'")
    expect(await later.error(repeatOutgoing, { registerId: made[0]?.registerId ?? '' })).toMatchObject({
      code: 'outgoing.not_as_it_was',
    })
    expect(files.map((name) => outFile(later, name))).toEqual(bytes)
  })
})

describe('a line that is given back', () => {
  test('before the register is made is not in it; after, the register is made anew under the next number', async () => {
    const desk = await openCashDesk()
    const first = await payAs(desk, [waterLine(1000, '3140000001'), waterLine(2000, '3140000002')])
    await giveBack(desk, first.paymentId, [1])
    await makeAll(desk)
    const stale = await madeOf(desk, water)
    expect(readSber(outFile(desk, stale.fileName)).rows.map(({ account }) => account)).toEqual(['3140000002'])
    const second = await payAs(desk, [waterLine(3000, '3140000003'), waterLine(4000, '3140000004')])
    await makeAll(desk)
    const next = await madeOf(desk, water)
    expect(next.number).toBe(2)
    expect(await desk.error(makeOutgoingAgain, { registerId: next.registerId, way: null })).toMatchObject({
      code: 'outgoing.not_stale',
    })
    await giveBack(desk, second.paymentId, [2])
    expect(await madeOf(desk, water)).toMatchObject({ number: 2, state: 'stale' })
    expect(await desk.error(markOutgoingSent, { registerIds: [next.registerId] })).toMatchObject({
      code: 'outgoing.stale',
    })

    await makeAgain(desk, next.registerId)
    const made = (await outDay(desk)).made.map(({ number, state, replacesNumber, lineCount }) => ({
      ...{ number, state, replacesNumber, lineCount },
    }))
    expect(made).toEqual([
      { number: 3, state: 'made', replacesNumber: 2, lineCount: 1 },
      { number: 2, state: 'replaced', replacesNumber: null, lineCount: 2 },
      { number: 1, state: 'made', replacesNumber: null, lineCount: 1 },
    ])
    expect(await desk.error(markOutgoingSent, { registerIds: [next.registerId] })).toMatchObject({
      code: 'outgoing.replaced',
    })
    const { made: registers, waiting } = await outDay(desk)
    expect(waiting).toEqual([])
    await send(desk, ...registers.filter(({ state }) => state === 'made').map(({ registerId }) => registerId))
  })

  test('all of them: nothing of the register is sent, and nothing is left to make', async () => {
    const desk = await openCashDesk()
    const paid = await payAs(desk, [waterLine(1000)])
    await makeAll(desk)
    await giveBack(desk, paid.paymentId)
    const register = await madeOf(desk, water)
    expect(register.state).toBe('empty')
    expect(await desk.error(markOutgoingSent, { registerIds: [register.registerId] })).toMatchObject({
      code: 'outgoing.empty',
    })
    expect((await outDay(desk)).waiting).toEqual([])
    expect(unsentRegisters(desk.database.db, dayOfTests)).toEqual([])
  })

  test('is not given back any more once its register was marked as sent; the mark is a supervisor’s, for good', async () => {
    const desk = await openCashDesk()
    const sent = await payAs(desk, [waterLine(1000, '3140000001'), freeLine(2000)])
    await makeAll(desk)
    const { made } = await outDay(desk)
    const { shift_id: shiftId = '' } = desk.database.db.get<{ shift_id: string }>('SELECT shift_id FROM payments') ?? {}
    expect(unsentRegisters(desk.database.db, dayOfTests)).toHaveLength(2)
    expect(
      unsentOfShift(desk.database.db, shiftId)
        .map(({ kopecks }) => kopecks)
        .sort(),
    ).toEqual([1000, 2000])
    await desk.signInAs('cashier')
    const ids = made.map(({ registerId }) => registerId)
    expect(await desk.error(markOutgoingSent, { registerIds: ids })).toMatchObject({ code: 'session.not_permitted' })
    await desk.signInAs('supervisor')
    await send(desk, ...ids)
    expect(unsentRegisters(desk.database.db, dayOfTests)).toEqual([])
    expect(unsentOfShift(desk.database.db, shiftId)).toEqual([])
    expect(await desk.error(markOutgoingSent, { registerIds: ids })).toMatchObject({ code: 'outgoing.sent_already' })
    for (const line of [1, 2])
      expect(await giveBack(desk, sent.paymentId, [line])).toMatchObject({ error: { code: 'reversals.line_sent' } })
    // A later payment of the same day is in no register yet.
    const late = await payAs(desk, [waterLine(3000, '3140000003')])
    expect((await giveBack(desk, late.paymentId)).ok).toBe(true)
    expect(auditOf(desk, 'outgoing.sent')).toHaveLength(2)
  })
})
