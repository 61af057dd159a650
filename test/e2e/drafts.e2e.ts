// What a kill leaves behind: an unfinished payment is offered again, a finished one is only shown.
import { expect, test } from 'vitest'
import { afterGuard, openShiftByKeys, shiftFacts, signInByKeys, places } from '../support/cash-window.ts'
import { type DeskWindow, killDesk, scan, startDesk, temporaryDataDir, waterBill } from '../support/electron-app.ts'

const cashFor = async (desk: DeskWindow, sumKopecks: number): Promise<void> => {
  await scan(desk.page, waterBill({ sumKopecks }))
  await desk.page.getByText('ЛС 3141234567').waitFor()
  await afterGuard(desk.page)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(desk.page)
}

test('a desk killed while cash is counted offers the payment again, and it is paid once', async () => {
  const dataDir = temporaryDataDir()
  const desk = await startDesk({ dataDir })
  await signInByKeys(desk.page)
  await openShiftByKeys(desk.page)
  await cashFor(desk, 81_240)
  await killDesk(desk)

  const again = await startDesk({ dataDir })
  const { page } = again
  await signInByKeys(page)
  await page.getByText('Незаконченный платёж').waitFor()
  await again.picture('draft-offered')
  expect((await shiftFacts(again)).payments).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByText('ЛС 3141234567').waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Принято' }).waitFor()
  expect((await shiftFacts(again)).payments).toBe(1)
})

test('a desk killed right after the money was taken shows the payment as done and takes no second one', async () => {
  const dataDir = temporaryDataDir()
  const desk = await startDesk({ dataDir })
  await signInByKeys(desk.page)
  await openShiftByKeys(desk.page)
  await cashFor(desk, 81_240)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('heading', { name: 'Принято' }).waitFor()
  await killDesk(desk)

  const again = await startDesk({ dataDir })
  await signInByKeys(again.page)
  await again.page.getByText('Прошлый платёж принят').waitFor()
  await again.page
    .getByText(/чек № 900-1-0001/)
    .first()
    .waitFor()
  await again.picture('draft-accepted')
  expect(await again.page.getByText('Незаконченный платёж').isVisible()).toBe(false)
  await again.page.keyboard.press('Enter')
  await again.page.getByText('Сканируйте код с квитанции').waitFor()
  expect(await shiftFacts(again)).toEqual({ payments: 1, drawerKopecks: 181_240 })
})

test('an unfinished payment waits for its own operator: through a lock, and not for another one', async () => {
  const desk = await startDesk()
  const { page } = desk
  await signInByKeys(page)
  await openShiftByKeys(page)
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
