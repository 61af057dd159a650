import { addDays } from '../../shared/domain/dates.ts'
import { firstIdAt, localMoment, toInstant } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import type { RegisterPort } from '../core/register-port.ts'

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

type PaidRow = { paymentId: string; lineNo: number; serviceId: string; account: string; amountKopecks: number }

/** Lines that a correction is about to give back: what is entered in their place must not find them in its way. */
export type LinesGivenBack = { readonly paymentId: string; readonly lineNos: readonly number[] }

/**
 * Lines that stand, with ids from `sinceId` on: one walk along the key of payment_lines, whatever the number of accounts.
 * Whether a line was given back is asked of the few that fit alone.
 */
const paidSince = (db: Db, sinceId: string, accounts: readonly string[]): PaidRow[] =>
  db.all<PaidRow>(
    `SELECT payment_id AS paymentId, line_no AS lineNo, service_id AS serviceId, account,
       amount_kopecks AS amountKopecks
     FROM standing_lines
     WHERE payment_id >= :sinceId AND service_id IS NOT NULL AND account IN (SELECT value FROM json_each(:accounts))`,
    { sinceId, accounts: JSON.stringify(accounts) },
  )

/**
 * Debts of accounts that a current register knows; an account without one is not in the answer. A register tells of its
 * whole day, so what was paid here on that day is in it already.
 */
export const debtsOf = (
  db: Db,
  registers: RegisterPort,
  accounts: readonly Account[],
  timeZone: string,
  givenBack: LinesGivenBack | null = null,
): ((account: Account) => Debt | undefined) => {
  const debts = new Map<string, Debt & { sinceId: string }>()
  for (const of of accounts) {
    const found = registers.find(of.serviceId, of.account)
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
    if (givenBack?.paymentId === row.paymentId && givenBack.lineNos.includes(row.lineNo)) continue
    if (debt && row.paymentId >= debt.sinceId) debt.paidSinceKopecks += row.amountKopecks
  }
  return (of) => {
    const debt = debts.get(keyOf(of))
    if (!debt) return undefined
    const { sinceId: _sinceId, ...told } = debt
    return told
  }
}

/** The last payment of an account at this desk on a day. */
export type PaidToday = { receiptNumber: string; acceptedAt: string; amountKopecks: number }

/** What was taken here for these accounts since the local day began; the last payment of each. */
export const paidSinceDayStart = (
  db: Db,
  accounts: readonly Account[],
  localDate: string,
  timeZone: string,
): ((account: Account) => PaidToday | undefined) => {
  const rows = db.all<PaidToday & Account>(
    `SELECT l.service_id AS serviceId, l.account, l.amount_kopecks AS amountKopecks,
       p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt
     FROM standing_lines l JOIN payments p ON p.id = l.payment_id
     WHERE l.payment_id >= :sinceId AND l.service_id IS NOT NULL
       AND l.account IN (SELECT value FROM json_each(:accounts))
     ORDER BY l.payment_id, l.line_no`,
    {
      sinceId: firstIdAt(localDayStartMs(localDate, timeZone)),
      accounts: JSON.stringify([...new Set(accounts.map(({ account }) => account))]),
    },
  )
  const last = new Map(rows.map(({ serviceId, account, ...paid }) => [keyOf({ serviceId, account }), paid]))
  return (of) => last.get(keyOf(of))
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
