// A real desk that a test sets up itself, and the secret store of an operating system that a test can lose.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { SecretStore } from '../../electron/core/ports.ts'
import { demoDetails } from '../../electron/records/demo-desk.ts'
import type { InputOf } from '../../shared/contract/define.ts'
import { setUp } from '../../shared/contract/desk.ts'
import { newPhrase } from '../../shared/contract/keys.ts'
import { ask, freshCommandId } from './cash-window.ts'
import type { TestDesk } from './desk.ts'
import type { DeskWindow } from './electron-app.ts'

export type SetUpInput = InputOf<typeof setUp>

export const realDetails = { ...demoDetails, deskNumber: '2', officeName: 'Офис на Кирова' }
export const realAdministrator = { login: 'Admin', name: 'Админов Игорь', password: 'long enough' }
export const realPassphrase = 'шесть серых гусей'

/** What a person who makes no mistake types at the first start; the phrase is a new one of this desk. */
export const setUpInput = async (desk: TestDesk, overrides: Partial<SetUpInput> = {}): Promise<SetUpInput> => {
  const { groups, osStore } = await desk.value(newPhrase, {})
  return {
    details: realDetails,
    administrator: realAdministrator,
    printer: { kind: 'virtual', columns: 48 },
    phrase: groups.join(' '),
    passphrase: osStore ? null : realPassphrase,
    ...overrides,
  }
}

/** Sets a real desk up; answers the recovery phrase as it stands on paper. */
export const setUpRealDesk = async (desk: TestDesk, overrides: Partial<SetUpInput> = {}): Promise<string> => {
  const input = await setUpInput(desk, overrides)
  await desk.value(setUp, input)
  return input.phrase
}

/** The same in the window of a real desk, through the page's own door (by keys: set-up.e2e.ts). */
export const setUpInWindow = async (desk: DeskWindow, printerPort: number): Promise<void> => {
  const phrase = await ask<{ groups: string[] }>(desk, 'keys.newPhrase', {})
  const input = {
    details: realDetails,
    administrator: realAdministrator,
    printer: { kind: 'tcp', host: '127.0.0.1', port: printerPort, columns: 48, codePage: 17, answersStatus: true },
    phrase: phrase.value?.groups.join(' '),
    passphrase: realPassphrase,
  }
  expect(await ask(desk, 'desk.setUp', input, freshCommandId())).toMatchObject({ ok: true })
}

export const realCashier = { login: 'kassir', name: 'Кассирова А. А.', password: 'собственный 2' }

/** The administrator makes a cashier, who then sits at the window with a password of her own. */
export const seatRealCashier = async (desk: DeskWindow): Promise<void> => {
  const temporaryPassword = 'временный 1'
  const signIn = async (login: string, password: string): Promise<void> => {
    await ask(desk, 'session.signOut', {})
    expect(await ask(desk, 'session.signIn', { login, password })).toMatchObject({ ok: true })
  }
  await signIn(realAdministrator.login, realAdministrator.password)
  const { login, name, password } = realCashier
  const made = { login, name, role: 'cashier', temporaryPassword }
  expect(await ask(desk, 'operators.create', made, freshCommandId())).toMatchObject({ ok: true })
  await signIn(login, temporaryPassword)
  const change = { current: temporaryPassword, next: password }
  expect(await ask(desk, 'session.changePassword', change)).toMatchObject({ ok: true })
  await desk.page.getByRole('navigation').waitFor()
}

export type TestKeyring = SecretStore & {
  /** As when the keyring's file was deleted: a new key, and what the old one kept is lost. */
  wipe(): void
  /** As when the keyring is locked or its daemon is not there. */
  lock(locked: boolean): void
}

/** Keeps secrets as Chromium does: AES-CBC, which does not tell a wrong key from a right one by itself. */
export const testKeyring = (): TestKeyring => {
  let key = randomBytes(16)
  let locked = false
  const iv = Buffer.alloc(16, ' ')
  const available = (): boolean => !locked
  const mustBeUnlocked = (): void => {
    if (locked) throw new Error('the keyring is locked')
  }
  return {
    available,
    protect: (secret) => {
      mustBeUnlocked()
      const cipher = createCipheriv('aes-128-cbc', key, iv)
      return Buffer.concat([cipher.update(secret), cipher.final()])
    },
    reveal: (kept) => {
      mustBeUnlocked()
      const decipher = createDecipheriv('aes-128-cbc', key, iv)
      return Buffer.concat([decipher.update(kept), decipher.final()])
    },
    wipe: () => {
      key = randomBytes(16)
    },
    lock: (next) => {
      locked = next
    },
  }
}
