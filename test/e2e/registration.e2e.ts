// A phone is registered by passport at the window (product.md §1): the whole way by keys, and what stands in it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, killDesk, startDesk, temporaryDataDir } from '../support/electron-app.ts'
import {
  annaIvanova,
  codeOnPhone,
  confirmCode,
  type Keyboard,
  keyboardOf,
  longName,
  messagesOnPhone,
  openRegistration,
  sendCodeTo,
  signConsent,
  switchPhone,
  typePassport,
  wrongCode,
} from '../support/registration-window.ts'

const begin = async (options: { dataDir?: string } = {}): Promise<{ desk: DeskWindow; page: Page; keys: Keyboard }> => {
  const desk = await startDesk(options)
  await signInByKeys(desk.page)
  return { desk, page: desk.page, keys: keyboardOf(desk.page) }
}

const toPhone = async (page: Page, keys: Keyboard, passport = annaIvanova): Promise<void> => {
  await typePassport(page, keys, passport)
  await signConsent(page, keys)
}

/** Every paper of the virtual printer, as text. */
const papersOf = async (desk: DeskWindow): Promise<string[]> => {
  const queue = await ask<{ printer: { folder: string } }>(desk, 'printing.getQueue', {})
  const folder = queue.value?.printer.folder ?? ''
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.toSorted().map((name) => readFileSync(join(folder, name), 'utf8'))
}

test('a phone is registered by keys alone, from F3 to the number, with the code read from the client’s phone', async () => {
  const { desk, page, keys } = await begin()
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
})

test('each wrong field says so when it is left, and the check sends the focus to the first of them', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await typePassport(page, keys, {
    ...annaIvanova,
    seriesNumber: '75156543',
    lastName: 'Ivanova',
    birthDate: '31021986',
    issuedOn: '25042035',
    departmentCode: '7400',
    address: '',
  })
  await page.getByText('Нужно десять цифр: 75 15 654321').waitFor()
  await page.getByText('Русскими буквами, например Иванова').waitFor()
  await page.getByText(/Такого дня нет/).waitFor()
  await page.getByText(/Этот день ещё не наступил/).waitFor()
  await page.getByText('Нужно шесть цифр: 740-052').waitFor()
  await page.getByText(/Заполните, например г\. Челябинск/).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('seriesNumber')
  await look(desk, 'registration-1-passport-wrong')
  // The main action is still in sight, with every message there is.
  const button = await page.getByRole('button', { name: /Проверить паспорт/ }).boundingBox()
  expect((button?.y ?? 999) + (button?.height ?? 0)).toBeLessThan(734)

  const put = async (label: string, text: string): Promise<void> => {
    await page.getByLabel(label).fill(text)
    await page.keyboard.press('Tab')
  }
  await put('Дата рождения', '12.03.2020')
  await page.getByText(/нет 14 лет/).waitFor()
  await put('Дата рождения', '12.03.1880')
  await page.getByText(/больше 120 лет/).waitFor()
  await put('Дата рождения', '12.03.1986')
  await put('Дата выдачи', '01.01.1997')
  await page.getByText(/До 01\.10\.1997/).waitFor()
  await put('Дата выдачи', '11.03.2000')
  await page.getByText(/Выдан раньше 14-летия/).waitFor()
  await put('Дата выдачи', '12.03.2001')
  await page.getByText(/Паспорт недействителен/).waitFor()
  await look(desk, 'registration-1-passport-expired')
})

test('nobody’s patronymic is missing: a dash in the field says that there is none', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await afterGuard(page)
  await page.getByLabel('Отчество', { exact: true }).focus()
  await page.keyboard.press('Minus')
  expect(await page.getByRole('checkbox', { name: /Нет отчества/ }).getAttribute('aria-checked')).toBe('true')
  await page.keyboard.press('Tab')
  expect(await page.getByText(/Введите отчество/).isVisible()).toBe(false)
  await desk.picture('registration-1-no-patronymic')
})

test('a lock keeps what was typed half a second before, for the same operator', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await afterGuard(page)
  await keys.type('7515654321')
  await keys.press('Enter')
  await keys.paste('Иванова')
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: /заблокирован/i }).waitFor()
  expect(await page.getByText('Иванова').count()).toBe(0)
  await page.getByLabel('Пароль', { exact: true }).fill('kassir-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
  await keys.press('F3')
  await page.getByText('Незаконченная регистрация').waitFor()
  await look(desk, 'registration-offered-after-lock')
  await page.getByRole('button', { name: /Уничтожить и начать заново/ }).click()
  await page.getByLabel('Серия и номер').waitFor()
  expect(await page.getByLabel('Серия и номер').inputValue()).toBe('')
  expect((await ask(desk, 'registration.get', {})).value).toBeNull()
})

test('wrong codes are told beside the cells until the attempts are gone', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await toPhone(page, keys)
  await afterGuard(page)
  await keys.type('3512345678')
  await keys.press('Enter')
  await page.getByText(/Мобильный номер России/).waitFor()
  await look(desk, 'registration-3-phone-wrong')
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456789')
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
  expect(await page.getByLabel('Телефон', { exact: true }).inputValue()).toBe('+7 (912) 345-67-89')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText(/Следующую СМС можно отправить в \d\d:\d\d/).waitFor()
  await look(desk, 'registration-3-too-early')
})

