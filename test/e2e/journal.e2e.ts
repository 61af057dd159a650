// The journal at the window: filter, totals, the card of a payment and its way to give back, by keys alone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { look } from '../support/axe.ts'
import { afterGuard, ask, freshCommandId, openShiftByKeys, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'

let desk: DeskWindow
beforeAll(async () => {
  desk = await keepDesk()
  await signInByKeys(desk.page)
  await openShiftByKeys(desk.page)
  for (const [account, amountKopecks] of [
    ['3141234567', 81_240],
    ['3147654321', 50_000],
    ['3141111111', 123_456],
  ] as const)
    expect(
      await ask(
        desk,
        acceptPayment.name,
        {
          lines: [
            { payee: 'catalogue', serviceId: 'rs-water', account, period: '2026-10', amountKopecks, origin: 'scan' },
            {
              payee: 'catalogue',
              serviceId: 'el-home',
              account: '7400012344',
              period: '2026-10',
              amountKopecks,
              origin: 'scan',
            },
          ],
          givenKopecks: 500_000,
        },
        freshCommandId(),
      ),
    ).toMatchObject({ ok: true })
}, 60_000)
afterAll(() => desk.close())

test('the shift adds up, a filter narrows it, and a payment opens with its whole history', async () => {
  const { page } = desk
  const { keyboard } = page
  await keyboard.press('F9')
  const rows = page.getByRole('row')
  await expect.poll(() => rows.count()).toBe(4)
  const totals = page.getByRole('region', { name: 'Итого по отбору' })
  const said = async (): Promise<string> => (await totals.innerText()).replace(/\s+/g, ' ')
  await expect.poll(said).toMatch(/3 платежа.*принято 5 093,92.*в ящике 6 093,92/)
  await desk.picture('journal-shift')

  await keyboard.press('Alt+KeyF')
  await page.getByRole('dialog').waitFor()
  await afterGuard(page)
  // Typed at once it would be a scan.
  await page.getByLabel('Сумма платежа от, ₽').fill('1000,00')
  await page.getByLabel('до, ₽').fill('1700')
  await desk.picture('journal-filter')
  await keyboard.press('Control+Enter')
  await expect.poll(() => rows.count()).toBe(3)
  await expect.poll(said).toMatch(/2 платежа.*принято 2 624,80/)
  await keyboard.press('Escape')
  await expect.poll(() => rows.count()).toBe(4)

  await page.getByLabel('Сумма, лицевой счёт или номер чека').fill('654321')
  await expect.poll(() => rows.count()).toBe(2)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Чек / }).waitFor()
  await page.getByText('платёж принят').waitFor()
  await page.getByRole('document').first().waitFor()
  await look(desk, 'journal-card')
  await keyboard.press('Alt+KeyR')
  await page.getByRole('heading', { name: 'Аннулировать или исправить' }).first().waitFor()
  await keyboard.press('F9')
  await page.getByRole('heading', { name: 'Журнал' }).waitFor()
})
