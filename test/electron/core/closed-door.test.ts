import { expect, test } from 'vitest'
import type { RestorePort } from '../../../electron/core/ports.ts'
import { createClosedDoor } from '../../../electron/core/closed-door.ts'
import { deskState } from '../../../shared/contract/desk.ts'
import { operations } from '../../../shared/contract/index.ts'
import { sessionState } from '../../../shared/contract/session.ts'
import { commandId } from '../../support/desk.ts'

const found = {
  file: '/media/kassa.db',
  deskNumber: '2',
  officeName: 'Офис',
  epoch: 1,
  lastEventAt: null,
  payments: 0,
  osStore: true,
}

const closedDoor = (restores = true) => {
  const asked: string[] = []
  const restore: RestorePort = {
    choose: async () => {
      asked.push('choose')
      return { refusal: null, value: found }
    },
    restore: async ({ phrase }) => {
      asked.push(`restore ${phrase}`)
      if (phrase === 'full') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      if (phrase === 'mistake') throw new Error('a mistake of ours')
      return { refusal: 'keys.phrase_wrong', params: { group: 3 } }
    },
  }
  const door = createClosedDoor({
    state: {
      phase: 'problem',
      version: '1',
      problem: 'disk_full',
      dataFolder: '/data',
      reference: '1A2B',
      mayRestore: restores,
    },
    restore: restores ? restore : null,
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
  const answered = [
    'desk.getState',
    'session.get',
    'desk.retryOpen',
    'desk.chooseDemo',
    'backups.chooseCopy',
    'backups.restore',
  ]
  const rest = operations.map(({ name }) => name as string).filter((name) => !answered.includes(name))
  expect(rest).toContain('payments.accept')
  for (const name of [...rest, 'toString', '__proto__', ''])
    expect(await door(name, {}, commandId())).toEqual({
      ok: false,
      error: { kind: 'unavailable', code: 'desk.not_open' },
    })
  expect(asked).toEqual([])
})

test('a copy may take the place of a database that does not open, behind the same checks as at an open desk', async () => {
  const { door, asked } = closedDoor()
  expect(await door('backups.chooseCopy', {})).toEqual({ ok: true, value: found })
  expect(await door('backups.restore', { phrase: '1-2-3', passphrase: null })).toEqual({
    ok: false,
    error: { kind: 'refused', code: 'keys.phrase_wrong', params: { group: 3 } },
  })
  expect(await door('backups.restore', { phrase: 7 })).toMatchObject({ ok: false, error: { kind: 'invalid_input' } })
  expect(await door('backups.restore', { phrase: 'full', passphrase: null })).toEqual({
    ok: false,
    error: { kind: 'unavailable', code: 'desk.disk_full' },
  })
  expect(await door('backups.restore', { phrase: 'mistake', passphrase: null })).toEqual({
    ok: false,
    error: { kind: 'internal', reference: '1A2B' },
  })
  expect(asked).toEqual(['choose', 'restore 1-2-3', 'restore full', 'restore mistake'])
})

test('where the database is sound it is not replaced', async () => {
  const { door, asked } = closedDoor(false)
  const refused = { ok: false, error: { kind: 'refused', code: 'desk.already_set_up', params: {} } }
  expect(await door('backups.chooseCopy', {})).toEqual(refused)
  expect(await door('backups.restore', { phrase: '1', passphrase: null })).toEqual(refused)
  expect(asked).toEqual([])
})

test('while a desk is being opened the door asks for patience and does nothing', async () => {
  const door = createClosedDoor({
    state: { phase: 'opening', version: '1' },
    retry: () => Promise.reject(new Error('asked for')),
    openDemo: () => Promise.reject(new Error('asked for')),
    restore: null,
  })
  const state = await door('desk.getState', {})
  expect(state).toEqual({ ok: true, value: { phase: 'opening', version: '1' } })
  if (state.ok) expect(deskState.safeParse(state.value).success).toBe(true)
  for (const name of ['desk.retryOpen', 'desk.chooseDemo', 'backups.restore', 'payments.accept'])
    expect(await door(name, {}), name).toEqual({ ok: false, error: { kind: 'unavailable', code: 'desk.not_open' } })
})
