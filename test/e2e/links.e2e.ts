// Linking by keys alone: typed, scanned, unlinked, refused at the limits.
import { describe, expect, test } from 'vitest'
import { afterGuard, places, signInByKeys } from '../support/cash-window.ts'
import {
  accounts,
  cashierAtWindow,
  clientWindow,
  flatOf,
  tellKeystrokes,
  utkin,
  zhukova,
} from '../support/client-window.ts'
import { scan, startDesk, waterBill } from '../support/electron-app.ts'

/** Of a provider who asks for nothing but the account; another client has linked it. */
const coldWaterBill = waterBill({ account: '3145200010', payeeAccount: '40702810100000314002' }).replace(
  '7451000101',
  '7451000207',
)

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

    // The provider wants house and flat besides the account, and a keyboard scanner gives no Russian letters.
    await at.scanBill(accounts.water)
    await page.getByLabel('Дом', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Привязка' }).waitFor()
    await afterGuard(page)
    await at.keys.type('48')
    await at.keys.press('Enter')
    await at.keys.type('7')
    await at.keys.press('Enter')
    await page.getByText('В реестре другой дом: сверьте с квитанцией').waitFor()
    expect(await page.getByText(/Харитонов|Коммуны/).count()).toBe(1) // of the account linked before
    await desk.picture('links-house-differs')
    await at.keys.press('Control+A')
    await at.keys.type(flatOf(accounts.water).house)
    await at.keys.press('Enter')
    await at.keys.press('Enter')
    await page.getByText('Плательщик сверен с реестром.').waitFor()
    await desk.picture('links-house-checked')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText(/Привязано: Холодная вода и водоотведение, ЛС 3140200090/).waitFor()
    await page.getByText('5 из 200').waitFor()
    // A bill whose account is not known waits for an answer, and the next code with it; that one links by itself.
    await at.scanBill('3149999999')
    await page.getByLabel('Дом', { exact: true }).waitFor()
    await afterGuard(page)
    await at.sayFlat('3149999999')
    await page.getByText(/такого счёта нет/).waitFor()
    await page.waitForTimeout(2_200)
    await scan(page, coldWaterBill)
    await page.getByText(/ждут очереди: 1/).waitFor()
    await desk.picture('links-not-in-register')
    await at.keys.press('Escape')
    await page.getByText(/Привязано: Холодная вода, ЛС 3145200010/).waitFor()
    await page.getByText('Счёт привязан ещё у 1 клиента').waitFor()
    await page.getByText('6 из 200').waitFor()
    await desk.picture('links-scanned')
  })

  test('one more by typing, counted', async () => {
    const { page, at } = cashier
    at.keys.count()
    await at.linkByTyping('расч', accounts.more)
    await page.getByText(/Привязано: .*ЛС 3140200020/).waitFor()
    tellKeystrokes('link a service by typing its account of 10 digits, house and flat', at.keys.count())
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
    // One key takes it back, and it can be unlinked again.
    at.keys.count()
    await at.keys.press('Alt+z')
    await page.getByText(/Привязано снова: .*ЛС 3140200020/).waitFor()
    tellKeystrokes('take an unlinking back', at.keys.count())
    await page.getByText('7 из 200').waitFor()
    await desk.picture('links-relinked')
    await at.nextClient()
  })

  test('a limit refuses with its name and use; nothing is cut', async () => {
    const { desk, page, at } = cashier
    await at.openCard(utkin)
    await at.showDocument(utkin)
    await desk.picture('client-card-many')
    await at.keys.press('F5')
    await page.getByText('198 из 200').waitFor()
    await at.linkByScan(accounts.water)
    await page.getByText('20 из 20').waitFor()
    await desk.picture('links-limit-reached')
    await at.linkByScan(accounts.others)
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
  await at.linkByScan(accounts.water)
  await page.getByText(/Привязано: .*ЛС 3140200090/).waitFor()
  await desk.picture('links-clerk')
})
