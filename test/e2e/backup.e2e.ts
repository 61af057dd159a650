// The day a desk is lost: copies at shift close, the database gone, the desk again on another computer by its phrase.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freeLine } from '../support/desk.ts'
import { look } from '../support/axe.ts'
import { closeShiftAs, ask, freshCommandId } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, startDesk } from '../support/electron-app.ts'
import { keyringLack, startOsKeyring } from '../support/os-keyring.ts'
import { makeOldDesk } from '../support/old-desk.ts'
import { setUpByKeys, typedDesk, typeGroups } from '../support/set-up-by-keys.ts'
import { closeByHand, projectRoot, putIn, runSql, typeSignIn } from '../support/window-acts.ts'
import { countOf } from '../support/count-of.ts'

const cashier = { login: 'kassir', password: 'новый пароль 1' }
const supervisor = { login: 'starshaya', password: 'новый пароль 2' }
const temporaryPassword = 'временный 1'

const value = async <T>(desk: DeskWindow, name: string, input: unknown, isCommand = false): Promise<T> => {
  const answer = await ask<T>(desk, name, input, isCommand ? freshCommandId() : undefined)
  if (!answer.ok) throw new Error(`${name} answered ${JSON.stringify(answer.error)}`)
  return answer.value as T
}

const pay = async (desk: DeskWindow): Promise<string> => {
  const payment = { lines: [freeLine()], givenKopecks: 100_000 }
  return (await value<{ receiptNumber: string }>(desk, 'payments.accept', payment, true)).receiptNumber
}

/** What the person would choose in the system's own dialog, which no test can drive. */
const choosesFile = (desk: DeskWindow, file: string | null): Promise<void> =>
  desk.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: path === null, filePaths: path === null ? [] : [path] })
  }, file)

const verifyOutside = (file: string): string =>
  execFileSync('python3', [join(projectRoot, 'resources/verify-audit.py'), file], { encoding: 'utf8' })

