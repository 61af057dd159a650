// A whole day of a branch: two cashiers and a supervisor at one desk, by keys, until paper, drawer and file agree.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  afterGuard,
  ask,
  freshCommandId,
  openShiftByKeys,
  paperOnScreen,
  places,
  shiftFacts,
  signInByKeys,
  typeCount,
} from '../support/cash-window.ts'
import { tellKeystrokes } from '../support/client-window.ts'
import { countOf } from '../support/count-of.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { putIn, searchPalette, typeSignIn } from '../support/window-acts.ts'

/** Roubles in the drawer when the day begins. */
const float = 2000

describe('a day of a branch', () => {
  let desk: DeskWindow
  let keys: CountedKeys

  const does = async <T = unknown>(name: string, input: unknown): Promise<T> => {
    const answer = await ask<T>(desk, name, input, freshCommandId())
    expect(answer.ok, `${name} ${JSON.stringify(answer.error)}`).toBe(true)
    return answer.value as T
  }
  const told = (what: string): number => {
    const count = keys.count()
    tellKeystrokes(what, count)
    return count
  }
  /** What a person reads before the next key. */
  const press = async (key: string): Promise<void> => {
    await afterGuard(desk.page)
    await keys.press(key)
  }
  const seen = (text: string | RegExp): Promise<void> => desk.page.getByText(text).first().waitFor()
  const heading = (name: string | RegExp): Promise<void> => desk.page.getByRole('heading', { name }).first().waitFor()
  const leave = async (): Promise<void> => {
    await ask(desk, 'session.signOut', {})
    await heading('Вход')
  }
  const payScanned = async (sumKopecks: number, account: string, given?: string): Promise<void> => {
    await scan(desk.page, waterBill({ sumKopecks, account }))
    await seen(`ЛС ${account}`)
    keys.count()
    await press('Enter')
    await heading('Деньги')
    await afterGuard(desk.page)
    if (given !== undefined) await keys.type(given)
    await keys.press('Enter')
    await heading('Принято')
  }

  beforeAll(async () => {
    desk = await keepDesk()
    keys = countedKeys(desk.page)
    const admin = { login: 'admin', password: 'admin-demo' }
    expect((await ask(desk, 'session.signIn', admin)).ok).toBe(true)
    const second = { login: 'vtoroi', name: 'Вторая касса', role: 'cashier', temporaryPassword: 'vtoroi-demo-1' }
    await does('operators.create', second)
    await ask(desk, 'session.signOut', {})
    const supervisor = { login: 'starshiy', password: 'starshiy-demo' }
    expect((await ask(desk, 'session.signIn', supervisor)).ok).toBe(true)
    await does('cash.openVault', { rows: countOf(10_000_000) })
    await ask(desk, 'session.signOut', {})
  }, 60_000)
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  test('the first cashier opens, takes, gives one back and sends the large notes to the vault', async () => {
    const { page } = desk
    await signInByKeys(page, places.cashier)
    await openShiftByKeys(page, float)
    await payScanned(81_240, '3141234567')
    expect(told('a scanned bill, the exact sum')).toBeLessThanOrEqual(2)
    await press('Enter')
    await payScanned(150_000, '3147654321', '2000')
    told('a scanned bill with change from 2000')
    await seen('500,00')
    await seen('Чек: напечатан')

    await searchPalette(page, 'сторно')
    await seen('Аннулировать или исправить')
    keys.count()
    await keys.press('Enter')
    await page.getByLabel('Номер квитанции').waitFor()
    await keys.press('Control+E') // the last receipt
    await page.getByRole('checkbox', { name: /3147654321/ }).waitFor()
    await afterGuard(page) // the only line is chosen: the reason is asked first
    for (let down = 0; down < 4; down++) await keys.press('ArrowDown')
    await keys.press('Enter')
    await keys.press('Space')
    await keys.press('Enter')
    await heading('Разрешение старшего кассира')
    await putIn(page, 'starshiy')
    await press('Enter')
    await putIn(page, 'starshiy-demo')
    await keys.press('Enter')
    await heading('Возврат оформлен')
    told('a payment given back, with the approval')
    expect((await shiftFacts(desk)).drawerKopecks).toBe(float * 100 + 81_240)

    await keys.press('Shift+F8')
    await page.getByRole('button', { name: 'В хранилище' }).waitFor()
    keys.count()
    await keys.press('Control+3')
    await heading('Сдать в хранилище')
    await keys.press('Enter')
    await keys.press('Enter')
    await keys.type('1')
    await press('Control+Enter')
    await page.getByRole('cell', { name: 'в пути' }).waitFor()
    told('a note of 1000 sent to the vault')
    await desk.picture('day-sent-to-vault')
  })

  test('counts and hands the drawer over to the second, who takes it by a count and is five roubles short', async () => {
    const { page } = desk
    const left = float * 100 + 81_240 - 100_000
    await keys.press('F8')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    keys.count()
    await press('Enter')
    await seen('В ящике по пересчёту')
    await typeCount(keys, left)
    await press('Control+Enter')
    await seen(/Сошлось/)
    await page.getByLabel('Передать остаток').focus()
    await page.getByLabel('Передать остаток').selectOption({ label: 'Вторая касса' })
    await desk.picture('day-hand-over')
    await press('Control+Enter')
    await seen(/Z-отчёт: напечатан/)
    told('counted, handed over, closed')
    expect((await paperOnScreen(page)).join('\n')).toMatch(/Вторая касса/)
    await desk.picture('day-first-z')
    await leave()

    await typeSignIn(page, 'vtoroi', 'vtoroi-demo-1')
    await page.getByLabel('Новый пароль', { exact: true }).waitFor()
    await ask(desk, 'session.changePassword', { current: 'vtoroi-demo-1', next: 'vtoroi-demo-2' })
    await page.getByRole('navigation').waitFor()
    await keys.press('F8')
    await seen('Остаток в ящике на начало')
    await typeCount(keys, left)
    await press('Control+Enter')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    await keys.press('F2')
    await seen('Сканируйте код с квитанции')
    await payScanned(61_069, '3147654321')
    await keys.press('F8')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    await press('Enter')
    await seen('В ящике по пересчёту')
    await typeCount(keys, left + 61_069 - 500)
    await press('Control+Enter')
    await seen('Недостача 5,00 ₽')
    await putIn(page, 'ошибка при сдаче')
    await press('Enter')
    await seen(/Z-отчёт: напечатан/)
    await leave()
  })

  test('the supervisor takes the vault’s cash, settles, makes and sends the registers: all agree', async () => {
    const { page } = desk
    await signInByKeys(page, places.supervisor)
    await keys.press('Shift+F8')
    await page.getByRole('cell', { name: 'в пути' }).waitFor()
    keys.count()
    await keys.press('Insert')
    await heading(/Принять/)
    await keys.press('Enter')
    await keys.press('Enter')
    await keys.type('1')
    await press('Control+Enter')
    await page.getByRole('cell', { name: 'принято' }).waitFor()
    told('cash accepted into the vault')
    await desk.picture('day-vault')

    await keys.press('F8')
    await seen('Остаток в ящике на начало')
    await keys.press('Control+J')
    await seen(/При закрытии смены № 2/)
    keys.count()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await keys.press('ArrowDown')
    await press('Enter')
    await putIn(page, 'внесено кассиром')
    await press('Enter')
    await seen('Нерешённых расхождений нет.')
    told('a shortage settled')

    await keys.press('Alt+0')
    await seen('не сделан')
    keys.count()
    await press('Control+Enter')
    await seen('сделан, не передан')
    await press('Control+M')
    await page.getByRole('dialog').waitFor()
    await press('Enter')
    await seen('передан')
    told('the registers of the day made and marked as sent')
    await desk.picture('day-registers')

    await keys.press('F10')
    await page.locator('canvas').waitFor()
    await desk.picture('day-report')
    await keys.press('F9')
    await heading('Журнал')
    await page.getByRole('document').first().waitFor()
    await desk.picture('day-journal')

    // Drawer = journal = Z = registers = the file that lies in the folder.
    type Sums = { sumKopecks: number }
    const day = await ask<{ businessDate: string; made: (Sums & { fileName: string })[]; folder: string }>(
      ...[desk, 'outgoing.getDay', { businessDate: null }],
    )
    const { businessDate = '', made = [], folder = '' } = day.value ?? {}
    const book = await ask<{ transfers: { cashKopecks: number; shifts: { agrees: boolean }[] } }>(
      ...[desk, 'outgoing.getTransfers', { businessDate }],
    )
    const taken = 81_240 + 61_069
    expect(made.reduce((sum, { sumKopecks }) => sum + sumKopecks, 0)).toBe(taken)
    expect(book.value?.transfers).toMatchObject({ cashKopecks: taken, shifts: [{ agrees: true }, { agrees: true }] })
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      made.some(({ fileName }) => name.endsWith(fileName)),
    )
    expect(files).toHaveLength(made.length)
    const written = files.map((name) => readFileSync(join(folder, name), 'latin1')).join('\n')
    expect(written).toContain('812,40')
    expect(written).toContain('610,69')
    expect(written).not.toContain('1500,00')
    const counted = float * 100 + taken - 100_000 - 500
    const next = await ask<{ remainderKopecks: number }>(desk, 'shift.getOpening', {})
    expect(next.value?.remainderKopecks).toBe(counted)
  })
})
