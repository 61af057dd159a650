import { expect, test } from 'vitest'
import { createClosedDoor } from '../../../electron/core/closed-door.ts'
import { deskState } from '../../../shared/contract/desk.ts'
import { operations } from '../../../shared/contract/index.ts'
import { sessionState } from '../../../shared/contract/session.ts'
import { commandId } from '../../support/desk.ts'

const closedDoor = () => {
  const asked: string[] = []
  const door = createClosedDoor({
    state: { phase: 'problem', version: '1', problem: 'disk_full', dataFolder: '/data', reference: '1A2B' },
    retry: async () => {
      asked.push('retry')
    },
    openDemo: async () => {
      asked.push('demo')
    },
  })
  return { door, asked }
}

test('a door that is closed says why, in the shapes of the contract', async () => {
  const { door } = closedDoor()
  const state = await door('desk.getState', {})
  expect(state).toMatchObject({ ok: true, value: { phase: 'problem', problem: 'disk_full', reference: '1A2B' } })
  if (state.ok) expect(deskState.safeParse(state.value).success).toBe(true)
  const session = await door('session.get', {})
  expect(session).toEqual({ ok: true, value: { state: 'signed_out' } })
  if (session.ok) expect(sessionState.safeParse(session.value).success).toBe(true)
})

test('the ways on are tried when they are asked for, once each', async () => {
  const { door, asked } = closedDoor()
  expect(await door('desk.retryOpen', {})).toEqual({ ok: true, value: null })
  expect(await door('desk.chooseDemo', {})).toEqual({ ok: true, value: null })
  expect(asked).toEqual(['retry', 'demo'])
})

test('everything else of the contract is unavailable, and so is what the contract does not know', async () => {
  const { door, asked } = closedDoor()
  const answered = ['desk.getState', 'session.get', 'desk.retryOpen', 'desk.chooseDemo']
  const rest = operations.map(({ name }) => name as string).filter((name) => !answered.includes(name))
  expect(rest).toContain('payments.accept')
  for (const name of [...rest, 'toString', '__proto__', ''])
    expect(await door(name, {}, commandId())).toEqual({
      ok: false,
      error: { kind: 'unavailable', code: 'desk.not_open' },
    })
  expect(asked).toEqual([])
})
