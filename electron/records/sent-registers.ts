import type { Db } from '../db/open.ts'
import { registersOfDay, stateOf } from './registers-out.ts'

/** A paid line as registers out cover it: `serviceId` is null of free details; `auditSeq` and `shiftId` of its payment. */
export type CoveredLine = { serviceId: string | null; businessDate: string; auditSeq: number; shiftId: string }

const coversLine = `r.business_date = :businessDate AND (r.shift_id IS NULL OR r.shift_id = :shiftId)
  AND r.from_seq < :auditSeq AND r.through_seq >= :auditSeq
  AND EXISTS (SELECT 1 FROM json_each(r.services) WHERE value IS :serviceId)`

/** Whether a register marked as sent covers the line: it can't be given back at the desk any more (domain.md §4.7). */
export const isLineSent = (db: Db, line: CoveredLine): boolean =>
  db.get(
    `SELECT 1 FROM registers_out r JOIN registers_out_sent s ON s.register_id = r.id WHERE ${coversLine}`,
    line,
  ) !== undefined

export type RegisterOfLine = {
  registerId: string
  number: number
  fileName: string
  madeAt: string
  sentAt: string | null
}

/** The register that a paid line stands in, sent or not; for the card of its payment. A replaced one is none. */
export const registerOfLine = (db: Db, line: CoveredLine): RegisterOfLine | undefined =>
  db.get<RegisterOfLine>(
    `SELECT r.id AS registerId, r.number, r.file_name AS fileName, r.made_at AS madeAt, s.sent_at AS sentAt
     FROM registers_out r LEFT JOIN registers_out_sent s ON s.register_id = r.id
     WHERE ${coversLine} AND NOT EXISTS (SELECT 1 FROM registers_out n WHERE n.replaces = r.id)`,
    line,
  )

/** `stale`: a line of it was given back since; it is made again before it is sent. */
export type UnsentRegister = {
  registerId: string
  providerId: string
  providerName: string
  number: number
  businessDate: string
  fileName: string
  lineCount: number
  sumKopecks: number
  state: 'made' | 'stale'
}

/** Registers of a business day that were made and did not go to their providers. */
export const unsentRegisters = (db: Db, businessDate: string): UnsentRegister[] =>
  registersOfDay(db, businessDate).flatMap((register) => {
    const state = stateOf(register)
    if (state !== 'made' && state !== 'stale') return []
    const { id, providerId, number, fileName, totals, terms } = register
    const { lineCount, sumKopecks } = totals
    const providerName = terms.provider.name
    return [
      { registerId: id, ...{ providerId, providerName, number, businessDate, fileName, lineCount, sumKopecks, state } },
    ]
  })

/** Payees of a shift with lines that stand and that no sent register covers: they are told when it closes. */
export const unsentOfShift = (db: Db, shiftId: string): { title: string; kopecks: number }[] =>
  db.all<{ title: string; kopecks: number }>(
    `SELECT l.payee_name AS title, sum(l.amount_kopecks) AS kopecks
     FROM payments p CROSS JOIN standing_lines l ON l.payment_id = p.id
     WHERE p.shift_id = :shiftId AND NOT EXISTS (
       SELECT 1 FROM registers_out r JOIN registers_out_sent s ON s.register_id = r.id
       WHERE r.business_date = p.business_date AND (r.shift_id IS NULL OR r.shift_id = p.shift_id)
         AND r.from_seq < p.audit_seq AND r.through_seq >= p.audit_seq
         AND EXISTS (SELECT 1 FROM json_each(r.services) WHERE value IS l.service_id))
     GROUP BY l.payee_name ORDER BY l.payee_name`,
    { shiftId },
  )
