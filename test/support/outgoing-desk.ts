// A desk whose registers out a test makes, reads and marks as sent.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveApproval } from '../../shared/contract/approvals.ts'
import type { InputOf, OutputOf } from '../../shared/contract/define.ts'
import { acceptPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import {
  getOutgoingDay,
  makeOutgoing,
  makeOutgoingAgain,
  markOutgoingSent,
  type RegistersOutDay,
} from '../../shared/contract/outgoing.ts'
import { reversePayment } from '../../shared/contract/reversals.ts'
import { commandId, type TestDesk } from './desk.ts'

export const dayOfTests = '2026-11-21'

/** A line to any service of the demo's catalogue. */
export const lineTo = (
  serviceId: string,
  account: string,
  amountKopecks: number,
  period: string | null = '2026-10',
): PaymentLineInput => ({ payee: 'catalogue', serviceId, account, period, amountKopecks, origin: 'scan' })

/** Takes a payment as the cashier; who was signed in before is again afterwards. */
export const payAs = async (desk: TestDesk, lines: readonly PaymentLineInput[]) => {
  await desk.signInAs('cashier')
  const given = lines.reduce((sum, line) => sum + line.amountKopecks, 0)
  // More than enough: whoever pays bears a commission as well.
  const paid = await desk.value(acceptPayment, { lines: [...lines], givenKopecks: given * 2 + 100_000 })
  await desk.signInAs('supervisor')
  return paid
}

const receiptsOut = (desk: TestDesk): void => {
  desk.database.transact((tx) => {
    tx.run("UPDATE print_jobs SET state = 'printed', body = NULL, body_key = NULL WHERE state IN ('queued', 'sending')")
  })
}

/** Gives lines back at the cashier's window, approved in place; the answer, accepted or not. */
export const giveBack = async (desk: TestDesk, paymentId: string, lineNos = [1]) => {
  receiptsOut(desk)
  await desk.signInAs('cashier')
  const id = commandId()
  const input: InputOf<typeof reversePayment> = {
    ...{ paymentId, lineNos, reason: 'wrong_account', note: '', receiptReturned: true },
  }
  const asked = { operation: reversePayment.name, commandId: id, input }
  await desk.value(giveApproval, { ...asked, login: 'starshiy', password: 'starshiy-demo' })
  const answer = await desk.ask(reversePayment, input, id)
  await desk.signInAs('supervisor')
  return answer
}

export const outDay = async (desk: TestDesk, businessDate: string | null = dayOfTests): Promise<RegistersOutDay> => {
  const day = await desk.value(getOutgoingDay, { businessDate })
  if (!day) throw new Error('no day')
  return day
}

export const makeAll = (desk: TestDesk): Promise<OutputOf<typeof makeOutgoing>> =>
  desk.value(makeOutgoing, { businessDate: dayOfTests, only: null })

export const makeAgain = (desk: TestDesk, registerId: string) =>
  desk.value(makeOutgoingAgain, { registerId, way: null })

export const send = (desk: TestDesk, ...registerIds: string[]) => desk.value(markOutgoingSent, { registerIds })

export const outFolderOf = (desk: TestDesk): string => join(desk.folder, 'registers-out')
export const outFiles = (desk: TestDesk): string[] =>
  existsSync(outFolderOf(desk)) ? readdirSync(outFolderOf(desk)).sort() : []
export const outFile = (desk: TestDesk, name: string): Buffer => readFileSync(join(outFolderOf(desk), name))

/** The register of a provider, as the day's list has it. */
export const madeOf = async (desk: TestDesk, providerId: string) => {
  const found = (await outDay(desk)).made.find((one) => one.providerId === providerId)
  if (!found) throw new Error(`no register of ${providerId}`)
  return found
}
