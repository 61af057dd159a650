// Giving back, putting right and applying, in the window: keys, the supervisor in place, the papers beside.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import {
  afterGuard,
  ask,
  closeShiftAs,
  freshCommandId,
  paperOnScreen,
  places,
  shiftFacts,
  signInByKeys,
} from '../support/cash-window.ts'
import { countOf } from '../support/count-of.ts'
import { type DeskWindow, startDesk } from '../support/electron-app.ts'
import { putIn, runSql, searchPalette, signOutByPalette } from '../support/window-acts.ts'

const line = (account: string, amountKopecks: number) => ({
  ...{ payee: 'catalogue', serviceId: 'rs-water', account, period: '2026-10', amountKopecks, origin: 'typed' },
})

/** Two lines were paid, and the receipt has come out. */
const payTwo = async (desk: DeskWindow): Promise<string> => {
  const opening = { count: countOf(100_000), reason: null }
  expect((await ask(desk, 'shift.open', opening, freshCommandId())).ok).toBe(true)
  const lines = [line('3141234567', 81_240), line('3147654321', 50_000)]
  const paid = await ask<{ receiptNumber: string }>(
    ...[desk, 'payments.accept', { lines, givenKopecks: 150_000 }, freshCommandId()],
  )
  const number = paid.value?.receiptNumber ?? ''
  await expect
    .poll(async () => {
      const queue = await ask<{ open: unknown[] }>(desk, 'printing.getQueue', {})
      return queue.value?.open.length
    })
    .toBe(0)
  return number
}

const printed = (desk: DeskWindow, kind: string): number => {
  const file = join(desk.dataDir, 'demo', 'kassa.db')
  return runSql(file, `SELECT 1 FROM print_jobs WHERE kind = '${kind}' AND state = 'printed'`).length
}

const approveInPlace = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByText('Разрешение старшего кассира').waitFor()
  await page.getByText('К выдаче').or(page.getByText('Станет')).first().waitFor()
  await putIn(page, 'starshiy')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await putIn(page, 'starshiy-demo')
}

test('a line is given back, a wrong account is put right, and after the shift the payer applies', async () => {
  const desk = await startDesk()
  const { page } = desk
  await signInByKeys(page)
  const receipt = await payTwo(desk)

  // One line of two, found by the receipt's number.
  await searchPalette(page, 'сторно')
  await page.getByText('Аннулировать или исправить').waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Номер квитанции').waitFor()
  await putIn(page, receipt)
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: /3147654321/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  for (let down = 0; down < 4; down++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByLabel('Плательщик вернул подлинник квитанции').isChecked()).toBe(true)
  await look(desk, 'reversal-choose')
  await page.keyboard.press('Enter')
  await approveInPlace(page)
  await desk.picture('reversal-approval')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Возврат оформлен' }).waitFor()
  await page.getByText('Слип банка: напечатан').waitFor()
  expect(await paperOnScreen(page)).toEqual(expect.arrayContaining([expect.stringContaining('500,00')]))
  expect(await shiftFacts(desk)).toEqual({ payments: 1, drawerKopecks: 181_240 })
  await desk.picture('reversal-done')

  // The other line has a wrong account: the cash stays.
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByLabel('Номер квитанции').waitFor()
  await page.keyboard.press('Control+E')
  await page.getByText('Что уже возвращено').waitFor()
  // Both slips once more, for whoever lost one: by Tab, for each act has its own button.
  const copies = page.getByRole('button', { name: 'Копии слипов' })
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab')
      return copies.evaluate((one) => one === document.activeElement)
    })
    .toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => printed(desk, 'reversal_slip') + printed(desk, 'reversal_bank_slip')).toBe(4)
  await page.getByText('Слип плательщика (копия): напечатан').waitFor()
  await page.getByText('Слип банка (копия): напечатан').waitFor()
  await look(desk, 'reversal-copies')
  await page.keyboard.press('Insert')
  await page.getByLabel('Лицевой счёт').waitFor()
  // Another service, and the one that was meant after all.
  for (const [words, provider] of [
    ['электро', 'лектро'],
    ['вода', 'Расчётные системы'],
  ] as const) {
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel('Название, поставщик или ИНН').waitFor()
    await putIn(page, words)
    await page
      .getByRole('option', { name: new RegExp(provider) })
      .first()
      .waitFor()
    await desk.picture(`reversal-service-${words}`)
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('Лицевой счёт').focus()
  }
  await putIn(page, '3140200001')
  await page.getByText('Есть в реестре получателя').waitFor()
  await afterGuard(page)
  for (const next of ['Период', 'Сумма', 'Причина']) {
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.getByLabel(next, { exact: true }).evaluate((one) => one === document.activeElement))
      .toBe(true)
  }
  await page.keyboard.press('ArrowDown')
  await look(desk, 'reversal-correct')
  await page.locator('button:enabled', { hasText: /^Исправить\s*Enter/ }).waitFor()
  await afterGuard(page)
  await page.keyboard.press('Control+Enter')
  await approveInPlace(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Исправлено' }).waitFor()
  await page.getByText('Слип банка: напечатан').waitFor()
  expect(await shiftFacts(desk)).toEqual({ payments: 2, drawerKopecks: 181_240 })
  await desk.picture('reversal-corrected')

  // The shift is over: what is left is an application.
  await closeShiftAs(desk, 181_240)
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByLabel('Номер квитанции').waitFor()
  await putIn(page, receipt.replace(/\d{4}$/, '0002'))
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText('Платёж принят в другой смене (№ 1)').waitFor()
  await desk.picture('reversal-too-late')
  await page.keyboard.press('Control+O')
  await page.getByRole('checkbox', { name: /3140200001/ }).waitFor()
  await page.keyboard.press('Insert')
  await afterGuard(page)
  // Without lines, account and reason it is said what is missing, and nothing is registered.
  await page.keyboard.press('Control+Enter')
  await page.getByText('Отметьте строки: пробел или Enter.').waitFor()
  await page.getByText('Выберите причину').nth(1).waitFor()
  await desk.picture('application-wrong')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await putIn(page, '3147654321')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await desk.picture('application-new')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Заявление принято' }).waitFor()
  expect(await paperOnScreen(page)).toEqual(expect.arrayContaining([expect.stringContaining('3147654321')]))
  await desk.picture('application-done')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: '900-A0001' }).waitFor()
  await look(desk, 'applications')
  await page.keyboard.press('Control+O')
  await expect.poll(() => printed(desk, 'payment_application')).toBe(2)
  await page.getByText('Бланк заявления (копия): напечатан').waitFor()

  // A supervisor writes down how far it has come.
  await signOutByPalette(page)
  await signInByKeys(page, places.supervisor)
  await searchPalette(page, 'заявления')
  await page.getByText('Заявления по платежам').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: '900-A0001' }).waitFor()
  for (const [keys, step, note] of [
    ['Control+1', 'отправлено поставщику', 'Исх. № 14 от 22.11.2026'],
    ['Control+2', 'отказано', ''],
    ['Control+1', 'закрыто', ''],
  ] as const) {
    await page.keyboard.press(keys)
    await page.getByLabel('Номер и дата письма').waitFor()
    await afterGuard(page)
    if (note !== '') await putIn(page, note)
    if (note !== '') await look(desk, 'application-step')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    if (step !== 'закрыто') await page.getByRole('complementary').getByText(step, { exact: true }).waitFor()
    await desk.picture(`application-${keys.at(-1)}-${step}`)
  }
  // The closed one is open no more.
  await page.getByText('Заявлений нет.').waitFor()
  await desk.close()
})
