import { describe, expect, test } from 'vitest'
import type { ActionHandler, CommandHandler, Handler, QueryHandler } from '../../../electron/core/feature.ts'
import { accepted, refused } from '../../../electron/core/feature.ts'
import type { Operation } from '../../../shared/contract/define.ts'
import { envelope } from '../../../shared/contract/envelope.ts'
import { commandId } from '../../support/desk.ts'
import { openOwnDoor, type OwnDoor, testOperation } from '../../support/own-door.ts'

const writeSql = "INSERT INTO settings (name, value) VALUES ('written', '1')"

const command = (commit: CommandHandler['commit'], more: Partial<Operation> = {}): CommandHandler => ({
  op: testOperation('command', more),
  prepare: null,
  commit,
})

/** Writes a row and says yes: the negative control of everything below. */
const honest = command((tx, context) => {
  tx.run(writeSql)
  context.audit('test.done')
  return accepted({ n: 1 })
})

const act = (door: OwnDoor, input: unknown = { text: 'x' }, id = commandId()) => door.dispatch('test.act', input, id)

const expectNothingWritten = (door: OwnDoor): void => {
  for (const table of ['settings', 'audit_events', 'command_log']) expect(door.count(table), table).toBe(0)
}

const expectInternal = async (door: OwnDoor): Promise<void> => {
  const answer = await act(door)
  expect(answer).toEqual({ ok: false, error: { kind: 'internal', reference: expect.stringMatching(/^[0-9A-F]{8}$/) } })
  expectNothingWritten(door)
}

const anna = { id: '01950000-0000-7000-8000-00000000000a', login: 'a', name: 'A', role: 'cashier' } as const
const boris = { id: '01950000-0000-7000-8000-00000000000b', login: 'b', name: 'B', role: 'cashier' } as const

