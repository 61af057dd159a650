// Every refusal that the registration's contract names is met here or in a test beside this one, by the dispatcher.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from '../../../shared/contract/index.ts'
import {
  answerMatch,
  checkRepresentative,
  confirmCode,
  issueGorodNumber,
  printConsent,
  saveRepresentative,
  sendCode,
  signConsent,
  stepBack,
  wantRepresentative,
} from '../../../shared/contract/registration.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import type { InputOf, Operation } from '../../../shared/contract/define.ts'
import { commandId, type TestDesk } from '../../support/desk.ts'
import { ivanova, openRegisteringDesk, register, upToPhone, view } from '../../support/registering-desk.ts'

const nobody = {
  authority: 'attorney' as const,
  authorityNumber: '',
  authorityIssuedOn: '',
  authorityValidUntil: '',
  document: emptyTyped,
}

/** Every act that belongs to one registration, with an input that is right but for where the registration stands. */
const actsOf = (registrationId: string) => {
  const act = <Op extends Operation>(op: Op, input: InputOf<Op>) => ({ op, input })
  return [
    act(answerMatch, { registrationId, clientId: null }),
    act(wantRepresentative, { registrationId, wanted: true }),
    act(saveRepresentative, { registrationId, typed: nobody }),
    act(checkRepresentative, { registrationId, typed: nobody }),
    act(printConsent, { registrationId, kind: 'processing' }),
    act(signConsent, { registrationId, processing: true, advertising: false }),
    act(stepBack, { registrationId }),
    act(sendCode, { registrationId, phone: '+7 912 345-67-89' }),
    act(confirmCode, { registrationId, code: '000000' }),
    act(issueGorodNumber, { registrationId }),
  ] as const
}

const codesOf = async (desk: TestDesk, registrationId: string): Promise<Record<string, string>> => {
  const codes: Record<string, string> = {}
  for (const { op, input } of actsOf(registrationId)) {
    const answer = await desk.ask(op as Operation, input as never)
    codes[op.name] = answer.ok ? 'accepted' : answer.error.kind === 'refused' ? answer.error.code : answer.error.kind
  }
  return codes
}

const every = (code: string): Record<string, string> => Object.fromEntries(actsOf('').map(({ op }) => [op.name, code]))

test('of nobody’s registration every act is refused as not found', async () => {
  const desk = await openRegisteringDesk()
  expect(await codesOf(desk, commandId())).toEqual(every('registration.not_found'))
  const registrationId = await upToPhone(desk)
  await desk.signInAs('clerk')
  expect(await codesOf(desk, registrationId)).toEqual(every('registration.not_found'))
  await desk.signInAs('cashier')
  desk.clock.advance(30 * 60_000)
  expect(await codesOf(desk, registrationId)).toEqual(every('registration.not_found'))
}, 60_000)

test('of a registration that is done every act is refused as of another step', async () => {
  const desk = await openRegisteringDesk()
  const { registrationId } = await register(desk)
  expect(await codesOf(desk, registrationId)).toEqual(every('registration.wrong_step'))
  expect((await view(desk)).step).toBe('done')
}, 60_000)

test('at the phone nothing of the steps before or after is taken', async () => {
  const desk = await openRegisteringDesk()
  const registrationId = await upToPhone(desk, ivanova)
  const wrong = { code: 'registration.wrong_step' }
  for (const { op, input } of actsOf(registrationId)) {
    if (op === stepBack || op === sendCode || op === issueGorodNumber) continue
    expect(await desk.error(op as Operation, input as never), op.name).toMatchObject(wrong)
  }
}, 60_000)

test('every refusal of the registration stands in a test', () => {
  const text = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const refusals = operations
    .filter(({ name }) => name.startsWith('registration.') || name.startsWith('merges.'))
    .flatMap((operation) => operation.refusals)
  expect(refusals.length).toBeGreaterThan(30)
  expect([...new Set(refusals)].filter((code) => !text.includes(code))).toEqual([])
})
