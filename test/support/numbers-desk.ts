// A demo desk with a client whose document lies on the counter: what is done with numbers, and what goes to «Город».
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeSetting } from '../../electron/records/desk.ts'
import { exchangeSettingName } from '../../electron/records/exchange-settings.ts'
import { demoOperators } from '../../electron/records/demo-desk.ts'
import { numbersOf } from '../../electron/records/system-numbers.ts'
import { giveApproval } from '../../shared/contract/approvals.ts'
import { openCard } from '../../shared/contract/clients.ts'
import type { InputOf, Operation } from '../../shared/contract/define.ts'
import { sendNewPhoneCode } from '../../shared/contract/numbers.ts'
import { addClient, keysOf } from './client-sample.ts'
import { temporaryFolder, type TestDesk, type TestDeskOptions } from './desk.ts'
import { codeIn, lastSms, openRegisteringDesk, until } from './registering-desk.ts'

export const annaMobile = '+79123456789'

export type NumbersDesk = TestDesk & {
  clientId: string
  numberId: string
  grant: string
  /** Folder of the exchange, outside of the desk's. */
  exchange: string
}

/** Anna's card open with the document in hand, queues at work, the exchange in a folder of its own. */
export const openNumbersDesk = async (options: TestDeskOptions = {}): Promise<NumbersDesk> => {
  const desk = await openRegisteringDesk(options)
  const exchange = join(temporaryFolder(), 'exchange')
  mkdirSync(exchange)
  desk.database.transact((tx) => writeSetting(tx, exchangeSettingName, { folder: exchange, automatic: false }))
  const anna = addClient(desk)
  return { ...desk, ...anna, grant: await documentGrant(desk, anna.clientId), exchange }
}

export const documentGrant = async (desk: TestDesk, clientId: string, seriesNumber = '75 15 654321') =>
  (await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber } })).grant

/** The newest message that begins so, once it is on the virtual phone. */
export const smsOnPhone = async (desk: TestDesk, begins: 'Код' | 'Пароль'): Promise<{ to: string; text: string }> => {
  const waiting = () => desk.database.db.get("SELECT 1 FROM sms_messages WHERE state IN ('queued', 'sending')")
  await until('the message on the phone', () => waiting() === undefined)
  const message = await lastSms(desk)
  if (!message.text.startsWith(begins)) throw new Error(`the last message is no ${begins}`)
  return message
}

/** Sends the code to the new phone and reads it there. */
export const newPhoneCode = async (desk: NumbersDesk, phone: string): Promise<{ codeId: string; code: string }> => {
  const { grant, numberId } = desk
  const { codeId } = await desk.value(sendNewPhoneCode, { grant, numberId, phone })
  return { codeId, code: codeIn((await smsOnPhone(desk, 'Код')).text) }
}

/** A supervisor approves this very command at the cashier's window. */
export const approve = async <Op extends Operation<'command'>>(
  desk: TestDesk,
  op: Op,
  commandId: string,
  input: InputOf<Op>,
): Promise<void> => {
  const supervisor = demoOperators.find(({ role }) => role === 'supervisor')
  if (!supervisor) throw new Error('the demo has no supervisor')
  const { login, password } = supervisor
  await desk.value(giveApproval, { operation: op.name, commandId, input, login, password })
}

/** What waits for «Город», and what is in a file already. */
export const outboxOf = (desk: TestDesk): { kind: string; numberId: string; verifier: string | null }[] =>
  desk.database.db.all('SELECT kind, number_id AS numberId, verifier FROM outbox ORDER BY seq')

export const statesOf = (desk: TestDesk, clientId: string): string[] =>
  numbersOf(desk.database.db, keysOf(desk), clientId).map(({ kind, state }) => `${kind} ${state}`)

export const refusedBy = (code: string, params = {}) => ({ kind: 'refused', code, params })

export type KnownThere = {
  numbers: Record<string, { client: string; number: string; state: string }>
  links: [string, string, string][]
  twice: number
}

const reader = join(import.meta.dirname, '../../resources/read-exchange.py')

/** What the second reader makes of files; throws with its words when they do not fit. */
export const readByPython = (files: readonly string[]): KnownThere => {
  try {
    const out = execFileSync('python3', [reader, ...files], { encoding: 'utf8', stdio: 'pipe' })
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as KnownThere
  } catch (error) {
    throw new Error(String((error as { stdout?: string }).stdout), { cause: error })
  }
}
