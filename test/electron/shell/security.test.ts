import type { App, Session, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import {
  dangerousSwitch,
  denyDownloads,
  denyNavigation,
  denyNetwork,
  denyNewWindows,
  denyPermissions,
  mayStart,
  pageUrl,
  windowPreferences,
} from '../../../electron/shell/security.ts'

type Listener = (event: { preventDefault(): void; url?: string }) => void

/** Remembers what was asked of it: enough of an Electron object for one rule. */
const listeners = () => {
  const heard = new Map<string, Listener>()
  return {
    heard,
    on: (name: string, listener: Listener) => void heard.set(name, listener),
    /** Whether the event was stopped. */
    isStopped: (name: string, url?: string): boolean => {
      let stopped = false
      heard.get(name)?.({ preventDefault: () => (stopped = true), ...(url === undefined ? {} : { url }) })
      return stopped
    },
  }
}

describe('the page', () => {
  test('runs sandboxed, apart from Node and from the preload’s world, and leaves nothing on disk', () => {
    const preferences = windowPreferences('/out/preload.cjs')
    expect(preferences).toMatchObject({
      preload: '/out/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
    })
    expect(preferences.partition).toMatch(/^(?!persist:)./)
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures')
  })

  test('goes nowhere else, however it is tried', () => {
    const contents = listeners()
    denyNavigation(contents as unknown as WebContents)
    const elsewhere = [
      'https://example.org/',
      'file:///etc/passwd',
      'about:blank',
      'app://ui/other.html',
      'app://other/index.html',
      `${pageUrl}?x`,
      'javascript:1',
    ]
    expect([...contents.heard.keys()].sort()).toEqual(['will-frame-navigate', 'will-navigate', 'will-redirect'])
    for (const name of contents.heard.keys()) {
      for (const url of elsewhere) expect(contents.isStopped(name, url), `${name} ${url}`).toBe(true)
      expect(contents.isStopped(name, pageUrl)).toBe(false)
    }
  })

  test('opens no second window and no webview', () => {
    const contents = listeners()
    let answer: unknown = null
    denyNewWindows({
      ...contents,
      setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => (answer = handler({ url: pageUrl })),
    } as unknown as WebContents)
    expect(answer).toEqual({ action: 'deny' })
    expect(contents.isStopped('will-attach-webview')).toBe(true)
  })
})

describe('the session of the window', () => {
  test('gives no permission and no device', () => {
    const asked: Record<string, (...args: unknown[]) => unknown> = {}
    denyPermissions({
      setPermissionRequestHandler: (handler: never) => (asked['request'] = handler),
      setPermissionCheckHandler: (handler: never) => (asked['check'] = handler),
      setDevicePermissionHandler: (handler: never) => (asked['device'] = handler),
    } as unknown as Session)
    for (const permission of [
      'media',
      'clipboard-read',
      'notifications',
      'geolocation',
      'serial',
      'hid',
      'fileSystem',
      'openExternal',
    ]) {
      let granted: unknown = null
      asked['request']?.(null, permission, (answer: unknown) => (granted = answer))
      expect(granted, permission).toBe(false)
      expect(asked['check']?.(null, permission), permission).toBe(false)
    }
    expect(asked['device']?.({ deviceType: 'usb' })).toBe(false)
  })

  test('lets no request out of the program', () => {
    let filter: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void = () => undefined
    denyNetwork({
      webRequest: { onBeforeRequest: (handler: typeof filter) => (filter = handler) },
    } as unknown as Session)
    const isCancelled = (url: string): boolean => {
      let cancelled = false
      filter({ url }, ({ cancel }) => (cancelled = cancel))
      return cancelled
    }
    const out = [
      'https://example.org/',
      'http://127.0.0.1:9100/',
      'ws://localhost/',
      'file:///etc/passwd',
      'ftp://x/',
      'blob:null/1',
      'data:text/html,x',
      'app://ui.evil/',
      'app://other/',
      'app://uix',
    ]
    for (const url of out) expect(isCancelled(url), url).toBe(true)
    for (const url of [pageUrl, 'app://ui/assets/a.js', 'data:image/png;base64,AA=='])
      expect(isCancelled(url), url).toBe(false)
  })

  test('saves no file', () => {
    const session = listeners()
    denyDownloads(session as unknown as Session)
    expect(session.isStopped('will-download')).toBe(true)
  })
})

describe('a switch that would let somebody in from outside', () => {
  const switches = [
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--no-sandbox',
    '--disable-web-security',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=127.0.0.1:8080',
    '--disable-site-isolation-trials',
  ]

  test.each(switches)('%s stops a packaged desk, in any of its spellings', (name) => {
    const spellings = [
      name,
      name.toUpperCase(),
      name.replace('--', '-'),
      name.replace('--', '/'),
      ` ${name}`,
      `${name}\t`,
    ]
    if (!name.includes('=')) spellings.push(`${name}=1`, `${name}=`)
    for (const spelling of spellings) {
      expect(dangerousSwitch(['--demo', spelling]), spelling).toBe(spelling)
      expect(mayStart({ isPackaged: true } as App, ['--demo', spelling]), spelling).toBe(false)
      // Development and e2e need them.
      expect(mayStart({ isPackaged: false } as App, [spelling])).toBe(true)
    }
  })

  test('is not what an ordinary start has', () => {
    const ordinary = [
      '--demo',
      '/opt/gorod-kassa',
      '.',
      '--ozone-platform=wayland',
      '--lang=ru',
      '--force-device-scale-factor=1.25',
      'no-sandbox',
      '--no-sandboxed',
    ]
    expect(dangerousSwitch(ordinary)).toBeNull()
    expect(mayStart({ isPackaged: true } as App, ordinary)).toBe(true)
    expect(mayStart({ isPackaged: true } as App, [])).toBe(true)
  })
})
