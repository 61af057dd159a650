import { describe, expect, test } from 'vitest'
import {
  acceptTransfer,
  declineTransfer,
  getCashState,
  getOrderPaper,
  listOrders,
  listVault,
  openVault,
  payOut,
  sendCash,
  takeBack,
  takeIn,
} from '../../../shared/contract/cash-orders.ts'
import { balanceOf } from '../../../electron/records/cash-ledger.ts'
import { openTransits } from '../../../electron/records/stored-orders.ts'
import { drawerKopecks } from '../../../electron/records/drawer.ts'
import { openShiftOf } from '../../../electron/records/shifts.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { auditOf, openCashDesk, type TestDesk } from '../../support/desk.ts'
import { approved } from '../../support/screening-desk.ts'

const start = { drawer: 1_000_000, vault: 5_000_000 }
const toVault = (kopecks: number) => ({ route: 'drawer_vault', desk: null, rows: countOf(kopecks) }) as const
const fromVault = (kopecks: number) => ({ route: 'vault_drawer', desk: null, rows: countOf(kopecks) }) as const
const toDesk = (kopecks: number) => ({ route: 'drawer_desk', desk: '12', rows: countOf(kopecks) }) as const

/** A cashier at work, and a vault whose account a supervisor has begun. */
const openBranch = async (): Promise<TestDesk> => {
  const desk = await openCashDesk({ floatKopecks: start.drawer })
  await desk.signInAs('supervisor')
  await desk.value(openVault, { rows: countOf(start.vault) })
  await desk.signInAs('cashier')
  return desk
}

const accounts = ({ database: { db } }: TestDesk) => ({
  drawer: drawerKopecks(db, openShiftOf(db)?.id ?? ''),
  transit: balanceOf(db, 'transit'),
  vault: balanceOf(db, 'vault'),
})

describe('cash for the vault', () => {
  test('leaves the drawer at once and lies in transit until a supervisor accepts what was sent', async () => {
    const desk = await openBranch()
    const { orderId, number } = await desk.value(sendCash, toVault(300_000))
    expect(accounts(desk)).toEqual({ drawer: 700_000, transit: 300_000, vault: 5_000_000 })
    expect(openTransits(desk.database.db)).toEqual([{ title: number, kopecks: 300_000 }])
    const short = { transferId: orderId, rows: countOf(299_900), otherNumber: null }
    expect(await desk.error(acceptTransfer, short)).toMatchObject({
      ...{ code: 'cash.count_differs', params: { countedKopecks: 299_900 } },
    })
    await approved(desk, acceptTransfer, { transferId: orderId, rows: countOf(300_000), otherNumber: null })
    expect(accounts(desk)).toEqual({ drawer: 700_000, transit: 0, vault: 5_300_000 })
    expect(await desk.error(declineTransfer, { transferId: orderId, reason: 'поздно' })).toMatchObject({
      code: 'cash.transfer_ended',
    })
    expect((await desk.value(getCashState, {})).transfers).toEqual([])
    expect((await desk.value(listOrders, { date: null })).orders[0]).toMatchObject({ kind: 'sent', state: 'accepted' })
    expect(auditOf(desk, 'cash.transfer_accepted')).toEqual([{ orderId, amountKopecks: 300_000 }])
  })

  test('is declined with a reason, and comes back by an order that counts it', async () => {
    const desk = await openBranch()
    const { orderId, number } = await desk.value(sendCash, toVault(300_000))
    const back = { transferId: orderId, rows: countOf(300_000) }
    expect(await desk.error(takeBack, back)).toMatchObject({ code: 'cash.transfer_not_declined' })
    await approved(desk, declineTransfer, { transferId: orderId, reason: 'пачка без упаковки' })
    // Still under way: nobody has it in hand.
    expect(accounts(desk)).toEqual({ drawer: 700_000, transit: 300_000, vault: 5_000_000 })
    expect((await desk.value(getCashState, {})).transfers).toMatchObject([
      { orderId, state: 'declined', declineReason: 'пачка без упаковки' },
    ])
    const otherNotes = [{ denomination: 'note-100000', pieces: 3 }]
    expect(await desk.error(takeBack, { ...back, rows: otherNotes })).toMatchObject({ code: 'cash.count_differs' })
    const returned = await desk.value(takeBack, back)
    expect(accounts(desk)).toEqual({ drawer: 1_000_000, transit: 0, vault: 5_000_000 })
    expect(await desk.error(takeBack, back)).toMatchObject({ code: 'cash.transfer_not_declined' })
    const paper = await desk.value(getOrderPaper, { orderId: returned.orderId })
    const text = paper ? paperLinesToText(paper.lines) : ''
    expect(text).toContain(`Возврат по ордеру: № ${number}`)
    expect(text).toContain('Откуда: хранилище')
    expect((await desk.value(listOrders, { date: null })).orders.map(({ kind, state }) => [kind, state])).toEqual([
      ['returned', null],
      ['sent', 'returned'],
    ])
  })

  test('that nobody answers stays on the list over shifts, and comes back into the drawer of the next', async () => {
    const desk = await openBranch()
    const { orderId } = await desk.value(sendCash, toVault(300_000))
    await closeByCount(desk, 700_000)
    expect(openTransits(desk.database.db)).toHaveLength(1)
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(700_000), reason: null })
    await desk.value(declineTransfer, { transferId: orderId, reason: 'некому считать' })
    await desk.value(takeBack, { transferId: orderId, rows: countOf(300_000) })
    expect(accounts(desk)).toEqual({ drawer: 1_000_000, transit: 0, vault: 5_000_000 })
  })

  test('needs its account to be begun', async () => {
    const desk = await openCashDesk()
    expect(await desk.error(sendCash, toVault(100))).toMatchObject({ code: 'cash.vault_not_opened' })
    expect(await desk.error(sendCash, fromVault(100))).toMatchObject({ code: 'cash.vault_not_opened' })
  })
})

