// What a person does at the window besides cash, and what a test asks of it.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'
import type { DeskWindow } from './electron-app.ts'

export const projectRoot = join(import.meta.dirname, '../..')

/** Puts a text into the field at once, as a paste does: every typed key costs a fortieth of a second of a processor. */
export const putIn = (page: Page, text: string): Promise<void> => page.keyboard.insertText(text)

/** Types as a person does: faster than this it would be taken for a scanner. */
export const typeByHand = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 70 })

/** Puts login and password into the sign-in of any desk. What comes of it is the caller's to await. */
export const typeSignIn = async (page: Page, login: string, password: string): Promise<void> => {
  await page.getByLabel('Логин', { exact: true }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(login)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(password)
  await page.keyboard.press('Enter')
}

/** Opens the palette and puts words into it, once it has the focus. */
export const searchPalette = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+K')
  await page.locator('input:focus[placeholder^="Найти действие"], input:focus[placeholder^="Find an action"]').waitFor()
  await putIn(page, words)
}

/** Through the palette, by a Russian word, as someone who does not know the key. */
export const signOutByPalette = async (page: Page): Promise<void> => {
  await searchPalette(page, 'выйти')
  await page.getByText('Выйти: сменить оператора').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Вход' }).waitFor()
}

/** Closes the window as a person does; the database is closed with it, and leaves no WAL behind. */
export const closeByHand = async (desk: DeskWindow): Promise<void> => {
  const child = desk.app.process()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
  })
  await gone
  await desk.close()
}

/** Runs one statement on a database file, in the only Node that has the addon: Electron's. */
export const runSql = <Row = Record<string, unknown>>(file: string, sql: string): Row[] => {
  const script = `
    const [file, sql] = process.argv.slice(1)
    const statement = new (require('better-sqlite3'))(file).prepare(sql)
    process.stdout.write(JSON.stringify(statement.reader ? statement.all() : [statement.run()]))`
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return JSON.parse(
    execFileSync(electronExecutable(), ['-e', script, file, sql], { cwd: projectRoot, env, encoding: 'utf8' }),
  )
}

/** The band that stands on every screen of a demo desk. */
export const demoBand = (page: Page) => page.getByText('учебное место: деньги и чеки ненастоящие')
