// Giving back, putting right and applying, in the window: keys, the supervisor in place, the papers beside.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import {
  afterGuard,
  ask,
  closeShiftAs,
  freshCommandId,
  paperOnScreen,
  shiftFacts,
  signInByKeys,
} from '../support/cash-window.ts'
import { countOf } from '../support/count-of.ts'
import { type DeskWindow, startDesk } from '../support/electron-app.ts'
import { putIn, searchPalette } from '../support/window-acts.ts'

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
  await desk.close()
})
