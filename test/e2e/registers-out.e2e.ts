// Registers of payments: the administrator names their folder, a supervisor makes the day's by one key, makes one again
// when money was given back, marks them as sent; the bank's own at the end, on paper and as a table.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { countOf } from '../support/count-of.ts'
import { afterGuard, ask, freshCommandId, places, signInByKeys } from '../support/cash-window.ts'
import { startDesk } from '../support/electron-app.ts'
import { readOneC, readSber } from '../support/out-readers.ts'
import { putIn, searchPalette, signOutByPalette } from '../support/window-acts.ts'

const bill = { payee: 'catalogue', period: '2026-10', origin: 'scan' }
const water = (account: string, amountKopecks: number) => ({ ...bill, serviceId: 'rs-water', account, amountKopecks })
/** Bank details that fit, and a purpose with a character that CP1251 lacks. */
const strange = {
  payee: 'free',
  details: {
    payeeName: 'АО "Мосэнергосбыт"',
    payeeInn: '7736520080',
    payeeKpp: '997650001',
    payeeAccount: '40702810338360027201',
    bankName: 'ПАО "Сбербанк России"',
    bankBic: '044525225',
    bankCorrAccount: '30101810400000000225',
    purpose: 'Взнос 610 ₽ за сентябрь',
  },
  ...{ account: '2287008779', period: null, amountKopecks: 61_069, origin: 'scan', confirmed: true },
}

test('the day’s registers are made by one key and again after a reversal, a strange character is decided on, and what was sent is not given back', async () => {
  const desk = await startDesk()
  const { page } = desk
  const told = async <T>(name: string, input: unknown): Promise<T> => {
    const answer = await ask<T>(desk, name, input, freshCommandId())
    expect(answer.ok, `${name} ${JSON.stringify(answer.error)}`).toBe(true)
    return answer.value as T
  }
  const signIn = (login: string) => told('session.signIn', { login, password: `${login}-demo` })
  const folder = join(desk.dataDir, 'reestry')
  await signInByKeys(page, places.administrator)
  await searchPalette(page, 'папка реестров')
  await page.getByText('Папка реестров', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Папка, куда пишутся реестры').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Control+A')
  await putIn(page, folder)
  await afterGuard(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Такой папки нет.').waitFor()
  mkdirSync(folder)
  await page.keyboard.press('Enter')
  // Copied from a paper with its spaces.
  await putIn(page, '40911 810 0 0000 0000012')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Сохранено.').waitFor()
  await look(desk, 'registers-out-folder')
  await signOutByPalette(page)

  await signIn('kassir')
  await told('shift.open', { count: countOf(100_000), reason: null })
  const first = await told<{ paymentId: string }>('payments.accept', {
    lines: [
      water('3141234567', 81_240),
      { ...bill, serviceId: 'el-home', account: '7400012344', amountKopecks: 100_000 },
    ],
    givenKopecks: 200_000,
  })
  await told('payments.accept', { lines: [water('3140000002', 50_000), strange], givenKopecks: 200_000 })
  await told('session.signOut', {})

  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('Alt+0')
  await page.getByRole('heading', { name: 'Реестры платежей' }).waitFor()
  await page.getByText('не сделан').nth(2).waitFor()
  await page.getByLabel('Файл', { exact: true }).first().waitFor()
  await look(desk, 'registers-out')
  rmSync(folder, { recursive: true })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Папки реестров нет на месте').waitFor()
  mkdirSync(folder)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Не сделано: По реквизитам').waitFor()
  await page.getByText('1 знак не из кодировки').waitFor()
  await desk.picture('registers-out-blocked')

  await page.keyboard.press('Control+e')
  await page.getByLabel(/Вместо «₽»/).waitFor()
  expect(await page.getByLabel(/Вместо «₽»/).inputValue()).toBe('руб.')
  await desk.picture('registers-out-way')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByText('Готово: 1 реестр, 1 строка').waitFor()

  const files = readdirSync(folder).sort()
  expect(files).toHaveLength(3)
  const sber = files.find((name) => name.includes('7451000101')) ?? ''
  expect(readSber(readFileSync(join(folder, sber))).totals).toEqual({
    ...{ count: 2, sum: 131_240, transfer: 131_240, commission: 0 },
  })
  const orders = files.find((name) => name.includes('rekvizitam')) ?? ''
  expect(readOneC(readFileSync(join(folder, orders))).documents[0]?.['НазначениеПлатежа']).toContain('610 руб.')
  expect(orders && readOneC(readFileSync(join(folder, orders))).documents[0]?.['ПлательщикСчет']).toBe(
    '40911810000000000012',
  )

  // A line is given back: its register is made again, and written once more when the file is gone.
  await told('session.signOut', {})
  await signIn('kassir')
  const back = { paymentId: first.paymentId, lineNos: [1], reason: 'wrong_account', note: '', receiptReturned: true }
  const commandId = freshCommandId()
  const asked = { operation: 'reversals.reverse', commandId, input: back }
  await expect
    .poll(async () => (await ask<{ open: unknown[] }>(desk, 'printing.getQueue', {})).value?.open.length)
    .toBe(0)
  await told('approvals.give', { ...asked, login: 'starshiy', password: 'starshiy-demo' })
  expect((await ask(desk, 'reversals.reverse', back, commandId)).ok).toBe(true)
  await told('session.signOut', {})
  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('Alt+0')
  await page.getByText('устарел: есть возврат').waitFor()
  await page.keyboard.press('Insert')
  await page.getByText(/^Сделан заново: .* Прежний файл передавать нельзя\.$/).waitFor()
  const renewed = readdirSync(folder).find((name) => !files.includes(name)) ?? ''
  const bytes = readFileSync(join(folder, renewed))
  expect(readSber(bytes).totals).toEqual({ count: 1, sum: 50_000, transfer: 50_000, commission: 0 })
  await desk.picture('registers-out-again')
  rmSync(join(folder, renewed))
  await page.keyboard.press('Control+r')
  await page.getByText(`${renewed} записан ещё раз, байт в байт.`).waitFor()
  expect(readFileSync(join(folder, renewed))).toEqual(bytes)

  await page.keyboard.press('Control+m')
  await page.getByLabel('Что передано').waitFor()
  await page.keyboard.press('ArrowDown')
  await desk.picture('registers-out-sent')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText('Передано: 3 реестра').waitFor()
  await desk.picture('registers-out-after')

  await page.keyboard.press('Control+b')
  await page.getByText('к приходному кассовому ордеру 0402008').waitFor()
  await page.keyboard.press('Control+p')
  await page.getByText('Реестр переводов: напечатан').waitFor()
  const table = join(desk.dataDir, 'perevody.csv')
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, table)
  await page.keyboard.press('Control+s')
  await page.getByText('Сохранено: perevody.csv').waitFor()
  await desk.picture('registers-out-transfers')
  expect(readFileSync(table, 'utf8').trimEnd().split('\r\n').at(-1)).toMatch(/;Итого;.*;1;812,40;.*;2102,69$/)
  await page.keyboard.press('Escape')

  const seen = await ask<{ lines: { state: string }[] }>(desk, 'reversals.get', { paymentId: first.paymentId })
  expect(seen.value?.lines.map(({ state }) => state)).toEqual(['reversed', 'sent'])
})
