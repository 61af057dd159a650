// Who may sit at the desk: wrong passwords, the lock-out that no restart gives back, lock, change of the operator.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeJournal } from '../../shared/contract/journal.ts'
import { afterGuard, ask, freshCommandId, openShiftByKeys, places, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, killDesk, startDesk, temporaryDataDir } from '../support/electron-app.ts'
import { closeByHand, demoBand, signOutByPalette, typeByHand, typeSignIn } from '../support/window-acts.ts'

type Refusal = { ok: boolean; error?: { code?: string } }
const codeOf = (answer: Refusal): string | undefined => answer.error?.code

/** What the sign-in screen says, as the cashier reads it. */
const said = (desk: DeskWindow) => desk.page.getByRole('alert')

describe('five wrong passwords', () => {
  const wrong = (desk: DeskWindow) => typeSignIn(desk.page, 'kassir', 'не тот пароль')
  const leftAttempts = (desk: DeskWindow, attempts: string) =>
    said(desk).getByText(`До блокировки на 15 минут: ${attempts}.`).waitFor()

  test('each says how many are left, the fifth says until when; neither a kill nor a restart gives one back', async () => {
    const dataDir = temporaryDataDir()
    const first = await startDesk({ dataDir })
    for (const attempts of ['4 попытки', '3 попытки', '2 попытки', '1 попытка']) {
      await wrong(first)
      await leftAttempts(first, attempts)
      expect(await said(first).innerText()).toContain('Логин или пароль не подходит.')
    }
    await first.picture('sign-in-wrong')
    // The refusal is on the screen: from now on it must count, whatever happens to the machine.
    await killDesk(first)

    const second = await startDesk({ dataDir })
    await wrong(second)
    await said(second).getByText('было пять неверных попыток').waitFor()
    const words = await said(second).innerText()
    // Fifteen minutes from now on the city's clock, not an instant of UTC.
    const until = new Date(Date.now() + 15 * 60_000)
    const clock = (date: Date) =>
      new Intl.DateTimeFormat('ru', { timeZone: 'Asia/Yekaterinburg', hour: '2-digit', minute: '2-digit' }).format(date)
    expect([clock(until), clock(new Date(until.getTime() - 60_000))].some((time) => words.includes(`до ${time}`))).toBe(
      true,
    )
    expect(words).toContain('попросите администратора задать новый временный пароль')
    await second.picture('sign-in-locked-out')
    await killDesk(second)

    const third = await startDesk({ dataDir })
    // The right password, by the demo's own button.
    await third.page.keyboard.press('Enter')
    await third.page.keyboard.press('Enter')
    await said(third).getByText('было пять неверных попыток').waitFor()
    expect(await ask(third, 'session.get', {})).toEqual({ ok: true, value: { state: 'signed_out' } })
    // Negative control: it is this operator who is locked out, not the desk.
    await typeSignIn(third.page, 'starshiy', 'starshiy-demo')
    await third.page.getByRole('navigation').waitFor()
    await closeByHand(third)
  })
})