describe('a command', () => {
  test('that is right is written, logged and answered', async () => {
    const door = openOwnDoor(honest)
    expect(await act(door)).toEqual({ ok: true, value: { n: 1 } })
    expect(['settings', 'audit_events', 'command_log'].map(door.count)).toEqual([1, 1, 1])
  })

  test('smuggled in as an async function writes nothing, before its first wait or after it', async () => {
    let late: unknown = null
    const door = openOwnDoor(
      command((async (tx: { run(sql: string): void }) => {
        tx.run(writeSql)
        await Promise.resolve()
        try {
          tx.run(writeSql)
        } catch (error) {
          late = error
        }
        return accepted({ n: 1 })
      }) as unknown as CommandHandler['commit']),
    )
    await expectInternal(door)
    await expect.poll(() => String(late)).toContain('the transaction has ended')
    expectNothingWritten(door)
  })

  test('whose answer does not fit the contract is rolled back', async () => {
    for (const value of [{ n: 'one' }, { n: 1, more: 'x' }, null, undefined, [1]])
      await expectInternal(
        openOwnDoor(
          command((tx) => {
            tx.run(writeSql)
            return accepted(value)
          }),
        ),
      )
  })

  test('that refuses with a code it did not declare is rolled back', async () => {
    for (const outcome of [refused('test.never_declared'), refused(''), undefined, {}])
      await expectInternal(
        openOwnDoor(
          command((tx, context) => {
            tx.run(writeSql)
            context.audit('test.refused')
            return outcome as ReturnType<CommandHandler['commit']>
          }),
        ),
      )
  })

  test('that refuses keeps its counter and its audit row, and leaves the id free', async () => {
    const door = openOwnDoor(
      command((tx, context) => {
        tx.run("INSERT INTO settings (name, value) VALUES ('count', '1') ON CONFLICT DO UPDATE SET value = value + 1")
        context.audit('test.refused')
        return refused('test.said_no', { attemptsLeft: 4 })
      }),
    )
    const id = commandId()
    const no = { ok: false, error: { kind: 'refused', code: 'test.said_no', params: { attemptsLeft: 4 } } }
    expect(await act(door, { text: 'x' }, id)).toEqual(no)
    expect(await act(door, { text: 'x' }, id)).toEqual(no)
    expect(door.database.db.get('SELECT value FROM settings')).toEqual({ value: '2' })
    expect([door.count('audit_events'), door.count('command_log')]).toEqual([2, 0])
  })

  test('that throws is rolled back; the reference stands in the log, what was typed stands nowhere', async () => {
    const secret = 'СЕКРЕТ-4711'
    const door = openOwnDoor(
      command((tx, _context, input) => {
        tx.run(writeSql)
        throw new TypeError(`bad\n  at ${(input as { text: string }).text}\nworse ${secret}`)
      }),
    )
    const answer = await act(door, { text: secret })
    if (answer.ok || answer.error.kind !== 'internal') throw new Error('an internal error was expected')
    expectNothingWritten(door)
    expect(door.logged).toMatchObject([
      {
        event: 'operation.failed',
        data: { operation: 'test.act', reference: answer.error.reference, error: 'TypeError' },
      },
    ])
    const told = JSON.stringify([answer, door.logged])
    expect(told).not.toContain(secret)
    expect(told).not.toContain('bad')
    // The place of the error is there: a reference without it would help nobody.
    expect(JSON.stringify(door.logged)).toContain('dispatcher.test')
    expect(JSON.stringify(answer)).not.toMatch(/\.ts|at |SQL/)
  })

  test('needs an id of the right form', async () => {
    const door = openOwnDoor(honest)
    for (const id of [undefined, '', 'x', '01950000-0000-7000-8000-00000000000', "' OR 1=1"])
      expect(await door.dispatch('test.act', { text: 'x' }, id)).toEqual({
        ok: false,
        error: { kind: 'invalid_input', fields: [{ path: 'commandId', code: 'invalid_format' }] },
      })
    expectNothingWritten(door)
  })

  test('is answered once for an id, and the id serves nothing and nobody else', async () => {
    const other: CommandHandler = { ...honest, op: testOperation('command', { name: 'test.other' }) }
    const door = openOwnDoor(honest, other)
    door.session.begin(anna, false)
    const id = commandId()
    expect(await act(door, { text: 'x' }, id)).toEqual(await act(door, { text: 'x' }, id))
    expect(door.count('settings')).toBe(1)
    const reused = { ok: false, error: { kind: 'refused', code: 'command.id_reused', params: {} } }
    expect(await act(door, { text: 'y' }, id)).toEqual(reused)
    expect(await door.dispatch('test.other', { text: 'x' }, id)).toEqual(reused)
    door.session.begin(boris, false)
    expect(await act(door, { text: 'x' }, id)).toEqual(reused)
  })

  test('of money keeps its draft before it runs, and only then', async () => {
    const door = openOwnDoor(
      command(() => refused('test.said_no'), { money: true, access: 'payments' }),
      { ...honest, op: testOperation('command', { name: 'test.other' }) },
    )
    await act(door)
    expect(door.drafts()).toBe(0) // nobody is signed in
    door.session.begin(anna, false)
    await door.dispatch('test.other', { text: 'x' }, commandId())
    expect(door.drafts()).toBe(0)
    await act(door)
    expect(door.drafts()).toBe(1)
  })
})

describe('a command that waits in its first part', () => {
  const waiting = (during: (door: OwnDoor) => void): OwnDoor => {
    const door: OwnDoor = openOwnDoor({
      op: testOperation('command', { access: 'payments' }),
      prepare: async () => {
        await Promise.resolve()
        during(door)
        return 7
      },
      commit: (tx, context, _input, prepared) => {
        tx.run(writeSql)
        context.audit('test.done', { operator: context.actor?.id ?? null })
        return accepted({ n: prepared as number })
      },
    })
    door.session.begin(anna, false)
    return door
  }

  test('hands over what it prepared', async () => {
    expect(await act(waiting(() => undefined))).toEqual({ ok: true, value: { n: 7 } })
  })

  test('is refused when the session ended, was locked or became another person’s meanwhile', async () => {
    const changes: [(door: OwnDoor) => void, string][] = [
      [(door) => door.session.end(), 'session.signed_out'],
      [(door) => door.session.lock(), 'session.locked'],
      [(door) => door.session.begin(anna, true), 'session.password_change_required'],
      [(door) => door.session.begin({ ...anna, role: 'clerk' }, false), 'session.not_permitted'],
      [(door) => door.session.begin(boris, false), 'session.signed_out'],
    ]
    for (const [change, code] of changes) {
      const door = waiting(change)
      expect(await act(door)).toEqual({ ok: false, error: { kind: 'refused', code, params: {} } })
      expectNothingWritten(door)
    }
  })
})

