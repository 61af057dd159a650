// A phone is registered by passport at the window (product.md §1): the whole way by keys, and what stands in it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, signInByKeys } from '../support/cash-window.ts'
import { countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import {
  annaIvanova,
  codeOnPhone,
  confirmCode,
  messagesOnPhone,
  openRegistration,
  registerAsFarAsPhone,
  sendCodeTo,
  signConsent,
  switchPhone,
  typePassport,
  wrongCode,
} from '../support/registration-window.ts'

/** Every paper of the virtual printer, as text. */
const papersOf = async (desk: DeskWindow): Promise<string[]> => {
  const queue = await ask<{ printer: { folder: string } }>(desk, 'printing.getQueue', {})
  const folder = queue.value?.printer.folder ?? ''
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.toSorted().map((name) => readFileSync(join(folder, name), 'utf8'))
}

let desk: DeskWindow
let page: DeskWindow['page']

beforeAll(async () => {
  desk = await keepDesk()
  page = desk.page
  await signInByKeys(page)
}, 60_000)
afterAll(() => desk.close())

test('a phone is registered by keys alone, with the code read from the client’s phone; what is registered stands in the way of another', async () => {
  const keys = countedKeys(page)
  await openRegistration(page, keys)
  await look(desk, 'registration-1-passport-empty')
  await typePassport(page, keys)
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await look(desk, 'registration-2-consent')
  await signConsent(page, keys)
  await look(desk, 'registration-3-phone')
  await sendCodeTo(page, keys, '9123456789')
  const code = await codeOnPhone(page)
  await page.getByText(/доставлено на телефон/).waitFor()
  // The phone has opened by itself, and the focus is where the code will be typed.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/Код из СМС/)
  await keys.type(code.slice(0, 3))
  await look(desk, 'registration-4-code-half')
  await keys.type(code.slice(3))
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await page.getByText('Информационный лист: напечатан').waitFor()
  await page.getByText('СМС с паролем: доставлена').waitFor()
  await look(desk, 'registration-5-done')
  console.log(`keys beside typed data: ${keys.presses()}`)
  expect(keys.presses()).toBeLessThanOrEqual(25)

  // The password is on the client's phone, and nowhere of the cashier's.
  const password = /: (\S+)\. Смените/.exec((await messagesOnPhone(page))[0] ?? '')?.[1] ?? ''
  expect(password).toMatch(/^\w{8,}$/)
  const onScreen = await page.locator('main').innerText()
  expect(onScreen).not.toContain(password)
  expect((await papersOf(desk)).join()).not.toContain(password)

  // F5 links services of the client who stands here: nobody is asked for again.
  await page.keyboard.press('F5')
  await page.getByRole('heading', { name: 'Привязка' }).waitFor()
  await page.getByText('Иванова А. В.').first().waitFor()
  await desk.picture('registration-5-to-links')
  await page.keyboard.press('F3')
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByLabel('Серия и номер').waitFor()
  expect(await page.getByLabel('Фамилия').inputValue()).toBe('')

  const stranger = { ...annaIvanova, lastName: 'Петров', firstName: 'Пётр', middleName: 'Ильич', birthDate: '05051984' }
  await typePassport(page, keys, stranger)
  await page.getByText(/в карточке другого человека/).waitFor()
  await look(desk, 'registration-1-other-person')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor()
  await look(desk, 'registration-leave-question')
  await page.getByRole('button', { name: 'Уничтожить' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.getByLabel('Фамилия').inputValue()).toBe('')
  expect((await ask(desk, 'registration.get', {})).value).toBeNull()

  await page.getByLabel('Серия и номер').focus()
  await registerAsFarAsPhone(page, keys)
  await page.getByText('Клиент уже есть').waitFor()
  await afterGuard(page)
  await keys.type('9123456789')
  await page.getByText('Телефон этого клиента').waitFor()
  await keys.press('Enter')
  await page.getByText('Этот телефон у клиента уже подключён.').waitFor()
  await look(desk, 'registration-3-own-phone')
})

// She wants another phone after all: it goes on at the step where the test before has ended.
test('wrong codes are told beside the cells until the attempts are gone; for a phone that is off three ways are open', async () => {
  const keys = countedKeys(page)
  await afterGuard(page)
  await keys.press('Control+a')
  await keys.type('3512345678')
  await keys.press('Enter')
  await page.getByText(/Мобильный номер России/).waitFor()
  await look(desk, 'registration-3-phone-wrong')
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456782')
  await page.getByText(/доставлено на телефон/).waitFor()
  const wrong = wrongCode(await codeOnPhone(page))

  await keys.type('123')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText(/В коде шесть цифр/).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await confirmCode(page, keys, wrong)
  await page.getByText('Код не подошёл.').waitFor()
  await page.getByText(/Осталось: 2 попытки/).waitFor()
  expect(await page.getByLabel(/Код из СМС/).inputValue()).toBe('')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/Код из СМС/)
  await look(desk, 'registration-4-code-wrong')
  await confirmCode(page, keys, wrong)
  await page.getByText(/Осталось: 1 попытка/).waitFor()
  await confirmCode(page, keys, wrong)
  await page.getByText('Попытки кончились: этот код больше не действует.').waitFor()
  await look(desk, 'registration-4-code-used-up')

  // Another phone, and the same one again: too early for a second SMS.
  await keys.press('Escape')
  await page.getByLabel('Телефон', { exact: true }).waitFor()
  expect(await page.getByLabel('Телефон', { exact: true }).inputValue()).toBe('+7 (912) 345-67-82')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText(/Следующую СМС можно отправить в \d\d:\d\d/).waitFor()
  await look(desk, 'registration-3-too-early')

  // A phone that is off: after the second failed send three ways are open, and the passport can be put aside.
  await switchPhone(desk, false)
  await page.getByLabel('Телефон', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456781')
  await page.getByRole('heading', { name: /СМС не дошла/ }).waitFor()
  expect(await page.getByText('Выберите другой путь').isVisible()).toBe(false)
  await look(desk, 'registration-4-not-delivered')
  await keys.press('Escape')
  await page.getByLabel('Телефон', { exact: true }).waitFor()
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456780')
  await page.getByText(/Выберите другой путь/).waitFor()
  for (const name of [/Другой телефон/, /Номер «Город»/, /Отложить до/])
    expect(await page.getByRole('alert').getByRole('button', { name }).isVisible()).toBe(true)
  await look(desk, 'registration-4-other-ways')

  await keys.press('Control+s')
  await page.getByText('Незаконченная регистрация').waitFor()
  await look(desk, 'registration-put-aside')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByLabel('Телефон', { exact: true }).waitFor()

  await keys.press('Control+g')
  await page.getByRole('dialog').waitFor()
  await look(desk, 'registration-gorod-question')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Номер «Город» выпущен' }).waitFor()
  await page.getByText('Лист с номером и паролем: напечатан').waitFor()
  await look(desk, 'registration-5-gorod')
  const sheet = (await papersOf(desk)).at(-1) ?? ''
  // A virtual printer's paper is a file: the password is never in it.
  expect(sheet).toMatch(/\*{6}/)
})
