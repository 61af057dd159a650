// A real desk on a computer whose system keeps secrets: it opens its keys by itself, until the keyring is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { keyringLack, type OsKeyring, startOsKeyring } from '../support/os-keyring.ts'
import { labelInFocus, setUpByKeys, typedDesk, typeGroups } from '../support/set-up-by-keys.ts'
import { closeByHand, typeSignIn } from '../support/window-acts.ts'

const lack = keyringLack()
// The same rules with a keyring of our own: test/electron/features/keys.test.ts.
if (lack !== null) console.log(`the OS keyring is not tested: ${lack}`)

describe.skipIf(lack !== null)('a real desk over the keyring of the system', () => {
  let keyring: OsKeyring
  let desk: DeskWindow
  let groups: string[] = []
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  beforeAll(async () => {
    keyring = await startOsKeyring()
    desk = await keepDesk({ dataDir, args: [], env: keyring.env, waitFor: /Первый запуск/ })
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    keyring.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const restart = async (): Promise<void> => {
    await closeByHand(desk)
    desk = await keepDesk({ dataDir, args: [], env: keyring.env })
    await typeSignIn(desk.page, typedDesk.administrator.login, typedDesk.administrator.password)
    await desk.page.getByRole('navigation').waitFor()
  }
  const keyState = async (): Promise<unknown> => (await ask(desk, 'keys.getState', {})).value
  const open = { state: 'open', protection: 'os', osStoreFailed: false, rotation: null }

  test('the set-up asks for no password of the keys', async () => {
    groups = await setUpByKeys(desk.page, { osStore: true })
    await typeSignIn(desk.page, typedDesk.administrator.login, typedDesk.administrator.password)
    await desk.page.getByRole('navigation').waitFor()
    expect(await keyState()).toEqual(open)
  })

  test('after a restart the keys are open, and nobody was asked', async () => {
    await restart()
    await expect.poll(keyState).toEqual(open)
    expect(await desk.page.getByRole('button', { name: 'Ключи', exact: true }).count()).toBe(0)
  })

  test('a wiped keyring leaves the desk sealed; the phrase opens it, and from then on it opens itself again', async () => {
    await keyring.wipe()
    await restart()
    await desk.page.getByRole('button', { name: 'Ключи', exact: true }).waitFor()
    expect(await keyState()).toEqual({ state: 'sealed', protection: 'os', osStoreFailed: true, rotation: null })
    await desk.page.keyboard.press('Control+U')
    await desk.page.getByText('Система компьютера не отдала ключ', { exact: false }).waitFor()
    await expect.poll(() => labelInFocus(desk.page)).toBe('Группа 1')
    await desk.picture('keys-keyring-wiped')
    await desk.page.waitForTimeout(350)
    await typeGroups(desk.page, groups)
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await keyState()).toEqual(open)
    await restart()
    await expect.poll(keyState).toEqual(open)
  })
})
