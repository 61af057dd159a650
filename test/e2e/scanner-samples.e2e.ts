// The check of the scanner, its settings and its port; then every sample and violation of domain.md §1.3–1.4 by the
// scanner's path of the window: as keys under three layouts, as bytes of a pseudo-terminal in three encodings.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecognizedBill } from '../../shared/contract/bills.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { look } from '../support/axe.ts'
import {
  type BillSample,
  billSamples,
  bytesOf,
  type ExpectedBill,
  keysOf,
  sampleEncodings,
  textIn,
} from '../support/bill-samples.ts'
import { afterGuard, ask, freshCommandId, places, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill, waterBillInRussian } from '../support/electron-app.ts'
import { scherbakovaMrz } from '../support/mrz-sample.ts'
import { openPseudoTerminal, type PseudoTerminal } from '../support/pseudo-terminal.ts'
import { asked, listenAtDoor, scanByKeys } from '../support/scan-bursts.ts'
import { putIn, signOutByPalette } from '../support/window-acts.ts'
import { encode } from '../shared/domain/payment-qr-samples.ts'
import { countOf } from '../support/count-of.ts'

let desk: DeskWindow
let terminal: PseudoTerminal

beforeAll(async () => {
  terminal = openPseudoTerminal()
  desk = await keepDesk()
  await listenAtDoor(desk)
}, 60_000)
afterAll(async () => {
  await desk.close()
  terminal.close()
})

const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true })
/** The payment screen without a line. */
const invitation = () => desk.page.getByText('Сканируйте код с квитанции')
const notBill = () => desk.page.getByText('Это не платёжный код.')
const send = (text: string): Promise<void> => terminal.send(encode(`${text}\r\n`, 'utf8'))

test('what a scanner sends is shown, its speed is learned, and nothing is paid or opened', async () => {
  const { page } = desk
  await signInByKeys(page, places.administrator)
  await page.keyboard.press('Alt+0')
  await heading('Отсканируйте любой код').waitFor()
  await look(desk, 'scanner-nothing')

  await scan(page, scherbakovaMrz.join('\n'), { terminators: ['Enter'] })
  await heading('Паспорт').waitFor()
  expect(await page.content()).not.toContain('7516543214')
  expect(await heading('Проверка сканера').isVisible()).toBe(true)
  await desk.picture('scanner-passport')

  await scan(page, '(01)0460+^17', { layout: 'ru', terminators: ['Enter', 'LF'] })
  await heading('Неизвестный код').waitFor()
  await expect.poll(() => page.getByText('Enter, LF').count()).toBe(1)
  expect(await page.getByText('Включена не латинская раскладка.').count()).toBe(0) // no letters in it
  await desk.picture('scanner-unknown')

  await afterGuard(page)
  await scan(page, `QR:${waterBill()}`, { layout: 'phonetic' })
  await heading('Платёжный код').waitFor()
  await page.getByText('Включена не латинская раскладка.').waitFor()
  expect(await page.content()).not.toContain('3141234567') // the payer's account is his own
  await page.getByText(/Предлагаю: до 20 мс на знак/).waitFor()
  await look(desk, 'scanner-learned')
  await afterGuard(page)
  await page.keyboard.press('Insert')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Настройки сохранены.').waitFor()
  const saved = await ask<{ thresholds: { averageGapMs: number } }>(desk, 'scanner.getSettings', {})
  expect(saved.value?.thresholds.averageGapMs).toBe(20)
  expect(await asked(desk, 'bills.recognize', 'payments.preview', 'registration.get')).toEqual([])
})

test('a scanner at a port: set up, tried, lost and found again', async () => {
  const { page } = desk
  await page.getByLabel('Как подключён').selectOption('port')
  await page.getByLabel('Имя порта').fill(terminal.path)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Сканера на порту нет: проверьте кабель.').waitFor()
  await look(desk, 'scanner-gone')
  await terminal.plug()
  await page.getByText('Порт открыт: отсканируйте что-нибудь.').waitFor()
  await terminal.send(encode(waterBillInRussian().replace('ST00012', 'ST00011'), 'win1251'), Uint8Array.of(13))
  await page.getByText('windows-1251').waitFor()
  await page.getByText(/«Расчётные/).waitFor()
  await page.getByRole('button', { name: /^Eng/ }).click()
  await send('4600000000015')
  await heading('Linear code').waitFor()
  await look(desk, 'scanner-english')
  await page.getByRole('button', { name: /^Рус/ }).click()
  await signOutByPalette(page)
})

