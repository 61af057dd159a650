// Steps that every e2e of the cash begins with.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { standardDenominations } from '../../shared/domain/denominations.ts'
import { countOf } from './count-of.ts'
import type { DeskWindow } from './electron-app.ts'

/** Signs in on a demo desk by keys: arrow down to the operator, Enter fills, Enter signs in. */
export const signInByKeys = async (page: Page, place = 0): Promise<void> => {
  await page.getByRole('heading', { name: 'Вход' }).waitFor()
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor({ timeout: 20_000 })
}

export const places = { cashier: 0, supervisor: 1, clerk: 2, administrator: 3 } as const

/** A money step takes no key in its first 300 ms; a person needs longer to read it. */
export const afterGuard = (page: Page): Promise<void> => page.waitForTimeout(350)

type Keys = { press(key: string): Promise<unknown>; type(text: string): Promise<unknown> }

/** Counts a sum on the screen: the pieces of each note and coin there are, and the next row for each Enter between. */
export const typeCount = async (keys: Keys, kopecks: number): Promise<void> => {
  const pieces = new Map(countOf(kopecks).map((row) => [row.denomination, row.pieces]))
  const last = standardDenominations.findLastIndex(({ id }) => pieces.has(id))
  for (const [index, { id }] of standardDenominations.slice(0, last + 1).entries()) {
    if (index > 0) await keys.press('Enter')
    const count = pieces.get(id)
    if (count !== undefined) await keys.type(String(count))
  }
}

/** From the payment screen without a shift to the payment screen with one, on a float of whole roubles. */
export const openShiftByKeys = async (page: Page, float = 1000): Promise<void> => {
  await page.getByRole('button', { name: /Открыть смену/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Остаток в ящике на начало').waitFor()
  await typeCount(page.keyboard, float * 100)
  await afterGuard(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Сканируйте код с квитанции').waitFor()
}

/** One question to main through the page's own door. */
export const ask = async <T = unknown>(
  desk: DeskWindow,
  name: string,
  input: unknown,
  commandId?: string,
): Promise<{ ok: boolean; value?: T; error?: { kind: string; code?: string } }> =>
  JSON.parse(
    await desk.page.evaluate(
      ([op, value, id]) =>
        (window as never as { kassa: { call(n: unknown, i: unknown, c: unknown): Promise<string> } }).kassa.call(
          op,
          value,
          id,
        ),
      [name, input, commandId] as const,
    ),
  )

let counter = 0
export const freshCommandId = (): string => `01960000-0000-7000-8000-${String(++counter).padStart(12, '0')}`

/** Points the demo desk at a printer on this machine; the administrator does it, then leaves. */
export const usePrinter = async (desk: DeskWindow, port: number, columns = 48): Promise<void> => {
  const admin = { login: 'admin', password: 'admin-demo' }
  expect((await ask(desk, 'session.signIn', admin)).ok).toBe(true)
  const settings = { kind: 'tcp', host: '127.0.0.1', port, columns, codePage: 17, answersStatus: true }
  expect((await ask(desk, 'printing.setSettings', settings, freshCommandId())).ok).toBe(true)
  expect((await ask(desk, 'session.signOut', {})).ok).toBe(true)
}

/** The paper on the screen, line by line, as the window says it; QR codes are left out. */
export const paperOnScreen = async (page: Page): Promise<string[]> =>
  (await page.getByRole('document').locator('pre').allInnerTexts()).map((line) => line.trimEnd())

/** Counts the drawer and closes the shift through the page's own door. */
export const closeShiftAs = async <T = unknown>(desk: DeskWindow, kopecks: number): Promise<T> => {
  for (const [name, input] of [
    ['shift.beginCounting', {}],
    ['shift.countDrawer', { count: countOf(kopecks) }],
  ] as const)
    expect((await ask(desk, name, input, freshCommandId())).ok, name).toBe(true)
  const input = { reason: null, takenOverBy: null, handOverTo: null }
  const closed = await ask<T>(desk, 'shift.close', input, freshCommandId())
  expect(closed.ok).toBe(true)
  return closed.value as T
}

/** How many payments the journal of the shift has, and what lies in the drawer. */
export const shiftFacts = async (desk: DeskWindow): Promise<{ payments: number; drawerKopecks: number }> => {
  const answer = await ask<{ paymentCount: number; drawerKopecks: number } | null>(desk, 'shift.getCurrent', {})
  return { payments: answer.value?.paymentCount ?? -1, drawerKopecks: answer.value?.drawerKopecks ?? -1 }
}
