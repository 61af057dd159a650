// A desk whose lists say something of the people who come to it.
import { expect } from 'vitest'
import { giveApproval } from '../../shared/contract/approvals.ts'
import type { InputOf, Operation } from '../../shared/contract/define.ts'
import { listScreeningRecords } from '../../shared/contract/screening.ts'
import { commandId, openTestDesk, type TestDesk, type TestDeskOptions } from './desk.ts'
import { type ChosenFiles, chosenFiles, loadList, passportCsv } from './lists.ts'
import { view } from './registering-desk.ts'

/** Of `ivanova`. */
export const ivanovaNumber = '7515654321'
const supervisor = { login: 'starshiy', password: 'starshiy-demo' }
const head = 'ФИО;Дата рождения;Документ'

type Lists = { passports?: readonly string[]; freezing?: readonly string[] }

export const load = async (desk: TestDesk, files: ChosenFiles, { passports, freezing }: Lists): Promise<void> => {
  if (passports) await loadList(desk, files, { kind: 'passports', content: passportCsv(passports) })
  if (freezing) await loadList(desk, files, { kind: 'freezing', content: [head, ...freezing, ''].join('\n') })
  await desk.signInAs('cashier')
}

/** A desk with these lists loaded, queues at work and a cashier at the window. */
export const openScreeningDesk = async (lists: Lists, options: TestDeskOptions = {}) => {
  const files = chosenFiles()
  const desk = await openTestDesk({ ...options, lists: files })
  await desk.startWork()
  await load(desk, files, lists)
  return { desk, files }
}

export const codes = async (desk: TestDesk): Promise<string[]> => (await view(desk)).checks.map(({ code }) => code)

/** Refused first, then with a supervisor's login in place. */
export const approved = async <Op extends Operation<'command'>>(desk: TestDesk, op: Op, input: InputOf<Op>) => {
  const id = commandId()
  expect(await desk.error(op, input, id)).toMatchObject({ code: 'approvals.needed' })
  await desk.value(giveApproval, { operation: op.name, commandId: id, input, ...supervisor })
  return desk.value(op, input, id)
}

export const recordsOf = async (desk: TestDesk) => {
  await desk.signInAs('supervisor')
  const { records } = await desk.value(listScreeningRecords, { before: null, act: null })
  await desk.signInAs('cashier')
  return records
}
