// Registers of providers: a supervisor loads one from its file by keys, and the cashier sees its debts with their date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { encodeRaw } from '../../shared/domain/register-text.ts'
import { look } from '../support/axe.ts'
import { afterGuard, ask, openShiftByKeys, places, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, startDesk } from '../support/electron-app.ts'
import { putIn } from '../support/window-acts.ts'

/** What the person would choose in the system's own dialogs, which no test can drive. */
const chooses = (desk: DeskWindow, path: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${file}.bad.csv` })
  }, path)

const cp1251 = (lines: readonly string[]): Buffer =>
  Buffer.from(encodeRaw(`${lines.join('\r\n')}\r\n`, 'windows-1251'), 'latin1')

/** The demo's own registers are of yesterday. */
const dayBefore = new Date(Date.now() - 2 * 86_400_000).toLocaleDateString('ru-RU', { timeZone: 'Asia/Yekaterinburg' })

test('a register is looked at, read, confirmed and seen by the cashier; a cancelled one changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-registers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'долги.txt')
  writeFileSync(
    file,
    cp1251([
      'Лицевой счёт;Плательщик;К оплате;Адрес',
      '3140200001;СЕЛИВАНОВ И. П.;1 234,56;г. Челябинск, ул. Труда, д. 1, кв. 2',
      '3140200002;СЕЛИВАНОВ И. П.;0,44;г. Челябинск, ул. Труда, д. 1, кв. 3',
      '31402;СЕЛИВАНОВ И. П.;12,00;г. Челябинск, ул. Труда, д. 1, кв. 4',
      '3140200004;СЕЛИВАНОВ И. П.;сто;г. Челябинск, ул. Труда, д. 1, кв. 5',
      '3140200005;СЕЛИВАНОВ И. П.;7,00;г. Челябинск, ул. Труда, д. 1, кв. 6',
    ]),
  )
  const desk = await startDesk()
  const { page } = desk
  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('Alt+8')
  await page.getByRole('heading', { name: 'Реестры поставщиков' }).waitFor()
  await page.getByRole('cell', { name: 'не загружен' }).first().waitFor()
  await desk.picture('registers')

  // The service by a word, the file, and how it is read: guessed, and seen in its first rows.
  await putIn(page, 'расчетные')
  await page.getByText('МУП «ПОВВ» г. Челябинск').first().waitFor({ state: 'detached' })
  await chooses(desk, file)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Как читать файл' }).waitFor()
  await page.getByText('Читается 3 из 5 показанных строк').waitFor()
  await page.getByText('счёт не того вида, что у поставщика').waitFor()
  await desk.picture('registers-preview')
  // A wrong encoding is seen at once, and the right one is a key away.
  await page.getByLabel('Кодировка').focus()
  await page.keyboard.press('ArrowDown')
  await page.getByText('яекхбюмнб').first().waitFor()
  await page.getByText('Файл похож на Windows-1251.').waitFor()
  await look(desk, 'registers-mojibake')
  await page.keyboard.press('Alt+e')
  await page.getByText('яекхбюмнб').first().waitFor({ state: 'detached' })

  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Дата реестра').waitFor()
  await page.keyboard.press('Control+a')
  await putIn(page, dayBefore)
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  expect(await page.getByLabel('Вид файла').inputValue()).toBe('yes')
  await desk.picture('registers-date')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Проверьте итоги' }).waitFor()
  await page.getByText('1 242,00'.replace(' ', '\u00a0')).waitFor()
  await look(desk, 'registers-totals')
  await page.keyboard.press('Control+b')
  await page.getByText('Непринятые строки сохранены').waitFor()
  const saved = readFileSync(`${file}.bad.csv`, 'utf8')
  expect(saved).toContain('31402;')
  expect(saved).toContain('сто')
  expect(saved).not.toContain('3140200001')
  await page.keyboard.press('Enter')
  await page.getByText('Реестр в работе: ').waitFor()
  await page.getByRole('cell', { name: `на ${dayBefore}, позавчера` }).waitFor()

  // Another one is called off: the one in force stands, and the screen says so.
  const big = join(folder, 'много.txt')
  writeFileSync(
    big,
    Buffer.alloc(96_000_000, cp1251(['3140200001;СЕЛИВАНОВ И. П.;99,00;г. Челябинск, ул. Труда, д. 1'])),
  )
  await chooses(desk, big)
  await page.keyboard.press('Control+Enter')
  // Read as the last time: the layout was kept in the catalogue.
  await page.getByText('Вид файла взят из справочника').waitFor()
  await afterGuard(page)
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Дата реестра').waitFor()
  await afterGuard(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('читаю файл').waitFor()
  await desk.picture('registers-running')
  await page.keyboard.press('Alt+c')
  await page.getByText('Загрузка отменена.').waitFor()
  expect(await page.getByLabel('Услуга или поставщик').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByRole('cell', { name: `на ${dayBefore}, позавчера` }).waitFor()
  await desk.picture('registers-cancelled')

  await ask(desk, 'session.signOut', {})
  await signInByKeys(page, places.cashier)
  await openShiftByKeys(page)
  await page.keyboard.press('F4')
  await page.getByLabel(/Телефон, документ/).waitFor()
  await putIn(page, '3140200001')
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await page.getByText(`к оплате по реестру на ${dayBefore}, позавчера`).waitFor()
  await page.keyboard.press('F2')
  const row = page.getByRole('row').filter({ hasText: '3140200001' })
  await row.getByText('1 234,56 ₽'.replaceAll(' ', '\u00a0')).waitFor()
  await row.getByText(`на ${dayBefore}`).waitFor()
  await desk.picture('registers-debts')
})
