// What stands around every screen: themes and language that last, the palette, the lamps, the data folder's lock.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { afterGuard, ask, openShiftByKeys, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, startDesk } from '../support/electron-app.ts'
import { searchPalette, typeByHand } from '../support/window-acts.ts'

const themeOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))

const groundOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

describe('one desk, from a folder that another still holds to a restart', () => {
  let desk: DeskWindow
  const firstWay = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  /** The same data under another name: its own Chromium folder, as another account has it. */
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  afterAll(async () => {
    await desk.close()
    for (const folder of [dataDir, firstWay]) rmSync(folder, { recursive: true, force: true })
  })

  test('a second account that opens the same data is told so, and gets in once the first has left', async () => {
    const first = await startDesk({ dataDir: firstWay })
    for (const name of ['demo', 'desk', 'in-use.lock']) symlinkSync(join(firstWay, name), join(dataDir, name))
    desk = await keepDesk({ dataDir, waitFor: /Касса не открывается/ })
    await desk.page.getByText('Касса уже открыта на этом компьютере').waitFor()
    await desk.picture('problem-folder-in-use')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Причина осталась прежней.').waitFor()
    await first.kill()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { name: 'Вход' }).waitFor()
  })

  test('«как в системе» follows the system, and motion is reduced where the system says so', async () => {
    const { page } = desk
    const theme = page.getByRole('button', { name: /Оформление/ })
    await theme.click()
    await theme.click()
    await page.getByRole('button', { name: 'Оформление: Как в системе. Сменить' }).waitFor()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => themeOf(page)).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(() => themeOf(page)).toBe('light')

    const turn = (): Promise<string> =>
      page.evaluate(() => {
        const style = new CSSStyleSheet()
        style.replaceSync('.turning { animation: turn 1s infinite }')
        document.adoptedStyleSheets = [style]
        document.querySelector('h1')?.classList.add('turning')
        return getComputedStyle(document.querySelector('h1') ?? document.body).animationDuration
      })
    expect(await turn()).toBe('1s')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(Number.parseFloat(await turn())).toBeLessThan(0.001)

    await page.emulateMedia({ colorScheme: null, reducedMotion: null })
    await theme.click()
    await page.getByRole('button', { name: 'Оформление: Светлое. Сменить' }).waitFor()
    await page.getByRole('group', { name: 'Учебные операторы' }).getByRole('button').first().focus()
  })

  test('the palette offers what this screen can do first; after a lamp Esc gives the focus back to its field', async () => {
    const { page } = desk
    await signInByKeys(page)
    await openShiftByKeys(page)
    await page.keyboard.press('F8')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    await searchPalette(page, 'close')
    const [offered] = await page.locator('[data-action]').allInnerTexts()
    expect(offered).toMatch(/^Закрыть смену/)
    await page.keyboard.press('Enter')
    // The drawer is counted blind: nothing of the window says what should lie in it.
    await page.getByRole('heading', { name: /Закрытие смены/ }).waitFor()
    expect(await page.getByRole('banner').first().innerText()).toContain('идёт пересчёт')
    expect(await page.locator('body').innerText()).not.toMatch(/1[\s\u00a0\u202f]000,00/)
    await afterGuard(page)
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? '')
    const first = /^Купюра 5.000 ₽$/
    expect(await focused()).toMatch(first)
    await typeByHand(page, '99')
    await page.getByRole('button', { name: /^Принтер/ }).click()
    await page.getByRole('dialog').waitFor()
    await expect.poll(focused).not.toMatch(first)
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(first)
    await page.keyboard.press('Enter')
    expect(await focused()).toMatch(/^Купюра 2.000 ₽$/)
    await page.getByText('495 000,00 ₽', { exact: true }).first().waitFor() // nothing typed was lost
    await page.keyboard.press('Escape')
    await page.getByText('1 000,00', { exact: false }).first().waitFor()
  })

  test('theme and language are changed by keys and last over a restart, from the first paint on', async () => {
    expect(await themeOf(desk.page)).toBe('light')
    const light = await groundOf(desk.page)
    await searchPalette(desk.page, 'dark')
    await desk.page.getByText('Тёмное оформление').waitFor()
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => themeOf(desk.page)).toBe('dark')
    expect(await groundOf(desk.page)).not.toBe(light)
    await searchPalette(desk.page, 'английский')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Find an action…').waitFor()
    await expect
      .poll(async () => (await ask<{ preferences: unknown }>(desk, 'desk.getState', {})).value?.preferences)
      .toEqual({ language: 'en', theme: 'dark' })
    await desk.close()

    const again = await keepDesk({ dataDir, waitFor: /Sign in/ })
    desk = again
    expect(await themeOf(again.page)).toBe('dark')
    expect(await again.page.evaluate(() => document.documentElement.lang)).toBe('en')
    await again.picture('sign-in-dark-en')

    // A frame in which something stands on the page: what theme did it have?
    await again.page.addInitScript(() => {
      const seen: (string | undefined)[] = []
      Object.assign(globalThis, { seen })
      const watch = (): void => {
        if (document.querySelector('h1') !== null) seen.push(document.documentElement.dataset['mantineColorScheme'])
        if (seen.length < 20) requestAnimationFrame(watch)
      }
      requestAnimationFrame(watch)
    })
    await again.page.reload()
    await again.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    const seen = () => again.page.evaluate(() => (globalThis as unknown as { seen: (string | undefined)[] }).seen)
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(3)
    expect(new Set(await seen())).toEqual(new Set(['dark']))
  })
})

test.runIf(existsSync('/proc/self'))('a data folder below /proc is a problem with a sentence, not a hang', async () => {
  const desk = await startDesk({ dataDir: '/proc/kassa', waitFor: /Касса не открывается/ })
  await desk.page.getByText('Папка данных закрыта для записи.').waitFor()
})
