// What the machine can do to the desk. Each trouble ends in a sentence and a way on, and never in lost or double money.
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { wholeJournal } from '../../shared/contract/journal.ts'
import { ask, openShiftByKeys, shiftFacts, signInByKeys } from '../support/cash-window.ts'
import { keepDeskAsUser } from '../support/desk-as-user.ts'
import { type DeskWindow, keepDesk, scan, startDesk, temporaryDataDir, waterBill } from '../support/electron-app.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { closeByHand, runSql, typeByHand } from '../support/window-acts.ts'

/** A money step takes no key in its first 300 ms; a person needs longer to read it. */
const afterGuard = (page: Page) => page.waitForTimeout(350)
const line = (page: Page) => page.getByText('ЛС 3141234567')
const signIn = (page: Page) => page.getByRole('heading', { name: 'Вход' })
const retry = (page: Page) => page.getByRole('button', { name: /Повторить/ })

/** From the empty payment screen to the cash of one bill. */
const scanToCash = async (page: Page, sumKopecks: number): Promise<void> => {
  await scan(page, waterBill({ sumKopecks }))
  await line(page).waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(page)
}

const done = (page: Page) => page.getByRole('heading', { name: 'Принято' }).waitFor()
const nextClient = async (page: Page): Promise<void> => {
  await afterGuard(page)
  await page.keyboard.press('Control+Enter') // from anywhere: the focus may be on a lamp
  await page.getByText('Сканируйте код с квитанции').waitFor()
}

type Entry = { receiptNumber: string; acceptedAt: string }
const journalOf = async (desk: DeskWindow): Promise<Entry[]> =>
  (await ask<{ entries: Entry[] }>(desk, 'journal.list', { filter: wholeJournal, before: null })).value?.entries ?? []

/** The trouble's screen: sentence, advice, folder, code, and «Повторить» in focus. */
const expectProblem = async (desk: DeskWindow, what: string, todo: string, code: string): Promise<void> => {
  const { page } = desk
  await page.getByText(what).waitFor()
  expect(await page.getByRole('heading', { name: 'Касса не открывается' }).isVisible()).toBe(true)
  const words = await page.getByRole('alert').innerText()
  expect(words).toContain(todo)
  expect(words).toMatch(new RegExp(`Код:\\s+${code} [0-9A-F]{8}`))
  expect(await page.getByText(join(desk.dataDir, 'demo'), { exact: true }).isVisible()).toBe(true)
  expect(await retry(page).evaluate((button) => button === document.activeElement)).toBe(true)
  // No English and no innards of the program on a cashier's screen, but for the code, the folder and the key.
  const shown = (await page.locator('main, body').first().innerText())
    .replace(/(?:Код:.*|\/\S+|Enter|Eng)/g, '')
    .replace(code, '')
  expect(shown).not.toMatch(/SQLITE|Error|undefined|\bat \//)
}

/** Tries again by the key in focus; the cause is still there. */
const expectStillThere = async (page: Page): Promise<void> => {
  await page.keyboard.press('Enter')
  await page.getByText('Причина осталась прежней.').waitFor()
}

let seed = ''

describe('a desk in the middle of its day', () => {
  let desk: DeskWindow

  beforeAll(async () => {
    seed = mkdtempSync(join(tmpdir(), 'kassa-seed-'))
    desk = await keepDesk({ dataDir: seed })
    await signInByKeys(desk.page)
    await openShiftByKeys(desk.page)
  }, 60_000)

  test('the clock set back by an hour lights a lamp with a sentence, and no receipt goes back in time', async () => {
    const { page } = desk
    await scanToCash(page, 10_000)
    await page.keyboard.press('Enter')
    await done(page)
    await nextClient(page)
    const lamp = page.getByRole('button', { name: 'Часы' })
    expect(await lamp.count()).toBe(0) // negative control: no lamp while the clock is right

    await desk.app.evaluate(() => {
      const now = Date.now
      const clock = globalThis as typeof globalThis & { clockOfTest?: () => number }
      clock.clockOfTest = now
      Date.now = () => now() - 3_600_000
    })
    await scanToCash(page, 20_000)
    await page.keyboard.press('Enter')
    await done(page)
    await lamp.waitFor()
    await lamp.click()
    await page.getByText('Часы компьютера отстают от журнала.').waitFor()
    expect(await page.getByText(/Отставание: (?:60 минут|59 минут)\./).isVisible()).toBe(true)
    expect(await page.getByText(/Попросите администратора поправить время/).isVisible()).toBe(true)
    await desk.picture('clock-behind')
    await page.keyboard.press('Escape')
    const [second, first] = await journalOf(desk)
    expect(second?.receiptNumber).toBe('900-1-0002')
    expect(Date.parse(second?.acceptedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.acceptedAt ?? ''))
    expect(await desk.app.evaluate(() => Date.now())).toBeLessThan(Date.parse(first?.acceptedAt ?? '') - 3_000_000)

    await desk.app.evaluate(() => {
      const { clockOfTest } = globalThis as typeof globalThis & { clockOfTest?: () => number }
      if (clockOfTest) Date.now = clockOfTest
    })
    await nextClient(page)
    await lamp.waitFor({ state: 'detached' })
  })

  test('a page whose process died comes back locked, and offers the basket after the password', async () => {
    const { page } = desk
    await scan(page, waterBill({ sumKopecks: 30_000 }))
    await line(page).waitFor()
    type Draft = { draft: { lines: unknown[] } } | null
    await expect.poll(async () => (await ask<Draft>(desk, 'drafts.get', {})).value?.draft.lines.length).toBe(1)
    const before = await shiftFacts(desk)
    const rebuilt = desk.app.waitForEvent('window')
    await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    const again = await rebuilt
    again.on('pageerror', (error) => desk.complaints.push(error.message))
    desk = { ...desk, page: again }
    await again.getByRole('heading', { name: 'Экран заблокирован' }).waitFor()
    expect(await ask(desk, 'drafts.get', {})).toMatchObject({ ok: false, error: { code: 'session.locked' } })
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)

    await typeByHand(again, 'kassir-demo')
    await again.keyboard.press('Enter')
    await again.getByText('Незаконченный платёж').waitFor()
    expect(await again.getByText(/1 строка\. Деньги по нему не приняты\./).isVisible()).toBe(true)
    await again.screenshot({ path: join(import.meta.dirname, '../../test-results/screenshots/draft-after-crash.png') })
    await again.keyboard.press('Enter')
    await line(again).waitFor()
    expect(await again.getByText('300,00').first().isVisible()).toBe(true)
    expect(await shiftFacts(desk)).toEqual(before)
    await again.keyboard.press('Escape')
    await again.getByRole('button', { name: /Начать заново/ }).press('Enter')
    await again.getByText('Сканируйте код с квитанции').waitFor()
    await expect.poll(async () => (await ask<Draft>(desk, 'drafts.get', {})).value).toBe(null)
  })

  afterAll(() => closeByHand(desk))
})

