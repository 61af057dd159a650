import type { ApplicationView } from '../../shared/contract/applications.ts'
import type { ApplicationKind, ApplicationState } from '../../shared/domain/application-states.ts'
import { reversalReasonOf } from '../../shared/domain/reversal-reasons.ts'
import type { Db, Tx } from '../db/open.ts'
import { linesOf } from './payments.ts'
import type { PrintJobState } from './print-jobs.ts'

// What payers apply for after the shift or the register is over. Rows are only added: the newest state tells how far it is.

export type StoredApplication = {
  id: string
  number: string
  kind: ApplicationKind
  paymentId: string
  reason: string
  operatorName: string
  madeAt: string
  localTime: string
  receiptNumber: string
  acceptedAt: string
  cashierName: string
  shiftId: string
  state: ApplicationState
}

const stateSql = `(SELECT s.state FROM payment_application_states s WHERE s.application_id = a.id ORDER BY s.seq DESC LIMIT 1)`

const applicationSql = `SELECT a.id, a.number, a.kind, a.payment_id AS paymentId, a.reason, o.name AS operatorName,
    a.made_at AS madeAt, a.local_time AS localTime, p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt,
    c.name AS cashierName, p.shift_id AS shiftId, ${stateSql} AS state
  FROM payment_applications a
  JOIN operators o ON o.id = a.operator_id
  JOIN payments p ON p.id = a.payment_id
  JOIN operators c ON c.id = p.operator_id`

export const findApplication = (db: Db, id: string): StoredApplication | undefined =>
  db.get<StoredApplication>(`${applicationSql} WHERE a.id = :id`, { id })

/** Applications of one payment, oldest first. */
export const applicationsOfPayment = (
  db: Db,
  paymentId: string,
): { number: string; kind: ApplicationKind; state: ApplicationState; registeredAt: string }[] =>
  db
    .all<StoredApplication>(`${applicationSql} WHERE a.payment_id = :paymentId ORDER BY a.id`, { paymentId })
    .map(({ number, kind, state, madeAt }) => ({ number, kind, state, registeredAt: madeAt }))

type ApplicationLine = { lineNo: number; wanted: { account: string; period: string | null } | null }

export const applicationLinesOf = (db: Db, applicationId: string): ApplicationLine[] =>
  db
    .all<{ lineNo: number; account: string | null; period: string | null }>(
      `SELECT line_no AS lineNo, wanted_account AS account, wanted_period AS period FROM payment_application_lines
       WHERE application_id = :applicationId ORDER BY line_no`,
      { applicationId },
    )
    .map(({ lineNo, account, period }) => ({ lineNo, wanted: account === null ? null : { account, period } }))

/** Lines of a payment for which an application is under way, and its number. */
export const appliedLinesOf = (db: Db, paymentId: string): ReadonlyMap<number, string> =>
  new Map(
    db
      .all<{ lineNo: number; number: string }>(
        `SELECT l.line_no AS lineNo, a.number FROM payment_applications a
         JOIN payment_application_lines l ON l.application_id = a.id
         WHERE a.payment_id = :paymentId AND ${stateSql} <> 'closed'`,
        { paymentId },
      )
      .map(({ lineNo, number }) => [lineNo, number]),
  )

export const nextApplicationSeq = (db: Db): number =>
  (db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM payment_applications')?.seq ?? 0) + 1

export type NewApplication = {
  id: string
  commandId: string
  seq: number
  number: string
  kind: ApplicationKind
  paymentId: string
  reason: string
  operatorId: string
  madeAt: string
  localTime: string
}

type NewState = { applicationId: string; commandId: string; state: ApplicationState; note: string } & {
  operatorId: string
  at: string
}

/** The next state of an application; in the caller's transaction. */
export const addApplicationState = (tx: Tx, state: NewState): void => {
  tx.run(
    `INSERT INTO payment_application_states (application_id, seq, command_id, state, note, operator_id, at)
     SELECT :applicationId, 1 + count(*), :commandId, :state, :note, :operatorId, :at
     FROM payment_application_states WHERE application_id = :applicationId`,
    state,
  )
}

export const insertApplication = (tx: Tx, application: NewApplication, lines: readonly ApplicationLine[]): void => {
  const { id: applicationId, paymentId, commandId, operatorId, madeAt: at } = application
  tx.run(
    `INSERT INTO payment_applications (id, command_id, seq, number, kind, payment_id, reason, operator_id, made_at, local_time)
     VALUES (:id, :commandId, :seq, :number, :kind, :paymentId, :reason, :operatorId, :madeAt, :localTime)`,
    application,
  )
  for (const { lineNo, wanted } of lines)
    tx.run(
      `INSERT INTO payment_application_lines (application_id, payment_id, line_no, wanted_account, wanted_period)
       VALUES (:applicationId, :paymentId, :lineNo, :account, :period)`,
      { applicationId, paymentId, lineNo, account: wanted?.account ?? null, period: wanted?.period ?? null },
    )
  addApplicationState(tx, { applicationId, commandId, state: 'registered', note: '', operatorId, at })
}

export type ApplicationFilter = {
  state: ApplicationState | 'open' | 'all'
  kind: ApplicationKind | null
  before: string | null
  limit: number
}

/** One page, newest first (keyset by the time-ordered id). */
export const applicationPage = (db: Db, filter: ApplicationFilter): StoredApplication[] =>
  db.all<StoredApplication>(
    `${applicationSql}
     WHERE (:before IS NULL OR a.id < :before) AND (:kind IS NULL OR a.kind = :kind)
       AND CASE :state WHEN 'all' THEN 1 WHEN 'open' THEN ${stateSql} <> 'closed' ELSE ${stateSql} = :state END
     ORDER BY a.id DESC LIMIT :limit`,
    filter,
  )

const statesOf = (db: Db, applicationId: string): ApplicationView['states'] =>
  db.all(
    `SELECT s.state, s.at, o.name AS operatorName, s.note FROM payment_application_states s
     JOIN operators o ON o.id = s.operator_id WHERE s.application_id = :applicationId ORDER BY s.seq`,
    { applicationId },
  )

/** Its first paper bears the application's id. */
const paperStateOf = (db: Db, id: string): PrintJobState =>
  db.get<{ state: PrintJobState }>('SELECT state FROM print_jobs WHERE id = :id', { id })?.state ?? 'not_printed'

/** An application as the window shows it. */
export const applicationView = (db: Db, application: StoredApplication): ApplicationView => {
  const { id, kind, number, paymentId, receiptNumber, acceptedAt, state } = application
  const paid = linesOf(db, paymentId)
  const lines = applicationLinesOf(db, id).flatMap(({ lineNo, wanted }) => {
    const line = paid[lineNo - 1]
    if (!line) return []
    const { serviceName, payeeName, account, period, amountKopecks, commissionKopecks } = line
    return [{ lineNo, serviceName, payeeName, account, period, amountKopecks, commissionKopecks, wanted }]
  })
  return {
    applicationId: id,
    ...{ number, kind, state, paymentId, receiptNumber, acceptedAt, lines },
    reason: reversalReasonOf(application.reason),
    registeredAt: application.madeAt,
    registeredBy: application.operatorName,
    operatorName: application.cashierName,
    sumKopecks: lines.reduce((sum, line) => sum + line.amountKopecks, 0),
    states: statesOf(db, id),
    paper: paperStateOf(db, id),
  }
}