describe('cash from the vault', () => {
  test('is sent by a supervisor and counted into the drawer by its cashier', async () => {
    const desk = await openBranch()
    const { orderId } = await approved(desk, sendCash, fromVault(400_000))
    expect(accounts(desk)).toEqual({ drawer: 1_000_000, transit: 400_000, vault: 4_600_000 })
    await desk.signInAs('supervisor')
    const rows = countOf(400_000)
    expect(await desk.error(acceptTransfer, { transferId: orderId, rows, otherNumber: null })).toMatchObject({
      code: 'shift.open_by_other',
    })
    await desk.signInAs('cashier')
    await desk.value(acceptTransfer, { transferId: orderId, rows, otherNumber: null })
    expect(accounts(desk)).toEqual({ drawer: 1_400_000, transit: 0, vault: 4_600_000 })
  })

  test('is declined by the cashier and counted back by a supervisor', async () => {
    const desk = await openBranch()
    const { orderId } = await approved(desk, sendCash, fromVault(400_000))
    await desk.value(declineTransfer, { transferId: orderId, reason: 'не те купюры' })
    await approved(desk, takeBack, { transferId: orderId, rows: countOf(400_000) })
    expect(accounts(desk)).toEqual({ drawer: 1_000_000, transit: 0, vault: 5_000_000 })
  })

  test('is never more than the vault holds', async () => {
    const desk = await openBranch()
    await desk.signInAs('supervisor')
    expect(await desk.error(sendCash, fromVault(5_000_001))).toMatchObject({
      ...{ code: 'cash.vault_lacks', params: { vaultKopecks: 5_000_000 } },
    })
    const outside = { place: 'vault', counterparty: 'Инкассация', ground: 'Сдача', symbol: null } as const
    expect(await desk.error(payOut, { ...outside, rows: countOf(5_000_001) })).toMatchObject({
      code: 'cash.vault_lacks',
    })
    await desk.value(payOut, { ...outside, rows: countOf(5_000_000) })
    await desk.value(takeIn, { ...outside, rows: countOf(1_000) })
    expect(accounts(desk)).toMatchObject({ vault: 1_000 })
    const { rows } = await desk.value(listVault, { before: null })
    expect(rows.map(({ amountKopecks, balanceKopecks }) => [amountKopecks, balanceKopecks])).toEqual([
      [1_000, 1_000],
      [-5_000_000, 0],
      [5_000_000, 5_000_000],
    ])
    await desk.signInAs('cashier')
    expect(await desk.error(listVault, { before: null })).toMatchObject({ kind: 'refused' })
    await approved(desk, takeIn, { ...outside, rows: countOf(1_000) })
  })
})