/** What the window was told of each sample, and what it must have been told. */
const told = (answers: { answer: { value?: unknown } }[]): unknown[] =>
  answers.map(({ answer }) => {
    const bill = answer.value as RecognizedBill
    if (bill.outcome === 'not_a_bill') return { reason: bill.reason }
    if (bill.outcome !== 'unknown_payee') return bill.outcome
    const { details, account, sumKopecks, warnings } = bill
    const isWarned = warnings.includes('name_missing')
    return { payeeAccount: details['payeeAccount'], account, sumKopecks, payeeName: details['payeeName'], isWarned }
  })

const expectedOf = (expected: BillSample['expected'], payeeName: (bill: ExpectedBill) => string): unknown =>
  'reason' in expected
    ? expected
    : { ...expected, payeeName: payeeName(expected), isWarned: payeeName(expected) === '' }

/** The lines on the screen: the payer's account and the sum of the code. */
const shownLines = (): Promise<string[]> =>
  desk.page.evaluate(() =>
    [...document.querySelectorAll('tbody tr')].map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' ')),
  )

const seeLines = async (bills: readonly ExpectedBill[]): Promise<void> => {
  await expect.poll(async () => (await shownLines()).length, { timeout: 10_000 }).toBe(bills.length)
  const rows = await shownLines()
  for (const [index, { account, sumKopecks }] of bills.entries()) {
    expect(rows[index]).toContain(account === '' ? 'без лицевого счёта' : `ЛС ${account}`)
    expect(rows[index]).toContain(sumKopecks === null ? '—' : formatMoney(sumKopecks).replace(/\s+/g, ' '))
  }
}

const clearBasket = async (): Promise<void> => {
  await afterGuard(desk.page)
  await desk.page.keyboard.press('Escape')
  await desk.page.getByRole('button', { name: /Начать заново/ }).press('Enter')
  await invitation().waitFor()
}

const isBill = (expected: BillSample['expected']): expected is ExpectedBill => !('reason' in expected)

test('every sample and violation typed by a scanner, under three layouts', async () => {
  await signInByKeys(desk.page)
  expect((await ask(desk, 'shift.open', { count: countOf(100_000), reason: null }, freshCommandId())).ok).toBe(true)
  const expected = billSamples.map((sample) => sample.expectedOfKeys ?? sample.expected)
  for (const layout of ['us', 'ru', 'phonetic'] as const) {
    await asked(desk)
    await scanByKeys(desk, billSamples.map(keysOf), { layout, terminators: ['Enter', 'LF'] })
    expect(told(await asked(desk, 'bills.recognize')), layout).toEqual(
      // Escapes are ASCII: that name comes by keys as well.
      expected.map((one, index) =>
        expectedOf(one, ({ payeeName }) => (/%D0/.test(billSamples[index]?.text ?? '') ? payeeName : '')),
      ),
    )
    await seeLines(expected.filter(isBill))
    if (layout === 'phonetic') await desk.picture('samples-by-keys')
    await clearBasket()
  }
})

test('every sample and violation from the port, in three encodings: with its names', async () => {
  for (const encoding of sampleEncodings) {
    await asked(desk)
    for (const sample of billSamples) {
      await terminal.send(bytesOf(sample, encoding), Uint8Array.of(13, 10))
      const answers: unknown[] = []
      await expect
        .poll(async () => answers.push(...(await asked(desk, 'bills.recognize'))), { timeout: 10_000, interval: 30 })
        .toBeGreaterThan(0)
      expect([sample.name, ...told(answers as never)]).toEqual([
        sample.name,
        expectedOf(sample.expected, ({ payeeName }) => textIn(payeeName, encoding)),
      ])
    }
    await seeLines(billSamples.map(({ expected }) => expected).filter(isBill))
    if (encoding.name === 'koi8-r') await desk.picture('samples-by-port')
    await clearBasket()
  }
})

test('a search as you type asks for nothing of a scan; a person’s words it does ask for', async () => {
  await desk.page.keyboard.press('F4')
  const field = desk.page.getByLabel(/^Телефон, документ/)
  await field.waitFor()
  await putIn(desk.page, 'ив')
  await expect.poll(() => asked(desk, 'clients.find').then(({ length }) => length)).toBe(1) // negative control
  await scan(desk.page, 'https://example.org/not-a-bill', { layout: 'ru', terminators: ['Enter', 'LF'] })
  await expect.poll(() => invitation().isVisible()).toBe(true)
  expect((await asked(desk, 'clients.find', 'bills.findServices')).map(({ input }) => input)).toEqual([])
  await desk.page.keyboard.press('Escape')
  await invitation().waitFor()
})

