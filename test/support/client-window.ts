// What a cashier does with a client at the window, by keys alone; shared by the tests of card, links and payment.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { houseAndFlat } from '../../shared/domain/address.ts'
import { afterGuard, openShiftByKeys, signInByKeys } from './cash-window.ts'
import { type CountedKeys, countedKeys } from './counted-keys.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from './electron-app.ts'

/** Of resources/demo-clients.json; the seed makes the passports' numbers from the places in it. */
export type Person = { words: string; shortName: string; fullName: string; place: number }

export const zhukova: Person = {
  words: 'жукова тат',
  shortName: 'Жукова Т. С.',
  fullName: 'Жукова Татьяна Сергеевна',
  place: 6,
}
export const voronzova: Person = {
  words: 'воронцова',
  shortName: 'Воронцова М. А.',
  fullName: 'Воронцова Мария Андреевна',
  place: 2,
}
export const utkin: Person = { words: 'уткин', shortName: 'Уткин Г. Л.', fullName: 'Уткин Геннадий Львович', place: 18 }

/** Accounts of the demo registers: two that nobody holds, and two that others do. */
export const accounts = { water: '3140200090', cold: '3145200090', others: '3140200021', more: '3140200020' } as const

/** What the client says of a flat, by the demo registers; of an account that they lack, anything. */
export const flatOf = (account: string): { house: string; flat: string } => {
  const file = join(import.meta.dirname, '../../resources/demo-clients.json')
  const { accounts: known } = JSON.parse(readFileSync(file, 'utf8')) as {
    accounts: { account: string; address: string }[]
  }
  const { house, flat } = houseAndFlat(known.find((one) => one.account === account)?.address ?? 'д. 1, кв. 1')
  return { house, flat }
}

/** Of the passport; the seed makes it so. */
export const passportNumberOf = ({ place }: Person): string => String(200_117 + place * 1_009)

export type ClientWindow = {
  keys: CountedKeys
  /** From any screen: F4, the words, Enter. `asked`: who must say why takes the first reason. */
  openCard: (person: Person, asked?: boolean) => Promise<void>
  /** On the card of someone merely named: Ins, the passport's series and number, Enter. */
  showDocument: (person: Person) => Promise<void>
  chooseService: (words: string) => Promise<void>
  linkByTyping: (words: string, account: string) => Promise<void>
  scanBill: (account: string) => Promise<void>
  /** Says house and flat where the account form asks for them, and asks the register. */
  sayFlat: (account: string) => Promise<void>
  /** On the linking screen: a bill whose provider wants house and flat, which a keyboard scanner does not give. */
  linkByScan: (account: string) => Promise<void>
  nextClient: () => Promise<void>
}

export const clientWindow = (page: Page): ClientWindow => {
  const keys = countedKeys(page)
  const chooseService = async (words: string): Promise<void> => {
    await keys.type(words)
    await page.getByRole('option').first().waitFor()
    await page.waitForTimeout(150)
    await keys.press('Enter')
    await page.getByLabel('Лицевой счёт').waitFor()
    await afterGuard(page)
  }
  const sayFlat = async (account: string): Promise<void> => {
    const { house, flat } = flatOf(account)
    await keys.type(house)
    await keys.press('Enter')
    await keys.type(flat)
    await keys.press('Enter')
  }
  const scanBill = async (account: string): Promise<void> => {
    // The scanner's keys bear times of their own, up to two seconds back: none may fall before the keys typed last.
    await page.waitForTimeout(2_200)
    await scan(page, waterBill({ account }))
  }
  return {
    keys,
    chooseService,
    openCard: async (person, asked = false) => {
      await keys.press('F4')
      await page.getByLabel(/Телефон, документ/).waitFor()
      await keys.type(person.words)
      await page.getByRole('option', { name: new RegExp(person.shortName) }).waitFor()
      await page.waitForTimeout(150)
      await keys.press('Enter')
      if (asked) {
        await page.getByText('Почему открываете карточку?').waitFor()
        await keys.press('Enter')
      }
      await page.getByText(`${person.shortName} · назван`).waitFor()
    },
    showDocument: async (person) => {
      // The card shows series and last digits; the cashier reads the rest from the passport.
      const shown = await page
        .getByText(/^\d\d \d\d •••\d{3}$/)
        .first()
        .innerText()
      await keys.press('Insert')
      await page.getByLabel('Серия и номер документа').waitFor()
      await afterGuard(page)
      await keys.type(`${shown.slice(0, 5)} ${passportNumberOf(person)}`)
      await keys.press('Enter')
      await page.getByText(`${person.shortName} · документ в руках`).waitFor()
    },
    sayFlat,
    linkByScan: async (account) => {
      await scanBill(account)
      await page.getByLabel('Дом', { exact: true }).waitFor()
      await afterGuard(page)
      await sayFlat(account)
      await page.getByText(/Найден в реестре/).waitFor()
      await afterGuard(page)
      await keys.press('Enter')
    },
    linkByTyping: async (words, account) => {
      await chooseService(words)
      await keys.type(account)
      await keys.press('Enter')
      if ((await page.getByLabel('Дом', { exact: true }).count()) > 0) await sayFlat(account)
      await page.getByText(/Найден в реестре|такого счёта нет|не загружен: не сверено/).waitFor()
      await afterGuard(page)
      await keys.press('Enter')
    },
    scanBill,
    nextClient: async () => {
      await keys.press('Control+q')
      await page.getByText(/документ в руках|назван$/).waitFor({ state: 'detached' })
    },
  }
}

/** A demo desk with its cashier signed in and a shift open; there once the tests of the `describe` run. */
export type CashierAtWindow = { readonly desk: DeskWindow; readonly page: Page; readonly at: ClientWindow }

/** One desk for all tests of a `describe`: started before them, closed after them, its picture kept when one fails. */
export const cashierAtWindow = (): CashierAtWindow => {
  const cashier = {} as { desk: DeskWindow; page: Page; at: ClientWindow }
  beforeAll(async () => {
    const desk = await keepDesk()
    Object.assign(cashier, { desk, page: desk.page, at: clientWindow(desk.page) })
    await signInByKeys(desk.page)
    await openShiftByKeys(desk.page)
  }, 60_000)
  afterAll(() => cashier.desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await cashier.desk.picture(`failed-${task.name.slice(0, 40)}`)
  })
  return cashier
}

/** A figure for whoever reads the run. */
export const tellKeystrokes = (what: string, count: number): void =>
  void process.stdout.write(`  keystrokes, ${what}: ${count}\n`)