describe('a desk that cannot open its database', () => {
  afterAll(() => rmSync(seed, { recursive: true, force: true }))

  /** A worked desk of the tests above, closed properly. */
  const copyOfWorkedDesk = (dataDir: string): string => {
    const file = join(dataDir, 'demo/kassa.db')
    expect(existsSync(join(seed, 'demo/kassa.db-wal'))).toBe(false)
    cpSync(join(seed, 'demo'), join(dataDir, 'demo'), { recursive: true })
    return file
  }

  test('a damaged file, then one from a newer program: told apart, left untouched, and opened once it is whole', async () => {
    const dataDir = temporaryDataDir()
    const file = copyOfWorkedDesk(dataDir)
    const good = readFileSync(file)
    const damaged = Buffer.from(good)
    damaged.fill(0xa5, 0, 100)
    writeFileSync(file, damaged)
    const desk = await startDesk({ dataDir, waitFor: /Касса не открывается/ })
    const { page } = desk
    const corrupt = 'База данных повреждена и не открывается.'
    await expectProblem(desk, corrupt, 'Не удаляйте файлы. Попросите администратора', 'database_corrupt')
    await desk.picture('problem-corrupt')
    expect(await ask(desk, 'session.signIn', { login: 'kassir', password: 'kassir-demo' })).toMatchObject({
      error: { kind: 'unavailable', code: 'desk.not_open' },
    })
    await expectStillThere(page)
    expect(readFileSync(file).equals(damaged)).toBe(true) // what may still be rescued was not touched

    const future = Buffer.from(good)
    future.writeUInt32BE(9999, 60) // user_version (fileformat2 §1.3)
    writeFileSync(file, future)
    await page.keyboard.press('Enter')
    const newer = 'Базу данных создала более новая версия программы.'
    await expectProblem(
      desk,
      newer,
      'Установите новую версию «Город·Кассы». Данные не тронуты.',
      'database_from_future',
    )
    await desk.picture('problem-future')
    await expectStillThere(page)
    expect(readFileSync(file).equals(future)).toBe(true)

    writeFileSync(file, good)
    await page.keyboard.press('Enter')
    await signIn(page).waitFor()
  })

  test('damage deep in the file stops the work with a sentence when it is met', async () => {
    const dataDir = temporaryDataDir()
    const file = copyOfWorkedDesk(dataDir)
    const [root] = runSql<{ rootpage: number }>(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'shifts'")
    const [size] = runSql<{ page_size: number }>(file, 'PRAGMA page_size')
    const bytes = readFileSync(file)
    const at = ((root?.rootpage ?? 0) - 1) * (size?.page_size ?? 0)
    expect(at).toBeGreaterThan(0)
    bytes.fill(0xa5, at, at + 64)
    writeFileSync(file, bytes)
    const desk = await startDesk({ dataDir, waitFor: /Вход|Касса не открывается/ })
    const { page } = desk
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page
      .getByText(/База данных повреждена/)
      .first()
      .waitFor()
    expect(await page.getByText('Не принимайте деньги. Сообщите администратору код ниже.').first().isVisible()).toBe(
      true,
    )
    await desk.picture('problem-damaged-page')
  })

  test('a folder closed for writing is said so, and opened once it is writable', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
    copyOfWorkedDesk(dataDir)
    const all = [
      dataDir,
      join(dataDir, 'demo'),
      ...['kassa.db', 'spool.key', 'demo.key'].map((name) => join(dataDir, 'demo', name)),
    ]
    const isFile = (path: string) => /kassa\.db|\.key$/.test(path)
    for (const path of all) chmodSync(path, isFile(path) ? 0o444 : 0o555)
    const desk = await keepDeskAsUser(dataDir)
    try {
      const { page } = desk
      const what = 'Папка данных закрыта для записи.'
      await expectProblem(desk, what, 'Дайте пользователю этого компьютера право записи', 'folder_read_only')
      await desk.picture('problem-read-only')
      await expectStillThere(page)
      expect(existsSync(join(dataDir, 'demo/kassa.db-wal'))).toBe(false)
      const uid = Number(await desk.app.evaluate(() => process.getuid?.()))
      for (const path of all) {
        chmodSync(path, isFile(path) ? 0o600 : 0o700)
        chownSync(path, uid, uid === process.getuid?.() ? (process.getgid?.() ?? 0) : uid)
      }
      await page.keyboard.press('Enter')
      await signIn(page).waitFor()
    } finally {
      await desk.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
    expect(desk.complaints).toEqual([])
  })

  test('a full disk: at the start, and under a payment, which is then taken exactly once', async () => {
    const disk = mountSmallDisk(12)
    if ('reason' in disk) {
      // The same trouble by SQLite's own limit: test/electron/core/disk-full.test.ts.
      console.log(`no disk of its own for this test: ${disk.reason}`)
      return
    }
    onTestFinished(disk.remove)
    copyOfWorkedDesk(disk.folder)
    disk.fill()
    const desk = await startDesk({ dataDir: disk.folder, waitFor: /Вход|Касса не открывается/ })
    const { page } = desk
    const what = 'На диске нет места: базу данных открыть нельзя.'
    await expectProblem(desk, what, 'Освободите хотя бы 100 МБ и нажмите «Повторить».', 'disk_full')
    await desk.picture('problem-disk-full')
    await expectStillThere(page)
    disk.free()
    await page.keyboard.press('Enter')
    await signInByKeys(page)
    await page.getByText('Сканируйте код с квитанции').waitFor()

    const before = await shiftFacts(desk)
    await scanToCash(page, 45_600)
    disk.fill()
    await page.keyboard.type('500')
    await page.getByText('44,00').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('На диске нет места: запись невозможна, деньги не проведены.').waitFor()
    expect(
      await page.getByText('Освободите место на диске и повторите; введённое сохранено на экране.').isVisible(),
    ).toBe(true)
    expect(await page.getByRole('heading', { name: 'Деньги' }).isVisible()).toBe(true)
    await desk.picture('disk-full-under-payment')
    expect(await shiftFacts(desk)).toEqual(before)

    disk.free()
    await page.keyboard.press('Enter')
    await done(page)
    expect(await shiftFacts(desk)).toEqual({
      payments: before.payments + 1,
      drawerKopecks: before.drawerKopecks + 45_600,
    })
    await page.getByText('Чек: напечатан').waitFor()
  })
})
