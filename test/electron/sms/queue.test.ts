import { describe, expect, test } from 'vitest'
import type { SmsOutcome } from '../../../electron/core/ports.ts'
import { createDeskKeys } from '../../../electron/db/desk-keys.ts'
import { cancelQueuedSms, finishSms, markSmsSending } from '../../../electron/records/sms-messages.ts'
import { createSmsQueue } from '../../../electron/sms/queue.ts'
import { createVirtualPhone } from '../../../electron/sms/virtual-phone.ts'
import { testRandom } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'
import { gateway, openQueue } from '../../support/sms-queue.ts'

describe('a message', { timeout: 60_000 }, () => {
  test.each<[SmsOutcome, string]>([
    [{ outcome: 'delivered' }, 'delivered'],
    [{ outcome: 'sent' }, 'sent'],
    [{ outcome: 'failed', reason: 'phone_off' }, 'failed phone_off'],
    [{ outcome: 'unknown', reason: 'gateway_silent' }, 'unknown gateway_silent'],
  ])('ends as %o, its body overwritten in the same transaction', async (outcome, state) => {
    const port = gateway(() => outcome)
    const { queue, put, row, stateOf, outcomes } = await openQueue(port)
    const id = put('password')
    queue.start()
    await queue.settled()
    expect(stateOf(id)).toBe(state)
    expect(row(id)).toMatchObject({ body: null, bodyKey: null })
    expect(port.sent).toEqual([{ id, to: '+79123456789', text: 'secret' }])
    const reason = 'reason' in outcome ? outcome.reason : null
    expect(outcomes()).toEqual([{ smsId: id, purpose: 'password', outcome: outcome.outcome, reason }])
    await queue.stop()
  })

  test('is «sending» on disk before it leaves', async () => {
    let seen = ''
    const opened = await openQueue({
      send: async ({ id }) => {
        seen = opened.stateOf(id)
        return { outcome: 'sent' }
      },
    })
    opened.put('code')
    opened.queue.start()
    await opened.queue.settled()
    expect(seen).toBe('sending')
  })

  test('that was under way when the program died is unknown, and never sent again', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { queue, put, stateOf, database, row } = await openQueue(port)
    const id = put('password')
    database.transact((tx) => markSmsSending(tx, id))
    queue.start()
    await queue.settled()
    expect(stateOf(id)).toBe('unknown interrupted')
    expect(row(id)).toMatchObject({ body: null, bodyKey: null })
    expect(port.sent).toEqual([])
  })

  test('with a code that has died meanwhile does not leave', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { queue, put, stateOf, clock } = await openQueue(port)
    const late = put('code')
    clock.advance(5 * 60_000)
    const password = put('password')
    queue.start()
    await queue.settled()
    expect([stateOf(late), stateOf(password)]).toEqual(['failed too_late', 'delivered'])
    expect(port.sent.map(({ id }) => id)).toEqual([password])
  })

  test('that was called back stays here', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { queue, put, stateOf, database } = await openQueue(port)
    const id = put('code')
    database.transact((tx) => cancelQueuedSms(tx, id, '2026-11-21T07:00:00.000Z'))
    queue.start()
    await queue.settled()
    expect(stateOf(id)).toBe('failed cancelled')
    expect(port.sent).toEqual([])
  })

  test('whose body was tampered with is lost, and the next one goes', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { queue, put, stateOf, database } = await openQueue(port)
    const [first, second] = [put('code'), put('code')]
    database.transact((tx) => tx.run('UPDATE sms_messages SET body = zeroblob(60) WHERE id = ?', [first]))
    queue.start()
    await queue.settled()
    expect([stateOf(first), stateOf(second)]).toEqual(['failed body_lost', 'delivered'])
  })

  test('waits for the keys, and for a way to phones', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { parts, put, stateOf } = await openQueue(port)
    const id = put('password')
    const sealed = createSmsQueue({ ...parts, keys: createDeskKeys(testRandom()) })
    sealed.start()
    await sealed.settled()
    const wayless = createSmsQueue({ ...parts, way: () => null })
    wayless.start()
    wayless.wake()
    await wayless.settled()
    expect(stateOf(id)).toBe('queued')
    const well = createSmsQueue(parts)
    well.start()
    await well.settled()
    expect(stateOf(id)).toBe('delivered')
  })

  test('whose outcome could not be written is written later, not sent again', async () => {
    const port = gateway(() => ({ outcome: 'delivered' }))
    const { parts, put, stateOf, logged } = await openQueue(port)
    const id = put('password')
    let broken = true
    const queue = createSmsQueue({
      ...parts,
      retryMs: 5,
      outbox: {
        ...parts.outbox,
        finish: (...args) => {
          if (broken) throw new Error('disk full')
          return finishSms(...args)
        },
      },
    })
    queue.start()
    await queue.settled()
    expect(stateOf(id)).toBe('sending')
    broken = false
    await until('written', () => stateOf(id) === 'delivered')
    expect(port.sent).toHaveLength(1)
    expect(logged).toContain('sms.queue_failed')
    await queue.stop()
  })
})

describe('the virtual phone', { timeout: 60_000 }, () => {
  test('shows the newest first, and takes nothing while it is off', async () => {
    const { clock } = await openQueue(null)
    let changes = 0
    const phone = createVirtualPhone(clock, () => {
      changes += 1
    })
    const message = (id: string) => ({ id, to: '+79123456789', text: id })
    expect(await phone.send(message('a'))).toEqual({ outcome: 'delivered' })
    phone.switchOn(false)
    expect(await phone.send(message('b'))).toEqual({ outcome: 'failed', reason: 'phone_off' })
    phone.switchOn(true)
    await phone.send(message('c'))
    expect(phone.messages().map(({ id }) => id)).toEqual(['c', 'a'])
    expect(changes).toBe(4)
    for (let index = 0; index < 150; index += 1) await phone.send(message(`m${index}`))
    expect(phone.messages()).toHaveLength(100)
  })
})
