import type { Db, Tx } from '../db/open.ts'

export type PayeeKey = { bankBic: string; payeeAccount: string; payeeInn: string }

/** A payee by free details as it was compared with the paper and paid here first. */
export type KnownPayee = {
  since: string
  payeeName: string
  payeeKpp: string
  bankName: string
  bankCorrAccount: string
}

/** Undefined until the first payment to it (seed 003). */
export const findKnownPayee = (db: Db, payee: PayeeKey): KnownPayee | undefined =>
  db.get<KnownPayee>(
    `SELECT p.accepted_at AS since, l.payee_name AS payeeName, l.payee_kpp AS payeeKpp, l.bank_name AS bankName,
       l.bank_corr_account AS bankCorrAccount
     FROM known_payees k
     JOIN payments p ON p.id = k.payment_id
     JOIN payment_lines l ON l.payment_id = p.id AND l.service_id IS NULL AND l.bank_bic = k.bank_bic
       AND l.payee_account = k.payee_account AND l.payee_inn = k.payee_inn
     WHERE k.bank_bic = :bankBic AND k.payee_account = :payeeAccount AND k.payee_inn = :payeeInn
     ORDER BY l.line_no LIMIT 1`,
    payee,
  )

/** From its first payment on a payee is known; in that payment's transaction. */
export const keepKnownPayee = (tx: Tx, { bankBic, payeeAccount, payeeInn }: PayeeKey, paymentId: string): void => {
  tx.run(
    `INSERT INTO known_payees (bank_bic, payee_account, payee_inn, payment_id)
     VALUES (:bankBic, :payeeAccount, :payeeInn, :paymentId) ON CONFLICT DO NOTHING`,
    { bankBic, payeeAccount, payeeInn, paymentId },
  )
}
