// The real desk in its real window, driven from outside.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'

const projectRoot = join(import.meta.dirname, '../..')
const screenshotFolder = join(projectRoot, 'test-results/screenshots')

export type DeskWindow = {
  app: ElectronApplication
  page: Page
  dataDir: string
  /** Saves a picture to look at; the file's name says what it shows. */
  picture(name: string): Promise<void>
  close(): Promise<void>
  /** SIGKILL, and waits until the process is gone. */
  kill(): Promise<void>
  /** Messages of the page that should not be: errors, violations of the CSP. */
  complaints: string[]
}

export type DeskWindowOptions = {
  dataDir?: string
  env?: Record<string, string>
  args?: string[]
  /** The first screen to wait for; null does not wait. */
  waitFor?: RegExp | null
  /** Passwords cost the program what they cost a cashier: cheap-passwords.cjs is left out. */
  fullPasswordCost?: boolean
}

export const temporaryDataDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the desk for one test; it is closed with it. */
export const startDesk = async (options: DeskWindowOptions = {}): Promise<DeskWindow> => {
  const desk = await keepDesk({ dataDir: options.dataDir ?? temporaryDataDir(), ...options })
  onTestFinished(desk.close)
  return desk
}

/** An empty folder becomes a seeded demo desk; one in which a test has put anything stays as it is. */
const copyDemoDesk = (dataDir: string): void => {
  const template = process.env['KASSA_TEST_DEMO_DESK']
  if (template !== undefined && existsSync(dataDir) && readdirSync(dataDir).length === 0)
    cpSync(template, dataDir, { recursive: true })
}

/** Starts the desk; whoever keeps it closes it. A complaint of the page fails the test that closes it. */
export const keepDesk = async (options: DeskWindowOptions = {}): Promise<DeskWindow> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  if (options.args === undefined && options.env === undefined) copyDemoDesk(dataDir)
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [
      ...(options.fullPasswordCost === true ? [] : ['-r', join(import.meta.dirname, 'cheap-passwords.cjs')]),
      ...[projectRoot, ...(options.args ?? ['--demo'])],
    ],
    env: { ...env, KASSA_DATA_DIR: dataDir, LANG: 'ru_RU.UTF-8', ...options.env } as Record<string, string>,
    timeout: 30_000,
  })
  const desk = await watchWindow(app, dataDir, () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  })
  const first = desk.page.getByText(options.waitFor ?? /Вход|Войти/).first()
  if (options.waitFor !== null) await first.waitFor({ timeout: 30_000 })
  return desk
}

/** Which program a page belongs to, for what only its own process can do. */
const appOf = new WeakMap<Page, ElectronApplication>()

