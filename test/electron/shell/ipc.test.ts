import type { BrowserWindow, IpcMain } from 'electron'
import { describe, expect, test } from 'vitest'
import type { Dispatch } from '../../../electron/core/dispatcher.ts'
import { answerWindow, isOurWindow, tellWindow } from '../../../electron/shell/ipc.ts'
import { sourceFiles } from '../../guards/source-files.ts'

type Frame = { url: string }

const makeWindow = (url = 'app://ui/index.html') => {
  const mainFrame: Frame = { url }
  const sent: unknown[][] = []
  let destroyed = false
  const webContents = { mainFrame, send: (...args: unknown[]) => void sent.push(args) }
  const window = { webContents, isDestroyed: () => destroyed } as unknown as BrowserWindow
  return { window, webContents, mainFrame, sent, destroy: () => (destroyed = true) }
}

type Event = Parameters<typeof isOurWindow>[0]
const eventOf = (sender: unknown, senderFrame: Frame | null): Event => ({ sender, senderFrame }) as unknown as Event

describe('a message', () => {
  test('comes from our window when its top frame shows our page', () => {
    const { window, webContents, mainFrame } = makeWindow()
    expect(isOurWindow(eventOf(webContents, mainFrame), window)).toBe(true)
  })

  test('does not when the window, the frame or the page is another', () => {
    const ours = makeWindow()
    const other = makeWindow()
    const { window, webContents, mainFrame } = ours
    expect(isOurWindow(eventOf(other.webContents, other.mainFrame), window)).toBe(false)
    expect(isOurWindow(eventOf(webContents, { url: 'app://ui/index.html' }), window)).toBe(false)
    expect(isOurWindow(eventOf(webContents, null), window)).toBe(false)
    expect(isOurWindow(eventOf(webContents, mainFrame), null)).toBe(false)
    for (const url of [
      'https://example.org/',
      'app://ui.evil/index.html',
      'app://other/',
      'app://ui',
      'file:///index.html',
      'about:blank',
      '',
    ]) {
      const elsewhere = makeWindow(url)
      expect(isOurWindow(eventOf(elsewhere.webContents, elsewhere.mainFrame), elsewhere.window), url).toBe(false)
    }
    ours.destroy()
    expect(isOurWindow(eventOf(webContents, mainFrame), window)).toBe(false)
  })
})

describe('the one channel', () => {
  const openChannel = () => {
    const made = makeWindow()
    const channels = new Map<string, (event: Event, ...args: unknown[]) => Promise<unknown>>()
    const asked: unknown[][] = []
    const dispatch: Dispatch = async (...args) => {
      asked.push(args)
      return { ok: true, value: null }
    }
    const ipcMain = {
      handle: (name: string, handler: (event: Event) => Promise<unknown>) => void channels.set(name, handler),
    }
    answerWindow(ipcMain as unknown as IpcMain, () => made.window, dispatch)
    const call = (event: Event, ...args: unknown[]) => channels.get('kassa')?.(event, ...args)
    return { ...made, channels, asked, call, own: eventOf(made.webContents, made.mainFrame) }
  }

  test('answers with one JSON string', async () => {
    const { call, own, asked, channels } = openChannel()
    expect([...channels.keys()]).toEqual(['kassa'])
    expect(await call(own, 'desk.getState', {}, 'id')).toBe('{"ok":true,"value":null}')
    expect(asked).toEqual([['desk.getState', {}, 'id']])
  })

  test('hands on names and ids as text only', async () => {
    const { call, own, asked } = openChannel()
    for (const odd of [undefined, null, 5, {}, ['desk.getState']]) await call(own, odd, 1, odd)
    expect(asked).toEqual(Array.from({ length: 5 }, () => ['', 1, undefined]))
  })

  test('refuses a stranger before anything is asked, and says nothing more', async () => {
    const { call, webContents, asked } = openChannel()
    await expect(call(eventOf(webContents, { url: 'app://ui/index.html' }), 'desk.getState', {})).rejects.toThrow(
      /^refused$/,
    )
    await expect(call(eventOf({}, null), 'desk.getState', {})).rejects.toThrow(/^refused$/)
    expect(asked).toEqual([])
  })
})

test('the window is told only that something changed, and only while it is there', () => {
  const { window, sent, destroy } = makeWindow()
  tellWindow(window, 'shift')
  tellWindow(null, 'shift')
  destroy()
  tellWindow(window, 'shift')
  expect(sent).toEqual([['kassa', 'shift']])
})

test('ipcMain.handle stands in one place, and the preload knows one channel', () => {
  const handling = sourceFiles('electron')
    .filter(({ text }) => /\bipcMain\.handle\(/.test(text))
    .map(({ path }) => path)
  expect(handling).toEqual(['electron/shell/ipc.ts'])
  const preload = sourceFiles('electron').find(({ path }) => path === 'electron/preload.ts')?.text ?? ''
  const channels = [...preload.matchAll(/ipcRenderer\.\w+\(\s*'([^']+)'/g)].map(([, channel]) => channel)
  expect([...new Set(channels)].sort()).toEqual(['kassa', 'kassa-painted'])
})
