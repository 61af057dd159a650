// The first start of a real desk by keys alone, its recovery phrase, and what opens its keys after a restart.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { ask, freshCommandId } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { FakePrinter } from '../support/fake-printer.ts'
import { filesHolding } from '../support/folder-bytes.ts'
import {
  administratorFields,
  fillByEnter,
  labelInFocus,
  openStep,
  phraseOnScreen,
  typedDesk,
  typeGroups,
} from '../support/set-up-by-keys.ts'
import { closeByHand, typeByHand, typeSignIn } from '../support/window-acts.ts'

const { administrator, passphrase } = typedDesk

describe('a real desk on a computer that keeps no secrets', () => {
  let desk: DeskWindow
  let printer: FakePrinter
  let groups: string[] = []
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  beforeAll(async () => {
    printer = new FakePrinter({ port: 0 })
    await printer.start()
    desk = await keepDesk({ dataDir, args: [], waitFor: /Первый запуск/ })
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    await printer.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const restart = async ({ login, password } = administrator): Promise<void> => {
    await closeByHand(desk)
    desk = await keepDesk({ dataDir, args: [] })
    await typeSignIn(desk.page, login, password)
    await desk.page.getByRole('navigation').waitFor()
  }
  const keyState = async (): Promise<unknown> => (await ask(desk, 'keys.getState', {})).value
  const lamp = () => desk.page.getByRole('button', { name: 'Ключи', exact: true })

  test('step 1: bank and desk; a BIC that can’t be one is said beside its field, which gets the focus', async () => {
    const { page } = desk
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await openStep(page, 'Банк и место')
    await desk.picture('set-up-1-empty')
    await fillByEnter(page, { ...typedDesk.details, 'БИК банка': '123456789' })
    const bic = page.getByLabel('БИК банка')
    await expect.poll(() => bic.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByText('Девять цифр, первые две 04, например 047501779').isVisible()).toBe(true)
    await look(desk, 'set-up-1-wrong-bic')
    await page.keyboard.press('Control+A')
    await typeByHand(page, '047501779')
    await page.keyboard.press('Control+Enter')
    await openStep(page, 'Принтер чеков')
  })

  test('step 2: the printer and its test page; Esc goes back and loses nothing', async () => {
    const { page } = desk
    expect(await page.getByLabel('Какой принтер').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('Адрес принтера').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Введите адрес, например 192.168.1.50').waitFor()
    await expect.poll(() => labelInFocus(page)).toBe('Адрес принтера')
    await page.keyboard.insertText('127.0.0.1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await typeByHand(page, String(printer.port))
    await page.keyboard.press('Insert')
    await page.getByText('Пробная страница напечатана, принтер это подтвердил.').waitFor()
    await desk.picture('set-up-2-tested')
    printer.state.paperOut = true
    await page.keyboard.press('Insert')
    await page.getByText('Пробная страница не напечатана.').waitFor()
    await desk.picture('set-up-2-paper-out')
    printer.state.paperOut = false

    await page.keyboard.press('Escape')
    await openStep(page, 'Банк и место')
    expect(await page.getByLabel('БИК банка').inputValue()).toBe('047501779')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Первый запуск' }).waitFor()
    await page.keyboard.press('Enter') // the focus is where the person left
    await openStep(page, 'Банк и место')
    expect(await page.getByLabel('Отделение', { exact: true }).inputValue()).toBe('Отделение 12')
    await page.keyboard.press('Control+Enter')
    await openStep(page, 'Принтер чеков')
    expect(await page.getByLabel('Порт').inputValue()).toBe(String(printer.port))
    await page.keyboard.press('Control+Enter')
    await openStep(page, 'Первый администратор')
  })

  test('step 3: the administrator, and the password of the keys with the reason for it', async () => {
    const { page } = desk
    expect(await page.getByText('Система этого компьютера не хранит секреты', { exact: false }).isVisible()).toBe(true)
    const fields = administratorFields(typedDesk, false)
    await fillByEnter(page, { ...fields, 'Пароль ещё раз': 'другой пароль', 'Пароль ключей': 'ааааааааа' })
    await expect.poll(() => labelInFocus(page)).toBe('Пароль ещё раз')
    expect(await page.getByText('Пароли не совпадают: введите пароль ещё раз.').isVisible()).toBe(true)
    await desk.picture('set-up-3-wrong')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(administrator.password)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(passphrase)
    await page.keyboard.press('Control+Enter')
    await openStep(page, 'Фраза восстановления')
  })

  test('step 4: the phrase is shown, and printed on the real printer', async () => {
    const { page } = desk
    groups = await phraseOnScreen(page)
    expect(groups).toHaveLength(8)
    for (const group of groups) expect(group).toMatch(/^\d{6}$/)
    await desk.picture('set-up-4-phrase')
    await page.keyboard.press('Insert')
    await page.getByText('Лист с фразой напечатан. Сверьте его с экраном.').waitFor()
    await desk.picture('set-up-4-printed')
    const paper = printer.jobs().at(-1)?.paper.lines.join('\n') ?? ''
    for (const [index, group] of groups.entries())
      expect(paper).toContain(`${index + 1}: ${group.slice(0, 3)} ${group.slice(3)}`)
  })

  test('step 5: typed back; a slip is named by its group, and only the right phrase makes the desk', async () => {
    const { page } = desk
    await page.keyboard.press('Enter')
    await openStep(page, 'Проверка фразы')
    expect(await page.getByRole('list', { name: 'Фраза восстановления: восемь групп' }).count()).toBe(0)
    const third = groups[2] ?? ''
    const slip = third.slice(0, 5) + ((Number(third[5]) + 1) % 10)
    await typeGroups(
      page,
      groups.map((group, index) => (index === 2 ? slip : group)),
    )
    await page.getByText('Ошибка в группе 3: сверьте все шесть цифр.').waitFor()
    await expect.poll(() => labelInFocus(page)).toBe('Группа 3')
    await desk.picture('set-up-5-slip')
    expect((await ask<{ phase: string }>(desk, 'desk.getState', {})).value?.phase).toBe('first_run')
    // Another group that is well-formed is still not the one on the paper.
    await page.keyboard.press('Control+A')
    await typeByHand(page, third === '000011' ? '000022' : '000011')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => labelInFocus(page)).toBe('Группа 3')
    await page.keyboard.press('Control+A')
    await typeByHand(page, third)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    expect(await page.getByText('Отделение 12 · Место 17').isVisible()).toBe(true)
    await desk.picture('set-up-done')
    expect((await ask(desk, 'keys.newPhrase', {})).ok).toBe(false)
  })

  test('the administrator signs in; the keys are open, and neither phrase nor password lies anywhere', async () => {
    const { page } = desk
    await typeSignIn(page, administrator.login, administrator.password)
    await page.getByRole('navigation').waitFor()
    expect(await keyState()).toEqual({ state: 'open', protection: 'passphrase', osStoreFailed: false, rotation: null })
    expect(await lamp().count()).toBe(0)
    // Two groups in a row: six digits alone may stand somewhere by chance.
    const pairs = groups.flatMap((group, index) => ['', ' ', '-'].map((between) => group + between + groups[index + 1]))
    for (const secret of [...pairs, passphrase, administrator.password])
      expect(filesHolding(dataDir, secret), secret).toEqual([])
    expect(filesHolding(dataDir, 'Отделение 12')).not.toEqual([]) // negative control of the search
  })

  test('after a restart the desk is sealed: a cashier is told what waits; a wrong password is a sentence, the right one opens it, and the search goes on', async () => {
    const cashier = { login: 'kassir', name: 'Кассирова А. А.', role: 'cashier', temporaryPassword: 'временный 1' }
    expect((await ask(desk, 'operators.create', cashier, freshCommandId())).ok).toBe(true)
    await ask(desk, 'session.signOut', {})
    await ask(desk, 'session.signIn', { login: cashier.login, password: cashier.temporaryPassword })
    const own = { current: cashier.temporaryPassword, next: 'собственный 2' }
    expect((await ask(desk, 'session.changePassword', own)).ok).toBe(true)

    await restart({ name: cashier.name, login: cashier.login, password: own.next })
    const { page } = desk
    await lamp().waitFor()
    expect(await keyState()).toEqual({
      state: 'sealed',
      protection: 'passphrase',
      osStoreFailed: false,
      rotation: null,
    })
    await desk.picture('keys-sealed')
    await page.keyboard.press('F4')
    await page.getByLabel(/Телефон, документ/).waitFor()
    await typeByHand(page, 'жукова')
    const told = page.getByText('Личные данные закрыты: ключи этого места не открыты.')
    await told.waitFor()
    await desk.picture('keys-sealed-client')
    await page.keyboard.press('Control+U')
    await page.getByText('Личные данные клиентов закрыты, пока не открыты ключи этого места.').waitFor()
    await expect.poll(() => labelInFocus(page)).toBe('Пароль ключей')
    await desk.picture('keys-dialog')
    await page.waitForTimeout(350)
    await page.keyboard.insertText('шесть белых гусей')
    await page.keyboard.press('Enter')
    await page.getByText('Пароль ключей не подходит.').waitFor()
    await desk.picture('keys-wrong')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await lamp().waitFor({ state: 'detached' })
    expect(await keyState()).toMatchObject({ state: 'open' })
    await told.waitFor({ state: 'detached' })
    await expect.poll(() => labelInFocus(page)).toMatch(/Телефон, документ/)
    await desk.picture('keys-opened-client')
  })

  test('a lost password: the phrase from the safe opens the keys, its slip named', async () => {
    await restart()
    const { page } = desk
    await lamp().click()
    await page.getByLabel('Пароль ключей').waitFor()
    await page.keyboard.press('Insert')
    await expect.poll(() => labelInFocus(page)).toBe('Группа 1')
    await page.waitForTimeout(350)
    await typeGroups(page, ['123456', ...groups.slice(1)])
    await page.getByText('Ошибка в группе 1: сверьте все шесть цифр.').waitFor()
    await desk.picture('keys-by-phrase')
    await expect.poll(() => labelInFocus(page)).toBe('Группа 1')
    await page.keyboard.press('Control+A')
    await typeByHand(page, groups[0] ?? '')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await keyState()).toMatchObject({ state: 'open', protection: 'passphrase' })
  })

  test('the administrator changes the key and its password, and replaces the phrase by a new paper', async () => {
    const { page } = desk
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Alt+8')
    await page.getByRole('heading', { name: 'Ключ места' }).waitFor()
    await page.keyboard.press('Control+d')
    await expect.poll(() => labelInFocus(page)).toBe('Прежний пароль ключей')
    await page.waitForTimeout(350)
    for (const typed of ['не тот', 'семь серых уток', 'семь серых уток']) {
      await page.keyboard.insertText(typed)
      await page.keyboard.press('Enter')
    }
    await page.getByText('Пароль ключей не подходит.').waitFor()
    // What has to be typed again is chosen.
    await expect.poll(() => labelInFocus(page)).toBe('Прежний пароль ключей')
    await page.keyboard.insertText(passphrase)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Пароль ключей сменён', { exact: false }).waitFor()

    await page.keyboard.press('Control+r')
    await expect.poll(() => labelInFocus(page)).toBe('Группа 1')
    await page.waitForTimeout(350)
    await typeGroups(page, groups)
    await page.keyboard.insertText('семь серых уток')
    await page.keyboard.press('Enter')
    await page.getByText('Ключ сменён.', { exact: false }).waitFor()
    await expect.poll(keyState).toMatchObject({ state: 'open', rotation: null })
    await desk.picture('keys-rotated')

    await page.keyboard.press('Control+f')
    await expect.poll(() => labelInFocus(page)).toBe('Ваш пароль входа')
    await page.waitForTimeout(350)
    await page.keyboard.insertText(administrator.password)
    await page.keyboard.press('Enter')
    const made = await phraseOnScreen(page)
    await page.keyboard.press('Insert')
    await page.getByText('Лист с фразой напечатан. Сверьте его с экраном.').waitFor()
    const paper = printer.jobs().at(-1)?.paper.lines.join('\n') ?? ''
    for (const group of made) expect(paper).toContain(`${group.slice(0, 3)} ${group.slice(3)}`)
    await desk.picture('keys-new-phrase')
    await page.keyboard.press('Enter')
    await expect.poll(() => labelInFocus(page)).toBe('Группа 1')
    await page.waitForTimeout(350)
    // The former paper is not the new one.
    await typeGroups(page, [groups[0] ?? '', ...made.slice(1)])
    await dialog.getByText('Ошибка в группе 1', { exact: false }).waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(made[0] ?? '')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Фраза восстановления заменена', { exact: false }).waitFor()
    await desk.picture('keys-phrase-replaced')
  })
})
