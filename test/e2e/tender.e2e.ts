// The cash step by keys and by pointer: what it costs in keystrokes, the notes, the hint, the correction, the approval.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { afterGuard, ask, freshCommandId, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { tellKeystrokes } from '../support/client-window.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { runSql, typeByHand } from '../support/window-acts.ts'

const pieces = (...rows: [denomination: string, pieces: number][]) =>
  rows.map(([denomination, count]) => ({ denomination, pieces: count }))
/** No coin under ten roubles. */
const float = pieces(['note-10000', 6], ['note-5000', 2], ['note-1000', 4])

describe('cash changes hands', () => {
  let desk: DeskWindow
  let keys: CountedKeys

  beforeAll(async () => {
    desk = await keepDesk()
    expect((await ask(desk, 'session.signIn', { login: 'admin', password: 'admin-demo' })).ok).toBe(true)
    const { value: settings } = await ask<object>(desk, 'cash.getSettings', {})
    const lowered = { ...settings, approvalAboveKopecks: 150_000 }
    expect((await ask(desk, 'cash.setSettings', lowered, freshCommandId())).ok).toBe(true)
    await ask(desk, 'session.signOut', {})
    await signInByKeys(desk.page)
    const opened = await ask(desk, 'shift.open', { count: float, reason: null }, freshCommandId())
    expect(opened).toMatchObject({ ok: true })
    await onEmpty()
    keys = countedKeys(desk.page, typeByHand)
  }, 60_000)

  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const onCash = () => desk.page.getByRole('heading', { name: 'Деньги' }).waitFor()
  const onDone = () => desk.page.getByRole('heading', { name: 'Принято' }).waitFor()
  const onEmpty = () => desk.page.getByText('Сканируйте код с квитанции').waitFor()
  const given = () => desk.page.getByLabel('Получено', { exact: true }).inputValue()
  const scanned = async (sumKopecks: number, account = '3141234567') => {
    await scan(desk.page, waterBill({ sumKopecks, account }))
    await desk.page.getByText(`ЛС ${account}`).first().waitFor()
    await afterGuard(desk.page)
  }

  test('an exact sum is two keys after the scan', async () => {
    await scanned(81_240)
    keys.count()
    await keys.press('Enter')
    await onCash()
    await afterGuard(desk.page)
    await keys.press('Enter')
    await onDone()
    const pressed = keys.count()
    tellKeystrokes('a scanned bill, the exact sum', pressed)
    expect(pressed).toBeLessThanOrEqual(2)
    await afterGuard(desk.page)
    await keys.press('Enter')
    await onEmpty()
  })

  test('the notes, the digits on the screen, the hint; a sum is changed from here and nothing is lost', async () => {
    const { page } = desk
    await scanned(56_300)
    await scanned(20_000, '3147654321')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await onCash()
    await page.getByRole('group', { name: 'Купюра клиента' }).getByRole('button').first().waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await given()).toBe('770,00')
    await page.keyboard.press('ArrowUp')
    expect(await given()).toBe('800,00')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Equal')
    expect(await given()).toBe('763,00')
    const pad = page.getByRole('group', { name: 'Цифры для суммы' })
    for (const digit of ['1', '0', '0', '5']) await pad.getByRole('button', { name: digit, exact: true }).click()
    await pad.getByRole('button', { name: 'Стереть знак' }).click()
    await pad.getByRole('button', { name: '0', exact: true }).click()
    expect(await given()).toBe('1000')
    // 237 ₽ of hundreds, fifties and tens: three roubles more make it.
    await page.getByText(/Мелочи на сдачу 237,00/).waitFor()
    await page.getByText(/Попросите у клиента ещё 3,00/).waitFor()
    await desk.picture('tender')
    await page
      .getByRole('button', { name: /Изменить сумму/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Оплата' }).waitFor()
    await page.keyboard.type('560')
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await onCash()
    expect((await given()).replace(/\s/gu, ' ')).toBe('1 000,00')
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await onDone()
    await page.getByText('240,00').first().waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await onEmpty()
    // Too early: what the last client was given back is still said, until the next one's bill.
    await page.getByText('Сдача прошлому клиенту').waitFor()
    await desk.picture('last-change')
    await scanned(10_000)
    expect(await page.getByText('Сдача прошлому клиенту').count()).toBe(0)
    await page.keyboard.press('Control+Delete')
    await onEmpty()
  })

  test('above the sum of the settings a supervisor approves what main has read', async () => {
    const { page } = desk
    const before = await shiftFacts(desk)
    await scanned(150_001)
    await page.keyboard.press('Enter')
    await onCash()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByLabel('Логин старшего кассира').waitFor()
    await page.getByText('Расчётные системы').last().waitFor()
    await desk.picture('payment-approval')
    await page.keyboard.insertText('starshiy')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('starshiy-demo')
    await page.keyboard.press('Enter')
    await onDone()
    expect((await shiftFacts(desk)).payments).toBe(before.payments + 1)
    // From the first line to the change, for the reports: each took longer than the guards, and no minute.
    const took = runSql<{ ms: number | null }>(
      join(desk.dataDir, 'demo/kassa.db'),
      "SELECT json_extract(body, '$.data.tookMs') AS ms FROM audit_events WHERE kind = 'payment.accepted'",
    )
    expect(took).toHaveLength(3)
    for (const { ms } of took) expect(ms).toSatisfy((value) => value > 600 && value < 60_000)
  })
})
