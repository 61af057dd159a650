// A newcomer's first ten minutes with the demo, by keys alone: from the first start to the closed shift, with the main
// job in the middle — passport, code, number, linked services, cash, receipt. Its pictures are numbered: one by one they
// are the film of it.
import { expect, test } from 'vitest'
import { afterGuard, paperOnScreen, shiftFacts, typeCount } from '../support/cash-window.ts'
import { flatOf } from '../support/client-window.ts'
import { countedKeys } from '../support/counted-keys.ts'
import { startDesk } from '../support/electron-app.ts'
import { annaIvanova, codeOnPhone, messagesOnPhone } from '../support/registration-window.ts'
import { demoBand, typeByHand } from '../support/window-acts.ts'

/** Accounts of the demo registers that nobody holds yet. */
const water = '3140200090'
const cold = '3145200090'

test('the main job from the first start to the closed shift, by keys alone', { timeout: 240_000 }, async () => {
  const desk = await startDesk({ args: [], waitFor: /Первый запуск/ })
  const { page } = desk
  const keys = countedKeys(page, typeByHand)
  let shot = 0
  const film = async (name: string): Promise<void> => {
    shot += 1
    await desk.picture(`film-${String(shot).padStart(2, '0')}-${name}`)
  }
  const told = (what: string): void => void process.stdout.write(`  keystrokes, ${what}: ${keys.count()}\n`)

  await film('first-start')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Вход' }).waitFor({ timeout: 30_000 })
  expect(await page.getByText('ДЕМО', { exact: true }).isVisible()).toBe(true)
  expect(await page.getByRole('group', { name: 'Учебные операторы' }).getByRole('button').count()).toBe(4)
  await film('sign-in')
  await keys.press('Enter')
  await keys.press('Enter')
  await page.getByRole('navigation').waitFor({ timeout: 20_000 })
  expect(await demoBand(page).isVisible()).toBe(true) // on the screens of work too
  await page.getByRole('button', { name: /Открыть смену/ }).waitFor()
  await film('no-shift')
  await keys.press('F1')
  await page.getByRole('dialog').waitFor()
  await film('help')
  await keys.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Остаток в ящике на начало').waitFor()
  await keys.type('1') // one note of five thousand: the first row
  await afterGuard(page)
  await keys.press('Control+Enter')
  await page.getByText('Сканируйте код с квитанции').waitFor()
  await film('shift-open')
  told('from the first start to the open shift')

  await keys.press('F3')
  await page.getByLabel('Серия и номер').waitFor()
  await afterGuard(page)
  await film('passport-empty')
  for (const [index, value] of Object.values(annaIvanova).entries()) {
    if (index > 0) await keys.press('Enter')
    if (/^\d+$/.test(value)) await page.keyboard.type(value, { delay: 70 })
    else await page.keyboard.insertText(value)
  }
  await film('passport-typed')
  await keys.press('Enter')
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await film('consent')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Лист согласия: напечатан').waitFor()
  await afterGuard(page)
  await keys.press('Space')
  await film('consent-signed')
  await keys.press('Enter')
  await page.getByLabel('Телефон', { exact: true }).waitFor()
  await afterGuard(page)
  await page.keyboard.type('9123456789', { delay: 70 })
  await film('phone')
  await keys.press('Enter')
  await page.getByLabel(/Код из СМС/).waitFor()
  const code = await codeOnPhone(page)
  await film('code')
  await page.keyboard.type(code, { delay: 70 })
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await film('registered')
  await page.getByText('СМС с паролем: доставлена').waitFor()
  told('registration beside typed data')
  const password = /: (\S+)\. Смените/.exec((await messagesOnPhone(page))[0] ?? '')?.[1] ?? ''
  expect(password).toMatch(/^\w{8,}$/)

  await afterGuard(page)
  await keys.press('F5')
  await page.getByRole('heading', { name: 'Привязка' }).waitFor()
  await film('link-service')
  for (const [words, account] of [
    ['расч', water],
    ['повв хол', cold],
  ] as const) {
    await keys.type(words)
    await page.getByRole('option').first().waitFor()
    await page.waitForTimeout(200)
    await keys.press('Enter')
    await page.getByLabel('Лицевой счёт').waitFor()
    await afterGuard(page)
    await keys.type(account)
    await keys.press('Enter')
    if (account === water) {
      // This provider's payer is told by house and flat, too; the paper names them.
      await page.getByLabel('Дом', { exact: true }).waitFor()
      await afterGuard(page)
      await keys.type(flatOf(account).house)
      await keys.press('Enter')
      await keys.type(flatOf(account).flat)
      await keys.press('Enter')
    }
    await page
      .getByText(/реестр/)
      .first()
      .waitFor()
    await afterGuard(page)
    await film('link-checked')
    await keys.press('Enter')
    await page
      .getByText(new RegExp(`ЛС ${account}`))
      .first()
      .waitFor()
    await afterGuard(page)
  }
  await film('linked')
  told('two services linked, typed data included')

  await keys.press('F2')
  await page.getByText('Хочу оплатить').waitFor()
  await page
    .getByText(/на \d\d\.\d\d\.\d{4}/)
    .first()
    .waitFor()
  await afterGuard(page)
  await film('debts')
  await keys.press('Enter')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(page)
  await keys.type('5000')
  await film('cash')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Принято' }).waitFor()
  await page.getByText('Чек: напечатан').waitFor()
  await film('receipt')
  told('two services paid with change')
  const paper = (await paperOnScreen(page)).join('\n')
  expect(paper).toContain(water)
  expect(paper).toContain(cold)
  expect(paper).not.toMatch(/не сверено/i)
  const facts = await shiftFacts(desk)
  expect(facts.payments).toBe(1)
  expect(facts.drawerKopecks).toBeGreaterThan(500_000)

  await keys.press('F9')
  await page.getByRole('heading', { name: 'Журнал' }).waitFor()
  await page.getByRole('document').first().waitFor()
  await film('journal')
  await keys.press('F8')
  await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
  await film('shift')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('В ящике по пересчёту').waitFor()
  await typeCount(keys, facts.drawerKopecks)
  await film('count')
  await afterGuard(page)
  await keys.press('Control+Enter')
  await page.getByText(/Сошлось/).waitFor()
  await film('counted')
  await afterGuard(page)
  await keys.press('Enter')
  await page
    .getByText(/Z-отчёт: напечатан/)
    .first()
    .waitFor()
  await film('closed')
  told('journal and closing')
  expect(await shiftFacts(desk)).toEqual({ payments: -1, drawerKopecks: -1 })
})
