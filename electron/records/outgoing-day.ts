import type { OutTotals } from '../../shared/domain/register-out-lines.ts'
import type { ReportTask } from '../core/report-port.ts'
import { rangeParams, rangeSql } from '../db/registers-out/out-lines.ts'
import { chainHead } from '../db/journal.ts'
import type { Db } from '../db/open.ts'
import { type OutProvider, type OutSlot, slotsOf } from './out-slots.ts'
import { type RegisterOut, registersOfDay, stateOf } from './registers-out.ts'

export type WaitingSlot = OutSlot & {
  readonly totals: OutTotals
  /** Payments among them whose payer was identified. */
  readonly payerPayments: readonly string[]
}

export type OutgoingDay = {
  readonly businessDate: string
  readonly openShifts: number[]
  readonly waiting: WaitingSlot[]
  readonly made: RegisterOut[]
  readonly otherDays: { businessDate: string; waitingLines: number; unsent: number }[]
}

/** How far back a day with something open is looked for. */
const daysBack = 31

export const totalsOf = (db: Db, range: OutSlot['range']): OutTotals => {
  const totals = db.get<Omit<OutTotals, 'transferKopecks'>>(
    `SELECT count(*) AS lineCount, coalesce(sum(l.amount_kopecks), 0) AS sumKopecks,
       coalesce(sum(t.payee_commission_kopecks), 0) AS commissionKopecks ${rangeSql}`,
    rangeParams(range),
  ) ?? { lineCount: 0, sumKopecks: 0, commissionKopecks: 0 }
  return { ...totals, transferKopecks: totals.sumKopecks - totals.commissionKopecks }
}

/** Payments of a range whose payer the law had identified: their data go with the transfer. */
export const payerPaymentsOf = (db: Db, range: OutSlot['range']): string[] =>
  db
    .all<{ id: string }>(
      `SELECT DISTINCT p.id ${rangeSql} AND EXISTS (SELECT 1 FROM payment_payers y WHERE y.payment_id = p.id)`,
      rangeParams(range),
    )
    .map(({ id }) => id)

const waitingOf = (db: Db, businessDate: string, providers: readonly OutProvider[], made: readonly RegisterOut[]) =>
  slotsOf(db, { businessDate, providers, headSeq: chainHead(db).seq }, made).flatMap((slot): WaitingSlot[] => {
    const totals = totalsOf(db, slot.range)
    return totals.lineCount === 0 ? [] : [{ ...slot, totals, payerPayments: payerPaymentsOf(db, slot.range) }]
  })

const unsentOf = (made: readonly RegisterOut[]): number =>
  made.filter((register) => ['made', 'stale'].includes(stateOf(register))).length

/** Business days with a shift, the newest first. */
const businessDays = (db: Db): string[] =>
  db
    .all<{ day: string }>('SELECT DISTINCT business_date AS day FROM shifts ORDER BY day DESC LIMIT :limit', {
      limit: daysBack,
    })
    .map(({ day }) => day)

/** What is to be made, made and sent of one business day; null before the first shift. */
export const outgoingDay: ReportTask<
  { businessDate: string | null; providers: readonly OutProvider[] },
  OutgoingDay | null
> = {
  name: 'outgoing_day',
  read: (db, { businessDate: asked, providers }) => {
    const days = businessDays(db)
    const businessDate = asked ?? days[0]
    if (businessDate === undefined) return null
    const made = registersOfDay(db, businessDate)
    const otherDays = days
      .filter((day) => day !== businessDate)
      .map((day) => {
        const ofDay = registersOfDay(db, day)
        const waiting = waitingOf(db, day, providers, ofDay)
        return {
          businessDate: day,
          waitingLines: waiting.reduce((lines, { totals }) => lines + totals.lineCount, 0),
          unsent: unsentOf(ofDay),
        }
      })
    return {
      businessDate,
      openShifts: db
        .all<{ number: number }>(
          `SELECT number FROM shifts s WHERE business_date = :businessDate
             AND NOT EXISTS (SELECT 1 FROM shift_closings c WHERE c.shift_id = s.id) ORDER BY number`,
          { businessDate },
        )
        .map(({ number }) => number),
      waiting: waitingOf(db, businessDate, providers, made),
      made,
      otherDays: otherDays.filter((day) => day.waitingLines > 0 || day.unsent > 0).reverse(),
    }
  },
}

/** Payments of a register that was made, whose payer was identified. */
export const registerPayers: ReportTask<{ range: OutSlot['range'] }, string[]> = {
  name: 'register_payers',
  read: (db, { range }) => payerPaymentsOf(db, range),
}
