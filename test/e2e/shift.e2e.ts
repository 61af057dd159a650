// A shift from its opening count to its Z by keys alone, blind and five roubles short; then the supervisor, who decides.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  afterGuard,
  ask,
  freshCommandId,
  paperOnScreen,
  places,
  shiftFacts,
  signInByKeys,
  typeCount,
} from '../support/cash-window.ts'
import { countOf } from '../support/count-of.ts'
import { look } from '../support/axe.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { putIn } from '../support/window-acts.ts'

describe('a shift', () => {
  let desk: DeskWindow

  beforeAll(async () => {
    desk = await keepDesk()
    await signInByKeys(desk.page)
  }, 60_000)
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const pay = async (kopecks: number): Promise<void> => {
    const line = { payee: 'catalogue', serviceId: 'rs-water', account: '3141234567', period: '2026-10', origin: 'scan' }
    const input = { lines: [{ ...line, amountKopecks: kopecks }], givenKopecks: kopecks }
    expect((await ask(desk, 'payments.accept', input, freshCommandId())).ok).toBe(true)
  }
  const press = async (key: string): Promise<void> => {
    await afterGuard(desk.page)
    await desk.page.keyboard.press(key)
  }
  const seen = (text: string | RegExp): Promise<void> => desk.page.getByText(text).first().waitFor()

  test('is opened by a count of notes and coins, each row by its key', async () => {
    const { page } = desk
    await page.keyboard.press('F8')
    await seen('Остаток в ящике на начало')
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? '')
    expect(await focused()).toBe('Купюра 5\u00a0000 ₽')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    // A letter is no piece, and a held Enter walks one row.
    await page.keyboard.type('1a')
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    expect(await focused()).toBe('Купюра 2\u00a0000 ₽')
    await page.keyboard.type('2')
    await page.getByLabel('Монета 10 ₽').focus()
    await page.keyboard.type('7')
    await page.getByLabel('Монета 50 коп.').focus()
    await page.keyboard.type('3')
    await seen('9\u00a0071,50 ₽')
    await look(desk, 'shift-opening')
    await press('Control+Enter')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    expect(await shiftFacts(desk)).toEqual({ payments: 0, drawerKopecks: 907_150 })
  })

  test('is counted blind, closes short with a reason, and says on the Z what is open', async () => {
    const { page } = desk
    await pay(81_240)
    await pay(61_069)
    await seen(/10.494,59/)
    await desk.picture('shift-running')
    await press('Control+Enter')
    await seen('В ящике по пересчёту')
    // A key too many is no count: it would stay for good, and tell what should be there.
    await press('Control+Enter')
    await seen('Ничего не введено.')
    await typeCount(page.keyboard, 1_048_959)
    // Neither the bar, nor the screen, nor main tells what should be there.
    expect(await page.locator('body').innerText()).not.toMatch(/10.494,59/)
    expect((await shiftFacts(desk)).drawerKopecks).toBe(-1)
    await desk.picture('shift-counting')
    await press('Control+Enter')
    await seen('Недостача 5,00 ₽')
    await putIn(page, 'ошибка при размене')
    await look(desk, 'shift-short')
    await press('Enter')
    await seen('Смена закрыта')
    await seen('Z-отчёт: напечатан')
    expect((await paperOnScreen(page)).join('\n')).toMatch(/НЕДОСТАЧА +5,00/)
    await desk.picture('shift-closed')
    await press('Enter')
    await seen('Остаток в ящике на начало')
    await ask(desk, 'session.signOut', {})
  })

  test('that is short is settled by the supervisor; the decision stands with the shift', async () => {
    const { page } = desk
    await signInByKeys(page, places.supervisor)
    await page.keyboard.press('F8')
    await seen(/По прошлой смене в нём/)
    await page.keyboard.type('1')
    await press('Control+Enter')
    await seen(/Недостача 5.489,59/)
    await desk.picture('shift-opening-differs')
    await page.keyboard.press('Escape')
    await page.getByText('5\u00a0000,00 ₽').first().waitFor() // what was typed is still there
    await page.keyboard.press('Control+J')
    await seen(/При закрытии смены № 1/)
    await desk.picture('shift-differences')
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('ArrowDown') // repaid by the cashier
    await press('Enter')
    await putIn(page, 'внесено кассиром')
    await desk.picture('shift-settling')
    await press('Enter')
    await seen('Нерешённых расхождений нет.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+H')
    await seen('После закрытия')
    await look(desk, 'shift-past')
    // The Z again, then the drawer: what is typed outlives a step back, and the keys are the count's alone.
    await page.keyboard.press('Control+Enter')
    await seen('Z-отчёт: напечатан')
    await desk.picture('shift-past-copy')
    await page.keyboard.press('Insert')
    await page.getByLabel('Купюра 5\u00a0000 ₽').waitFor()
    await press('Control+Enter')
    await seen('Ничего не введено.')
    await desk.picture('shift-recount-empty')
    await page.keyboard.type('2')
    await page.keyboard.press('Escape')
    await seen('После закрытия')
    await page.keyboard.press('Insert')
    await page.getByText('10\u00a0000,00 ₽').first().waitFor()
    expect(await page.getByText('Напечатать копию').count()).toBe(0)
    await desk.picture('shift-recount')
    await press('Control+Enter')
    await seen(/Недостача 489,59/)
    await desk.picture('shift-recounted')
    await press('Enter')
    await seen(/Пересчёт 10.000,00/)
    await desk.picture('shift-past-recounted')
    const count = countOf(1_048_959)
    expect((await ask(desk, 'shift.open', { count, reason: null }, freshCommandId())).ok).toBe(true)
    await ask(desk, 'session.signOut', {})
  })

  test('of somebody who is away is closed only with a supervisor’s password', async () => {
    const { page } = desk
    await signInByKeys(page)
    await page.keyboard.press('F8')
    await seen(/За этим местом открыта смена 2/)
    await desk.picture('shift-foreign')
    await press('Control+Enter')
    await page.getByRole('dialog').getByText('Смена').first().waitFor()
    await desk.picture('shift-foreign-approval')
    await putIn(page, 'starshiy')
    await press('Enter')
    await putIn(page, 'starshiy-demo')
    await press('Enter')
    await seen(/за оператора/)
    await desk.picture('shift-foreign-counting')
  })
})
