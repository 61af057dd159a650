// Who pays, where the law asks for it: typed, scanned, for an organisation; a payment to the budget.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, openShiftByKeys, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { scherbakovaMrz } from '../support/mrz-sample.ts'
import { putIn, runSql } from '../support/window-acts.ts'

const taxBill =
  'ST00012|Name=УФК по Тульской области (ФНС России)|PersonalAcc=03100643000000018500|BankName=Отделение Тула Банка России//УФК по Тульской области|BIC=017003983|CorrespAcc=40102810445370000059|Sum=120000|Purpose=Налог на имущество|PayeeINN=7707083893|KPP=770701001|CBC=18210601010031000110|OKTMO=757010|UIN=18203702140083959124'

let desk: DeskWindow
beforeAll(async () => {
  desk = await keepDesk()
  await signInByKeys(desk.page)
  await openShiftByKeys(desk.page)
}, 60_000)
afterAll(() => desk.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
})

const press = async (key: string): Promise<void> => {
  await afterGuard(desk.page)
  await desk.page.keyboard.press(key)
}
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true }).waitFor()
const shown = (text: string | RegExp) => desk.page.getByText(text).first().waitFor()
const value = (label: string): Promise<string> => desk.page.getByLabel(label, { exact: true }).inputValue()
/** Fields one after another, as Enter walks them. */
const fill = async (...words: string[]): Promise<void> => {
  for (const [index, word] of words.entries()) {
    if (index > 0) await desk.page.keyboard.press('Enter')
    if (word !== '') await putIn(desk.page, word)
  }
}
const scanBig = async (): Promise<void> => {
  await scan(desk.page, waterBill({ sumKopecks: 1_600_000 }))
  await shown('ждёт подтверждения') // the account stands on the last receipt, too
  await press('Enter')
  await heading('Плательщик')
}
const take = async (): Promise<void> => {
  await heading('Деньги')
  await press('Enter')
  await heading('Принято')
}

test('above the limit the payer is typed: only what a simplified identification asks for', async () => {
  await scanBig()
  await shown(/16.000,00.₽ — больше 15.000,00.₽, нужен документ/)
  expect(await desk.page.getByLabel('Дата рождения').count()).toBe(0)
  expect(await desk.page.getByLabel('Кем выдан').count()).toBe(0)
  await look(desk, 'payer-asked')
  await fill('7515 65', 'Ivanova')
  await desk.page.keyboard.press('Control+Enter')
  await shown('Русскими буквами, например Иванова')
  await desk.picture('payer-wrong')
  // The first wrong field has the focus, and nothing typed is lost.
  await desk.page.keyboard.press('Control+A')
  await fill('75 15 654321', '', 'Анна', 'Викторовна')
  await desk.page.getByLabel('Фамилия', { exact: true }).fill('Иванова')
  await press('Control+Enter')
  await heading('Деньги')
  await shown(/Плательщик: Иванова А\..В\./)
  await desk.picture('payer-cash')
  // Back to the lines and to the cash again: nobody is typed twice.
  await press('Escape')
  await press('Control+Enter')
  await heading('Плательщик')
  await shown(/Иванова А\..В\., документ 75.15.•••321/)
  await desk.picture('payer-known')
  await press('Enter')
  await take()
  const [row] = runSql<{ level: string }>(join(desk.dataDir, 'demo', 'kassa.db'), 'SELECT level FROM payment_payers')
  expect(row?.level).toBe('simplified')
})

test('a passport on the reader fills the payer; for an organisation the ground is compulsory', async () => {
  await scanBig()
  await scan(desk.page, scherbakovaMrz.join('\r\n'), { layout: 'ru', terminators: ['Enter', 'LF'] })
  await expect.poll(() => value('Фамилия')).toBe('Щербакова')
  expect(await value('Серия и номер')).toBe('75 15 654321')
  await press('Alt+R')
  await desk.page.getByLabel('Организация', { exact: true }).waitFor()
  await press('Control+Enter')
  await shown('Нужно заполнить.')
  await look(desk, 'payer-organisation')
  await desk.page.getByLabel('ИНН организации').focus()
  await fill('7451000006', 'ООО «Ромашка»', 'Оплата по договору № 7', 'Доверенность', '12', '01.02.2026', '01.02.2027')
  await press('Control+Enter')
  // The same document was paid with today: it is said, and Enter goes on.
  await shown(/Сегодня этот плательщик уже внёс 16.000,00.₽ \(1 платёж\)/)
  await press('Enter')
  await heading('Деньги')
  await shown('За организацию: ООО «Ромашка»')
  await press('Enter') // «уже платили» is answered first
  await take()
  await desk.picture('payer-done')
})

test('a payment to the budget asks for its fields and for the document, whatever the sum', async () => {
  await desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), taxBill)
  await press('Control+V')
  await shown(/УФК по Тульской области/)
  await press('Enter')
  await desk.page.getByRole('dialog').waitFor()
  await shown('Платёж в бюджет')
  await shown(/8 или 11 цифр/)
  await look(desk, 'payer-budget')
  await desk.page.getByLabel('ОКТМО').fill('75701000')
  await press('Control+Enter')
  await heading('Плательщик')
  await shown(/платёж в бюджет, документ нужен всегда/)
  await desk.picture('payer-budget-asked')
  await fill('75 15 654321', 'Иванова', 'Анна', 'Викторовна')
  await press('Enter')
  await shown(/Сегодня этот плательщик/)
  await press('Enter')
  await take()
  expect((await shiftFacts(desk)).payments).toBe(3)
})
