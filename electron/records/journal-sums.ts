import type { JournalTotals } from '../../shared/contract/journal.ts'
import type { ReportTask } from '../core/report-port.ts'
import type { Db } from '../db/open.ts'
import { type JournalQuery, newestPlace, ofShift, picksLines, picksPayments, placesPerShift } from './journal-filter.ts'
import { fittingSql, spanOf } from './journal-pages.ts'
import { candidatesFor, lateAfter, throughIndex } from './journal-search.ts'

/** What a slice of the journal comes to; all in kopecks but the first. */
export type JournalSums = {
  paymentCount: number
  takenKopecks: number
  commissionKopecks: number
  reversedKopecks: number
  inKopecks: number
  outKopecks: number
  floatKopecks: number
  drawerKopecks: number
}

export const noSums: JournalSums = {
  paymentCount: 0,
  takenKopecks: 0,
  commissionKopecks: 0,
  reversedKopecks: 0,
  inKopecks: 0,
  outKopecks: 0,
  floatKopecks: 0,
  drawerKopecks: 0,
}

export const addSums = (a: JournalSums, b: Partial<JournalSums>): JournalSums =>
  Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, value + (b[name as keyof JournalSums] ?? 0)]),
  ) as JournalSums

const ofPaymentsSql = `SELECT count(*) AS paymentCount, coalesce(sum(p.due_kopecks), 0) AS takenKopecks,
  coalesce(sum(p.commission_kopecks), 0) AS commissionKopecks`
const reversedLineSql = `EXISTS (SELECT 1 FROM reversal_lines x WHERE x.payment_id = l.payment_id AND x.line_no = l.line_no)`
const ofLinesSql = `SELECT count(DISTINCT p.id) AS paymentCount,
  coalesce(sum(l.amount_kopecks + l.commission_kopecks), 0) AS takenKopecks,
  coalesce(sum(l.commission_kopecks), 0) AS commissionKopecks,
  coalesce(sum(iif(${reversedLineSql}, l.amount_kopecks + l.commission_kopecks, 0)), 0) AS reversedKopecks`

/** Of the payments at these places that fit, or of their lines that do. */
const sumsAt = (db: Db, query: JournalQuery, places: readonly number[]): Partial<JournalSums> => {
  const reversed = '(SELECT sum(r.due_kopecks) FROM reversals r WHERE r.payment_id = p.id)'
  const { sql, params } = picksLines(query)
    ? fittingSql(query, ofLinesSql, 'lines')
    : fittingSql(query, `${ofPaymentsSql}, coalesce(sum(${reversed}), 0) AS reversedKopecks`)
  return db.get<JournalSums>(sql, { ...params, places: JSON.stringify(places) }) ?? {}
}

const shiftsAtOnce = 20

/** Of whole shifts, with what else moved in their drawers. */
const sumsOfShifts = (db: Db, query: JournalQuery, first: number, last: number): JournalSums => {
  const shift = ofShift(query)
  const params = { ...shift.params, first, last }
  const from = (table: string): string =>
    `FROM shifts s CROSS JOIN ${table} p ON p.shift_id = s.id WHERE s.number BETWEEN :first AND :last AND ${shift.sql}`
  return [
    db.get<JournalSums>(`${ofPaymentsSql} ${from('payments')}`, params),
    db.get<JournalSums>(`SELECT coalesce(sum(p.due_kopecks), 0) AS reversedKopecks ${from('reversals')}`, params),
    db.get<JournalSums>(
      `SELECT coalesce(sum(p.amount_kopecks), 0) AS drawerKopecks,
         coalesce(sum(p.amount_kopecks) FILTER (WHERE p.kind = 'float'), 0) AS floatKopecks,
         coalesce(sum(p.amount_kopecks) FILTER (WHERE p.kind = 'order' AND p.amount_kopecks > 0), 0) AS inKopecks,
         coalesce(-sum(p.amount_kopecks) FILTER (WHERE p.kind = 'order' AND p.amount_kopecks < 0), 0) AS outKopecks
       ${from('cash_movements')}`,
      params,
    ),
  ].reduce<JournalSums>((sum, part) => addSums(sum, part ?? {}), noSums)
}

/** How long one slice may keep the worker from others. */
const sliceMs = 100
const placesAtOnce = 2_000

export type SumsAsked = { indexFile: string; query: JournalQuery; before: number | null }
export type SumsSlice = { sums: JournalSums; next: number | null }

/** Adds up below `before` until its time is over; `next` goes on. */
export const journalSums: ReportTask<SumsAsked, SumsSlice> = {
  name: 'journal_sums',
  read: (db, { indexFile, query, before }) => {
    const isLate = lateAfter(sliceMs)
    if (picksPayments(query))
      return throughIndex(db, indexFile, sliceMs, (index, indexing) => {
        if (indexing) return { sums: noSums, next: before ?? newestPlace } // the index first
        const candidates = candidatesFor(db, index, query)
        let sums = noSums
        for (let place = before ?? newestPlace; ; ) {
          const places = candidates(place, placesAtOnce)
          if (places.length > 0) sums = addSums(sums, sumsAt(db, query, places))
          if (places.length < placesAtOnce) return { sums, next: null }
          place = places.at(-1) ?? 0
          if (isLate()) return { sums, next: place }
        }
      })
    const span = spanOf(db, query)
    const oldest = Math.floor(span.oldest / placesPerShift)
    const known = db.get<{ number: number | null }>('SELECT max(number) AS number FROM shifts')?.number ?? 0
    let last = Math.min(known, Math.ceil(Math.min(before ?? newestPlace, span.newest) / placesPerShift) - 1)
    let sums = noSums
    for (;;) {
      const first = Math.max(oldest, last - shiftsAtOnce + 1)
      if (last >= first) sums = addSums(sums, sumsOfShifts(db, query, first, last))
      last = first - 1
      if (last < oldest || last < 1) return { sums, next: null }
      if (isLate()) return { sums, next: (last + 1) * placesPerShift }
    }
  },
}

/** As the window shows them. */
export const totalsOf = (query: JournalQuery, sums: JournalSums): JournalTotals => ({
  paymentCount: sums.paymentCount,
  ofLines: picksLines(query),
  takenKopecks: sums.takenKopecks,
  commissionKopecks: sums.commissionKopecks,
  reversedKopecks: sums.reversedKopecks,
  cash: picksPayments(query)
    ? null
    : {
        inKopecks: sums.inKopecks,
        outKopecks: sums.outKopecks,
        drawer:
          query.shiftNumber === null ? null : { floatKopecks: sums.floatKopecks, drawerKopecks: sums.drawerKopecks },
      },
})