test('with the focus nowhere the field that typing goes to stays empty, and the focus nowhere', async () => {
  await desk.page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await scan(desk.page, 'NOT-A-BILL-OF-ANY-KIND-17', { terminators: ['Tab'] })
  await notBill().waitFor()
  expect(await desk.page.getByLabel('Строка кода квитанции').inputValue()).toBe('')
  expect(await desk.page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('7') // negative control: a person's key does go there
  expect(await desk.page.getByLabel('Строка кода квитанции').inputValue()).toBe('7')
  await desk.page.keyboard.press('Backspace')
})

test('no key of a scan presses a button, ticks a box or chooses from a list; a person’s do', async () => {
  await desk.page.evaluate(() => {
    const place = document.createElement('div')
    place.id = 'in-test'
    place.innerHTML = '<button>B</button><input type="checkbox"><select><option>-<option>1<option>A</select>'
    document.body.append(place)
    place.querySelector('button')?.addEventListener('click', () => (place.dataset['pressed'] = 'yes'))
  })
  const state = () =>
    desk.page.evaluate(() => {
      const place = document.querySelector<HTMLElement>('#in-test')
      const [tick, chosen] = [place?.querySelector('input')?.checked, place?.querySelector('select')?.value]
      return { pressed: place?.dataset['pressed'] ?? 'no', tick, chosen, focused: document.activeElement?.tagName }
    })
  const before = { pressed: 'no', tick: false, chosen: '-' }
  for (const tag of ['button', 'input', 'select']) {
    await desk.page.locator(`#in-test ${tag}`).focus()
    for (const text of [' 1A 2B 3C 4D', '1 A2 B3 C4']) {
      await scan(desk.page, text, { terminators: ['Enter', 'LF', 'Tab'] })
      await expect.poll(state).toEqual({ ...before, focused: tag.toUpperCase() })
      await afterGuard(desk.page)
    }
  }
  // Negative control: the same keys of a person.
  for (const [tag, key] of Object.entries({ input: 'Space', button: 'Space', select: '1' })) {
    await desk.page.locator(`#in-test ${tag}`).focus()
    await desk.page.keyboard.press(key)
    await afterGuard(desk.page)
  }
  await expect.poll(state).toEqual({ pressed: 'yes', tick: true, chosen: '1', focused: 'SELECT' })
  await desk.page.evaluate(() => document.querySelector('#in-test')?.remove())
  await desk.page.keyboard.press('Escape')
  await invitation().waitFor()
})

test('while cash is taken a scan with every terminator takes no money; Enter of a person does', async () => {
  await scan(desk.page, waterBill({ sumKopecks: 12_345 }))
  await desk.page.getByText('ЛС 3141234567').waitFor()
  await afterGuard(desk.page)
  await desk.page.keyboard.press('Enter')
  await heading('Деньги').waitFor()
  await afterGuard(desk.page)
  for (const terminators of [
    ['Enter', 'LF'],
    ['Tab', 'Enter'],
    ['Enter', 'Enter'],
  ] as ('Enter' | 'LF' | 'Tab')[][]) {
    // It is said over the lines, and the money stays untaken whatever comes behind the code.
    await scan(desk.page, 'NOT-A-BILL-OF-ANY-KIND-17', { layout: 'phonetic', terminators })
    await notBill().waitFor()
    await afterGuard(desk.page)
    expect((await shiftFacts(desk)).payments).toBe(0)
    await desk.page.keyboard.press('Escape')
    await desk.page.keyboard.press('Control+Enter')
    await heading('Деньги').waitFor()
    await afterGuard(desk.page)
  }
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => shiftFacts(desk).then(({ payments }) => payments)).toBe(1)
  await desk.page.getByRole('button', { name: /Следующий/ }).waitFor()
  await afterGuard(desk.page)
  await desk.page.keyboard.press('Enter')
  await invitation().waitFor()
})

test('from the port a bill of the catalogue, a passport and our own receipt go the ways of a wedge', async () => {
  const { page } = desk
  await send(waterBillInRussian())
  await page.getByText('ЛС 3141234567').waitFor()
  expect(await page.getByText('подтверждено 0 из 1').isVisible()).toBe(true)
  await clearBasket()
  await page.keyboard.press('F4')
  const search = page.getByLabel(/^Телефон, документ/)
  await search.waitFor()
  await send('GK-900-1-0001')
  await expect.poll(() => search.inputValue()).toBe('900-1-0001')
  await send(scherbakovaMrz.join('\r\n'))
  await heading('Телефон по паспорту').waitFor()
  // While it is locked a scan is dropped: kept, it would open at whoever unlocks.
  await page.keyboard.press('Control+L')
  await heading('Экран заблокирован').waitFor()
  await asked(desk)
  await send(waterBillInRussian())
  const log = () => readFile(join(desk.dataDir, 'logs/kassa.log'), 'utf8')
  await expect.poll(log).toContain('scanner.dropped')
  expect(await asked(desk, 'scanner.takeScans', 'bills.recognize')).toEqual([])
  // Nothing of what was scanned has come into the log.
  for (const personal of ['3141234567', '7516543214', 'GK-900', 'Иванов']) expect(await log()).not.toContain(personal)
})
