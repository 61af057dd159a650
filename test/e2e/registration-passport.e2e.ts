// The passport as it is typed: every message beside its field, long names, and all of it in English.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, signInByKeys } from '../support/cash-window.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { annaIvanova, longName, openRegistration, typePassport } from '../support/registration-window.ts'

let desk: DeskWindow
let page: DeskWindow['page']
let keys: CountedKeys

beforeAll(async () => {
  desk = await keepDesk()
  page = desk.page
  keys = countedKeys(page)
  await signInByKeys(page)
}, 60_000)
afterAll(() => desk.close())

test('each wrong field says so when it is left, and the check sends the focus to the first of them', async () => {
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
  const button = await page.getByRole('button', { name: /Проверить документ/ }).boundingBox()
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

  // Nobody’s patronymic is missing: a dash in the field says that there is none.
  await page.getByLabel('Отчество', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Minus')
  expect(await page.getByRole('checkbox', { name: /Нет отчества/ }).getAttribute('aria-checked')).toBe('true')
  await page.keyboard.press('Tab')
  expect(await page.getByText(/Введите отчество/).isVisible()).toBe(false)
  await desk.picture('registration-1-no-patronymic')
  await keys.press('Escape')
  await page.getByRole('button', { name: 'Уничтожить' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('English says all of it, and a surname of forty letters is seen whole', async () => {
  await page.getByRole('button', { name: /^Eng/ }).click()
  await keys.press('F3')
  await page.getByRole('heading', { name: 'Phone by passport' }).waitFor()
  await page.locator('[name=seriesNumber]').focus()
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