describe('a query', () => {
  const query = (read: QueryHandler['read']): Handler => ({ op: testOperation('query'), read })

  test('answers, needs no id and can be repeated', async () => {
    const door = openOwnDoor(query(() => ({ n: 3 })))
    for (let n = 0; n < 2; n++)
      expect(await door.dispatch('test.act', { text: 'x' })).toEqual({ ok: true, value: { n: 3 } })
  })

  test('can’t write', async () => {
    for (const sql of [writeSql, `${writeSql} RETURNING 1 AS n`])
      await expectInternal(openOwnDoor(query(({ db }) => db.get(sql))))
  })

  test('smuggled in as an async function, or with another answer, tells nothing', async () => {
    await expectInternal(openOwnDoor(query(async () => ({ n: 1 }))))
    await expectInternal(openOwnDoor(query(() => ({ n: 1, hash: 'x' }))))
  })
})

describe('an action', () => {
  const action = (perform: ActionHandler['perform']): Handler => ({ op: testOperation('action'), perform })

  test('answers what it declared, and nothing else', async () => {
    expect(await act(openOwnDoor(action(async () => accepted({ n: 2 }))))).toEqual({ ok: true, value: { n: 2 } })
    expect(await act(openOwnDoor(action(async () => refused('test.said_no'))))).toMatchObject({
      error: { code: 'test.said_no' },
    })
    await expectInternal(openOwnDoor(action(async () => refused('test.never_declared'))))
    await expectInternal(openOwnDoor(action(async () => accepted({ n: 'two' }))))
    await expectInternal(openOwnDoor(action(() => Promise.reject(new Error('no')))))
  })

  test('has transactions of its own that must be synchronous too', async () => {
    const smuggled = (async (tx: { run(sql: string): void }) => tx.run(writeSql)) as unknown as () => void
    await expectInternal(
      openOwnDoor(
        action(async ({ transact }) => {
          transact(smuggled)
          return accepted({ n: 1 })
        }),
      ),
    )
  })
})

describe('the door', () => {
  test('tells an unknown operation from a wrong input, and quotes neither', async () => {
    const door = openOwnDoor(honest)
    for (const name of ['', 'test', 'test.', 'test.nothing', 'nothing.act', '__proto__.x', 'constructor.name'])
      expect(await door.dispatch(name, {}, commandId())).toEqual({
        ok: false,
        error: { kind: 'invalid_input', fields: [{ path: 'operation', code: 'unknown' }] },
      })
    for (const input of [undefined, null, 'СЕКРЕТ', { text: 5 }, { text: 'x', role: 'administrator' }]) {
      const answer = await door.dispatch('test.act', input, commandId())
      expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid_input' } })
      expect(JSON.stringify(answer)).not.toContain('СЕКРЕТ')
    }
    expectNothingWritten(door)
    expect(door.logged).toEqual([])
  })

  test('lets nobody in to an operation that was registered without a permission', async () => {
    for (const access of [undefined, 'everything'])
      for (const signedInAs of [null, anna, { ...anna, role: 'administrator' } as const]) {
        const door = openOwnDoor({ ...honest, op: testOperation('command', { access: access as never }) })
        if (signedInAs) door.session.begin(signedInAs, false)
        const code = signedInAs ? 'session.not_permitted' : 'session.signed_out'
        expect(await act(door)).toEqual({ ok: false, error: { kind: 'refused', code, params: {} } })
        expectNothingWritten(door)
      }
  })

  test('never rejects, and every answer fits the envelope', async () => {
    const door = openOwnDoor(
      command(() => {
        // oxlint-disable-next-line typescript/only-throw-error -- a library may throw anything
        throw 'a string'
      }),
    )
    for (const [name, input, id] of [
      ['test.act', { text: 'x' }, commandId()],
      ['test.act', 1],
      ['x', 1],
    ] as const)
      expect(envelope.safeParse(await door.dispatch(name, input, id)).success).toBe(true)
  })
})
