// Who is known by more than one paper: a minor who comes with a parent, and two cards of one person, merged and taken apart.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  answerMatch,
  checkPassport,
  getRegistration,
  issueGorodNumber,
  printConsent,
  type RegistrationView,
  signConsent,
} from '../../shared/contract/registration.ts'
import { addYears, formatDate } from '../../shared/domain/dates.ts'
import { emptyTyped } from '../../shared/domain/document-form.ts'
import { look } from '../support/axe.ts'
import { afterGuard, ask, freshCommandId, signInByKeys } from '../support/cash-window.ts'
import { clientWindow, zhukova } from '../support/client-window.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { formatMrz, scherbakovaMrz } from '../support/mrz-sample.ts'
import { annaIvanova, openRegistration, scanPassport } from '../support/registration-window.ts'

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
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
})

/** Past midnight in no time zone of a desk. */
const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10)
const bornOn = addYears(yesterday, -15)
const ilya = {
  ...{ lastName: 'Иванов', firstName: 'Илья', middleName: 'Петрович', sex: 'male' as const },
  ...{ series: `75${addYears(bornOn, 14).slice(2, 4)}`, number: '111222' },
  ...{ birthDate: bornOn, issuedOn: addYears(bornOn, 14), departmentCode: '740-052' },
}

/** What the zone does not hold: who issued it, and the address; Enter after it checks. */
const typeTheRest = async (): Promise<void> => {
  await afterGuard(page)
  await keys.paste(annaIvanova.issuedBy)
  await keys.press('Enter')
  await keys.paste(annaIvanova.address)
  await keys.press('Enter')
}

/** How much of the screen is scrolled away. */
const overflow = (): Promise<number> => page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)

test('a minor is registered with a parent, who signs too', async () => {
  await openRegistration(page, keys)
  await scanPassport(page, formatMrz(ilya))
  await expect.poll(() => page.getByLabel('Фамилия').inputValue()).toBe('Иванов')
  await typeTheRest()
  await page.getByText('согласие подписывают он и его законный представитель').waitFor()
  expect(await overflow()).toBe(0)
  await look(desk, 'representative-empty')
  await afterGuard(page)
  await keys.paste('II-ИВ 918273')
  await keys.press('Enter')
  await keys.paste(formatDate(bornOn))
  await scanPassport(page, scherbakovaMrz)
  await expect.poll(() => page.getByLabel('Фамилия').inputValue()).toBe('Щербакова')
  await desk.picture('representative-scanned')
  await typeTheRest()
  await page.getByText('Подписывают клиент и представитель: Щербакова Ю. Ч.').waitFor()
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Лист согласия: напечатан').waitFor()
  await afterGuard(page)
  await keys.press('Space')
  await keys.press('Enter')
  await page.getByText('Нужна и подпись представителя: отметьте пробелом.').waitFor()
  await look(desk, 'representative-consent')
  await keys.press('Space')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Мобильный телефон клиента' }).waitFor()
  await keys.press('Control+g')
  await page.getByRole('dialog').waitFor()
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText(/Лист с номером/).waitFor()
  await keys.press('F4')
  await page.getByText('Иванов И. П. · документ в руках').waitFor()
  await keys.press('Control+7')
  const representatives = page.getByRole('region', { name: 'Представители' })
  await representatives.getByText(/Щербакова/).waitFor()
  await desk.picture('representative-card')
  await keys.press('Control+q')
})

const told = async <T>(operation: { name: string; kind: string }, input: object): Promise<T> => {
  const id = operation.kind === 'command' ? freshCommandId() : undefined
  const answer = await ask<T>(desk, operation.name, input, id)
  expect(answer, operation.name).toMatchObject({ ok: true })
  return answer.value as T
}

/** A colleague took Жукова with a new passport for a namesake; at the page's own door, for the window has tests of it. */
const registerNamesake = async (birthDate: string): Promise<void> => {
  const [lastName = '', firstName = '', middleName = ''] = zhukova.fullName.split(' ')
  const typed = { ...emptyTyped, ...annaIvanova, lastName, firstName, middleName, birthDate, issuedOn: '25.04.2015' }
  await told(checkPassport, { typed: { ...typed, previousDocument: '', seriesNumber: '7515 300400' } })
  const { registrationId } = await told<RegistrationView>(getRegistration, {})
  await told(answerMatch, { registrationId, clientId: null })
  await told(printConsent, { registrationId, kind: 'processing' })
  const printed = async () => (await told<RegistrationView>(getRegistration, {})).consent.printJob?.state
  await expect.poll(printed).toBe('printed')
  await told(signConsent, { registrationId, processing: true, advertising: false })
  await told(issueGorodNumber, { registrationId })
}

test('two cards of one person are merged, and a supervisor takes them apart again', async () => {
  const at = clientWindow(page)
  await at.openCard(zhukova)
  await at.showDocument(zhukova)
  await registerNamesake(
    await page
      .getByText(/^\d\d\.\d\d\.\d{4}$/)
      .first()
      .innerText(),
  )
  await keys.press('Control+m')
  await page.getByText('Слияний ещё не было.').waitFor()
  await keys.paste('жукова')
  await page.getByRole('option').first().waitFor()
  await afterGuard(page)
  await look(desk, 'merge-found')
  await keys.press('Enter')
  await page.getByText('Имя и дата рождения совпадают.').waitFor()
  await look(desk, 'merge-compare')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText('Карточки слиты: Жукова Т. С.').waitFor()
  await page.getByText('Жукова Т. С. → Жукова Т. С.').waitFor()
  await look(desk, 'merge-done')

  await keys.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Разъединить')
  await keys.press('Enter')
  await page.getByRole('dialog', { name: 'Разъединить карточки?' }).waitFor()
  await afterGuard(page)
  await look(desk, 'merge-undo')
  await keys.press('Enter')
  await page.getByLabel('Логин старшего кассира').waitFor()
  await page.getByText('Слиты по ошибке').last().waitFor()
  await desk.picture('merge-approval')
  await afterGuard(page)
  await keys.paste('starshiy')
  await keys.press('Enter')
  await keys.paste('starshiy-demo')
  await afterGuard(page)
  await keys.press('Enter')
  await page.getByText(/^разъединены/).waitFor()
  await look(desk, 'merge-undone')
  await at.keys.press('F4')
  await keys.paste('жукова')
  await page.getByRole('option').nth(1).waitFor()
})
