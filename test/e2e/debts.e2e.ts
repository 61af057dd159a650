// Paying from the client's linked services by keys alone: the debt table, the cash, the receipt, a kill between them.
import { describe, expect, test } from 'vitest'
import { afterGuard, openShiftByKeys, paperOnScreen, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import {
  accounts,
  cashierAtWindow,
  clientWindow,
  tellKeystrokes,
  voronzova,
  zhukova,
} from '../support/client-window.ts'
import { killDesk, startDesk, temporaryDataDir } from '../support/electron-app.ts'

describe('paying from linked services', () => {
  const cashier = cashierAtWindow()

  test('five services with change: five Enters, the digits, Enter', async () => {
    const { desk, page, at } = cashier
    await at.openCard(zhukova)
    await at.showDocument(zhukova)
    await at.keys.press('F5')
    await page.getByLabel('Поставщик или услуга').waitFor()
    await at.linkByTyping('пов хол', accounts.cold)
    await page.getByText(/Привязано: .*ЛС 3145200090/).waitFor()
    await at.scanBill(accounts.water)
    await page.getByText(/Привязано: .*ЛС 3140200090/).waitFor()
    await at.scanBill(accounts.others)
    await page.getByText(/Привязано: .*ЛС 3140200021/).waitFor()
    await at.keys.press('F2')
    await page.getByText('Хочу оплатить').waitFor()
    await page
      .getByText('на 21.11')
      .or(page.getByText(/на \d\d\.\d\d\.\d{4}/))
      .first()
      .waitFor()
    await afterGuard(page)
    await desk.picture('debts')
    const before = await shiftFacts(desk)
    at.keys.count()
    for (let line = 0; line < 5; line++) await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(page)
    await at.keys.type('11000')
    await desk.picture('debts-cash')
    await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Принято' }).waitFor()
    const pressed = at.keys.count()
    tellKeystrokes('five linked services with change', pressed)
    expect(pressed).toBe(5 + '11000'.length + 1)
    await page.getByText('Чек: напечатан').waitFor()
    await desk.picture('debts-done')
    const paper = (await paperOnScreen(page)).join('\n')
    expect(paper).toContain(accounts.cold)
    expect(paper).toContain(accounts.water)
    expect(paper).not.toMatch(/не сверено/i)
    expect((await shiftFacts(desk)).payments).toBe(before.payments + 1)

    // The client stays until told otherwise: the table now proposes nothing, and both figures are seen.
    await afterGuard(page)
    await at.keys.press('Escape')
    await page
      .getByText(/оплачено здесь/)
      .first()
      .waitFor()
    await desk.picture('debts-paid')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText('Введите сумму').waitFor()
    expect(await page.getByRole('heading', { name: 'Деньги' }).count()).toBe(0)
    await at.keys.press('Escape')
    await page.getByText('Последние платежи на этом месте').waitFor()
    await page
      .getByText(/чек 900-1-/)
      .first()
      .waitFor()
    await desk.picture('client-card-payments')
    await at.nextClient()
    await page.getByText('На этом месте известно').waitFor()
  })

  test('a sum is typed where nothing is owed; a scan over its change begins the next client', async () => {
    const { page, at } = cashier
    await at.openCard(zhukova)
    await at.keys.press('F2')
    await page.getByText('Хочу оплатить').waitFor()
    await afterGuard(page)
    await at.keys.type('50')
    await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Принято' }).waitFor()
    await page.getByText(`${zhukova.shortName} · назван`).waitFor()
    await at.scanBill('3149999999')
    await page.getByText('ЛС 3149999999').waitFor()
    expect(await page.getByText(zhukova.shortName).count()).toBe(0)
    expect(await page.getByRole('row').count()).toBe(2)
    await at.keys.press('Control+Delete')
    await page.getByText('Сканируйте код с квитанции').waitFor()
  })

  test('an account that no register knows is seen as unchecked, and so says its receipt', async () => {
    const { desk, page, at } = cashier
    await at.openCard(voronzova)
    await at.keys.press('Enter')
    await page.getByText('не сверено с реестром').waitFor()
    await afterGuard(page)
    await desk.picture('debts-unchecked')
    await at.keys.press('Control+Delete') // the debt is not paid today
    await at.keys.press('ArrowDown')
    await at.keys.press('ArrowUp')
    const unchecked = page.getByRole('row').filter({ hasText: 'не сверено' })
    for (let step = 0; step < 2 && (await unchecked.getAttribute('data-active')) === null; step++) {
      await at.keys.press('ArrowDown')
    }
    await at.keys.type('300')
    await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByRole('heading', { name: 'Принято' }).waitFor()
    const paper = (await paperOnScreen(page)).join('\n')
    expect(paper).toMatch(/не сверено с реестром получателя/)
    expect(paper).toContain('300,00')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText('Сканируйте код с квитанции').waitFor()
    expect(await page.getByText(voronzova.shortName).count()).toBe(0)
  })
})

test('killed in the middle of the table: the draft is offered, and pays for the same links', async () => {
  const dataDir = temporaryDataDir()
  const desk = await startDesk({ dataDir })
  const { page } = desk
  const at = clientWindow(page)
  await signInByKeys(page)
  await openShiftByKeys(page)
  await at.openCard(zhukova)
  await at.keys.press('Enter')
  await page.getByText('Хочу оплатить').waitFor()
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.waitForTimeout(600)
  await killDesk(desk)

  const again = await startDesk({ dataDir })
  const { page: restarted } = again
  const { keys } = clientWindow(restarted)
  await signInByKeys(restarted)
  await restarted.getByText('Незаконченный платёж').waitFor()
  await keys.press('Enter')
  await restarted.getByText('долг не показан: карточка закрыта').first().waitFor()
  expect(await restarted.getByText('Жукова').count()).toBe(0)
  await again.picture('debts-draft')
  await afterGuard(restarted)
  await keys.press('Enter')
  await restarted.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(restarted)
  await keys.press('Enter')
  await restarted.getByRole('heading', { name: 'Принято' }).waitFor()
  expect((await shiftFacts(again)).payments).toBe(1)
})
