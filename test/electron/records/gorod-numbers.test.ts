import { expect, test } from 'vitest'
import { takeGorodNumber } from '../../../electron/records/gorod-numbers.ts'
import { readDesk } from '../../../electron/records/desk.ts'
import { openTestDesk } from '../../support/desk.ts'
import { deskKeysOf } from '../../support/registering-desk.ts'

test('numbers of a desk follow one another, and after a restore none on a sheet is given again', {
  timeout: 60_000,
}, async () => {
  const desk = await openTestDesk()
  const keys = deskKeysOf(desk)
  const take = (epoch: number): string =>
    desk.database.transact((tx) => {
      const stored = readDesk(tx)
      if (!stored) throw new Error('the desk is not set up')
      return takeGorodNumber(tx, keys, { ...stored, epoch }) ?? 'used up'
    })
  const counterOf = (identifier: string): number => Number(identifier.slice(4, 9))
  const first = counterOf(take(1))
  expect(counterOf(take(1))).toBe(first + 1)
  // A backup of this moment is restored: what was issued after it is not known any more.
  expect(counterOf(take(2))).toBe(first + 1002)
  expect(counterOf(take(2))).toBe(first + 1003)
  expect(counterOf(take(4))).toBe(first + 3004)
})
