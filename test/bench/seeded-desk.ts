import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { finishPrintJob } from '../../electron/records/print-jobs.ts'
import { acceptPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import { getCurrentShift, openShift } from '../../shared/contract/shift.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { countOf } from '../support/count-of.ts'

const cacheFolder = join(import.meta.dirname, '../../.cache/bench')

/** A new folder on the disk of the clone (/tmp may lie in memory), removed when this process ends. */
export function benchFolder(): string {
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(join(cacheFolder, 'run-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As the window makes them: ordered by time, so that their indexes grow at the end. */
export const newCommandId = (): string => v7()

const nextLine = (): PaymentLineInput => ({
  payee: 'catalogue',
  serviceId: 'rs-water',
  account: `314${String(randomInt(10_000_000)).padStart(7, '0')}`,
  period: '2026-10',
  // Four of them stay below the sum from which the law asks for the payer.
  amountKopecks: randomInt(1, 350_000),
  origin: 'scan',
})

/** Four bills of different accounts, the cash to the kopeck. */
export function nextPayment(): { lines: PaymentLineInput[]; givenKopecks: number } {
  const lines = [nextLine(), nextLine(), nextLine(), nextLine()]
  return { lines, givenKopecks: lines.reduce((sum, line) => sum + line.amountKopecks, 0) }
}

/** Signs the cashier in and opens a shift where none is open. */
export async function beginShift(desk: HeadlessDesk): Promise<void> {
  desk.signInCashier()
  if ((await desk.value(getCurrentShift, {})) === null)
    await desk.value(openShift, { count: countOf(100_000), reason: null }, newCommandId())
}

/** Makes a demo desk in `folder` (the desk's own) with payments in it, their receipts printed, its shift open. */
export async function seedDesk(folder: string, payments: number): Promise<void> {
  const desk = await openHeadlessDesk(folder)
  try {
    await beginShift(desk)
    for (let count = 0; count < payments; count += 1) {
      const { printJobId } = await desk.value(acceptPayment, nextPayment(), newCommandId())
      desk.database.transact((tx) => finishPrintJob(tx, printJobId, 'printed', null, new Date().toISOString()))
    }
    desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    await desk.close()
  }
}
