import { join } from 'node:path'
import { BrowserWindow, session } from 'electron'
import { servePage } from './protocol.ts'
import {
  denyDownloads,
  denyNavigation,
  denyNetwork,
  denyNewWindows,
  denyPermissions,
  pageUrl,
  windowPreferences,
} from './security.ts'

export type WindowParts = {
  /** The folder of the built program: out/. */
  readonly outFolder: string
  readonly onInput: () => void
  /** The page's process died; the window must be built anew. */
  readonly onGone: (reason: string) => void
}

let guarded = false

/** The one window. Shown when it has something to show, in the page's own colour until then. */
export const openWindow = (parts: WindowParts): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f3f4f0',
    title: 'Город·Касса',
    autoHideMenuBar: true,
    webPreferences: windowPreferences(join(parts.outFolder, 'preload', 'preload.cjs')),
  })
  const { webContents } = window
  if (!guarded) {
    guarded = true
    const windowSession = session.fromPartition('kassa')
    denyPermissions(windowSession)
    denyNetwork(windowSession)
    denyDownloads(windowSession)
    servePage(windowSession.protocol, join(parts.outFolder, 'renderer'))
  }
  denyNavigation(webContents)
  denyNewWindows(webContents)
  webContents.on('input-event', parts.onInput)
  webContents.on('render-process-gone', (_event, details) => parts.onGone(details.reason))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageUrl)
  return window
}

/** A second start brings the window to the front instead. */
export const bringToFront = (window: BrowserWindow | null): void => {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
