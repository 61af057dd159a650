import type { PaymentDraft } from '../../shared/contract/drafts.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import type { Db, Tx } from '../db/open.ts'
import type { SpoolKeys } from '../db/sealed.ts'

export type StoredDraft = { commandId: string | null; savedAt: string; body: unknown }

const rowId = (operatorId: string): string => `${operatorId}/payment`

/** The operator's interrupted payment; undefined when there is none or it can't be opened (another spool key). */
export const findDraft = (db: Db, keys: SpoolKeys, operatorId: string): StoredDraft | undefined => {
  const row = db.get<{ commandId: string | null; savedAt: string; body: Uint8Array }>(
    `SELECT command_id AS commandId, saved_at AS savedAt, body FROM drafts WHERE operator_id = :operatorId AND kind = 'payment'`,
    { operatorId },
  )
  if (!row) return undefined
  try {
    return { commandId: row.commandId, savedAt: row.savedAt, body: keys.openDraft(rowId(operatorId), row.body) }
  } catch {
    return undefined
  }
}

/** Whether the draft with this id is on disk. */
export const isDraftKept = (db: Db, operatorId: string, commandId: string): boolean =>
  db.get(`SELECT 1 FROM drafts WHERE operator_id = :operatorId AND kind = 'payment' AND command_id = :commandId`, {
    operatorId,
    commandId,
  }) !== undefined

export const writeDraft = (
  tx: Tx,
  keys: SpoolKeys,
  draft: { operatorId: string; commandId: string | null; body: PaymentDraft; savedAt: string },
): void => {
  tx.run(
    `INSERT INTO drafts (operator_id, kind, command_id, body, saved_at) VALUES (:operatorId, 'payment', :commandId, :body, :savedAt)
     ON CONFLICT (operator_id, kind) DO UPDATE SET command_id = :commandId, body = :body, saved_at = :savedAt`,
    { ...draft, body: keys.sealDraft(rowId(draft.operatorId), draft.body) },
  )
}

export const deleteDraft = (tx: Tx, operatorId: string): void => {
  tx.run(`DELETE FROM drafts WHERE operator_id = :operatorId AND kind = 'payment'`, { operatorId })
}

/** A basket made back from a payment's input: for the draft main saves itself when the window has not. */
export const draftOfInput = (lines: readonly PaymentLineInput[]): PaymentDraft => ({
  step: 'cash',
  givenText: '',
  lines: lines.map((line) => ({
    serviceId: line.payee === 'catalogue' ? line.serviceId : null,
    details: line.payee === 'free' ? line.details : null,
    account: line.account,
    linkId: line.payee === 'catalogue' ? (line.linkId ?? null) : null,
    period: line.period,
    amountKopecks: line.amountKopecks,
    origin: line.origin,
    warnings: [],
    meters: [],
    budget: line.budget ?? null,
    knownSince: null,
    confirmed: line.payee === 'catalogue' || line.confirmed,
  })),
})