describe('a real desk whose database is lost', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  const medium = mkdtempSync(join(tmpdir(), 'kassa-stick-'))
  const backups = join(dataDir, 'desk', 'backups')
  const database = join(dataDir, 'desk', 'kassa.db')
  let desk: DeskWindow
  let groups: string[] = []
  let copy = ''

  beforeAll(async () => {
    desk = await keepDesk({ dataDir, args: [], waitFor: /Первый запуск/ })
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(medium, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  test('the administrator sees that there is no copy yet, and makes the first one', async () => {
    const { page } = desk
    await page.getByRole('button', { name: /^Восстановить из копии/ }).waitFor()
    await look(desk, 'restore-first-run')
    groups = await setUpByKeys(page)
    await typeSignIn(page, typedDesk.administrator.login, typedDesk.administrator.password)
    await page.getByRole('navigation').waitFor()
    await page.keyboard.press('Alt+4')
    await page.getByText('Копий ещё нет.').waitFor()
    await desk.picture('backups-none')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Копия готова и проверена', { exact: false }).waitFor()
    await page.getByText('по просьбе').waitFor()
    await look(desk, 'backups-made')
    expect(readdirSync(backups)).toHaveLength(1)
  })

  test('a closed shift leaves a copy by itself', async () => {
    const created = { ...cashier, password: undefined, name: 'Иванова А. В.', role: 'cashier', temporaryPassword }
    await value(desk, 'operators.create', JSON.parse(JSON.stringify(created)), true)
    const senior = { login: supervisor.login, name: 'Петрова О. И.', role: 'supervisor', temporaryPassword }
    await value(desk, 'operators.create', senior, true)
    await value(desk, 'session.signOut', {})
    await value(desk, 'session.signIn', { login: supervisor.login, password: temporaryPassword })
    await value(desk, 'session.changePassword', { current: temporaryPassword, next: supervisor.password })
    await value(desk, 'session.signOut', {})
    await value(desk, 'session.signIn', { login: cashier.login, password: temporaryPassword })
    await value(desk, 'session.changePassword', { current: temporaryPassword, next: cashier.password })
    await value(desk, 'shift.open', { count: countOf(100_000), reason: null }, true)
    expect(await pay(desk)).toBe('17-1-0001')
    await closeShiftAs(desk, 161_069)
    const ofShift = (): string | undefined => readdirSync(backups).find((name) => name.endsWith('-shift_close.db'))
    await expect.poll(ofShift).toBeDefined()
    copy = join(medium, ofShift() ?? '')
    copyFileSync(join(backups, ofShift() ?? ''), copy)
    // One more shift with a payment, which no copy on the medium knows of.
    await value(desk, 'shift.open', { count: countOf(161_069), reason: null }, true)
    expect(await pay(desk)).toBe('17-2-0001')
  })

  test('a copy that fails lights a lamp that says so, and stops nothing', async () => {
    const { page } = desk
    const aside = `${backups}-aside`
    execFileSync('mv', [backups, aside])
    writeFileSync(backups, 'a file where the folder was')
    await closeShiftAs(desk, 222_138)
    const lamp = page.getByRole('button', { name: 'Копия', exact: true })
    await lamp.waitFor()
    await lamp.click()
    await page.getByText('Резервная копия не получилась.').waitFor()
    await desk.picture('backup-lamp')
    await page.keyboard.press('Escape')
    await value(desk, 'session.signOut', {})
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await typeSignIn(page, typedDesk.administrator.login, typedDesk.administrator.password)
    await page.getByRole('navigation').waitFor()
    await page.keyboard.press('Alt+4')
    await page.getByText('Последняя копия не получилась', { exact: false }).waitFor()
    await look(desk, 'backups-last-failed')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Копия не получилась; база данных не тронута.').waitFor()
    await look(desk, 'backups-failed')
    rmSync(backups)
    execFileSync('mv', [aside, backups])
    await page.keyboard.press('Control+Enter')
    await page.getByText('Копия готова и проверена', { exact: false }).waitFor()
    await lamp.waitFor({ state: 'detached' })
  })

  test('over the lost database no empty one is put: the window says so and offers the ways on', async () => {
    await closeByHand(desk)
    rmSync(database)
    desk = await keepDesk({ dataDir, args: [], waitFor: /Касса не открывается/ })
    const { page } = desk
    await page.getByText('База данных этого места пропала', { exact: false }).waitFor()
    await look(desk, 'problem-database-lost')
    await page.keyboard.press('Enter')
    await page.getByText('Причина осталась прежней.').waitFor()
    expect(existsSync(database)).toBe(false)
    for (const name of ['Восстановить из копии… Ins', 'Открыть демо'])
      expect(await page.getByRole('button', { name, exact: true }).isVisible(), name).toBe(true)
  })

  test('a wrong file, a wrong group and a foreign phrase are said where they are, and nothing is changed', async () => {
    const { page } = desk
    await page.keyboard.press('Insert')
    await page.getByRole('heading', { name: 'Восстановить место из копии' }).waitFor()
    await look(desk, 'restore-choose')
    const wrong = join(medium, 'список.db')
    writeFileSync(wrong, 'не копия')
    await choosesFile(desk, wrong)
    await page.keyboard.press('Enter')
    await page.getByText('Этот файл — не копия', { exact: false }).waitFor()
    await look(desk, 'restore-not-a-copy')
    await choosesFile(desk, copy)
    await page.keyboard.press('Enter')
    await page.getByText('№ 17, Отделение 12').waitFor()
    await page.waitForTimeout(350)
    await look(desk, 'restore-found')
    await typeGroups(page, ['123456'])
    await page.getByText('Ошибка в группе 1: сверьте все шесть цифр.').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('В группе 8 шесть цифр.').waitFor()
    await page.waitForTimeout(100)
    await look(desk, 'restore-wrong-group')
    await page.keyboard.press('Control+A') // the first wrong field has the focus
    await typeGroups(page, ['000110', ...groups.slice(1)])
    await page.keyboard.insertText('восемь новых гусей')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('восемь новых гусей')
    await page.keyboard.press('Enter')
    await page.getByText('Это фраза восстановления другого места.').waitFor()
    await look(desk, 'restore-foreign-phrase')
    expect(existsSync(database)).toBe(false)
    await page.keyboard.press('Escape')
    await page.getByText('Выбрать файл копии…').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Касса не открывается' }).waitFor()
    await closeByHand(desk)
  })

  test('on another computer the desk is there again by its phrase, in its second epoch', async () => {
    desk = await startDesk({ args: [], waitFor: /Первый запуск/ })
    const { page } = desk
    await choosesFile(desk, copy)
    await page.getByRole('button', { name: /^Восстановить из копии/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Выбрать файл копии…').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('№ 17, Отделение 12').waitFor()
    await page.waitForTimeout(350)
    await typeGroups(page, groups)
    await page.keyboard.insertText('восемь новых гусей')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('восемь новых гусей')
    await desk.picture('restore-ready')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Место восстановлено' }).waitFor()
    await look(desk, 'restored')
    await page.waitForTimeout(350)
    await page.keyboard.press('Enter')
    await typeSignIn(page, cashier.login, cashier.password)
    await page.getByRole('navigation').waitFor()
    await desk.picture('restored-signed-in')
    const refused = await ask(desk, 'shift.open', { count: countOf(161_069), reason: null }, freshCommandId())
    expect(refused).toMatchObject({ ok: false, error: { code: 'desk.restore_not_reviewed' } })
    // A supervisor compares the papers first: shift 2 is on paper, and the copy does not know its Z-report.
    await value(desk, 'session.signOut', {})
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await typeSignIn(page, supervisor.login, supervisor.password)
    await page.getByRole('navigation').waitFor()
    const lamp = page.getByRole('button', { name: 'Сверка', exact: true })
    await lamp.click()
    await page.getByRole('button', { name: /^Открыть сверку/ }).waitFor()
    await look(desk, 'restored-lamp')
    await page.keyboard.press('Enter')
    await page.getByLabel('Номер Z-отчёта').waitFor()
    await look(desk, 'restored-review')
    await page.waitForTimeout(350)
    await putIn(page, '2')
    await page.keyboard.press('Enter')
    await putIn(page, '1221,38')
    await page.keyboard.press('Enter')
    await page.getByText('Место принимает деньги.', { exact: false }).waitFor()
    await lamp.waitFor({ state: 'detached' })
    await desk.picture('restored-reviewed')
    await value(desk, 'session.signOut', {})
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await typeSignIn(page, cashier.login, cashier.password)
    await page.getByRole('navigation').waitFor()
    await value(desk, 'shift.open', { count: countOf(161_069), reason: null }, true)
    expect(await pay(desk)).toBe('17E2-2-0001') // 17-2-0001 is on somebody's paper
    await closeShiftAs(desk, 222_138)
    await page.keyboard.press('F8')
    await closeByHand(desk)
    const restored = join(desk.dataDir, 'desk', 'kassa.db')
    expect(verifyOutside(restored)).toContain('ЦЕПОЧКА ЦЕЛА')
    const kinds = runSql<{ kind: string }>(restored, 'SELECT kind FROM audit_events ORDER BY seq').map(
      ({ kind }) => kind,
    )
    expect(kinds.filter((kind) => kind === 'desk.restored')).toHaveLength(1)
    expect(readdirSync(join(desk.dataDir, 'desk')).some((name) => name.includes('restoring'))).toBe(false)
  })

  test('on a computer that keeps secrets the same copy asks for no password, and its keys open by themselves', async (context) => {
    const lack = keyringLack()
    if (lack !== null) return context.skip(lack)
    const keyring = await startOsKeyring()
    try {
      desk = await startDesk({ args: [], waitFor: /Первый запуск/, env: keyring.env })
      const { page } = desk
      await choosesFile(desk, copy)
      await page.getByRole('button', { name: /^Восстановить из копии/ }).click()
      await page.getByText('Выбрать файл копии…').click()
      await page.getByText('№ 17, Отделение 12').waitFor()
      expect(await page.getByLabel('Пароль ключей').count()).toBe(0)
      await page.waitForTimeout(350)
      await desk.picture('restore-with-keyring')
      await typeGroups(page, groups)
      await page.getByRole('heading', { name: 'Место восстановлено' }).waitFor()
      await value(desk, 'session.signIn', { login: cashier.login, password: cashier.password })
      const keys = (): Promise<unknown> => value(desk, 'keys.getState', {})
      await expect.poll(keys).toMatchObject({ state: 'open', protection: 'os' })
      await desk.close()
    } finally {
      keyring.stop()
    }
  })
})

test('before a new schema the window waits for the copy and says so; then the desk opens', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  try {
    mkdirSync(join(dataDir, 'desk'), { mode: 0o700 })
    makeOldDesk(join(dataDir, 'desk', 'kassa.db'), 500)
    const desk = await startDesk({ dataDir, args: [], waitFor: /Обновляем базу/ })
    await look(desk, 'opening')
    await desk.page.getByRole('heading', { name: 'Вход' }).waitFor({ timeout: 60_000 })
    const [name = ''] = readdirSync(join(dataDir, 'desk', 'backups'))
    expect(name).toMatch(/-migration\.db$/)
    await desk.close()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}, 120_000)