/** The window of a desk that Playwright has started, with what its page complains of. */
export const watchWindow = async (app: ElectronApplication, dataDir: string, tidy: () => void): Promise<DeskWindow> => {
  const page = await app.firstWindow()
  appOf.set(page, app)
  const complaints: string[] = []
  let closed = false
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return {
    app,
    page,
    dataDir,
    complaints,
    // Whoever looks at a money step needs longer than its first 300 ms, which take no key: so does a picture of it.
    picture: async (name) => void (await Promise.all([keepPicture(page, name), page.waitForTimeout(350)])),
    close: async () => {
      if (closed) return
      closed = true
      await app.close().catch(() => undefined)
      tidy()
      expect(complaints).toEqual([])
    },
    kill: async () => {
      closed = true
      const child = app.process()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/**
 * Saves what the window shows. Not by Playwright's `screenshot`, which asks for the smallest file: packing it took twice
 * the time of the rest, for a tenth of its size.
 */
const keepPicture = async (page: Page, name: string): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  await session.detach()
  mkdirSync(screenshotFolder, { recursive: true })
  writeFileSync(join(screenshotFolder, `${name}.png`), data, 'base64')
}

/** Kills the desk as a power cut would: no farewell. */
export const killDesk = (desk: DeskWindow): Promise<void> => desk.kill()

// The scanner's keyboard: US physical keys. `ru` is what the same key types under the Russian layout.
const plain: Record<string, string> = {
  '-': 'Minus',
  '=': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  ';': 'Semicolon',
  "'": 'Quote',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '`': 'Backquote',
  ' ': 'Space',
}
const shifted: Record<string, string> = {
  _: 'Minus',
  '+': 'Equal',
  '{': 'BracketLeft',
  '}': 'BracketRight',
  '|': 'Backslash',
  ':': 'Semicolon',
  '"': 'Quote',
  '<': 'Comma',
  '>': 'Period',
  '?': 'Slash',
  '~': 'Backquote',
  '!': 'Digit1',
  '@': 'Digit2',
  '#': 'Digit3',
  $: 'Digit4',
  '%': 'Digit5',
  '^': 'Digit6',
  '&': 'Digit7',
  '*': 'Digit8',
  '(': 'Digit9',
  ')': 'Digit0',
}
const usRow = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?|='
/** What the same keys type under another layout (X11: ru, and ru phonetic). */
const rows = {
  us: usRow,
  ru: 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,/=',
  phonetic: 'юявертыуиопшщасдфгхйкл;\'зьцжбнм,./ЯВЕРТЫУИОПШЩАСДФГХЙКЛ:"ЗЬЦЖБНМ<>?Эч',
} as const

const keyOf = (char: string): { code: string; shift: boolean } => {
  if (/[a-z]/.test(char)) return { code: `Key${char.toUpperCase()}`, shift: false }
  if (/[A-Z]/.test(char)) return { code: `Key${char}`, shift: true }
  if (/\d/.test(char)) return { code: `Digit${char}`, shift: false }
  if (plain[char]) return { code: plain[char], shift: false }
  if (shifted[char]) return { code: shifted[char], shift: true }
  throw new Error('a wedge scanner types ASCII only')
}

/** Scanners were seen at 6 to 30 ms a key (components.md §6). */
export const scannerGapMs = 8

const terminatorKeys: Record<'Enter' | 'LF' | 'Tab', KeyEvent> = {
  Enter: { code: 'Enter', key: 'Enter', modifiers: 0, windowsVirtualKeyCode: 13, text: '\r' },
  LF: { code: 'KeyJ', key: 'j', modifiers: 2, windowsVirtualKeyCode: 74, text: '' },
  Tab: { code: 'Tab', key: 'Tab', modifiers: 0, windowsVirtualKeyCode: 9, text: '\t' },
}

/** How a reader of two lines separates them. */
const betweenLines: Record<string, keyof typeof terminatorKeys> = { '\r': 'Enter', '\n': 'LF', '\t': 'Tab' }

export type KeyEvent = { code: string; key: string; modifiers: number; windowsVirtualKeyCode: number; text: string }

export type ScanOptions = { layout?: keyof typeof rows; terminators?: ('Enter' | 'LF' | 'Tab')[] }

/** The keys of one burst with its terminators. */
export const keysOfScan = (text: string, { layout = 'us', terminators = ['Enter'] }: ScanOptions): KeyEvent[] => {
  const keys = [...text].map((char): KeyEvent => {
    const between = betweenLines[char]
    if (between !== undefined) return terminatorKeys[between]
    const { code, shift } = keyOf(char)
    const index = usRow.indexOf(char)
    const typed = index < 0 ? char : (rows[layout][index] ?? char)
    const named = code.startsWith('Key') || code.startsWith('Digit')
    const windowsVirtualKeyCode = named ? code.charCodeAt(code.length - 1) : 186
    return { code, key: typed, modifiers: shift ? 8 : 0, windowsVirtualKeyCode, text: typed }
  })
  return [...keys, ...terminators.map((terminator) => terminatorKeys[terminator])]
}

/**
 * What a keyboard-wedge scanner does: a burst of physical keys and its terminators (CR LF = Enter and Ctrl+J). Events go
 * through the browser's input, as real keys do after the layout. The program's own process sends them in one go: over
 * the test's connection a busy machine would cut a burst in two, which no scanner does.
 */
export const scan = async (page: Page, text: string, options: ScanOptions = {}): Promise<void> => {
  const app = appOf.get(page)
  if (!app) throw new Error('the page is not of a desk that was started here')
  await app.evaluate(
    async ({ BrowserWindow }, { burst, gapMs }) => {
      const browser = BrowserWindow.getAllWindows()[0]?.webContents.debugger
      if (!browser) throw new Error('no window is open')
      browser.attach()
      // The scanner's own pace in the events themselves: how fast a busy machine delivers them must not count.
      const startMs = Date.now() - burst.length * gapMs
      await Promise.all(
        burst.flatMap(({ text: typed, ...key }, index) => {
          const base = { ...key, timestamp: (startMs + (index + 1) * gapMs) / 1000 }
          return [
            browser.sendCommand('Input.dispatchKeyEvent', { ...base, type: 'keyDown', ...(typed && { text: typed }) }),
            browser.sendCommand('Input.dispatchKeyEvent', { ...base, type: 'keyUp' }),
          ]
        }),
      )
      browser.detach()
    },
    { burst: keysOfScan(text, options), gapMs: scannerGapMs },
  )
}

/** A bill of the demo catalogue as a wedge scanner in US mode can type it. */
export const waterBill = (options: { sumKopecks?: number; account?: string; payeeAccount?: string } = {}): string =>
  [
    'ST00012',
    'Name=OOO RS',
    `PersonalAcc=${options.payeeAccount ?? '40702810800000314001'}`,
    'BankName=CHELINVEST',
    'BIC=047501779',
    'CorrespAcc=30101810400000000779',
    'PayeeINN=7451000101',
    `PersAcc=${options.account ?? '3141234567'}`,
    'PaymPeriod=10.2026',
    `Sum=${options.sumKopecks ?? 81240}`,
  ].join('|')

/** The same bill as paper carries it, for pasting. */
export const waterBillInRussian = (sumKopecks = 81240): string =>
  `ST00012|Name=ООО «Расчётные системы»|PersonalAcc=40702810800000314001|BankName=ПАО «ЧЕЛЯБИНВЕСТБАНК»|BIC=047501779|CorrespAcc=30101810400000000779|PayeeINN=7451000101|PersAcc=3141234567|PaymPeriod=10.2026|Sum=${sumKopecks}`
