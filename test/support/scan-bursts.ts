// Many scans in one go, as a scanner gives them one after the other: each is awaited by what the window asks of main.
import { type DeskWindow, type KeyEvent, keysOfScan, type ScanOptions, scannerGapMs } from './electron-app.ts'

/** What the window asked main while something was scanned, with the answers. */
export type Asked = { name: string; input: unknown; answer: { ok: boolean; value?: unknown } }

/** Begins to listen at main's one door; the list is read by `asked`. */
export const listenAtDoor = (desk: DeskWindow): Promise<void> =>
  desk.app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const door = handlers.get('kassa')
    if (!door) throw new Error('main has no door')
    const heard: { name: unknown; input: unknown; answer: unknown }[] = []
    ;(globalThis as { heardInTest?: unknown }).heardInTest = heard
    handlers.set('kassa', async (event, name, input, ...rest) => {
      const answer = await door(event, name, input, ...rest)
      heard.push({ name, input, answer: JSON.parse(String(answer)) })
      return answer
    })
  })

/** What was asked since the last reading, of the operations named. */
export const asked = (desk: DeskWindow, ...names: string[]): Promise<Asked[]> =>
  desk.app.evaluate((_electron, wanted) => {
    const heard = (globalThis as { heardInTest?: Asked[] }).heardInTest ?? []
    return heard.splice(0).filter(({ name }) => wanted.includes(name))
  }, names)

/** Scans each text by keys; the next begins when main was asked about the one before. */
export const scanByKeys = async (desk: DeskWindow, texts: readonly string[], options: ScanOptions): Promise<void> => {
  const bursts: KeyEvent[][] = texts.map((text) => keysOfScan(text, options))
  await desk.app.evaluate(
    async ({ BrowserWindow }, { all, gapMs }) => {
      const browser = BrowserWindow.getAllWindows()[0]?.webContents.debugger
      if (!browser) throw new Error('no window is open')
      const heard = (globalThis as { heardInTest?: { name: string }[] }).heardInTest ?? []
      const answers = (): number => heard.filter(({ name }) => name === 'bills.recognize').length
      browser.attach()
      for (const burst of all) {
        const before = answers()
        const startMs = Date.now() - burst.length * gapMs
        await Promise.all(
          burst.map(({ text: typed, ...key }, index) =>
            browser.sendCommand('Input.dispatchKeyEvent', {
              ...key,
              timestamp: (startMs + (index + 1) * gapMs) / 1000,
              type: 'keyDown',
              ...(typed && { text: typed }),
            }),
          ),
        )
        const untilMs = Date.now() + 10_000
        while (answers() === before) {
          if (Date.now() > untilMs) throw new Error('the window asked nothing about a scan')
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      browser.detach()
    },
    { all: bursts, gapMs: scannerGapMs },
  )
}
