// What stops a registration at the window: a code too old, one too many, a full owner, time, closed keys, no SMS.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addYears, formatDate } from '../../shared/domain/dates.ts'
import { look } from '../support/axe.ts'
import { afterGuard, ask, signInByKeys } from '../support/cash-window.ts'
import { passportNumberOf, utkin } from '../support/client-window.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { FakePrinter } from '../support/fake-printer.ts'
import { type MovedClock, moveClock } from '../support/moved-clock.ts'
import {
  annaIvanova,
  codeOnPhone,
  confirmCode,
  messagesOnPhone,
  openRegistration,
  type PassportOnPaper,
  registerAsFarAsPhone,
  sendCodeTo,
} from '../support/registration-window.ts'
import { realCashier, realPassphrase, seatRealCashier, setUpInWindow } from '../support/real-desk.ts'
import { labelInFocus } from '../support/set-up-by-keys.ts'
import { closeByHand, typeSignIn } from '../support/window-acts.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** The desk's own time of day; Yekaterinburg has no summer time. */
const deskNow = (): Date => new Date(Date.now() + 5 * 60 * minuteMs)

/** Everything at once, as from a clipboard: typing by hand is proved by the other tests of registration. */
const pastingKeys = (page: DeskWindow['page']): CountedKeys => {
  const keys = countedKeys(page)
  return { ...keys, type: keys.paste }
}

/** Of the demo's seed: four numbers, one of them «Город»; 55 years and 260 days old, with the passport of his 45th year. */
const utkinsPassport = (): PassportOnPaper => {
  const birthDate = addDays(addYears(deskNow().toISOString().slice(0, 10), -55), -260)
  const issuedOn = addDays(addYears(birthDate, 45), 12)
  const [lastName = '', firstName = '', middleName = ''] = utkin.fullName.split(' ')
  const typed = (date: string): string => formatDate(date).replaceAll('.', '')
  return {
    ...annaIvanova,
    ...{ lastName, firstName, middleName, birthDate: typed(birthDate), issuedOn: typed(issuedOn) },
    seriesNumber: `75${issuedOn.slice(2, 4)}${passportNumberOf(utkin)}`,
  }
}

