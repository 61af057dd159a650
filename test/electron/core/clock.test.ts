import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIds, joinLocal, localMoment, splitLocal } from '../../../electron/core/clock.ts'
import { uuid } from '../../../shared/contract/values.ts'
import { testClock, testRandom } from '../../support/desk.ts'

test('ids are UUIDv7 and grow, within a millisecond and over a clock set back', () => {
  const steps = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(steps, (moves) => {
      const clock = testClock()
      const ids = createIds(clock, testRandom())
      const made = moves.map((ms) => {
        clock.advance(ms)
        return ids.next()
      })
      expect(made).toEqual([...made].sort())
      expect(new Set(made).size).toBe(made.length)
      for (const id of made) {
        expect(uuid.safeParse(id).success).toBe(true)
        expect(id[14]).toBe('7')
      }
    }),
    { numRuns: 30 },
  )
})

test('the wall time at the desk is that of its city', () => {
  const at = '2026-11-21T19:30:00.000Z'
  expect(localMoment(at, 'Asia/Yekaterinburg')).toEqual({ localDate: '2026-11-22', localTime: '00:30:00' })
  expect(localMoment(at, 'Europe/Kaliningrad')).toEqual({ localDate: '2026-11-21', localTime: '21:30:00' })
  expect(() => localMoment(at, 'Asia/Chelyabinsk-2')).toThrow(RangeError)
  const moment = localMoment(at, 'Asia/Yekaterinburg')
  expect(joinLocal(moment)).toBe('2026-11-22T00:30:00')
  expect(splitLocal(joinLocal(moment))).toEqual(moment)
})
