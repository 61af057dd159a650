import { existsSync, readdirSync } from 'node:fs'
import { type RestoreReview, restoreReview } from '../../shared/contract/restored.ts'
import type { BeyondCopy } from '../db/beyond-copy.ts'
import type { Db, Tx } from '../db/open.ts'
import { readDesk, readSetting, writeSetting } from './desk.ts'
import { numberInName } from './exchange-format.ts'
import { exchangeSettingsOf, outgoingFolder } from './exchange-settings.ts'

const setting = 'restored'

/** What a restore found beyond its copy, until and after a supervisor has seen it; null on a desk never restored. */
export const restoreReviewOf = (db: Db): RestoreReview | null => {
  const stored = restoreReview.safeParse(readSetting(db, setting))
  return stored.success ? stored.data : null
}

/** Whether money waits for a supervisor's look. On the payment path: one row by its key, and nothing parsed where there is none. */
export const isReviewAwaited = (db: Db): boolean =>
  db.get(`SELECT 1 FROM settings WHERE name = '${setting}' AND value ->> 'seen' IS NULL`) !== undefined

type Beyond = BeyondCopy & Pick<RestoreReview, 'exchangeFolder'>

/** Adds what the folder of the exchange proves, where it can be reached now: files that the copy has not made. */
export const withSentFiles = (copy: Db, beyond: BeyondCopy, dataFolder: string): Beyond => {
  const desk = readDesk(copy)
  const folder = desk ? exchangeSettingsOf(copy, desk, dataFolder).folder : ''
  if (!desk || folder === '') return { ...beyond, exchangeFolder: 'not_set' }
  if (!existsSync(folder)) return { ...beyond, exchangeFolder: 'unreachable' }
  const names = existsSync(outgoingFolder(folder)) ? readdirSync(outgoingFolder(folder)) : []
  const own = desk.details.deskNumber.padStart(4, '0')
  const files = new Map(beyond.exchangeFiles.map((one) => [`${one.epoch}-${one.number}`, one]))
  for (const found of names.map(numberInName)) {
    if (found?.desk !== own) continue
    const { epoch, file: number } = found
    const made = copy.get('SELECT 1 FROM exchange_files WHERE epoch = :epoch AND number = :number', { epoch, number })
    if (!made) files.set(`${epoch}-${number}`, { epoch, number })
  }
  const exchangeFiles = [...files.values()].sort((a, b) => a.epoch - b.epoch || a.number - b.number)
  const epoch = Math.max(beyond.epoch, ...exchangeFiles.map((one) => one.epoch))
  return { ...beyond, exchangeFiles, epoch, exchangeFolder: 'read' }
}

const lastClosing = (db: Db): RestoreReview['lastZ'] =>
  db.get<NonNullable<RestoreReview['lastZ']>>(
    `SELECT z_number AS number, closed_at AS closedAt, running_total_kopecks AS runningTotalKopecks
     FROM shift_closings ORDER BY z_number DESC LIMIT 1`,
  ) ?? null

export type Restored = {
  restoredAt: string
  copyAt: string | null
  epoch: number
  beyond: Beyond
  erasedAgain: number
}

/** Writes down what must be seen before the desk takes money again. */
export const awaitReview = (tx: Tx, { beyond, ...restored }: Restored): void => {
  const lastReceipt =
    tx.get<{ number: string }>('SELECT receipt_number AS number FROM payments ORDER BY id DESC LIMIT 1')?.number ?? null
  const review: RestoreReview = { ...beyond, ...restored, lastZ: lastClosing(tx), lastReceipt, seen: null }
  writeSetting(tx, setting, review)
}

export const writeReview = (tx: Tx, review: RestoreReview): void => writeSetting(tx, setting, review)
