// F10 by keys alone: a cashier's own shift as answers, charts and figures, a supervisor's branch by typed days, paper and PDF.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { ask, closeShiftAs, freshCommandId, places, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { countOf } from '../support/count-of.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { putIn, searchPalette, signOutByPalette } from '../support/window-acts.ts'

let desk: DeskWindow
const folder = mkdtempSync(join(tmpdir(), 'kassa-e2e-reports-'))
/** Tomorrow: nothing of the demo's making lies behind it. */
const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  desk = await keepDesk()
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.close()
})

const atHour = (hourUtc: number, minute: number): Promise<void> =>
  desk.app.evaluate(
    (_, ms) => {
      Date.now = () => ms
    },
    Date.parse(`${day}T${String(hourUtc).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`),
  )

const does = async (name: string, input: unknown): Promise<void> => {
  const answer = await ask(desk, name, input, freshCommandId())
  expect(answer.ok, `${name} ${JSON.stringify(answer.error)}`).toBe(true)
}

type Paid = [serviceId: string, account: string, kopecks: number]
const water: Paid = ['rs-water', '3141234567', 81_240]
const heat: Paid = ['heat-home', '5200012345', 243_015]
const net: Paid = ['net-home', '1204567', 55_000]
const light: Paid = ['el-home', '7400012344', 121_433]
const gas: Paid = ['gas-home', '3000012345', 64_180]

const pays = async (hourUtc: number, minute: number, tookS: number, ...paid: Paid[]): Promise<void> => {
  await atHour(hourUtc, minute)
  const startedAt = new Date(
    Date.parse(`${day}T00:00:00.000Z`) + ((hourUtc * 60 + minute) * 60 - tookS) * 1000,
  ).toISOString()
  const lines = paid.map(([serviceId, account, amountKopecks]) => ({
    ...{ payee: 'catalogue', serviceId, account, amountKopecks, origin: 'typed' },
    period: serviceId === 'net-home' ? null : `${day.slice(0, 4)}-01`,
  }))
  await does('payments.accept', { lines, givenKopecks: 1_000_000, startedAt })
}

/** Nine payments of a morning, the most of them from 11 to 12 (UTC+5). */
const morning = async (): Promise<void> => {
  await atHour(4, 0)
  await does('shift.open', { count: countOf(500_000), reason: null })
  await pays(4, 20, 35, water)
  await pays(5, 5, 52, heat, light)
  await pays(5, 40, 41, water, net)
  await pays(6, 2, 38, water)
  await pays(6, 10, 96, heat, water, gas)
  await pays(6, 21, 44, light)
  await pays(6, 44, 61, water, heat)
  await pays(7, 15, 29, water)
  await pays(9, 30, 83, gas, net)
  const outside = { place: 'drawer', counterparty: 'Инкассация', ground: 'сдача выручки', symbol: null }
  await does('cash.payOut', { ...outside, rows: countOf(300_000) })
}

test('a cashier sees the own shift: answers, charts, figures; paper and PDF come out', async () => {
  const { page } = desk
  await signInByKeys(page, places.cashier)
  await morning()
  await page.keyboard.press('F10')
  await page.getByRole('heading', { name: /денег — / }).waitFor()
  await page.locator('canvas').waitFor()
  await desk.picture('reports-providers')
  await page.keyboard.press('Control+4')
  await page.getByRole('heading', { name: /^Больше всего платят с 11 до 12: 4.платежа, 44.% дня$/ }).waitFor()
  await look(desk, 'reports-hours')
  // The table is walked, sorted by a head, and read back as text.
  await page.getByRole('region', { name: 'Цифры отчёта' }).focus()
  await page.keyboard.press('End')
  await page.locator('tr[aria-selected="true"]', { hasText: '14–15' }).waitFor()
  await page.keyboard.press('Control+6')
  await page.getByRole('heading', { name: /^В кассе / }).waitFor()
  await desk.picture('reports-cash')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Отчёт напечатан.').waitFor()
  const saveAs = (name: string): Promise<void> =>
    desk.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      },
      join(folder, name),
    )
  await saveAs('report.pdf')
  await page.keyboard.press('Control+5')
  await page.getByRole('heading', { name: /комиссии/ }).waitFor()
  await page.keyboard.press('Control+S')
  await page.getByText('Сохранено: report.pdf').waitFor()
  expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  await saveAs('report.xlsx')
  await page.keyboard.press('Control+E')
  await page.getByText(/^report\.xlsx: \d+ строк/).waitFor()
  await desk.picture('reports-exported')
  await saveAs('report.csv')
  await page.keyboard.press('Control+Shift+E')
  await page.getByText(/^report\.csv: \d+ строк/).waitFor()
  expect(readFileSync(join(folder, 'report.csv'), 'utf8')).toMatch(
    /^\ufeffПоставщик;С плательщика, ₽;.*\r\n[^]*Итого: 5.поставщиков;20,00;/,
  )
  await page.keyboard.press('Control+Shift+C')
  await page.getByText('Таблица скопирована как текст.').waitFor()
  // Gone to another screen and back, the report stands as it was.
  await page.keyboard.press('F8')
  await page.keyboard.press('F10')
  await page.getByRole('heading', { name: /комиссии/ }).waitFor()
  await closeShiftAs(desk, (await shiftFacts(desk)).drawerKopecks)
})

test('a supervisor sees the branch by typed days, in the dark too', async () => {
  const { page } = desk
  await signOutByPalette(page)
  await signInByKeys(page, places.supervisor)
  await page.keyboard.press('F10')
  await page.getByText('За эти дни платежей нет.').waitFor()
  await desk.picture('reports-empty')
  // Ins goes on to the next days: yesterday, week, month, own.
  for (let step = 0; step < 4; step++) await page.keyboard.press('Insert')
  await page.locator('input:focus').waitFor()
  await putIn(page, day.split('-').reverse().join('.'))
  await page.keyboard.press('Control+7')
  await page.getByRole('heading', { name: /^Половина платежей — быстрее 44/ }).waitFor()
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { name: /^Чаще всего платят за/ }).waitFor()
  await searchPalette(page, 'dark')
  await page.getByText('Тёмное оформление').waitFor()
  await page.keyboard.press('Enter')
  await page.locator(':root[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' })
  await desk.picture('reports-services-dark')
  // The day is closed: its certificate is made of the Z-report.
  await page.keyboard.press('Control+D')
  await page.getByText('Форма 0402112').waitFor()
  await desk.picture('reports-certificate')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Справка отправлена на печать.').waitFor()
})
