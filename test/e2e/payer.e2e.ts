// Who pays, where the law asks for it: typed, scanned, for an organisation; a payment to the budget.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, openShiftByKeys, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { passportCsv } from '../support/lists.ts'
import { scherbakovaMrz } from '../support/mrz-sample.ts'
import { putIn, runSql } from '../support/window-acts.ts'

const taxBill =
  'ST00012|Name=УФК по Тульской области (ФНС России)|PersonalAcc=03100643000000018500|BankName=Отделение Тула Банка России//УФК по Тульской области|BIC=017003983|CorrespAcc=40102810445370000059|Sum=120000|Purpose=Налог на имущество|PayeeINN=7707083893|KPP=770701001|CBC=18210601010031000110|OKTMO=757010|UIN=18203702140083959124'

let desk: DeskWindow
beforeAll(async () => {
  desk = await keepDesk()
  await loadLists()
  await signInByKeys(desk.page)
  await openShiftByKeys(desk.page)
}, 60_000)
afterAll(() => desk.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
})

/** An administrator loads both lists through the page's own door; only the last payer of this file is in them. */
const loadLists = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-lists-'))
  expect((await ask(desk, 'session.signIn', { login: 'admin', password: 'admin-demo' })).ok).toBe(true)
  for (const [kind, content] of [
    ['passports', passportCsv(['7516111222'])],
    ['freezing', 'ФИО;Дата рождения;Документ\nСидорова Ольга;;\n'],
  ] as const) {
    const file = join(folder, `${kind}.csv`)
    writeFileSync(file, content)
    await desk.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    await ask(desk, 'lists.chooseFile', { kind })
    await ask(desk, 'lists.startImport', { kind, asOf: '2026-11-01' })
    const finished = async (): Promise<string | undefined> => {
      const lists = await ask<{ running: unknown; finished: { kind: string } | null }>(desk, 'lists.get', {})
      return lists.value?.running === null ? lists.value.finished?.kind : undefined
    }
    // expect.poll works inside a test alone.
    while ((await finished()) !== kind) await desk.page.waitForTimeout(20)
  }
  rmSync(folder, { recursive: true, force: true })
  expect((await ask(desk, 'session.signOut', {})).ok).toBe(true)
}

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

test('a listed payer waits for a supervisor; taken away nothing of the payer stays, a refusal is recorded', async () => {
  const sidorova = ['75 16 111222', 'Сидорова', 'Ольга', 'Петровна'] as const
  const { page } = desk
  const waiting = () => runSql(join(desk.dataDir, 'demo', 'kassa.db'), 'SELECT 1 FROM payers WHERE paid_at IS NULL')
  await scanBig()
  await afterGuard(page)
  await fill(...sidorova)
  await press('Control+Enter')
  // Alike by the name: the cashier says what differs.
  await heading('Сверьте данные с записью')
  await press('Enter')
  await shown('Выберите стрелками, чем отличается.')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await look(desk, 'payer-compare')
  await press('Enter')
  await heading('Данные проверяет старший кассир')
  await press('Enter')
  await shown('Старший кассир выбирает стрелками.')
  await page.keyboard.press('ArrowDown')
  await desk.picture('payer-stop')
  await press('Enter')
  // In place, but not by a wrong password.
  await page.getByLabel('Логин старшего кассира').waitFor()
  await afterGuard(page)
  await fill('kassir', 'kassir-demo')
  await press('Enter')
  await shown('Свою операцию разрешить самому себе нельзя.')
  await desk.picture('payer-approval-own')
  await page.getByLabel('Логин старшего кассира').focus()
  await page.keyboard.press('Control+A')
  await fill('starshiy', 'not this')
  await press('Enter')
  await shown('Логин или пароль не подходит.')
  await desk.picture('payer-approval-wrong')
  await putIn(page, 'starshiy-demo')
  await press('Enter')
  await page.getByRole('button', { name: 'Другой плательщик' }).waitFor()
  await desk.picture('payer-lifted')
  expect(waiting()).toHaveLength(1)
  await press('Delete')
  await page.getByLabel('Серия и номер').waitFor()
  await expect.poll(waiting).toHaveLength(0)
  // Another payer finds empty fields, and the first of them has the focus.
  expect(await value('Фамилия')).toBe('')
  await desk.picture('payer-dropped')
  // The next time is asked anew; what is odd is noted, and the payment refused in the end.
  await afterGuard(page)
  await fill(...sidorova)
  await press('Control+Enter')
  await heading('Сверьте данные с записью')
  await press('Alt+O')
  await page.getByLabel('Причина').waitFor()
  await press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await shown('Напишите, что именно.')
  await look(desk, 'payer-suspicion')
  await putIn(page, 'Диктует другой человек')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await heading('Сверьте данные с записью')
  await desk.picture('payer-suspected')
  await press('Alt+O')
  await page.getByLabel('Причина').waitFor()
  await press('Control+Enter')
  await shown('Отказ записан: платёж этого плательщика не принимается.')
  await look(desk, 'payer-refused')
  expect(waiting()).toHaveLength(0)
  await press('Control+Delete')
  await shown('Сканируйте код с квитанции')
  expect((await shiftFacts(desk)).payments).toBe(3)
})
