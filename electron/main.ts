// Composition root: what starts, in order.
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, protocol } from 'electron'
import type { Dispatch } from './core/dispatcher.ts'
import { fileDialogs } from './shell/file-dialog.ts'
import { answerWindow, isOurWindow, tellWindow } from './shell/ipc.ts'
import { createLog } from './shell/log.ts'
import { appScheme } from './shell/protocol.ts'
import { printToPdf } from './shell/print-to-pdf.ts'
import { announceFirstScreen } from './shell/ready.ts'
import { osSecretStore } from './shell/secret-store.ts'
import { mayStart } from './shell/security.ts'
import { chooseDataRoot, ownUserData } from './shell/user-data.ts'
import { bringToFront, openWindow } from './shell/window.ts'

if (!mayStart(app, process.argv.slice(1))) process.exit(2)

protocol.registerSchemesAsPrivileged([appScheme])
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox() // root in tests: Chromium runs there without one only
app.disableHardwareAcceleration() // forms and text need no GPU process; starts sooner, and old branch PCs have bad drivers
Menu.setApplicationMenu(null)

const dataRoot = chooseDataRoot(app.getPath('userData'), process.env, process.platform)
app.setPath('userData', ownUserData(app.getPath('userData'), process.env)) // before the lock: it is one lock per folder
if (!app.requestSingleInstanceLock()) process.exit(0)

let window: BrowserWindow | null = null
let closing = false
let crashes = 0
const log = createLog(dataRoot)

/** The desk's own code comes while Chromium starts the page's process: until then main has only what a window needs. */
const openHome = async () => {
  const { createDeskHome } = await import('./desk-home.ts')
  return createDeskHome({
    ...{ dataRoot, version: app.getVersion(), secretStore: osSecretStore, printToPdf, log },
    files: fileDialogs(() => window),
    startWithDemo: process.argv.includes('--demo'),
    workerScript: new URL('./worker.js', import.meta.url),
    emit: (event) => tellWindow(window, event),
  })
}

const open = (): void => {
  const opened = openWindow({
    outFolder: join(import.meta.dirname, '..'),
    onInput: () => void home.then((it) => it.touch()),
    onGone: (reason) => {
      log('window.gone', { reason })
      if (++crashes > 5) return app.exit(1) // a page that dies at every start would be rebuilt for ever
      open() // before the old one goes: the program ends with its last window
      void home.then((it) => it.lock()) // whoever sits there shows who they are; the draft is offered again
      opened.destroy()
    },
  })
  opened.on('closed', () => {
    if (window === opened) window = null
  })
  window = opened
}

const dispatch: Dispatch = async (name, input, commandId) => (await home).dispatch(name, input, commandId)
answerWindow(ipcMain, () => window, dispatch)
ipcMain.on('kassa-painted', (event) => {
  if (!window || !isOurWindow(event, window)) return
  void announceFirstScreen(window, dispatch, process.env, app.isPackaged)
  void home.then((it) => it.startWork())
})
app.on('second-instance', () => bringToFront(window))
app.on('window-all-closed', () => {
  if (!window) app.quit()
})
app.on('will-quit', (event) => {
  if (closing) return
  closing = true
  event.preventDefault() // until the paper under way has its outcome and the database is closed
  // Not from within this event: a close that had nothing to wait for would ask a program that still thinks it is quitting.
  void home.then((it) => it.close()).finally(() => setImmediate(() => app.quit()))
})
const home = app.whenReady().then(open).then(openHome)
