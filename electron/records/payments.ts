import type { Db } from '../db/open.ts'

export type StoredPayment = {
  id: string
  shiftId: string
  seq: number
  receiptNumber: string
  operatorId: string
  operatorName: string
  acceptedAt: string
  localTime: string
  commissionKopecks: number
  dueKopecks: number
  givenKopecks: number
  changeKopecks: number
}

export type StoredLine = {
  paymentId: string
  serviceId: string | null
  serviceName: string
  payeeName: string
  payeeInn: string
  payeeKpp: string
  payeeAccount: string
  bankName: string
  bankBic: string
  bankCorrAccount: string
  purpose: string
  account: string
  period: string | null
  amountKopecks: number
  commissionKopecks: number
}

const paymentColumns = `p.id, p.shift_id AS shiftId, p.seq, p.receipt_number AS receiptNumber, p.operator_id AS operatorId,
  o.name AS operatorName, p.accepted_at AS acceptedAt, p.local_time AS localTime,
  p.commission_kopecks AS commissionKopecks, p.due_kopecks AS dueKopecks, p.given_kopecks AS givenKopecks,
  p.change_kopecks AS changeKopecks`

export const findPayment = (db: Db, id: string): StoredPayment | undefined =>
  db.get<StoredPayment>(
    `SELECT ${paymentColumns} FROM payments p JOIN operators o ON o.id = p.operator_id WHERE p.id = :id`,
    { id },
  )

const lineColumns = `payment_id AS paymentId, service_id AS serviceId, service_name AS serviceName,
  payee_name AS payeeName, payee_inn AS payeeInn, payee_kpp AS payeeKpp, payee_account AS payeeAccount, bank_name AS bankName,
  bank_bic AS bankBic, bank_corr_account AS bankCorrAccount, purpose, account, period,
  amount_kopecks AS amountKopecks, commission_kopecks AS commissionKopecks`

export const linesOf = (db: Db, paymentId: string): StoredLine[] =>
  db.all<StoredLine>(`SELECT ${lineColumns} FROM payment_lines WHERE payment_id = :paymentId ORDER BY line_no`, {
    paymentId,
  })

export const nextReceiptSeq = (db: Db, shiftId: string): number =>
  (db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM payments WHERE shift_id = :shiftId', { shiftId })?.seq ??
    0) + 1

/** The hash of the audit event that covers the payment: what its receipt bears. */
export const auditHeadOf = (db: Db, paymentId: string): string | undefined =>
  db.get<{ hash: string }>(
    'SELECT e.hash FROM payments p JOIN audit_events e ON e.seq = p.audit_seq WHERE p.id = :paymentId',
    { paymentId },
  )?.hash

export const lastPaymentOfShift = (db: Db, shiftId: string): string | undefined =>
  db.get<{ id: string }>('SELECT id FROM payments WHERE shift_id = :shiftId ORDER BY seq DESC LIMIT 1', { shiftId })?.id

export type EarlierPayment = { receiptNumber: string; acceptedAt: string; amountKopecks: number }

/**
 * Asks for the newest payment that stands of the same account, payee and sum with an id after `sinceId` (ids are ordered by time): one
 * walk over the payments since then, whatever the number of lines.
 */
export const paymentsSince = (
  db: Db,
  sinceId: string,
): ((line: { account: string; payeeAccount: string; amountKopecks: number }) => EarlierPayment | undefined) => {
  const rows = db.all<EarlierPayment & { account: string; payeeAccount: string }>(
    `SELECT p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt, l.amount_kopecks AS amountKopecks,
       l.account, l.payee_account AS payeeAccount
     FROM payments p JOIN standing_lines l ON l.payment_id = p.id
     WHERE p.id > :sinceId ORDER BY p.id DESC`,
    { sinceId },
  )
  return ({ account, payeeAccount, amountKopecks }) => {
    const same = rows.find(
      (row) => row.amountKopecks === amountKopecks && row.account === account && row.payeeAccount === payeeAccount,
    )
    return same && { receiptNumber: same.receiptNumber, acceptedAt: same.acceptedAt, amountKopecks }
  }
}

/** The payment of a receipt by its number; shifts of other epochs may bear the same shift number. */
export const findReceipt = (
  db: Db,
  receipt: { receiptNumber: string; shiftNumber: number; seq: number },
): { paymentId: string; receiptNumber: string; operatorId: string } | undefined =>
  db.get(
    `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber, p.operator_id AS operatorId FROM shifts s
     JOIN payments p ON p.shift_id = s.id AND p.seq = :seq AND p.receipt_number = :receiptNumber
     WHERE s.number = :shiftNumber`,
    receipt,
  )