test('a phone that is off: after the second failed send three ways are open, and the passport can be put aside', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await toPhone(page, keys)
  await switchPhone(desk, false)
  await page.getByLabel('Телефон', { exact: true }).focus()
  await sendCodeTo(page, keys, '9123456789')
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

test('what another registration has made stands in the way, and says so', async () => {
  const { desk, page, keys } = await begin()
  await openRegistration(page, keys)
  await toPhone(page, keys)
  await sendCodeTo(page, keys, '9123456789')
  await confirmCode(page, keys, await codeOnPhone(page))
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  const anew = async (): Promise<void> => {
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByLabel('Серия и номер').waitFor()
  }
  await anew()
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
  await toPhone(page, keys)
  await page.getByText('Клиент уже есть').waitFor()
  await afterGuard(page)
  await keys.type('9123456789')
  await page.getByText('Телефон этого клиента').waitFor()
  await keys.press('Enter')
  await page.getByText('Этот телефон у клиента уже подключён.').waitFor()
  await look(desk, 'registration-3-own-phone')

  for (let number = 2; number <= 4; number += 1) {
    await keys.press('Control+g')
    await page.getByRole('dialog').waitFor()
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Номер «Город» выпущен' }).waitFor()
    await anew()
    await toPhone(page, keys)
  }
  await keys.press('Control+g')
  await page.getByRole('dialog').waitFor()
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('У владельца уже предел номеров: 4 из 4.').waitFor()
  await look(desk, 'registration-limit')
}, 120_000)

test('a desk killed at any step offers the registration again, without its code', async () => {
  const dataDir = temporaryDataDir()
  let { desk, page, keys } = await begin({ dataDir })
  const killAndReturn = async (step: string): Promise<void> => {
    // The half second in which typing is kept.
    await page.waitForTimeout(700)
    await killDesk(desk)
    ;({ desk, page, keys } = await begin({ dataDir }))
    await keys.press('F3')
    await page.getByText('Незаконченная регистрация').waitFor()
    await page.getByText(`Остановились на шаге «${step}»`).waitFor()
    await desk.picture(`registration-offered-${step}`)
    await afterGuard(page)
    await keys.press('Enter')
  }
  await openRegistration(page, keys)
  await afterGuard(page)
  await keys.type('7515654321')
  await keys.press('Enter')
  await keys.paste('Иван')
  await killAndReturn('Паспорт')
  expect(await page.getByLabel('Серия и номер').inputValue()).toBe('75 15 654321')
  expect(await page.getByLabel('Фамилия').inputValue()).toBe('Иван')
  await page.getByLabel('Серия и номер').fill('')
  await page.getByLabel('Фамилия').fill('')
  await page.getByLabel('Серия и номер').focus()
  await typePassport(page, keys)
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await killAndReturn('Согласие')
  await signConsent(page, keys)
  await afterGuard(page)
  await keys.type('912345')
  await killAndReturn('Телефон')
  expect(await page.getByLabel('Телефон', { exact: true }).inputValue()).toBe('+7 (912) 345')
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456789')
  const code = await codeOnPhone(page)
  await keys.type(code.slice(0, 4))
  await killAndReturn('Код из СМС')
  expect(await page.getByLabel(/Код из СМС/).inputValue()).toBe('')
  // The phone's memory went with the program; the client still has the SMS.
  await confirmCode(page, keys, code)
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await page.getByText('Информационный лист: напечатан').waitFor()
  await killDesk(desk)
  ;({ desk, page, keys } = await begin({ dataDir }))
  await keys.press('F3')
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await desk.picture('registration-done-after-kill')
  expect(await page.getByText('+7 (912) 345-67-89').first().isVisible()).toBe(true)
}, 150_000)

test('English says all of it, and a surname of forty letters is seen whole', async () => {
  const { desk, page, keys } = await begin()
  await page.getByRole('button', { name: /^Eng/ }).click()
  await keys.press('F3')
  await page.getByRole('heading', { name: 'Phone by passport' }).waitFor()
  await typePassport(page, keys, { ...annaIvanova, ...longName })
  await page.getByRole('button', { name: /Print the consent/ }).waitFor()
  await look(desk, 'registration-en-2-consent')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Consent sheet: printed').waitFor()
  await afterGuard(page)
  // Without the tick nothing goes on.
  await keys.press('Enter')
  await page.getByText(/Only with the signature/).waitFor()
  await look(desk, 'registration-en-2-tick')
  await page.getByRole('button', { name: /Print the sheet/ }).click()
  await page.getByText('Advertising sheet: printed').waitFor()
  const advertising = page.getByRole('checkbox', { name: /agrees/ })
  expect(await advertising.isChecked()).toBe(false)
  await page.getByRole('checkbox', { name: 'The client has signed' }).focus()
  await keys.press('Space')
  await keys.press('Enter')
  await page.getByLabel('Phone', { exact: true }).waitFor()
  await page.getByText('Advertising: refused').waitFor()
  await afterGuard(page)
  await keys.type('9123456789')
  await keys.press('Enter')
  await page.getByLabel(/Code from the SMS/).waitFor()
  await page.getByText(/delivered to the phone/).waitFor()
  await look(desk, 'registration-en-4-code')
  const said = await page.locator('main').innerText()
  expect(said.replaceAll(/[А-ЯЁ][а-яё-]+|[А-Я]\./g, '')).not.toMatch(/[а-яё]/i)
  await keys.press('Escape')
  await page.getByLabel('Phone', { exact: true }).waitFor()
  await keys.press('Escape')
  await page.getByRole('checkbox', { name: 'The client has signed' }).waitFor()
  await page.waitForTimeout(300)
  await keys.press('Escape')
  await page.getByLabel('Surname').waitFor()
  expect(await page.getByLabel('Surname').inputValue()).toBe(longName.lastName)
  await look(desk, 'registration-en-1-passport-long')
})