describe('cash for another desk', () => {
  test('is off this one’s account when a supervisor has the number of the order there', async () => {
    const desk = await openBranch()
    expect(await desk.error(sendCash, { ...toDesk(100), desk: null })).toMatchObject({ code: 'cash.desk_needed' })
    expect(await desk.error(sendCash, { ...toDesk(100), desk: '900' })).toMatchObject({ code: 'cash.own_desk' })
    const { orderId } = await desk.value(sendCash, toDesk(200_000))
    const accept = { transferId: orderId, rows: [], otherNumber: null }
    expect(await desk.error(acceptTransfer, accept)).toMatchObject({ code: 'cash.other_number_needed' })
    await approved(desk, acceptTransfer, { ...accept, otherNumber: '41' })
    expect(accounts(desk)).toEqual({ drawer: 800_000, transit: 0, vault: 5_000_000 })
  })

  test('is declined there, and comes back into this drawer', async () => {
    const desk = await openBranch()
    const { orderId } = await desk.value(sendCash, toDesk(200_000))
    await approved(desk, declineTransfer, { transferId: orderId, reason: 'не хватает тысячи' })
    await desk.value(takeBack, { transferId: orderId, rows: countOf(200_000) })
    expect(accounts(desk)).toEqual({ drawer: 1_000_000, transit: 0, vault: 5_000_000 })
  })
})

/** Small, repeatable randomness: a seed a day. */
const dice = (seed: number) => {
  let state = seed * 2_654_435_761 + 1
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('over random days of orders and transfers', () => {
  test.each([1, 2, 3, 4])('nothing is lost between drawer, vault and transit (day %i)', async (seed) => {
    const desk = await openBranch()
    await desk.signInAs('cashier')
    const throwDice = dice(seed)
    const sum = () => (1 + throwDice(40)) * 10_000
    let outside = 0 // what went out to others, less what came from them
    const seen = { accepted: 0, refused: 0 }
    const as = async (role: 'cashier' | 'supervisor', act: () => Promise<{ ok: boolean }>): Promise<boolean> => {
      await desk.signInAs(role)
      const { ok } = await act()
      seen[ok ? 'accepted' : 'refused'] += 1
      return ok
    }
    for (let step = 0; step < 60; step += 1) {
      const kopecks = sum()
      const given = { counterparty: 'Бухгалтерия', ground: 'по заявке', symbol: null, rows: countOf(kopecks) }
      const place = throwDice(2) === 0 ? 'drawer' : 'vault'
      const role = place === 'drawer' ? 'cashier' : 'supervisor'
      const { transfers } = await desk.value(getCashState, {})
      const transfer = transfers[throwDice(Math.max(1, transfers.length))]
      switch (throwDice(7)) {
        case 0:
          if (await as(role, () => desk.ask(takeIn, { ...given, place }))) outside -= kopecks
          break
        case 1:
          if (await as(role, () => desk.ask(payOut, { ...given, place }))) outside += kopecks
          break
        case 2:
          await as('cashier', () => desk.ask(sendCash, throwDice(2) === 0 ? toVault(kopecks) : toDesk(kopecks)))
          break
        case 3:
          await as('supervisor', () => desk.ask(sendCash, fromVault(kopecks)))
          break
        default: {
          if (!transfer) break
          const { orderId: transferId, to, place: from, amountKopecks } = transfer
          const rows = countOf(amountKopecks)
          const there = to === 'drawer' ? 'cashier' : 'supervisor'
          if (throwDice(3) === 0)
            await as(there, () => desk.ask(declineTransfer, { transferId, reason: 'пересчитать' }))
          else if (transfer.state === 'declined')
            await as(from === 'drawer' ? 'cashier' : 'supervisor', () => desk.ask(takeBack, { transferId, rows }))
          else if (await as(there, () => desk.ask(acceptTransfer, { transferId, rows, otherNumber: '7' })))
            outside += to === 'desk' ? amountKopecks : 0
        }
      }
      const { drawer, transit, vault } = accounts(desk)
      expect(drawer + transit + vault + outside).toBe(start.drawer + start.vault)
      expect(Math.min(drawer, transit, vault)).toBeGreaterThanOrEqual(0)
      const open = openTransits(desk.database.db).reduce((total, one) => total + one.kopecks, 0)
      expect(open).toBe(transit)
    }
    expect(seen.accepted).toBeGreaterThan(20)
    expect(verifyJournal(desk.database.db, '2026-11-22T00:00:00.000Z')).toMatchObject({ intact: true })
  })

  test('and an account that would not go on from its last row stops the transaction', async () => {
    const { database } = await openBranch()
    const insert = `INSERT INTO cash_ledger SELECT account, seq + 1, order_id, command_id, amount_kopecks, balance_kopecks, at
      FROM cash_ledger WHERE account = 'vault' ORDER BY seq DESC LIMIT 1`
    expect(() => database.transact((tx) => tx.run(insert))).toThrow(/does not go on/)
  })
})
