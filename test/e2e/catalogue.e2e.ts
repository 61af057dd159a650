// The supervisor's catalogue by keys alone: a commission is changed, seen as a difference, saved, and the cashier's line
// shows it; a broken file is named and changes nothing. How the list itself opens: accessibility.e2e.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, openShiftByKeys, places, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { putIn } from '../support/window-acts.ts'

let desk: DeskWindow
beforeAll(async () => {
  desk = await keepDesk()
}, 60_000)
afterAll(() => desk.close())

/** 0 is the program's own catalogue. */
const versionInForce = async (): Promise<number | undefined> =>
  (await ask<{ version: number }>(desk, 'catalogue.findProviders', { words: '' })).value?.version

/** In place of what stands in the field that has the focus. */
const replaceBy = async (text: string): Promise<void> => {
  await desk.page.keyboard.press('Control+A')
  await putIn(desk.page, text)
}

test('a supervisor changes a commission, sees what it changes and saves it', async () => {
  const { page } = desk
  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('Alt+7')
  await page.getByText('Электроэнергия').first().waitFor()
  await putIn(page, 'нет такого')
  await page.getByText('Никто не подходит').waitFor()
  await desk.picture('catalogue-none')
  await page.keyboard.press('Escape')
  await putIn(page, 'расчётные')
  await page.getByText('1 поставщик', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Расчётные системы' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Название', { exact: true }).waitFor()
  await desk.picture('catalogue-editor')
  await page.keyboard.press('PageDown')
  await page.getByLabel('ИНН').waitFor()
  await replaceBy('7451000102')
  await page.keyboard.press('PageDown')
  await page.getByLabel('Комиссия, %').waitFor()
  await replaceBy('1,5')
  // What is wrong elsewhere is gone to, and has the focus.
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 ошибка').waitFor()
  await page.locator('[name="inn"]:focus').waitFor()
  await look(desk, 'catalogue-wrong')
  await replaceBy('7451000101')
  // Esc asks before anything typed is dropped; Enter goes on with it.
  await page.keyboard.press('Escape')
  await page.locator('button:focus', { hasText: 'Вернуться к правке' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: '1,5 %' }).waitFor()
  expect(await page.getByRole('row').allInnerTexts()).toHaveLength(2)
  await look(desk, 'catalogue-review')
  expect(await versionInForce()).toBe(0)
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText(/записано, версия 1 с/).waitFor()
  expect(await versionInForce()).toBe(1)
  await page.keyboard.press('Control+j')
  await page.getByText(/контакты и часы: напечатан/i).waitFor()
  await desk.picture('catalogue-printed')
  await page.keyboard.press('Control+h')
  await page.getByRole('cell', { name: '1,5 %' }).waitFor()
  await look(desk, 'catalogue-versions')
  await page.keyboard.press('Escape')
})

test('a broken file is named, place by place, and changes nothing', async () => {
  const { page } = desk
  const file = join(desk.dataDir, 'broken.json')
  writeFileSync(file, JSON.stringify({ format: 1, note: '', providers: [{ id: 'x', inn: '12' }] }))
  await desk.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('heading', { name: 'Поставщики' }).waitFor()
  await page.keyboard.press('Control+o')
  await page.getByText('Файл не годится').first().waitFor()
  await page.getByText('providers.0.inn').waitFor()
  await look(desk, 'catalogue-broken')
  await page.keyboard.press('Escape')
  expect(await versionInForce()).toBe(1)
})

test('the catalogue goes out to a file, and a changed one comes back over its difference', async () => {
  const { page } = desk
  const file = join(desk.dataDir, 'catalogue.json')
  await desk.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('heading', { name: 'Поставщики' }).waitFor()
  await page.keyboard.press('Control+e')
  await page.getByText('Справочник выгружен: catalogue.json').waitFor()
  await page.keyboard.press('Control+o')
  await page.getByText('Отличий нет.').waitFor()
  await page.keyboard.press('Escape')
  const written = readFileSync(file, 'utf8')
  writeFileSync(file, written.replace('217-05-17', '217-05-18'))
  await page.getByRole('heading', { name: 'Поставщики' }).waitFor()
  await page.keyboard.press('Control+o')
  await page.getByRole('cell', { name: /217-05-18/ }).waitFor()
  await desk.picture('catalogue-from-file')
  await page.keyboard.press('Enter')
  await page.getByText(/^Справочник: записано, версия 2 с/).waitFor()
  expect(await versionInForce()).toBe(2)
})

test('the cashier’s line bears the commission; the provider is looked at, not changed', async () => {
  const { page } = desk
  await ask(desk, 'session.signOut', {})
  await signInByKeys(page)
  await openShiftByKeys(page)
  await scan(page, waterBill())
  await page.getByText('ЛС 3141234567').waitFor()
  await page.getByText('комиссия 12,19').waitFor()
  await page.keyboard.press('Alt+7')
  await page.getByText('1,5 % · плательщик').waitFor()
  await page.keyboard.press('Enter')
  await desk.picture('catalogue-cashier')
  expect(await page.getByRole('button', { name: /Изменить|Новый|Версии/ }).count()).toBe(0)
})
