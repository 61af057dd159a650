// The bench's window: the desk's own window, preload, protocol, door and IPC around a page that only asks. Main runs
// the rounds and prints what it measured.
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'
import type { Dispatch } from '../../../electron/core/dispatcher.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { draftOfInput } from '../../../electron/records/drafts.ts'
import { answerWindow } from '../../../electron/shell/ipc.ts'
import { appScheme } from '../../../electron/shell/protocol.ts'
import { openWindow } from '../../../electron/shell/window.ts'
import { saveDraft } from '../../../shared/contract/drafts.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { nothing } from '../../../shared/contract/values.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../../support/power-cut/headless-desk.ts'
import { beginShift, newCommandId, nextPayment } from '../seeded-desk.ts'
import { inRounds, type Pair } from '../statistics.ts'
import { benchDispatch } from './bench-dispatch.ts'
import { echoValue, pageOfRows, pageValue } from './operations.ts'

/** What the bench is told, one JSON line. */
export type WindowTimes = { readonly [metric: string]: Pair[] }

const [what = '', outFolder = '', deskFolder = '', mode = ''] = process.argv.slice(-4)
const isControl = mode === 'control'
const askPage = (window: BrowserWindow, expression: string): Promise<number> =>
  window.webContents.executeJavaScript(`benchPage.${expression}`) as Promise<number>

const askFloor = (window: BrowserWindow, channel: string, payload: unknown, calls: number): Promise<number> =>
  new Promise((resolve) => {
    ipcMain.once('bench-floor-done', (_event, ms: number) => resolve(ms))
    window.webContents.send('bench-floor', channel, payload, calls)
  })

const measureIpc = async (window: BrowserWindow): Promise<WindowTimes> => {
  const echoCalls = 25
  const pageCalls = 10
  const [askEcho, askRows] = isControl ? ['echoThrice', 'pageAsObjects'] : ['echo', 'page']
  return {
    echo: await inRounds(
      60,
      10,
      () => askPage(window, `${askEcho}(${echoCalls})`),
      () => askFloor(window, 'bench-echo', echoValue, echoCalls),
    ),
    page: await inRounds(
      60,
      10,
      () => askPage(window, `${askRows}(${pageCalls})`),
      () => askFloor(window, 'bench-page', {}, pageCalls),
    ),
  }
}

const payments = (count: number) =>
  Array.from({ length: count }, () => {
    const input = nextPayment()
    return { commandId: newCommandId(), draft: draftOfInput(input.lines), input }
  })

/** The same payments, asked for in main: what the window and the way to it add is left out. */
const payDirectly = async (desk: HeadlessDesk, count: number): Promise<number> => {
  let spentMs = 0
  for (const { commandId, draft, input } of payments(count)) {
    await desk.value(saveDraft, { draft, commandId })
    const startedMs = performance.now()
    await desk.value(acceptPayment, input, commandId)
    spentMs += performance.now() - startedMs
  }
  return spentMs / count
}

const measurePayment = async (window: BrowserWindow, desk: HeadlessDesk): Promise<WindowTimes> => {
  const inRow = 10
  return {
    payment: await inRounds(
      isControl ? 10 : 40, // looking through the journal takes its time
      isControl ? 1 : 5,
      () => {
        desk.database.raw.pragma('wal_checkpoint(PASSIVE)')
        return askPage(window, `pay(${JSON.stringify(payments(inRow))})`)
      },
      () => payDirectly(desk, inRow),
    ),
  }
}

const run = async (): Promise<void> => {
  const desk = await openHeadlessDesk(deskFolder)
  await beginShift(desk)
  session.fromPartition('kassa').setPreloads([join(outFolder, 'floor-preload.cjs')])
  const dispatch = benchDispatch(desk)
  const window = openWindow({ outFolder, onInput: () => undefined, onGone: () => app.exit(1) })
  // The control of `payment` looks through the whole journal in main first, on the window's way only.
  const lookFirst: Dispatch = (name, input, commandId) => {
    if (name === acceptPayment.name) verifyJournal(desk.database.db, new Date().toISOString())
    return dispatch(name, input, commandId)
  }
  answerWindow(ipcMain, () => window, isControl ? lookFirst : dispatch)
  ipcMain.handle('bench-echo', (_event, payload: unknown) => payload)
  ipcMain.handle('bench-page', () => pageValue)
  ipcMain.handle('bench-objects', (_event, input: unknown) => {
    nothing.parse(input)
    return pageOfRows.parse(pageValue)
  })
  await new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()))
  const times = what === 'ipc' ? await measureIpc(window) : await measurePayment(window, desk)
  process.stdout.write(`bench: ${JSON.stringify(times)}\n`)
  await desk.close()
}

protocol.registerSchemesAsPrivileged([appScheme])
app.disableHardwareAcceleration()
Menu.setApplicationMenu(null)
app.setPath('userData', join(outFolder, 'chromium'))
app
  .whenReady()
  .then(run)
  .catch((error: unknown) => {
    console.error(error)
    app.exit(1)
  })
