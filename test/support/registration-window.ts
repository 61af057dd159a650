// A registration as a person does it at the window of a demo desk: by keys, with the code read from the client's phone.
import type { Page } from 'playwright-core'
import { afterGuard, signInByKeys } from './cash-window.ts'
import { type CountedKeys, countedKeys } from './counted-keys.ts'
import { type DeskWindow, scan, startDesk } from './electron-app.ts'

export type PassportOnPaper = {
  seriesNumber: string
  lastName: string
  firstName: string
  middleName: string
  birthDate: string
  issuedOn: string
  departmentCode: string
  issuedBy: string
  address: string
  /** Of page 19; most people have none worth typing. */
  previousDocument?: string
}

/** As the person reads it from the document: digits without their signs. */
export const annaIvanova: PassportOnPaper = {
  seriesNumber: '7515654321',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: 'Викторовна',
  birthDate: '12031986',
  issuedOn: '25042015',
  departmentCode: '740052',
  issuedBy: 'ГУ МВД России по Челябинской области',
  address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
}

/** Forty letters, and two names of the longest that are met. */
export const longName = {
  lastName: 'Константинопольская-Преображенская-Мышки',
  firstName: 'Александрина-Виктория',
  middleName: 'Константиновна',
}

/** A demo desk with its cashier signed in. */
export const signInToRegister = async (): Promise<{ desk: DeskWindow; page: Page; keys: CountedKeys }> => {
  const desk = await startDesk()
  await signInByKeys(desk.page)
  return { desk, page: desk.page, keys: countedKeys(desk.page) }
}

export const openRegistration = async (page: Page, keys: CountedKeys): Promise<void> => {
  await keys.press('F3')
  await page.getByRole('heading', { name: 'Телефон по паспорту' }).waitFor()
  await page.getByLabel('Серия и номер').waitFor()
}

/** The reader types the zone's two lines, and the keyboard's layout is Russian. */
export const scanPassport = (page: Page, lines: readonly string[], between = '\r\n'): Promise<void> =>
  scan(page, lines.join(between), { layout: 'ru', terminators: ['Enter', 'LF'] })

/** Fills the fields from the first to the last; Enter goes on, and at the last one checks. */
export const typePassport = async (page: Page, keys: CountedKeys, passport = annaIvanova): Promise<void> => {
  await afterGuard(page)
  for (const [index, [field, value]] of Object.entries(passport).entries()) {
    // Page 19 is no stop on the way of Enter.
    if (index > 0) await keys.press(field === 'previousDocument' ? 'Tab' : 'Enter')
    // Words are put in at once: a minute of typing proves nothing more.
    await (/^\d+$/.test(value) ? keys.type(value) : keys.paste(value))
  }
  await keys.press('Enter')
}

/** Prints the consent, waits for it, ticks and goes on to the phone. */
export const signConsent = async (page: Page, keys: CountedKeys): Promise<void> => {
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Лист согласия: напечатан').waitFor()
  await afterGuard(page)
  await keys.press('Space')
  await keys.press('Enter')
  // A desk without SMS has no field for a phone at this step.
  await page.getByRole('heading', { name: /^Мобильный телефон клиента$|^Номер «Город» без телефона$/ }).waitFor()
}

/** The first two steps whole. */
export const registerAsFarAsPhone = async (page: Page, keys: CountedKeys, passport = annaIvanova): Promise<void> => {
  await typePassport(page, keys, passport)
  await signConsent(page, keys)
}

export const sendCodeTo = async (page: Page, keys: CountedKeys, phone: string): Promise<void> => {
  await afterGuard(page)
  await keys.type(phone)
  await keys.press('Enter')
  await page.getByLabel(/Код из СМС/).waitFor()
}

const phoneOf = (page: Page) => page.getByRole('region', { name: 'Телефон клиента (ДЕМО)' })

/** What the client reads from the phone, newest first. */
export const messagesOnPhone = async (page: Page): Promise<string[]> =>
  await phoneOf(page).getByRole('listitem').allInnerTexts()

/** The code as the client would say it. */
export const codeOnPhone = async (page: Page): Promise<string> => {
  await phoneOf(page)
    .getByText(/Код .*\d{6}/)
    .first()
    .waitFor()
  const [newest = ''] = await messagesOnPhone(page)
  return /(?<!\d)\d{6}(?!\d)/.exec(newest.replace(/\+?\d[\d ()-]{9,}/, ''))?.[0] ?? ''
}

/** Types the code the client says and lets it be checked. */
export const confirmCode = async (page: Page, keys: CountedKeys, code: string): Promise<void> => {
  await keys.type(code)
  await afterGuard(page)
  await keys.press('Enter')
}

/** A code that is surely another one. */
export const wrongCode = (code: string): string => (code === '000000' ? '000001' : '000000')

export const switchPhone = async (desk: DeskWindow, on: boolean): Promise<void> => {
  const { page } = desk
  if (!(await phoneOf(page).isVisible())) await page.keyboard.press('Control+t')
  const power = phoneOf(page).getByRole('switch')
  if ((await power.getAttribute('aria-checked')) !== String(on)) await power.click()
  await phoneOf(page).locator(`[role=switch][aria-checked=${on}]`).waitFor()
}
