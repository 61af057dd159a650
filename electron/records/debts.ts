import { addDays } from '../../shared/domain/dates.ts'
import { firstIdAt, localMoment, toInstant } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import { currentRegister, findInRegister } from './registers.ts'

const offsetMs = (ms: number, timeZone: string): number => {
  const { localDate, localTime } = localMoment(toInstant(ms), timeZone)
  return Date.parse(`${localDate}T${localTime}Z`) - ms
}

/**
 * The moment a local day begins, in milliseconds since the epoch. Asked twice, because the zone may change its offset
 * between midnight in Greenwich and midnight here. Throws RangeError for an unknown time zone.
 */
export const localDayStartMs = (date: string, timeZone: string): number => {
  const greenwichMs = Date.parse(`${date}T00:00:00.000Z`)
  const guessMs = greenwichMs - offsetMs(greenwichMs, timeZone)
  return greenwichMs - offsetMs(guessMs, timeZone)
}

/** The debt of an account by its register, and what was taken for it at this desk since the register's day ended. */
export type Debt = { registerId: string; asOf: string; debtKopecks: number; paidSinceKopecks: number }

type Account = { serviceId: string; account: string }

const keyOf = ({ serviceId, account }: Account): string => `${serviceId}\0${account}`

type PaidRow = { paymentId: string; serviceId: string; account: string; amountKopecks: number }

/** Lines with ids from `sinceId` on: one walk along the key of payment_lines, whatever the number of accounts. */
const paidSince = (db: Db, sinceId: string, accounts: readonly string[]): PaidRow[] =>
  db.all<PaidRow>(
    `SELECT payment_id AS paymentId, service_id AS serviceId, account, amount_kopecks AS amountKopecks
     FROM payment_lines
     WHERE payment_id >= :sinceId AND service_id IS NOT NULL AND account IN (SELECT value FROM json_each(:accounts))`,
    { sinceId, accounts: JSON.stringify(accounts) },
  )

/**
 * Debts of accounts that a current register knows; an account without one is not in the answer. A register tells of its
 * whole day, so what was paid here on that day is in it already.
 */
export const debtsOf = (
  db: Db,
  accounts: readonly Account[],
  timeZone: string,
): ((account: Account) => Debt | undefined) => {
  const debts = new Map<string, Debt & { sinceId: string }>()
  const registers = new Map(
    [...new Set(accounts.map(({ serviceId }) => serviceId))].map((id) => [id, currentRegister(db, id)]),
  )
  for (const of of accounts) {
    const register = registers.get(of.serviceId)
    if (!register) continue
    const found = findInRegister(db, of.serviceId, of.account, register)
    if (found.register !== 'found') continue
    const { registerId, asOf, row } = found
    const sinceId = firstIdAt(localDayStartMs(addDays(asOf, 1), timeZone))
    debts.set(keyOf(of), { registerId, asOf, debtKopecks: row.debtKopecks, paidSinceKopecks: 0, sinceId })
  }
  const sinceIds = [...debts.values()].map(({ sinceId }) => sinceId).sort()
  const [earliest] = sinceIds
  if (earliest === undefined) return () => undefined
  for (const row of paidSince(db, earliest, [...new Set(accounts.map(({ account }) => account))])) {
    const debt = debts.get(keyOf(row))
    if (debt && row.paymentId >= debt.sinceId) debt.paidSinceKopecks += row.amountKopecks
  }
  return (of) => {
    const debt = debts.get(keyOf(of))
    if (!debt) return undefined
    const { sinceId: _sinceId, ...told } = debt
    return told
  }
}

/** What the debt table proposes: never below 0 (product.md §4). */
export const toPayKopecks = ({ debtKopecks, paidSinceKopecks }: Debt): number =>
  Math.max(0, debtKopecks - paidSinceKopecks)

/** Of a payment's lines, those whose debt a register told: their numbers (1-based). */
export const linesWithDebt = (db: Db, paymentId: string): ReadonlySet<number> =>
  new Set(
    db
      .all<{ lineNo: number }>('SELECT line_no AS lineNo FROM payment_line_debts WHERE payment_id = :paymentId', {
        paymentId,
      })
      .map(({ lineNo }) => lineNo),
  )
