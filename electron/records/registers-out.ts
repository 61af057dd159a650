import type { MadeRegisterOut } from '../../shared/contract/outgoing.ts'
import { canonicalJson, type Canonical } from '../../shared/domain/canonical-json.ts'
import type { OutTerms, OutTotals } from '../../shared/domain/register-out-lines.ts'
import type { OutRange } from '../db/registers-out/out-lines.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'

export type RegisterOut = {
  id: string
  providerId: string
  number: number
  replaces: string | null
  replacesNumber: number | null
  range: OutRange
  terms: OutTerms
  fileName: string
  totals: OutTotals
  sha256: string
  madeAt: string
  operatorName: string
  sentAt: string | null
  replacedBy: string | null
  /** Lines of it that were given back since it was made. */
  reversedLines: number
}

type Row = Omit<RegisterOut, 'range' | 'terms' | 'totals'> &
  Omit<OutRange, 'services'> &
  OutTotals & { services: string; terms: string }

/** What was given back of a register `r` since it was made: reversals of its day's shifts, which are few. */
const reversedSince = `(SELECT count(*) FROM shifts s CROSS JOIN reversals v ON v.shift_id = s.id
    CROSS JOIN reversal_lines x ON x.reversal_id = v.id CROSS JOIN payments p ON p.id = x.payment_id
    CROSS JOIN payment_lines l ON l.payment_id = x.payment_id AND l.line_no = x.line_no
  WHERE s.business_date = r.business_date AND (r.shift_id IS NULL OR s.id = r.shift_id) AND v.audit_seq > r.as_of_seq
    AND p.audit_seq > r.from_seq AND p.audit_seq <= r.through_seq
    AND EXISTS (SELECT 1 FROM json_each(r.services) e WHERE e.value IS l.service_id))`

const selectSql = `SELECT r.id, r.provider_id AS providerId, r.number, r.replaces, former.number AS replacesNumber,
    r.business_date AS businessDate, r.shift_id AS shiftId, r.services, r.from_seq AS fromSeq,
    r.through_seq AS throughSeq, r.as_of_seq AS asOfSeq, r.terms, r.file_name AS fileName, r.line_count AS lineCount,
    r.sum_kopecks AS sumKopecks, r.commission_kopecks AS commissionKopecks, r.transfer_kopecks AS transferKopecks,
    r.sha256, r.made_at AS madeAt, o.name AS operatorName, t.sent_at AS sentAt, next.id AS replacedBy,
    ${reversedSince} AS reversedLines
  FROM registers_out r JOIN operators o ON o.id = r.operator_id
  LEFT JOIN registers_out_sent t ON t.register_id = r.id
  LEFT JOIN registers_out next ON next.replaces = r.id
  LEFT JOIN registers_out former ON former.id = r.replaces`

const registerOf = (row: Row): RegisterOut => {
  const { businessDate, shiftId, services, fromSeq, throughSeq, asOfSeq, terms, ...rest } = row
  const { lineCount, sumKopecks, commissionKopecks, transferKopecks, ...same } = rest
  return {
    ...same,
    range: {
      ...{ businessDate, shiftId, fromSeq, throughSeq, asOfSeq },
      services: JSON.parse(services) as (string | null)[],
    },
    terms: JSON.parse(terms) as OutTerms,
    totals: { lineCount, sumKopecks, commissionKopecks, transferKopecks },
  }
}

export const findRegisterOut = (db: Db, id: string): RegisterOut | undefined => {
  const row = db.get<Row>(`${selectSql} WHERE r.id = :id`, { id })
  return row && registerOf(row)
}

/** Newest first. */
export const registersOfDay = (db: Db, businessDate: string): RegisterOut[] =>
  db.all<Row>(`${selectSql} WHERE r.business_date = :businessDate ORDER BY r.id DESC`, { businessDate }).map(registerOf)

export const stateOf = (register: RegisterOut): MadeRegisterOut['state'] => {
  if (register.sentAt !== null) return 'sent'
  if (register.replacedBy !== null) return 'replaced'
  if (register.reversedLines === register.totals.lineCount) return 'empty'
  return register.reversedLines > 0 ? 'stale' : 'made'
}

export const nextNumberOf = (db: Db, providerId: string): number =>
  (db.get<{ number: number | null }>(
    'SELECT max(number) AS number FROM registers_out WHERE provider_id = :providerId',
    {
      providerId,
    },
  )?.number ?? 0) + 1

export type NewRegisterOut = {
  readonly id: string
  readonly providerId: string
  readonly replaces: string | null
  readonly range: OutRange
  readonly terms: OutTerms
  readonly fileName: string
  readonly totals: OutTotals
  readonly sha256: string
  readonly operatorId: string
  readonly madeAt: string
}

/** In the caller's transaction, which covers it with an event. Throws when the number or the name was given meanwhile. */
export const insertRegisterOut = (tx: Tx, made: NewRegisterOut): void => {
  const { range, totals } = made
  insertMoney(tx, 'registers_out', {
    id: made.id,
    provider_id: made.providerId,
    number: made.terms.number,
    business_date: range.businessDate,
    shift_id: range.shiftId,
    services: JSON.stringify(range.services),
    from_seq: range.fromSeq,
    through_seq: range.throughSeq,
    as_of_seq: range.asOfSeq,
    replaces: made.replaces,
    terms: canonicalJson(made.terms as unknown as Canonical),
    file_name: made.fileName,
    line_count: totals.lineCount,
    sum_kopecks: totals.sumKopecks,
    commission_kopecks: totals.commissionKopecks,
    transfer_kopecks: totals.transferKopecks,
    sha256: made.sha256,
    operator_id: made.operatorId,
    made_at: made.madeAt,
  })
}
