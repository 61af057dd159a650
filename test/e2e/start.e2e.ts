// From the first start to a desk that people work at, all by keys; and what the window may never do.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'
import { look } from '../support/axe.ts'
import { ask } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { setUpByKeys, typedDesk } from '../support/set-up-by-keys.ts'
import { demoBand, projectRoot, signOutByPalette, typeByHand, typeSignIn } from '../support/window-acts.ts'

const { administrator } = typedDesk
const cashier = { name: 'Иванова А. В.', login: 'ivanova.a', temporary: 'временный-1', own: 'собственный-2' }

describe('a working desk, from nothing', () => {
  let desk: DeskWindow
  const asked: string[] = []

  beforeAll(async () => {
    desk = await keepDesk({ args: [], waitFor: /Первый запуск/, fullPasswordCost: true })
    desk.page.on('request', (request) => asked.push(request.url()))
  }, 60_000)
  afterAll(() => desk.close())

  test('the first start asks: «Демо» or «Рабочее место»', async () => {
    const { page } = desk
    const [demo, real] = [
      page.getByRole('button', { name: /^Демо/ }),
      page.getByRole('button', { name: /^Рабочее место/ }),
    ]
    expect(await demo.isVisible()).toBe(true)
    expect(await real.isVisible()).toBe(true)
    expect(await demo.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await demoBand(page).count()).toBe(0)
    for (const theme of ['Светлое', 'Тёмное']) {
      await page.getByRole('button', { name: `Оформление: ${theme}` }).waitFor()
      await look(desk, `first-run-${theme}`)
      await page.getByRole('button', { name: `Оформление: ${theme}` }).click()
    }
    expect(await ask(desk, 'session.signIn', { login: 'kassir', password: 'kassir-demo' })).toMatchObject({ ok: false })
  })

  // The steps one by one, their mistakes and their pictures: set-up.e2e.ts.
  test('«Рабочее место»: five steps by keys make a desk, once', async () => {
    const { page } = desk
    await setUpByKeys(page)
    expect(await page.getByText('Отделение 12 · Место 17').isVisible()).toBe(true)
    expect(await page.getByText('Учебные операторы').count()).toBe(0)
    expect(await demoBand(page).count()).toBe(0)
    const again = { details: {}, administrator }
    expect((await ask(desk, 'desk.setUp', again, '01960000-0000-7000-8000-00000000a001')).ok).toBe(false)
  })

  test('the administrator signs in and creates a cashier, whose temporary password opens nothing but its change', async () => {
    const { page } = desk
    await typeSignIn(page, administrator.login, administrator.password)
    await page.getByRole('heading', { name: 'Операторы' }).waitFor()
    await page.keyboard.press('Insert')
    const name = page.getByRole('dialog').getByLabel('Имя')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.insertText(cashier.name)
    await page.keyboard.press('Tab')
    await typeByHand(page, cashier.login)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab') // role: cashier is the first
    await page.keyboard.insertText(cashier.temporary)
    await page.keyboard.press('Control+Enter')
    await page.getByText(`${cashier.name}: заведён. Передайте логин и временный пароль лично.`).waitFor()
    await desk.picture('operator-created')
    await signOutByPalette(page)

    await typeSignIn(page, cashier.login, cashier.temporary)
    await page.getByRole('heading', { name: 'Смените временный пароль' }).waitFor()
    await desk.picture('password-change')
    expect(await ask(desk, 'shift.getCurrent', {})).toMatchObject({
      error: { code: 'session.password_change_required' },
    })
    for (const text of [cashier.temporary, cashier.own, cashier.own]) {
      await page.keyboard.insertText(text)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.getByText('Смена не открыта').first().waitFor()
    expect(await ask(desk, 'shift.getCurrent', {})).toEqual({ ok: true, value: null })
    expect(await demoBand(page).count()).toBe(0)
    await desk.picture('real-desk')
  })

  test('a second start ends at once, and brings the first window to the front', async () => {
    const secondStart = (): Promise<number | null> => {
      const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
      const child = spawn(electronExecutable(), ['--no-sandbox', projectRoot], {
        env: { ...env, KASSA_DATA_DIR: desk.dataDir },
        stdio: 'ignore',
      })
      return new Promise((resolve) => child.once('exit', resolve))
    }
    // Hidden and minimised. No window manager runs here that would minimise it, so the window is told that it is.
    await desk.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return
      const seen = globalThis as typeof globalThis & { restoredInTest?: number }
      seen.restoredInTest = 0
      window.isMinimized = () => true
      window.restore = () => {
        seen.restoredInTest = (seen.restoredInTest ?? 0) + 1
      }
      window.hide()
    })
    const look = () =>
      desk.app.evaluate(({ BrowserWindow }) => ({
        windows: BrowserWindow.getAllWindows().length,
        visible: BrowserWindow.getAllWindows()[0]?.isVisible(),
        restored: (globalThis as typeof globalThis & { restoredInTest?: number }).restoredInTest,
      }))
    expect(await look()).toEqual({ windows: 1, visible: false, restored: 0 }) // negative control: hidden it is
    expect(await secondStart()).toBe(0)
    await expect.poll(look).toEqual({ windows: 1, visible: true, restored: 1 })
    // Still the same session: nobody was signed out by the second start.
    expect(await ask(desk, 'session.get', {})).toMatchObject({ value: { state: 'signed_in' } })
  })

  test('until now the page has asked nothing of the network and complained of nothing', () => {
    expect(asked.length).toBeGreaterThan(0) // negative control: what it fetches of its own files is seen
    expect(asked.filter((url) => !url.startsWith('app://ui/'))).toEqual([])
    expect(desk.complaints).toEqual([])
  })

  test('no way out of the page: fetch, pictures, sockets, windows, navigation, forms', async () => {
    const { page } = desk
    const heard: string[] = []
    const server = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.end('heard')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const outside = `127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      expect(await (await fetch(`http://${outside}/control`)).text()).toBe('heard')
      expect(heard.splice(0)).toEqual(['/control']) // negative control: whoever can reach it is heard
      const refused = await page.evaluate(async (host) => {
        const fails = (work: () => Promise<unknown>): Promise<boolean> =>
          work().then(
            () => false,
            () => true,
          )
        const loads = (element: HTMLElement, append: boolean): Promise<unknown> =>
          new Promise((resolve, reject) => {
            element.onload = resolve
            element.onerror = reject
            if (append) document.body.append(element)
          })
        const image = new Image()
        image.src = `http://${host}/image`
        const script = Object.assign(document.createElement('script'), { src: `http://${host}/script` })
        const inline = Object.assign(document.createElement('script'), { textContent: 'window.ranInTest = true' })
        document.body.append(inline)
        const socket = (): Promise<unknown> =>
          new Promise((resolve, reject) => {
            const opened = new WebSocket(`ws://${host}/socket`)
            opened.onopen = resolve
            opened.onerror = reject
          })
        return {
          fetch: await fails(() => fetch(`http://${host}/fetch`)),
          image: await fails(() => loads(image, false)),
          script: await fails(() => loads(script, true)),
          socket: await fails(socket),
          beacon: navigator.sendBeacon(`http://${host}/beacon`),
          inline: 'ranInTest' in window,
          opened: window.open(`http://${host}/window`),
          node: typeof (globalThis as { require?: unknown }).require,
        }
      }, outside)
      expect(refused).toMatchObject({ fetch: true, image: true, script: true, socket: true, inline: false })
      expect(refused.opened).toBe(null)
      expect(refused.node).toBe('undefined')
      // Navigation: by address, by a link, by a form. The page stays what it is.
      await page.evaluate((host) => {
        location.assign(`http://${host}/assign`)
      }, outside)
      await page.evaluate((host) => {
        const link = Object.assign(document.createElement('a'), { href: `http://${host}/link`, target: '_blank' })
        const form = Object.assign(document.createElement('form'), { action: `http://${host}/form` })
        document.body.append(link, form)
        link.click()
        form.submit()
        link.remove()
        form.remove()
      }, outside)
      await page.evaluate(() => {
        location.assign('file:///etc/passwd')
      })
      expect(page.url()).toBe('app://ui/index.html')
      expect(await ask(desk, 'session.get', {})).toMatchObject({ value: { state: 'signed_in' } })
      expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
      expect(heard).toEqual([])
      // Negative control of «complained of nothing»: these tries are complaints.
      expect(desk.complaints.some((complaint) => complaint.includes('Content Security Policy'))).toBe(true)
    } finally {
      desk.complaints.splice(0)
      await new Promise((resolve) => server.close(resolve))
    }
  })

  test('the window keeps nothing: no storage of the page, and no trace of the session in its folder', async () => {
    const kept = await desk.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      caches: 'caches' in window ? (await caches.keys()).length : 0,
      workers:
        'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length : 0,
    }))
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, cookies: '', caches: 0, workers: 0 })

    const said = [
      cashier.name,
      cashier.login,
      cashier.own,
      cashier.temporary,
      administrator.password,
      typedDesk.passphrase,
      'Отделение 12',
      'app://ui',
    ]
    const traces = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .flatMap((entry) => {
          const bytes = readFileSync(join(entry.parentPath, entry.name))
          const found = said.filter(
            (text) => bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le')),
          )
          return found.map((text) => `${entry.name}: ${text}`)
        })
    expect(traces(join(desk.dataDir, 'chromium'))).toEqual([])
    expect(readdirSync(join(desk.dataDir, 'chromium'))).not.toContain('Partitions')
    // Negative control: the desk's own folder does hold the names, and never a password.
    const own = traces(join(desk.dataDir, 'desk')).join('\n')
    expect(own).toContain(cashier.name)
    for (const secret of [cashier.own, cashier.temporary, administrator.password, typedDesk.passphrase])
      expect(own).not.toContain(secret)
  })
})
