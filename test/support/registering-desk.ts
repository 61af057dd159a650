// A demo desk on which people are registered: what a cashier types, ticks and hears.
import { cpSync } from 'node:fs'
import { createDeskKeys, type DeskKeys } from '../../electron/db/desk-keys.ts'
import { loadKeyFile } from '../../electron/db/sealed.ts'
import { expect, onTestFinished } from 'vitest'
import { emptyTyped } from '../../shared/domain/document-form.ts'
import type { TypedDocument } from '../../shared/contract/registration.ts'
import {
  answerMatch,
  checkPassport,
  confirmCode,
  getRegistration,
  printConsent,
  type RegistrationView,
  sendCode,
  signConsent,
} from '../../shared/contract/registration.ts'
import { getPhone } from '../../shared/contract/phone.ts'
import { openTestDesk, temporaryFolder, type TestDesk, type TestDeskOptions, testRandom } from './desk.ts'

/** Invented: the blank's number was never issued. */
export const ivanova: TypedDocument = {
  ...emptyTyped,
  seriesNumber: '75 15 654321',
  lastName: 'ИВАНОВА',
  firstName: 'АННА',
  middleName: 'викторовна',
  noMiddleName: false,
  birthDate: '12.03.1986',
  issuedOn: '25042015',
  departmentCode: '740052',
  issuedBy: 'Отделом УФМС России по Челябинской области',
  address: 'г. Челябинск, ул. Свободы, д. 32, кв. 17',
}

export const petrov: TypedDocument = {
  ...ivanova,
  seriesNumber: '7518 777888',
  lastName: 'Петров',
  firstName: 'Пётр',
  middleName: '',
  noMiddleName: true,
  birthDate: '01.02.1990',
  issuedOn: '10.03.2018',
}

/** Waits for what a queue does in its own time. */
export const until = async (what: string, done: () => boolean | Promise<boolean>): Promise<void> => {
  for (const untilMs = Date.now() + 20_000; Date.now() < untilMs; ) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`never came: ${what}`)
}

/** With queues at work and a cashier at the window. */
export const openRegisteringDesk = async (options: TestDeskOptions = {}): Promise<TestDesk> => {
  const desk = await openTestDesk(options)
  await desk.startWork()
  await desk.signInAs('cashier')
  return desk
}

/** The demo desk's keys, to read what it sealed. */
export const deskKeysOf = (desk: TestDesk): DeskKeys => {
  const keys = createDeskKeys(testRandom())
  keys.open(loadKeyFile(desk.folder, 'demo.key', testRandom()))
  return keys
}

/** The desk as it stands on disk at this moment, started anew: what a kill leaves. */
export const killed = async (desk: TestDesk, options: TestDeskOptions = {}): Promise<TestDesk> => {
  const folder = temporaryFolder()
  cpSync(desk.folder, folder, { recursive: true })
  const next = await openRegisteringDesk({ clock: desk.clock, ...options, folder })
  onTestFinished(() => next.close())
  return next
}

export const view = async (desk: TestDesk): Promise<RegistrationView> => {
  const shown = await desk.value(getRegistration, {})
  if (!shown) throw new Error('there is no registration')
  return shown
}

/** The last message on the virtual phone. */
export const lastSms = async (desk: TestDesk): Promise<{ to: string; text: string }> => {
  const phone = await desk.value(getPhone, {})
  const message = phone?.messages[0]
  if (!message) throw new Error('the phone has no message')
  return message
}

export const codeIn = (text: string): string => {
  const code = /: (\d{6})\./.exec(text)?.[1]
  if (!code) throw new Error('the message has no code')
  return code
}

export const wrongCode = (right: string): string => String((Number(right) + 1) % 1_000_000).padStart(6, '0')

/** Up to the step where the phone is asked for; returns the registration's id. */
export const upToPhone = async (desk: TestDesk, typed = ivanova, advertising = false): Promise<string> => {
  expect(await desk.value(checkPassport, { typed })).toEqual({ problems: [] })
  const { registrationId, step, match } = await view(desk)
  // Whoever is known already is the same person, unless a test says otherwise before it comes here.
  if (step === 'match')
    await desk.value(answerMatch, { registrationId, clientId: match?.candidates[0]?.clientId ?? null })
  await desk.value(printConsent, { registrationId, kind: 'processing' })
  if (advertising) await desk.value(printConsent, { registrationId, kind: 'advertising' })
  await until('the consent on paper', async () => {
    const { consent } = await view(desk)
    return consent.printJob?.state === 'printed' && (!advertising || consent.advertisingPrintJob?.state === 'printed')
  })
  await desk.value(signConsent, { registrationId, processing: true, advertising })
  return registrationId
}

/** Sends a code and waits until it is on the phone; returns the six digits. */
export const sendAndRead = async (desk: TestDesk, registrationId: string, phone: string): Promise<string> => {
  await desk.value(sendCode, { registrationId, phone })
  await desk.smsQueue.settled()
  await until('the code on the phone', async () => (await view(desk)).code?.delivery === 'delivered')
  return codeIn((await lastSms(desk)).text)
}

/** The whole way; returns what was made. */
export const register = async (desk: TestDesk, typed = ivanova, phone = '+7 912 345-67-89') => {
  const registrationId = await upToPhone(desk, typed)
  const code = await sendAndRead(desk, registrationId, phone)
  const made = await desk.value(confirmCode, { registrationId, code })
  await until('the password on the phone', async () => (await view(desk)).result?.passwordSms === 'delivered')
  await until('the sheet on paper', async () => (await view(desk)).result?.printJob.state === 'printed')
  return { ...made, registrationId }
}

/** How many rows of each of these there are: nothing of a client may exist before the tick and the code. */
export const rowsOf = (desk: TestDesk): Record<string, number> =>
  Object.fromEntries(
    ['clients', 'persons', 'documents', 'consents', 'system_numbers', 'sms_messages'].map((table) => [
      table,
      desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0,
    ]),
  )
