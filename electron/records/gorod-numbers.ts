import {
  defaultNumberRange,
  gorodNumber,
  type NumberRange,
  numberRangeProblem,
} from '../../shared/domain/gorod-number.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, type StoredDesk, writeSetting } from './desk.ts'
import { wasNumber } from './system-numbers.ts'

const counterName = 'gorod_numbers'
const counter = z.object({ epoch: z.int(), last: z.int() })

export const rangeSettingName = 'gorod_number_range'
const range = z.object({ template: z.string(), from: z.int(), to: z.int() })

/** More than a desk issues between two backups: what was issued after the backup is on sheets that people hold. */
const skippedByRestore = 1000

/** The template and the range of identifiers that this desk may issue. */
export const numberRangeOf = (db: Db): NumberRange =>
  range.catch(defaultNumberRange).parse(readSetting(db, rangeSettingName))

const lastCounter = (db: Db, epochNow: number): number => {
  const kept = counter.safeParse(readSetting(db, counterName))
  const { epoch, last } = kept.success ? kept.data : { epoch: epochNow, last: 0 }
  return last + Math.max(0, epochNow - epoch) * skippedByRestore
}

/** How many identifiers the range still has. */
export const gorodNumbersLeft = (db: Db, epoch: number): number => {
  const { from, to } = numberRangeOf(db)
  return Math.max(0, to - Math.max(lastCounter(db, epoch), from - 1))
}

/**
 * The next identifier of the desk's own range, taken in the caller's transaction; null when the range is used up or is
 * not this desk's: nothing is issued beyond it. After a restore it goes on beyond whatever may have been issued since
 * the backup.
 */
export const takeGorodNumber = (tx: Tx, keys: DeskKeys, desk: StoredDesk): string | null => {
  const { deskNumber } = desk.details
  const own = numberRangeOf(tx)
  if (numberRangeProblem(own, deskNumber) !== null) return null
  let next = Math.max(lastCounter(tx, desk.epoch), own.from - 1)
  let value: string
  do {
    next += 1
    if (next > own.to) return null
    value = gorodNumber(deskNumber, next, own)
  } while (wasNumber(tx, keys, value))
  writeSetting(tx, counterName, { epoch: desk.epoch, last: next })
  return value
}