describe('lock and change of the operator', () => {
  let desk: DeskWindow

  beforeAll(async () => {
    desk = await keepDesk()
    await signInByKeys(desk.page)
    await openShiftByKeys(desk.page)
  }, 60_000)
  afterAll(() => desk.close())

  const doors = [
    ['shift.getCurrent', {}],
    ['journal.list', { filter: wholeJournal, before: null }],
    ['payments.accept', { lines: [], givenKopecks: 0 }],
    ['drafts.get', {}],
    ['printing.getQueue', {}],
    ['operators.list', {}],
    ['session.changePassword', { current: 'a', next: 'b' }],
    ['session.lock', {}],
  ] as const

  test('Ctrl+L hides everything, and main refuses all but the way back', async () => {
    const { page } = desk
    await page.getByText('в кассе').waitFor()
    await page.keyboard.press('Control+L')
    await page.getByRole('heading', { name: 'Экран заблокирован' }).waitFor()
    expect(await page.getByText('Работает Кассирова Анна. Введённое сохранено.').isVisible()).toBe(true)
    expect(await demoBand(page).isVisible()).toBe(true)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.getByText('в кассе').isVisible()).toBe(false)
    expect(await page.getByLabel('Пароль', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(
      true,
    )
    await desk.picture('locked')
    for (const [name, input] of doors) {
      expect([name, codeOf(await ask(desk, name, input, freshCommandId()))]).toEqual([name, 'session.locked'])
    }
    // Keys of the hidden screens do nothing either.
    await page.keyboard.press('F9')
    await page.keyboard.press('Control+K')
    expect(await page.getByRole('heading', { name: 'Экран заблокирован' }).isVisible()).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('a wrong password leaves it locked, the right one brings the screen back', async () => {
    const { page } = desk
    await page.keyboard.insertText('не тот пароль')
    await page.keyboard.press('Enter')
    await said(desk).getByText('Пароль не подходит.').waitFor()
    expect(await said(desk).innerText()).toContain('4 попытки')
    await typeByHand(page, 'kassir-demo')
    await page.keyboard.press('Enter')
    await page.getByText('в кассе').waitFor()
    // Negative control: the same doors are open now.
    for (const [name, input] of doors.slice(0, 2)) expect((await ask(desk, name, input)).ok).toBe(true)
  })

  test('a signed-out desk refuses everything but the sign-in', async () => {
    await signOutByPalette(desk.page)
    for (const [name, input] of doors) {
      expect([name, codeOf(await ask(desk, name, input, freshCommandId()))]).toEqual([name, 'session.signed_out'])
    }
  })

  test('another operator signs in at the same desk, and finds the shift is not theirs', async () => {
    const { page } = desk
    await signInByKeys(page, places.supervisor)
    await page.getByText('Открыта смена 1: Кассирова Анна').waitFor()
    expect(await page.getByText('Попросите закрыть её, затем откройте свою.').isVisible()).toBe(true)
    await desk.picture('shift-of-another')
    // From the lock too: «Другой оператор: выйти».
    await page.keyboard.press('Control+L')
    await page.getByRole('heading', { name: 'Экран заблокирован' }).waitFor()
    await page.getByRole('button', { name: 'Другой оператор: выйти' }).press('Enter')
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
  })

  const screensOf = (): Promise<string[]> => desk.page.getByRole('navigation').getByRole('button').allInnerTexts()

  test('the clerk has no cash: no screen for it, and main refuses', async () => {
    const { page } = desk
    await signInByKeys(page, places.clerk)
    expect((await screensOf()).join(' ')).not.toMatch(/Оплата|Смена|Журнал|Операторы/)
    await page.getByRole('heading', { name: 'Телефон по паспорту' }).waitFor()
    await desk.picture('clerk')
    for (const name of ['shift.open', 'payments.accept', 'drafts.get', 'operators.list']) {
      expect([name, codeOf(await ask(desk, name, {}, freshCommandId()))]).toEqual([name, 'session.not_permitted'])
    }
    await page.keyboard.press('F2')
    expect(await page.getByRole('heading', { name: 'Оплата' }).count()).toBe(0)
    await signOutByPalette(page)
  })

  test('the administrator has operators, printer and audit, and no cash', async () => {
    const { page } = desk
    await signInByKeys(page, places.administrator)
    const screens = (await screensOf()).join(' ')
    for (const name of ['Операторы', 'Принтер', 'Аудит']) expect(screens).toContain(name)
    expect(screens).not.toMatch(/Оплата|Смена|Журнал/)
    await desk.picture('administrator')
    // A new password for whoever forgot theirs, and no way in for whoever has left.
    await page.keyboard.press('Alt+1')
    await page.getByRole('heading', { name: 'Операторы' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+R')
    await page.getByRole('dialog', { name: 'Новый временный пароль: Справкин Пётр' }).waitFor()
    await afterGuard(page)
    await page.keyboard.insertText('мало')
    await page.keyboard.press('Enter')
    await page.getByText('Не меньше 8 знаков', { exact: true }).waitFor()
    await page.keyboard.insertText(' и ещё немного')
    await page.keyboard.press('Enter')
    await page.getByText('Справкин Пётр: пароль задан. Передайте его лично.').waitFor()
    await page.getByRole('cell', { name: 'работает, сменит пароль при входе' }).waitFor()
    await page.keyboard.press('Control+D')
    await page.getByText('Справкин Пётр: отключить?', { exact: false }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: 'отключён' }).waitFor()
    await desk.picture('operator-disabled')
    await page.keyboard.press('Control+D')
    await page.getByRole('cell', { name: 'отключён' }).waitFor({ state: 'detached' })
    for (const name of ['shift.open', 'shift.getX', 'payments.accept', 'journal.list', 'drafts.get']) {
      expect([name, codeOf(await ask(desk, name, {}, freshCommandId()))]).toEqual([name, 'session.not_permitted'])
    }
    await signOutByPalette(page)
    // Negative control: the cashier at the same desk has them all.
    await signInByKeys(page, places.cashier)
    expect((await screensOf()).join(' ')).toMatch(/Оплата.*Смена.*Журнал/s)
  })
})
