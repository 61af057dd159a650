// What a kill leaves behind: an unfinished payment is offered again, a finished one is only shown.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { afterGuard, openShiftByKeys, shiftFacts, signInByKeys, places } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, killDesk, scan, waterBill } from '../support/electron-app.ts'

describe('a day with two kills', () => {
  let desk: DeskWindow
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  beforeAll(async () => {
    desk = await keepDesk({ dataDir })
    await signInByKeys(desk.page)
    await openShiftByKeys(desk.page)
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const killAndReturn = async (): Promise<void> => {
    await killDesk(desk)
    desk = await keepDesk({ dataDir })
    await signInByKeys(desk.page)
  }

  test('a desk killed while cash is counted offers the payment again, and it is paid once', async () => {
    await scan(desk.page, waterBill({ sumKopecks: 81_240 }))
    await desk.page.getByText('ЛС 3141234567').waitFor()
    await afterGuard(desk.page)
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(desk.page)
    await killAndReturn()
    const { page } = desk
    await page.getByText('Незаконченный платёж').waitFor()
    await desk.picture('draft-offered')
    expect((await shiftFacts(desk)).payments).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByText('ЛС 3141234567').waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Принято' }).waitFor()
  })

  test('killed right after the money was taken, it shows the payment as done and takes no second one', async () => {
    await killAndReturn()
    const { page } = desk
    await page.getByText('Прошлый платёж принят').waitFor()
    await page
      .getByText(/чек № 900-1-0001/)
      .first()
      .waitFor()
    await desk.picture('draft-accepted')
    expect(await page.getByText('Незаконченный платёж').isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    await page.getByText('Сканируйте код с квитанции').waitFor()
    expect(await shiftFacts(desk)).toEqual({ payments: 1, drawerKopecks: 181_240 })
  })

  test('an unfinished payment waits for its own operator: through a lock, and not for another one', async () => {
    const { page } = desk
    await scan(page, waterBill({ sumKopecks: 12_300 }))
    await page.getByText('ЛС 3141234567').waitFor()
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: /заблокирован/i }).waitFor()
    await desk.picture('locked')
    expect(await page.getByText('3141234567').count()).toBe(0)
    await page.getByLabel('Пароль', { exact: true }).fill('kassir-demo')
    await page.keyboard.press('Enter')
    await page.getByText('Незаконченный платёж').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('ЛС 3141234567').waitFor()

    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: /заблокирован/i }).waitFor()
    await page.getByRole('button', { name: /Сменить оператора|другой оператор|Выйти/i }).click()
    await signInByKeys(page, places.supervisor)
    await page.getByText(/Открыта смена 1/).waitFor()
    expect(await page.getByText('3141234567').count()).toBe(0)
  })
})
