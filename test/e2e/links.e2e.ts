// Linking by keys alone: typed, scanned, unlinked, refused at the limits.
import { describe, expect, test } from 'vitest'
import { afterGuard, places, signInByKeys } from '../support/cash-window.ts'
import { accounts, cashierAtWindow, clientWindow, tellKeystrokes, utkin, zhukova } from '../support/client-window.ts'
import { startDesk } from '../support/electron-app.ts'

describe('linking services', () => {
  const cashier = cashierAtWindow()

  test('a service is linked by typing, then by a scan that goes to no payment', async () => {
    const { desk, page, at } = cashier
    await at.openCard(zhukova)
    await at.showDocument(zhukova)
    await at.keys.press('F5')
    await page.getByLabel('Поставщик или услуга').waitFor()
    await desk.picture('links-empty')
    at.keys.count()
    await at.chooseService('пов хол')
    await at.keys.type('31452')
    await at.keys.press('Enter')
    await page.getByText(/Не та длина/).waitFor()
    await desk.picture('links-account-wrong')
    await at.keys.press('Control+A')
    await at.keys.type(accounts.cold)
    await at.keys.press('Enter')
    await page.getByText('Харитонов Л. Б.').waitFor()
    await page.getByText(/Найден в реестре поставщика на/).waitFor()
    await afterGuard(page)
    await desk.picture('links-checked')
    await at.keys.press('Enter')
    await page.getByText(/Привязано: Холодная вода, ЛС 3145200090/).waitFor()
    await page.getByText('4 из 200').waitFor()
    await desk.picture('links-linked')

    await at.scanBill(accounts.water)
    await page.getByText(/Привязано: Холодная вода и водоотведение, ЛС 3140200090/).waitFor()
    await page.getByText('5 из 200').waitFor()
    await page.getByRole('heading', { name: 'Привязка' }).waitFor()
    await desk.picture('links-scanned')
    // A bill whose account no register knows is not linked by itself, and the next code waits for the answer.
    await at.scanBill('3149999999')
    await page.getByText(/такого счёта нет/).waitFor()
    await at.scanBill(accounts.others)
    await page.getByText(/ждут очереди: 1/).waitFor()
    await desk.picture('links-not-in-register')
    await at.keys.press('Escape')
    await page.getByText(/Привязано: .*ЛС 3140200021/).waitFor()
    await page.getByText('6 из 200').waitFor()
  })

  test('one more by typing, counted', async () => {
    const { page, at } = cashier
    at.keys.count()
    await at.linkByTyping('расч', accounts.more)
    await page.getByText(/Привязано: .*ЛС 3140200020/).waitFor()
    tellKeystrokes('link a service by typing its account of 10 digits', at.keys.count())
  })

  test('a service is unlinked with a question', async () => {
    const { desk, page, at } = cashier
    await at.keys.press('Tab')
    await page.getByRole('listbox', { name: 'Привязано' }).waitFor()
    for (let step = 0; step < 10; step++) {
      const chosen = await page.getByRole('listbox', { name: 'Привязано' }).locator('[aria-selected=true]').innerText()
      if (chosen.includes(accounts.more)) break
      await at.keys.press('ArrowDown')
    }
    await at.keys.press('Delete')
    await page.getByText('Отвязать услугу?').waitFor()
    await desk.picture('links-unlink')
    await at.keys.press('Escape')
    await page.getByText('7 из 200').waitFor()
    await at.keys.press('Delete')
    await page.getByText('Отвязать услугу?').waitFor()
    await at.keys.press('Enter')
    await page.getByText(/Отвязано: .*ЛС 3140200020/).waitFor()
    await page.getByText('6 из 200').waitFor()
    await desk.picture('links-unlinked')
    await at.nextClient()
  })

  test('a limit refuses with its name and use; nothing is cut', async () => {
    const { desk, page, at } = cashier
    await at.openCard(utkin)
    await at.showDocument(utkin)
    await desk.picture('client-card-many')
    await at.keys.press('F5')
    await page.getByText('198 из 200').waitFor()
    await at.scanBill(accounts.water)
    await page.getByText('20 из 20').waitFor()
    await desk.picture('links-limit-reached')
    await at.scanBill(accounts.others)
    await page.getByText(/Адресов у владельца уже столько, сколько можно: 20 из 20/).waitFor()
    await desk.picture('links-limit-addresses')
    await at.keys.press('Escape')
    await at.keys.press('Escape')
    await at.keys.press('Control+A')
    await at.linkByTyping('пов хол', accounts.cold)
    await page.getByText('200 из 200').waitFor()
    await at.linkByTyping('пов хол', '3145200001')
    await page.getByText(/Услуг у владельца уже столько, сколько можно: 200 из 200/).waitFor()
    await desk.picture('links-limit-services')
    await at.keys.press('F2')
    await page.getByText('Хочу оплатить').waitFor()
    await page.waitForTimeout(500)
    await desk.picture('debts-many')
    await at.nextClient()
  })
})

test('a clerk, who takes no money, finds, shows and links, and is offered no payment', async () => {
  const desk = await startDesk()
  const { page } = desk
  const at = clientWindow(page)
  await signInByKeys(page, places.clerk)
  await at.openCard(zhukova, true)
  expect(await page.getByRole('button', { name: /Оплатить/ }).count()).toBe(0)
  await at.showDocument(zhukova)
  await at.keys.press('F5')
  await page.getByLabel('Поставщик или услуга').waitFor()
  await at.scanBill(accounts.water)
  await page.getByText(/Привязано: .*ЛС 3140200090/).waitFor()
  await desk.picture('links-clerk')
})
