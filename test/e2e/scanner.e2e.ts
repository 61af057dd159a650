// The keyboard-wedge scanner on every screen: a scan is a bill, never garbage in a field nor a pressed button.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVirtualDisplay } from '../../scripts/virtual-display.mjs'
import { places, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { type PhysicalKeyboard, physicalKeyboard } from '../support/physical-keys.ts'
import { signOutByPalette } from '../support/window-acts.ts'

type Terminators = ('Enter' | 'LF' | 'Tab')[]

let desk: DeskWindow
let page: Page
let keyboard: PhysicalKeyboard
let stopDisplay = async (): Promise<void> => undefined

beforeAll(async () => {
  // A display of its own: it changes the layout, and gives the keyboard to its window.
  const display = await startVirtualDisplay()
  stopDisplay = display.stop
  desk = await keepDesk({ env: display.env })
  page = desk.page
  keyboard = physicalKeyboard(display.env)
}, 60_000)
afterAll(async () => {
  await desk.close()
  await stopDisplay()
})

/** A money step takes no key in its first 300 ms; a person needs longer to read it. */
const afterGuard = () => page.waitForTimeout(350)
const empty = () => page.getByText('Сканируйте код с квитанции')
const notBill = () => page.getByText('Это не платёжный код.')
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
/** The lines of the payment on the screen. */
const lines = (account = '3141234567') => page.getByText(`ЛС ${account}`)

const confirmed = (of: string) => page.getByText(`подтверждено ${of}`)

const clearBasket = async (): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Начать заново/ }).press('Enter')
  await empty().waitFor()
}

/** Back to an empty payment, whatever a scan has left of it: a notice, a line, a question. */
const startOver = async (): Promise<void> => {
  while (!(await empty().isVisible())) {
    const anew = page.getByRole('button', { name: /Начать заново/ })
    await ((await anew.isVisible()) ? anew.press('Enter') : page.keyboard.press('Escape'))
    await afterGuard()
  }
}

type FieldState = { value: string; start: number | null; end: number | null; focused: string }
/** The focused text field: what it holds, what is selected, and which it is. */
const fieldInFocus = (): Promise<FieldState> =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement
    const { value, selectionStart: start, selectionEnd: end } = field
    return { value, start, end, focused: field.labels?.[0]?.innerText ?? field.name }
  })

describe('before anybody has signed in', () => {
  test('a scan neither lands in the login nor tries a password', async () => {
    await heading('Вход').waitFor()
    await page.getByLabel('Логин', { exact: true }).focus()
    await page.keyboard.type('kas')
    const before = await fieldInFocus()
    expect(before.value).toBe('kas') // negative control: typing does land there
    for (const layout of ['us', 'ru'] as const) {
      await scan(page, waterBill(), { layout, terminators: ['Enter', 'LF'] })
      expect(await fieldInFocus()).toEqual(before)
    }
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: /Кассирова/ }).focus()
    await afterGuard() // an Enter right behind a scan may be the scanner's
  })
})

