// A client asks to be forgotten: the card is gone, the payment stays in the journal, the paper says what was kept.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, freshCommandId, signInByKeys } from '../support/cash-window.ts'
import { clientWindow, zhukova } from '../support/client-window.ts'
import { waterLine } from '../support/desk.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { searchPalette } from '../support/window-acts.ts'
import { countOf } from '../support/count-of.ts'

const value = async <T>(desk: DeskWindow, name: string, input: unknown, isCommand = false): Promise<T> => {
  const answer = await ask<T>(desk, name, input, isCommand ? freshCommandId() : undefined)
  if (!answer.ok) throw new Error(`${name} answered ${JSON.stringify(answer.error)}`)
  return answer.value as T
}

describe('withdrawal of consent', () => {
  let desk: DeskWindow
  beforeAll(async () => {
    desk = await keepDesk()
  }, 60_000)
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  test('the administrator sees the texts of the papers, what is wrong in them, and the terms', async () => {
    const { page } = desk
    await signInByKeys(page, 3)
    await page.keyboard.press('Alt+7')
    await page.getByText('СОГЛАСИЕ на обработку').first().waitFor()
    await look(desk, 'texts')
    await page.getByRole('textbox', { name: /^Текст:/ }).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\nЕщё одна строка\n{паспорт}')
    await page.getByText('Места {паспорт} на этой бумаге нет.', { exact: false }).waitFor()
    await page.keyboard.press('Control+d')
    await page.getByText('Ещё одна строка').last().waitFor()
    await look(desk, 'texts-wrong')
    // Without the place that is not there it is a version of its own, and said to be in force.
    await page.getByRole('textbox', { name: /^Текст:/ }).focus()
    for (let letter = 0; letter < '{паспорт}'.length; letter++) await page.keyboard.press('Backspace')
    await page.getByText('Места {паспорт} на этой бумаге нет.', { exact: false }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Действует редакция \d{4}-\d\d-\d\d/).waitFor()
    await page.keyboard.press('Control+j')
    await page.getByText('Образец напечатан.').waitFor()
    await desk.picture('texts-saved')
    // The one before is found by the arrows and brought back; one that lacks what the paper needs is not.
    await page.getByLabel('Редакция').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText('Нет места {представитель}', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: /Вернуть эту редакцию/ }).isDisabled()).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.getByText('Нет места {представитель}', { exact: false }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Снова действует редакция/).waitFor()
    await desk.picture('texts-chosen')
    await page.keyboard.press('Alt+8')
    await page.getByText('Сколько хранится').waitFor()
    await look(desk, 'protection')
    await value(desk, 'session.signOut', {})
  })

  test('the client is erased by keys alone; the payment stays, and the paper has come out', async () => {
    const { page } = desk
    const at = clientWindow(page)
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await signInByKeys(page)
    await value(desk, 'shift.open', { count: countOf(100_000), reason: null }, true)
    const payment = { lines: [waterLine(81_240)], givenKopecks: 100_000 }
    const { receiptNumber } = await value<{ receiptNumber: string }>(desk, 'payments.accept', payment, true)
    await at.openCard(zhukova)
    await searchPalette(page, 'отзыв')
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await page.getByText('когда документ в руках', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await at.showDocument(zhukova)
    await page.keyboard.press('Control+j')
    await page.getByText('Будет удалено навсегда', { exact: false }).waitFor()
    await look(desk, 'withdrawal')
    await page.keyboard.press('Insert')
    await page.getByText('Реклама прекращается сразу').waitFor()
    await page.getByText('отозвал(а) согласие на получение рекламы.').waitFor()
    await look(desk, 'withdrawal-advertising')
    await page.keyboard.press('Insert')
    await page.getByText('Будет удалено навсегда', { exact: false }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    await afterGuard(page)
    await look(desk, 'withdrawal-confirm')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Согласие отозвано, данные удалены.' }).waitFor()
    await page.getByText('Лист подтверждения: напечатан').waitFor()
    await look(desk, 'withdrawal-done')
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByLabel(/Телефон, документ/).waitFor()
    await at.keys.type(zhukova.words)
    await page.getByText('Такого клиента нет').waitFor()
    await page.keyboard.press('F9')
    await page.getByText(receiptNumber).first().waitFor()
    const folder = join(desk.dataDir, 'demo', 'papers')
    const papers = readdirSync(folder).filter((name) => name.includes('withdrawal') && name.endsWith('.txt'))
    expect(papers).toHaveLength(1)
    const paper = readFileSync(join(folder, papers[0] ?? ''), 'utf8')
    expect(paper).toContain('Сохранено по закону')
    expect(paper).not.toContain('Жуков')
  })
})
