// What the queue makes of a gateway that waits, reports, or was never proved.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SmsOutcome } from '../../../electron/core/ports.ts'
import { createSmsQueue } from '../../../electron/sms/queue.ts'
import { until } from '../../support/registering-desk.ts'
import { gateway, openQueue } from '../../support/sms-queue.ts'

describe('a gateway', { timeout: 60_000 }, () => {
  const waiting: SmsOutcome = { outcome: 'waiting', reason: 'gateway_down' }

  test('that surely took nothing is tried again; the message leaves once', async () => {
    const answers: SmsOutcome[] = [waiting, { outcome: 'waiting', reason: 'gateway_busy' }, { outcome: 'sent' }]
    const port = gateway(() => answers.shift() ?? waiting)
    const { queue, put, stateOf, outcomes, troubles, row } = await openQueue(port)
    const id = put('password')
    queue.start()
    await until('sent', () => stateOf(id) === 'sent')
    expect(port.sent).toHaveLength(3)
    expect(troubles).toEqual(['gateway_down', 'gateway_busy', null])
    expect(outcomes()).toEqual([{ smsId: id, purpose: 'password', outcome: 'sent', reason: null }])
    expect(row(id)).toMatchObject({ body: null, bodyKey: null })
    await queue.stop()
  })

  test('that never takes anything: failed at the deadline, for the reason of the last try, its body overwritten', async () => {
    const port = gateway(() => waiting)
    const { queue, put, stateOf, row, clock } = await openQueue(port)
    const [code, password] = [put('code'), put('password')]
    queue.start()
    await until('tried', () => port.sent.length > 1)
    expect(stateOf(code)).toBe('queued gateway_down')
    clock.advance(5 * 60_000)
    await until('the code has died', () => stateOf(code) === 'failed gateway_down')
    await until('the next one is tried', () => stateOf(password) === 'queued gateway_down')
    clock.advance(5 * 60_000)
    await until('the deadline', () => stateOf(password) === 'failed gateway_down')
    expect([row(code)?.body, row(password)?.body]).toEqual([null, null])
    expect(new Set(port.sent.map(({ id }) => id))).toEqual(new Set([code, password]))
    await queue.stop()
  })

  test('whose report overtakes its own answer: what was told is not taken back', async () => {
    const opened = await openQueue(
      gateway(() => {
        opened.queue.report({ id: opened.sending(), state: 'delivered', reason: null, ref: '7' })
        return { outcome: 'unknown', reason: 'gateway_silent' }
      }),
      { awaitsReport: true },
    )
    const id = opened.put('password')
    opened.queue.start()
    await opened.queue.settled()
    expect(opened.stateOf(id)).toBe('delivered')
    expect(opened.outcomes()).toEqual([{ smsId: id, outcome: 'delivered', reason: null }])
  })

  test('that is untested lets probes through, and nothing else', async () => {
    const port = gateway(() => ({ outcome: 'sent' }))
    const { queue, put, stateOf } = await openQueue(port, { probesOnly: true })
    const [code, probe] = [put('code'), put('probe')]
    queue.start()
    await queue.settled()
    expect([stateOf(code), stateOf(probe)]).toEqual(['queued', 'sent'])
    expect(port.sent.map(({ id }) => id)).toEqual([probe])
    await queue.stop()
  })

  const final = ['delivered', 'failed', 'unknown']
  const rank = (state: string): number => (final.includes(state) ? 3 : ['queued', 'sending', 'sent'].indexOf(state))

  test('tells reports in any order and number: the state never goes back, and no outcome is told twice', async () => {
    const { parts, put, row, clock, database } = await openQueue(
      gateway(() => ({ outcome: 'sent' })),
      {
        awaitsReport: true,
      },
    )
    const queue = createSmsQueue(parts)
    queue.start()
    const states = fc.constantFrom<'sent' | 'delivered' | 'failed'>('sent', 'delivered', 'failed')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(states, fc.constant('deadline' as const)), { maxLength: 8 }),
        async (events) => {
          const id = put('password')
          queue.wake()
          await until('sent', () => row(id)?.state === 'sent')
          let before = 'sent'
          for (const event of events) {
            if (event === 'deadline') {
              clock.advance(10 * 60_000)
              queue.wake()
              await until('over', () => final.includes(row(id)?.state ?? ''))
            } else queue.report({ id, state: event, reason: event === 'failed' ? 'undelivered' : null, ref: '' })
            const after = row(id)?.state ?? ''
            expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
            if (final.includes(before)) expect(after).toBe(before)
            before = after
          }
          const told = database.db.all("SELECT 1 FROM audit_events WHERE kind = 'sms.outcome' AND instr(body, ?) > 0", [
            id,
          ])
          expect(told).toHaveLength(final.includes(before) ? 2 : 1)
        },
      ),
      { numRuns: 40 },
    )
    await queue.stop()
  })
})