describe('at the cash desk', () => {
  test('without a shift the bill is kept, and the scan does not press «Открыть смену»', async () => {
    await signInByKeys(page)
    await page.getByRole('button', { name: /Открыть смену/ }).waitFor()
    await scan(page, waterBill(), { terminators: ['Enter', 'LF'] })
    await page.getByText('Отсканированное сохранено: 1 строка.').waitFor()
    await afterGuard()
    expect(await heading('Оплата').isVisible()).toBe(true)
    await desk.picture('scan-without-shift')
    // Negative control: the button does take an Enter of a person.
    await page.keyboard.press('Enter')
    await page.getByText('Остаток в ящике на начало').waitFor()
  })

  test('while the float is typed: the field, its selection and the focus stay as they were', async () => {
    await page.keyboard.type('1234')
    await page.keyboard.press('Shift+ArrowLeft')
    const before = await fieldInFocus()
    expect(before).toMatchObject({ value: '1234', start: 3, end: 4 })
    // The scan leads to the payment; the field is looked at as it is left.
    await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement
      const seen = window as typeof window & { leftInTest?: unknown[] }
      seen.leftInTest = []
      new MutationObserver(() => {
        if (!field.isConnected) seen.leftInTest?.push([field.value, field.selectionStart, field.selectionEnd])
      }).observe(document.body, { childList: true, subtree: true })
    })
    await scan(page, waterBill({ account: '3147654321' }), { layout: 'ru', terminators: ['Enter', 'LF'] })
    await page.getByText('Отсканированное сохранено: 2 строки.').waitFor()
    const left = await page.evaluate(() => (window as typeof window & { leftInTest?: unknown[] }).leftInTest)
    expect(left?.[0]).toEqual(['1234', 3, 4])
    expect((await shiftFacts(desk)).payments).toBe(-1) // no shift was opened by the scanner's Enter
    await afterGuard()
    await page.keyboard.press('Enter')
    await page.getByText('Остаток в ящике на начало').waitFor()
    await page.keyboard.type('1')
    await afterGuard()
    await page.keyboard.press('Control+Enter')
    await lines().waitFor()
    expect(await lines('3147654321').count()).toBe(1)
    await clearBasket()
  })

  test('from the journal, the shift, the palette, the help and the choice of a service: each scan is one more line', async () => {
    const screens: { name: string; open: () => Promise<void> }[] = [
      {
        name: 'journal',
        open: async () => {
          await page.keyboard.press('F9')
          await heading('Журнал').waitFor()
          await page.keyboard.type('чек')
        },
      },
      {
        name: 'shift',
        open: async () => {
          await page.keyboard.press('F8')
          await heading('Смена').waitFor()
        },
      },
      {
        name: 'palette',
        open: async () => {
          await page.keyboard.press('Control+K')
          await page.getByRole('textbox', { name: 'Найти действие…' }).waitFor()
          await page.keyboard.type('зам')
        },
      },
      {
        name: 'help',
        open: async () => {
          await page.keyboard.press('F1')
          await page.getByRole('dialog').waitFor()
        },
      },
      {
        name: 'services',
        open: async () => {
          await page.keyboard.press('Insert')
          await page.getByLabel('Название, поставщик, ИНН или лицевой счёт').waitFor()
          await page.keyboard.type('вода')
        },
      },
    ]
    const ways: { layout: 'us' | 'ru'; terminators: Terminators }[] = [
      { layout: 'us', terminators: ['Enter'] },
      { layout: 'ru', terminators: ['Enter', 'LF'] },
      { layout: 'ru', terminators: ['Tab'] },
    ]
    let scanned = 0
    for (const { name, open } of screens) {
      const way = ways[scanned % ways.length] ?? {}
      await open()
      await scan(page, waterBill({ account: `314000000${scanned}` }), way)
      await expect.poll(() => lines(`314000000${scanned}`).count(), { message: name, timeout: 5000 }).toBe(1)
      scanned++
      while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
      await heading('Оплата').waitFor()
    }
    expect(await page.getByText(/^ЛС 314000000\d/).count()).toBe(screens.length)
    expect(await confirmed('0 из 5').isVisible()).toBe(true)
    await desk.picture('scans-from-everywhere')
  })

  test('no terminator presses a button, moves the focus or confirms a line; Enter of a person does', async () => {
    const before = await fieldInFocus()
    for (const terminators of [['Enter', 'LF'], ['Tab'], ['LF'], ['Enter', 'Enter']] as Terminators[]) {
      await scan(page, 'NOT-A-BILL-OF-ANY-KIND-17', { terminators })
      await notBill().waitFor()
      expect(await fieldInFocus()).toEqual(before)
      await afterGuard()
    }
    expect(await heading('Оплата').isVisible()).toBe(true)
    await desk.picture('not-a-bill')
    await page.keyboard.press('Escape') // the notice
    await page.keyboard.press('Enter')
    await confirmed('1 из 5').waitFor()
    await clearBasket()
  })

  test('people type slower: the same text by hand stays in the field as it was typed', async () => {
    const code = 'KASSA-17-ABC'
    const field = page.getByLabel('Строка кода квитанции')
    await field.focus()
    await page.keyboard.type(code, { delay: 110 })
    expect(await field.inputValue()).toBe(code)
    // Negative control: the same keys at the scanner's pace are a scan, and the field stays as it is.
    await afterGuard()
    await scan(page, code)
    expect(await field.inputValue()).toBe(code)
    await notBill().waitFor()
    await page.keyboard.press('Escape')
    await field.fill('')
  })

  for (const layout of ['us', 'ru', 'phonetic'] as const) {
    test(`real keys through the X server under the layout ${layout} are the same bill`, async () => {
      await empty().waitFor()
      await afterGuard()
      keyboard.focusWindow('Город·Касса')
      try {
        keyboard.setLayout(layout)
        // Negative control: the layout is really on, by what a single key types.
        const field = page.getByLabel('Строка кода квитанции')
        await field.focus()
        const letter = { us: 's', ru: 'ы', phonetic: 'с' }[layout]
        await expect
          .poll(
            async () => {
              await field.fill('')
              keyboard.scan('s', [])
              await page.waitForTimeout(120)
              return field.inputValue()
            },
            { timeout: 5000 },
          )
          .toBe(letter)
        const scanIt = async (timeout: number): Promise<void> => {
          await field.fill('')
          await afterGuard()
          keyboard.scan(waterBill({ sumKopecks: 98_765 }), ['Enter', 'LF'])
          await lines().waitFor({ timeout })
        }
        // No scanner shares its processor with four desks; a burst that this cut in two is scanned again, as at any desk.
        for (let tries = 1; ; tries += 1)
          try {
            await scanIt(6000)
            break
          } catch (error) {
            if (tries === 3) throw error
            await startOver()
          }
      } finally {
        keyboard.setLayout('us')
      }
      expect(await page.getByText('987,65').first().isVisible()).toBe(true)
      await afterGuard()
      expect(await heading('Оплата').isVisible()).toBe(true)
      await clearBasket()
      expect(await page.getByLabel('Строка кода квитанции').inputValue()).toBe('')
    })
  }
})

describe('where nobody takes money', () => {
  test("a scan into the administrator's form changes nothing: value, selection and focus are as before", async () => {
    await signOutByPalette(page)
    await signInByKeys(page, places.administrator)
    await page.keyboard.press('Insert')
    const name = page.getByRole('dialog').getByLabel('Имя')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Петрова')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Shift+ArrowRight')
    const before = await fieldInFocus()
    expect(before).toMatchObject({ value: 'Петрова', start: 1, end: 7 })
    await scan(page, waterBill(), { layout: 'us', terminators: ['Tab'] })
    expect(await fieldInFocus()).toEqual(before)
    await afterGuard()
    await scan(page, waterBill(), { layout: 'ru', terminators: ['Enter', 'LF'] })
    expect(await fieldInFocus()).toEqual(before)
    await afterGuard()
    expect(await page.getByRole('dialog').count()).toBe(1)
    // Negative control: a person's Tab does leave the field.
    await page.keyboard.press('Tab')
    expect((await fieldInFocus()).focused).not.toBe(before.focused)
  })
})