describe('on a demo desk', () => {
  let desk: DeskWindow
  let page: DeskWindow['page']
  let keys: CountedKeys
  let clock: MovedClock

  beforeAll(async () => {
    desk = await keepDesk()
    page = desk.page
    keys = pastingKeys(page)
    clock = await moveClock(desk)
    // Codes are counted by the day of the desk: none of these tests may run over its midnight.
    if (dayMs - (deskNow().getTime() % dayMs) < 15 * minuteMs) await clock.pass(15 * minuteMs)
    await signInByKeys(page)
    await openRegistration(page, keys)
  }, 60_000)
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  test('a code that was told too late says so beside its cells, and Enter sends another one', async () => {
    await registerAsFarAsPhone(page, keys)
    await sendCodeTo(page, keys, '9123456789')
    const code = await codeOnPhone(page)
    await page.getByText(/доставлено на телефон/).waitFor()
    // The last second of the five minutes is over while Enter is on its way.
    const { inWindow } = await clock.passInMain(5 * minuteMs)
    await confirmCode(page, keys, code)
    await page.getByText('Срок кода вышел.').waitFor()
    await inWindow()
    await page.getByRole('heading', { name: 'Нужен новый код' }).waitFor()
    await desk.picture('registration-4-code-expired')
    expect(await page.getByLabel(/Код из СМС/).inputValue()).toBe('')
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Попросите клиента назвать код' }).waitFor()
    await expect.poll(async () => (await messagesOnPhone(page)).length).toBe(2)
  })

  test('a sixth code of the day is refused, and another phone leads on', async () => {
    for (let sent = 3; sent <= 5; sent++) {
      await clock.pass(61_000)
      await page.getByRole('button', { name: /Отправить ещё раз/, disabled: false }).waitFor()
      await keys.press('Insert')
      await expect.poll(async () => (await messagesOnPhone(page)).length).toBe(sent)
    }
    await page.getByText('Это последняя СМС на этот телефон сегодня.').waitFor()
    expect(await page.getByRole('button', { name: /Отправить ещё раз|Ещё раз через/ }).count()).toBe(0)
    await desk.picture('registration-4-last-code')
    await clock.pass(5 * minuteMs)
    await page.getByText(/^Срок кода вышел\. Сегодня на этот телефон больше не отправить/).waitFor()
    await desk.picture('registration-4-last-code-expired')
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByLabel('Телефон', { exact: true }).waitFor()
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByText('На этот телефон сегодня отправлено 5 СМС: больше нельзя.').waitFor()
    await desk.picture('registration-3-too-many-codes')
    expect(await messagesOnPhone(page)).toHaveLength(5)
    await page.getByLabel('Телефон', { exact: true }).focus()
    await page.keyboard.press('Control+a')
    await sendCodeTo(page, keys, '9123456780')
    await expect.poll(async () => (await messagesOnPhone(page)).length).toBe(6)
  })

  test('after half an hour without a word nothing is left, and the window says why', async () => {
    await clock.pass(31 * minuteMs)
    await page.getByText('Прошло 30 минут: введённое уничтожено.').waitFor()
    await desk.picture('registration-1-lapsed')
    expect(await page.getByText(/Иванова/).count()).toBe(0)
    expect(await page.getByLabel('Фамилия').inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('seriesNumber')
    expect((await ask(desk, 'registration.get', {})).value).toBeNull()
  })

  test('an owner with four numbers of four gets no fifth one, by phone or on a sheet', async () => {
    await registerAsFarAsPhone(page, keys, utkinsPassport())
    await page.getByText('Клиент уже есть').waitFor()
    await afterGuard(page)
    await keys.type('9123456781')
    await keys.press('Enter')
    const refused = page.getByText('У владельца уже предел номеров: 4 из 4.')
    await refused.waitFor()
    expect(await page.getByText('5 из 4: сверх предела').isVisible()).toBe(true)
    await desk.picture('registration-3-limit-numbers')
    await keys.press('Control+g')
    await page.getByRole('dialog').waitFor()
    await afterGuard(page)
    await keys.press('Enter')
    await page.getByRole('dialog').getByText('У владельца уже предел номеров: 4 из 4.').waitFor()
    await desk.picture('registration-gorod-limit-numbers')
    expect(await messagesOnPhone(page)).toHaveLength(6)
  })
})

describe('on a real desk without SMS, whose keys lie under a password', () => {
  let desk: DeskWindow
  let printer: FakePrinter
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  beforeAll(async () => {
    printer = new FakePrinter()
    await printer.start()
    desk = await keepDesk({ dataDir, args: [], waitFor: /Первый запуск/ })
    await setUpInWindow(desk, printer.port)
    await seatRealCashier(desk)
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    await printer.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  test('without SMS the third step says so and leads to a number on a sheet', async () => {
    const { page } = desk
    const keys = pastingKeys(page)
    await openRegistration(page, keys)
    await registerAsFarAsPhone(page, keys)
    await look(desk, 'registration-3-sms-off')
    expect(await page.getByLabel('Телефон', { exact: true }).count()).toBe(0)
  })

  test('a desk started anew is sealed: F3 says so, and the keys lead back to where the registration stood', async () => {
    await closeByHand(desk)
    desk = await keepDesk({ dataDir, args: [] })
    const { page } = desk
    await typeSignIn(page, realCashier.login, realCashier.password)
    await page.getByRole('navigation').waitFor()
    await page.keyboard.press('F3')
    await page.getByText('Личные данные закрыты: ключи этого места не открыты.').waitFor()
    await look(desk, 'registration-sealed')
    expect(await page.getByText(/Иванова/).count()).toBe(0)
    await page.keyboard.press('Control+u')
    await expect.poll(() => labelInFocus(page)).toBe('Пароль ключей')
    await afterGuard(page)
    await page.keyboard.insertText(realPassphrase)
    await page.keyboard.press('Enter')
    await page.getByText('Незаконченная регистрация').waitFor()
    await desk.picture('registration-unsealed')
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Выпустить номер «Город»/ }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Номер «Город» выпущен' }).waitFor()
    await page.getByText('Лист с номером и паролем: напечатан').waitFor()
    await desk.picture('registration-5-gorod-real')
    const sheet = printer.jobs().at(-1)?.paper.lines.join('\n') ?? ''
    const number = (await page.getByText(/^\d[\d ]{6,}\d$/).innerText()).replaceAll(' ', '')
    expect(sheet.replaceAll(' ', '')).toContain(number)
    // A real printer's paper is for the client's eyes: here the password stands in full.
    expect(sheet).toMatch(/Пароль/)
    expect(sheet).not.toContain('**')
  })
})
