// The first start of a real desk, as a person with a keyboard walks through it.
import type { Page } from 'playwright-core'
import { putIn } from './window-acts.ts'

export type TypedDesk = {
  details: Record<string, string>
  administrator: { name: string; login: string; password: string }
  /** Asked for only where the system keeps no secrets. */
  passphrase: string
}

export const typedDesk: TypedDesk = {
  details: {
    Банк: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
    'БИК банка': '047501779',
    Отделение: 'Отделение 12',
    'Адрес отделения': 'г. Челябинск, пл. Революции, 8',
    'Номер места': '17',
    'Телефон для клиентов': '+7 351 000-00-00',
    'Лицензия №': '493',
    'Часовой пояс города': '', // is there already
  },
  administrator: { name: 'Главный И. И.', login: 'glavny', password: 'сосна и 7 шишек' },
  passphrase: 'шесть серых гусей',
}

export const labelInFocus = (page: Page): Promise<string> =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLInputElement ? (document.activeElement.labels?.[0]?.innerText ?? '') : '',
  )

/** Waits for a step and for its first 300 ms, in which Enter still belongs to the step before. */
export const openStep = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
  await page.waitForTimeout(350)
}

/** Fills the fields in the order of the Enter key, whatever it is; every field comes once. Enter after the last goes on. */
export const fillByEnter = async (page: Page, values: Record<string, string>): Promise<void> => {
  const left = { ...values }
  for (const _ of Object.keys(values)) {
    const label = await labelInFocus(page)
    const text = left[label]
    if (text === undefined) throw new Error(`нет такого поля: ${label}`)
    if (text !== '') {
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
    }
    delete left[label]
    await page.keyboard.press('Enter')
  }
}

export const administratorFields = ({ administrator, passphrase }: TypedDesk, osStore: boolean) => ({
  'Имя оператора': administrator.name,
  Логин: administrator.login,
  Пароль: administrator.password,
  'Пароль ещё раз': administrator.password,
  ...(osStore ? {} : { 'Пароль ключей': passphrase, 'Пароль ключей ещё раз': passphrase }),
})

/** The phrase as it stands on the screen, to be carried over by hand. */
export const phraseOnScreen = async (page: Page): Promise<string[]> => {
  const shown = page.getByRole('list', { name: 'Фраза восстановления: восемь групп' }).getByRole('listitem')
  await shown.nth(7).waitFor()
  return (await shown.allInnerTexts()).map((text) => text.replace(/^\d\s+/, '').replace(/\D/g, ''))
}

/** Types groups into the fields of a phrase, from the one in focus, each followed by Enter. */
export const typeGroups = async (page: Page, groups: readonly string[]): Promise<void> => {
  for (const group of groups) {
    await putIn(page, group)
    await page.keyboard.press('Enter')
  }
}

/** From «Первый запуск» to the sign-in of the new desk; answers its recovery phrase. */
export const setUpByKeys = async (
  page: Page,
  { desk = typedDesk, osStore = false }: { desk?: TypedDesk; osStore?: boolean } = {},
): Promise<string[]> => {
  await page.getByRole('button', { name: /^Рабочее место/ }).focus()
  await page.keyboard.press('Enter')
  await openStep(page, 'Банк и место')
  await fillByEnter(page, desk.details)
  await openStep(page, 'Принтер чеков')
  await page.keyboard.press('Control+Enter')
  await openStep(page, 'Первый администратор')
  await fillByEnter(page, administratorFields(desk, osStore))
  await openStep(page, 'Фраза восстановления')
  const groups = await phraseOnScreen(page)
  await page.keyboard.press('Enter')
  await openStep(page, 'Проверка фразы')
  await typeGroups(page, groups)
  await page.getByRole('heading', { name: 'Вход' }).waitFor()
  return groups
}
