import { expect, test } from 'vitest'
import { describeApproval, giveApproval } from '../../../shared/contract/approvals.ts'
import { command } from '../../../shared/contract/define.ts'
import { uuid } from '../../../shared/contract/values.ts'
import { z } from '../../../shared/contract/zod.ts'
import { approvalLifeMs } from '../../../electron/core/approvals.ts'
import { accepted, approvable, carryOut, refused } from '../../../electron/core/feature.ts'
import { registry } from '../../../electron/features/index.ts'
import { demoOperators } from '../../../electron/records/demo-desk.ts'
import { allowedFailures } from '../../../electron/records/password-check.ts'
import { commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'

const give = command('approvalTest.give', {
  access: 'payments',
  input: z.strictObject({ reason: z.string().trim(), clientId: uuid }),
  output: z.strictObject({ approved: z.boolean() }),
  refusals: ['approvals.needed', 'approvalTest.not_now'],
})
const plain = command('approvalTest.plain', {
  access: 'payments',
  input: z.strictObject({}),
  output: z.null(),
  refusals: [],
})

let refuseOnce = false
Object.assign(registry, {
  approvalTest: async () => ({
    handlers: [
      approvable(
        give,
        (_context, { reason }) => [{ fact: 'reason', value: reason }],
        carryOut(give, (_tx, context) => {
          if (!context.approval()) return refused('approvals.needed')
          if (refuseOnce) {
            refuseOnce = false
            return refused('approvalTest.not_now')
          }
          return accepted({ approved: true })
        }),
      ),
      carryOut(plain, () => accepted(null)),
    ],
  }),
})

const supervisor = { login: 'starshiy', password: 'starshiy-demo' }
const input = { reason: 'утерян телефон', clientId: '01950000-0000-7000-8000-0000000000aa' }
const needed = { kind: 'refused', code: 'approvals.needed' }

const atCashDesk = async (): Promise<TestDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  return desk
}
const asked = (id: string, of: unknown = input): { operation: string; commandId: string; input: unknown } => ({
  operation: give.name,
  commandId: id,
  input: of,
})
const events = (desk: TestDesk, kind: string): string[] =>
  desk.database.db
    .all<{ body: string }>('SELECT body FROM audit_events WHERE kind = :kind', { kind })
    .map(({ body }) => body)

test('approved by a supervisor in place, the same command with the same id goes through, once', async () => {
  const desk = await atCashDesk()
  const id = commandId()
  expect(await desk.error(give, input, id)).toMatchObject(needed)
  expect(await desk.value(describeApproval, asked(id, { ...input, reason: '  утерян телефон ' }))).toEqual({
    requesterName: demoOperators[0]?.name,
    facts: [{ fact: 'reason', value: 'утерян телефон' }],
  })
  await desk.value(giveApproval, { ...asked(id), ...supervisor })
  expect(await desk.value(give, input, id)).toEqual({ approved: true })
  // Sent again it is the same answer; a new command is a new question.
  expect(await desk.value(give, input, id)).toEqual({ approved: true })
  expect(await desk.error(give, input)).toMatchObject(needed)
  expect(events(desk, 'approval.given')).toHaveLength(1)
  const [used = ''] = events(desk, 'approval.used')
  expect(used).toContain('"operation":"approvalTest.give"')
  expect(used).not.toContain('утерян')
})

test('it holds for that id, that input, that requester and two minutes, and for nothing else', async () => {
  const desk = await atCashDesk()
  const id = commandId()
  await desk.value(giveApproval, { ...asked(id), ...supervisor })
  expect(await desk.error(give, { ...input, reason: 'другая' }, id)).toMatchObject(needed)
  expect(await desk.error(give, input, commandId())).toMatchObject(needed)
  await desk.signInAs('supervisor')
  expect(await desk.error(give, input, id)).toMatchObject(needed)
  await desk.signInAs('cashier')
  desk.clock.advance(approvalLifeMs)
  expect(await desk.error(give, input, id)).toMatchObject(needed)
  await desk.value(giveApproval, { ...asked(id), ...supervisor })
  desk.clock.advance(approvalLifeMs - 1)
  expect(await desk.value(give, input, id)).toEqual({ approved: true })
})

test('a refusal for another reason does not use it up', async () => {
  const desk = await atCashDesk()
  const id = commandId()
  await desk.value(giveApproval, { ...asked(id), ...supervisor })
  refuseOnce = true
  expect(await desk.error(give, input, id)).toMatchObject({ code: 'approvalTest.not_now' })
  expect(events(desk, 'approval.used')).toHaveLength(0)
  expect(await desk.value(give, input, id)).toEqual({ approved: true })
})

test('nobody approves for himself, a cashier for nobody, and wrong passwords lock the approver out', async () => {
  const desk = await atCashDesk()
  const id = commandId()
  const of = asked(id)
  expect(await desk.error(giveApproval, { ...of, login: 'specialist', password: 'specialist-demo' })).toMatchObject({
    code: 'approvals.not_permitted',
  })
  expect(await desk.error(giveApproval, { ...of, login: 'kassir', password: 'kassir-demo' })).toMatchObject({
    code: 'approvals.own',
  })
  await desk.signInAs('supervisor')
  expect(await desk.error(giveApproval, { ...of, ...supervisor })).toMatchObject({ code: 'approvals.own' })
  await desk.signInAs('cashier')
  for (let failed = 1; failed < allowedFailures; failed++)
    expect(await desk.error(giveApproval, { ...of, login: 'starshiy', password: 'x' })).toMatchObject({
      code: 'session.wrong_login_or_password',
      params: { attemptsLeft: allowedFailures - failed },
    })
  expect(await desk.error(giveApproval, { ...of, login: 'starshiy', password: 'x' })).toMatchObject({
    code: 'session.locked_out',
  })
  expect(await desk.error(giveApproval, { ...of, ...supervisor })).toMatchObject({ code: 'session.locked_out' })
  expect(await desk.error(give, input, id)).toMatchObject(needed)
})

test('what is no command that asks for approval, or not this operator’s to send, is not approvable', async () => {
  const desk = await atCashDesk()
  const wrong = { code: 'approvals.not_approvable' }
  const id = commandId()
  for (const of of [
    { operation: plain.name, commandId: id, input: {} },
    { operation: 'approvalTest.none', commandId: id, input: {} },
    { operation: 'session.signIn', commandId: id, input: {} },
    asked(id, { reason: 1 }),
  ]) {
    expect(await desk.error(describeApproval, of)).toMatchObject(wrong)
    expect(await desk.error(giveApproval, { ...of, ...supervisor })).toMatchObject(wrong)
  }
  await desk.signInAs('administrator')
  expect(await desk.error(giveApproval, { ...asked(id), ...supervisor })).toMatchObject(wrong)
})
