// Registers of payments: a supervisor makes the day's by one key, looks at them, marks them as sent; the bank's own at the end.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { countOf } from '../support/count-of.ts'
import { afterGuard, ask, freshCommandId, places, signInByKeys } from '../support/cash-window.ts'
import { startDesk } from '../support/electron-app.ts'
import { readOneC, readSber } from '../support/out-readers.ts'

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

test('the day’s registers are made by one key, a strange character is decided on, and what was sent is not given back', async () => {
  const desk = await startDesk()
  const { page } = desk
  const told = async <T>(name: string, input: unknown): Promise<T> => {
    const answer = await ask<T>(desk, name, input, freshCommandId())
    expect(answer.ok, `${name} ${JSON.stringify(answer.error)}`).toBe(true)
    return answer.value as T
  }
  const signIn = (login: string) => told('session.signIn', { login, password: `${login}-demo` })
  await page.getByRole('heading', { name: 'Вход' }).waitFor()
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

  const folder = join(desk.dataDir, 'demo', 'registers-out')
  const files = readdirSync(folder).sort()
  expect(files).toHaveLength(3)
  const sber = files.find((name) => name.includes('7451000101')) ?? ''
  expect(readSber(readFileSync(join(folder, sber))).totals).toEqual({
    ...{ count: 2, sum: 131_240, transfer: 131_240, commission: 0 },
  })
  const orders = files.find((name) => name.includes('rekvizitam')) ?? ''
  expect(readOneC(readFileSync(join(folder, orders))).documents[0]?.['НазначениеПлатежа']).toContain('610 руб.')

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
  await desk.picture('registers-out-transfers')
  await page.keyboard.press('Escape')

  const seen = await ask<{ lines: { state: string }[] }>(desk, 'reversals.get', { paymentId: first.paymentId })
  expect(seen.value?.lines.map(({ state }) => state)).toEqual(['sent', 'sent'])
})
