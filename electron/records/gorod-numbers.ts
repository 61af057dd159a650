import { gorodNumber } from '../../shared/domain/gorod-number.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'
import { readSetting, type StoredDesk, writeSetting } from './desk.ts'
import { findLiveNumber } from './system-numbers.ts'

const counterName = 'gorod_numbers'
const counter = z.object({ epoch: z.int(), last: z.int() })

/** More than a desk issues between two backups: what was issued after the backup is on sheets that people hold. */
const skippedByRestore = 1000

/**
 * The next identifier of the desk's own range, taken in the caller's transaction. After a restore it goes on beyond
 * whatever may have been issued since the backup. Throws RangeError when the range is used up.
 */
export const takeGorodNumber = (tx: Tx, keys: DeskKeys, desk: StoredDesk): string => {
  const kept = counter.safeParse(readSetting(tx, counterName))
  const { epoch, last } = kept.success ? kept.data : { epoch: desk.epoch, last: 0 }
  let next = last + Math.max(0, desk.epoch - epoch) * skippedByRestore
  let value: string
  do {
    next += 1
    value = gorodNumber(desk.details.deskNumber, next)
  } while (findLiveNumber(tx, keys, value))
  writeSetting(tx, counterName, { epoch: desk.epoch, last: next })
  return value
}
