// What is done with a client's numbers, and what goes to «Город» and comes from there: in the window, by keys alone.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getPhone } from '../../shared/contract/phone.ts'
import { afterGuard, ask, places, signInByKeys } from '../support/cash-window.ts'
import { type ClientWindow, clientWindow, tellKeystrokes, zhukova } from '../support/client-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { readByPython } from '../support/numbers-desk.ts'

type Phone = { messages: { to: string; text: string }[] }

describe('numbers and the exchange', () => {
  let desk: DeskWindow
  let page: DeskWindow['page']
  let at: ClientWindow

  beforeAll(async () => {
    desk = await keepDesk()
    page = desk.page
    at = clientWindow(page)
    await signInByKeys(page)
  }, 60_000)
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const lastSms = async (begins: string): Promise<{ to: string; text: string }> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const message = (await ask<Phone>(desk, getPhone.name, {})).value?.messages[0]
      if (message?.text.startsWith(begins)) return message
      await page.waitForTimeout(50)
    }
    throw new Error(`no SMS begins with ${begins}`)
  }

  test('a password is reset and the phone replaced, the document in hand', async () => {
    await at.openCard(zhukova)
    await at.showDocument(zhukova)
    at.keys.count()
    await at.keys.press('Control+n')
    await page.getByRole('heading', { name: 'Номера клиента' }).waitFor()
    await desk.picture('numbers')
    await at.keys.press('Control+r')
    await page.getByText('Новый пароль для +7 (900) 000-01-07?').waitFor()
    await desk.picture('numbers-reset')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText('Новый пароль отправлен на +7 (900) 000-01-07').waitFor()
    tellKeystrokes('reset a password from the card', at.keys.count())
    // On the client's phone (the demo's window shows it) and nowhere in the cashier's work.
    const { text: said } = await lastSms('Пароль')
    expect(await page.getByRole('main').innerText()).not.toContain(/: (\S+)\./.exec(said)?.[1] ?? said)

    await at.keys.press('Control+Enter')
    await page.getByLabel('Новый телефон', { exact: true }).waitFor()
    await at.keys.type('+7 900 000-01-99')
    await afterGuard(page)
    await desk.picture('numbers-new-phone')
    await at.keys.press('Enter')
    await page.getByLabel('Код из СМС').waitFor()
    const { to, text } = await lastSms('Код')
    expect(to).toBe('+79000000199')
    await at.keys.type(/: (\d{6})\./.exec(text)?.[1] ?? '')
    await afterGuard(page)
    await desk.picture('numbers-new-phone-code')
    await at.keys.press('Enter')
    await page.getByText(/Телефон заменён: перешло \d+ услуг/).waitFor()
    tellKeystrokes('replace the phone', at.keys.count())
    await page.getByText('+7 (900) 000-01-99', { exact: true }).waitFor()
    await page.getByText('отозван', { exact: true }).waitFor()
    await desk.picture('numbers-replaced')
    expect((await lastSms('Пароль')).to).toBe('+79000000199')
  })

  test('a number of Gosuslugi is recorded, and revoked with a reason that fits it', async () => {
    await at.keys.press('Control+g')
    await page.getByLabel('Номер', { exact: true }).waitFor()
    await at.keys.paste('12345678901')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText('Номер Госуслуг записан').waitFor()
    await at.keys.press('ArrowDown')
    await page.locator('[aria-current]', { hasText: '12345678901' }).waitFor()
    await at.keys.press('Control+d')
    await page.getByText('Отозвать 12345678901 навсегда?').waitFor()
    expect(await page.getByText('Телефон потерян или украден').count()).toBe(0)
    await desk.picture('numbers-revoke-gosuslugi')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText('Номер 12345678901 отозван.').waitFor()
    await at.keys.press('ArrowUp')
  })

  test("another client's phone needs a reason and a supervisor, at this window", async () => {
    await at.keys.press('Control+Enter')
    await page.getByLabel('Новый телефон', { exact: true }).waitFor()
    await at.keys.type('+7 900 000-01-03')
    await page.getByText('Этот телефон записан за другим клиентом.').waitFor()
    await desk.picture('numbers-of-other')
    await at.keys.press('Enter')
    await at.keys.press('Enter')
    await page.getByLabel('Код из СМС').waitFor()
    const { text } = await lastSms('Код')
    await at.keys.type(/: (\d{6})\./.exec(text)?.[1] ?? '')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByLabel('Логин старшего кассира').waitFor()
    await page.getByText('Оператор связи отдал номер этому клиенту').last().waitFor()
    await desk.picture('numbers-approval')
    await afterGuard(page)
    await at.keys.type('starshiy')
    await at.keys.press('Enter')
    await at.keys.type('starshiy-demo')
    await afterGuard(page)
    await at.keys.press('Enter')
    await page.getByText(/Телефон заменён/).waitFor()
    await page.getByText('+7 (900) 000-01-03', { exact: true }).waitFor()
  })

  test('a supervisor exports what was done, and takes what «Город» has put there', async () => {
    await ask(desk, 'session.signOut', {})
    await signInByKeys(page, places.supervisor)
    await page.keyboard.press('Alt+9')
    await page.getByRole('heading', { name: 'Обмен с «Городом»' }).waitFor()
    await page.getByText('данные «Города» не загружены').waitFor()
    await desk.picture('exchange')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/Готово: 1 файл/)
      .first()
      .waitFor()
    const state = await ask<{ folder: string }>(desk, 'exchange.getState', {})
    const folder = state.value?.folder ?? ''
    const files = readdirSync(join(folder, 'to-gorod')).map((name) => join(folder, 'to-gorod', name))
    expect(Object.values(readByPython(files).numbers)).toMatchObject([{ number: '+79000000103', state: 'confirmed' }])

    const head = {
      asOf: '2026-11-21T06:00:00.000Z',
      demo: true,
      direction: 'from_gorod',
      format: 'gorod-kassa/exchange',
      version: 1,
    }
    const rows = [
      { id: 'p1', at: head.asOf, kind: 'phone_registered', number: '+79000000777' },
      { id: 'p2', at: head.asOf, kind: 'phone_registered', number: '351 22' },
      {
        id: 'l1',
        at: head.asOf,
        kind: 'link_made',
        number: '+79000000777',
        service: 'rs-water',
        account: '3141234567',
      },
    ]
    mkdirSync(join(folder, 'from-gorod'), { recursive: true })
    const put = (name: string, events: object[]): void => {
      const text = [head, ...events].map((row) => `${JSON.stringify(row)}\n`).join('')
      const tail = { rows: events.length, sha256: createHash('sha256').update(text).digest('hex') }
      writeFileSync(join(folder, 'from-gorod', name), `${text}${JSON.stringify(tail)}\n`)
    }
    put('sites-1.jsonl', rows)
    await page.keyboard.press('Insert')
    await page.getByText('Принято 1 файл: новых строк 2, известных 0, непринятых 1.').first().waitFor()
    await page.getByText(/данные «Города» на /).waitFor()
    await desk.picture('exchange-done')
    await page.keyboard.press('Control+b')
    await page.getByText('не российский мобильный телефон').waitFor()
    await desk.picture('exchange-bad-rows')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+r')
    await page
      .getByText(/записан ещё раз, байт в байт/)
      .first()
      .waitFor()
    // A long one is called off; the focus is back where the screen begins.
    put(
      'sites-2.jsonl',
      Array.from({ length: 20_000 }, (_, no) => ({ ...rows[0], id: `q${no}`, number: `+7901${1_000_000 + no}` })),
    )
    await page.keyboard.press('Insert')
    await page.getByRole('progressbar').waitFor()
    await desk.picture('exchange-import')
    await page.keyboard.press('Alt+c')
    await page.getByText('Загрузка отменена.').first().waitFor()
    await desk.picture('exchange-cancelled')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Выгрузить')
  })

  test('the administrator sets folder, range and limits', async () => {
    await ask(desk, 'session.signOut', {})
    await signInByKeys(page, places.administrator)
    await page.keyboard.press('Alt+9')
    await page.getByLabel('Шаблон номера «Город»').waitFor()
    await desk.picture('exchange-settings')
    await page.getByLabel('По номер').fill('900000')
    await afterGuard(page) // a form that has just opened takes no Enter yet
    await page.keyboard.press('Control+Enter')
    await page.getByText('Диапазон не подходит').waitFor()
    await page.getByLabel('По номер').fill('500')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Сохранено.').waitFor()
  })
})
