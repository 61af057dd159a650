// Lists: an administrator loads them from files, and a registration that they stop goes on by a supervisor's word only.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, places, signInByKeys } from '../support/cash-window.ts'
import { countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, startDesk } from '../support/electron-app.ts'
import { passportCsv } from '../support/lists.ts'
import { annaIvanova, openRegistration, typePassport } from '../support/registration-window.ts'
import { putIn } from '../support/window-acts.ts'

/** What the person would choose in the system's own dialog, which no test can drive. */
const choosesFile = (desk: DeskWindow, file: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)

const fileOf = (name: string, content: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-lists-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const leave = async (desk: DeskWindow): Promise<void> => {
  await desk.page.evaluate(() =>
    (window as never as { kassa: { call(name: string, input: unknown): Promise<string> } }).kassa.call(
      'session.signOut',
      {},
    ),
  )
}

test('a list is loaded, and a listed passport stops until a supervisor decides in place', async () => {
  const desk = await startDesk()
  const { page } = desk
  await signInByKeys(page, places.administrator)
  await page.keyboard.press('Alt+6')
  await page.getByRole('heading', { name: 'Списки', exact: true }).waitFor()
  await choosesFile(desk, fileOf('list.csv', `${passportCsv([annaIvanova.seriesNumber, '7600000001'])}75,1\n`))
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Дата списка').waitFor()
  await desk.picture('lists-date')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText('Загружен: list.csv').waitFor()
  await page.getByText('99,9', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await choosesFile(desk, fileOf('persons.csv', 'ФИО;Дата рождения;Документ\nИванова Анна;;\n'))
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Дата списка').waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText('Загружен: persons.csv').waitFor()
  await look(desk, 'lists')
  await leave(desk)

  await signInByKeys(page, places.cashier)
  const keys = countedKeys(page)
  await openRegistration(page, keys)
  await typePassport(page, keys)
  // First what is only alike, by the cashier's own hand.
  await page.getByRole('heading', { name: 'Сверьте данные с записью' }).waitFor()
  await afterGuard(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await look(desk, 'screening-compare')
  await page.keyboard.press('Enter')
  // Then the stop: on the screen stands nothing of a list.
  await page.getByRole('heading', { name: 'Данные проверяет старший кассир' }).waitFor()
  const shown = await page.getByRole('main').innerText()
  expect(shown).toContain('С-1 / ')
  expect(`${shown} ${await page.getByRole('complementary').innerText()}`).not.toMatch(
    /недейств|санкц|заморож|перечен|список/i,
  )
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.keyboard.press('ArrowDown')
  await look(desk, 'screening-stop')
  await page.keyboard.press('Enter')
  await page.getByLabel('Логин старшего кассира').waitFor()
  await afterGuard(page)
  await putIn(page, 'starshiy')
  await page.keyboard.press('Enter')
  await putIn(page, 'starshiy-demo')
  await desk.picture('screening-approval')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await page.getByText('Паспорт проверен старшим кассиром').waitFor()
  await desk.picture('screening-lifted')
  // A doubt after all: recorded, and the registration is over.
  await page.keyboard.press('Alt+o')
  await page.getByLabel('Причина').waitFor()
  await afterGuard(page)
  await desk.picture('screening-refusal')
  for (let field = 0; field < 3; field++) await page.keyboard.press('Enter')
  await page.getByLabel('Серия и номер').waitFor()
  expect(await page.getByLabel('Серия и номер').inputValue()).toBe('')
  await leave(desk)

  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('Alt+6')
  await page.getByText('Документ вызывает сомнение').waitFor()
  await page.getByText('разрешил Старшинина Ольга').waitFor()
  await look(desk, 'screening-records')
})
