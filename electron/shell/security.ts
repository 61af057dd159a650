import type { App, Session, WebContents, WebPreferences } from 'electron'

// One function per rule, one test per rule (architecture.md, Security).

/** The page runs in a sandboxed process, apart from Node and from the preload's world. */
export const windowPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  spellcheck: false, // it would fetch dictionaries
  // No `persist:`: the session lives in memory and leaves nothing on disk.
  partition: 'kassa',
})

/** The one page of the window. */
export const pageOrigin = 'app://ui'
export const pageUrl = `${pageOrigin}/index.html`

/** The page can't go anywhere else, nor be replaced by a redirect. */
export const denyNavigation = (contents: WebContents): void => {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (url !== pageUrl) event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
}

/** No second window, no webview. */
export const denyNewWindows = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Camera, clipboard reading, notifications …: none is needed, all are refused. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** The window's only source is app://; anything else, http included, is cancelled before it leaves. */
export const denyNetwork = (session: Session): void => {
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed =
      details.url.startsWith(`${pageOrigin}/`) ||
      details.url.startsWith('devtools://') ||
      details.url.startsWith('data:image/')
    callback({ cancel: !allowed })
  })
}

/** Nothing may be written to disk by the page. */
export const denyDownloads = (session: Session): void => {
  session.on('will-download', (event) => event.preventDefault())
}

const dangerous = [
  /^--remote-debugging-/,
  /^--inspect/,
  /^--js-flags/,
  /^--load-extension/,
  // Chromium takes a switch with a value it does not need for the switch.
  /^--no-sandbox(=|$)/,
  /^--disable-web-security(=|$)/,
  /^--host-rules/,
  /^--host-resolver-rules/,
  /^--proxy-/,
  /^--disable-site-isolation/,
]

/** As Chromium reads an argument: spaces around it dropped, one dash as good as two, on Windows a slash too. */
const asSwitch = (arg: string): string =>
  arg
    .trim()
    .replace(/^(?:-+|\/)/, '--')
    .toLowerCase()

/** The first switch that would let someone outside into the window; null when there is none. */
export const dangerousSwitch = (args: readonly string[]): string | null =>
  args.find((arg) => dangerous.some((pattern) => pattern.test(asSwitch(arg)))) ?? null

/**
 * With all fuses set, remote debugging still let an outside script write (proved): a packaged desk does not start with
 * such a switch. The unpackaged one (development, e2e) does. Returns false when the program must exit.
 */
export const mayStart = (app: Pick<App, 'isPackaged'>, args: readonly string[]): boolean =>
  !app.isPackaged || dangerousSwitch(args) === null
