import type { Canonical } from '../../shared/domain/canonical-json.ts'
import { documentLookupText } from '../../shared/domain/document-kinds.ts'
import type { IdentificationLevel } from '../../shared/domain/identification.ts'
import type { Payer } from '../../shared/domain/payer-form.ts'
import { z } from '../../shared/contract/zod.ts'
import { toInstant } from '../core/clock.ts'
import type { DeskKeys, SealedBody } from '../db/desk-keys.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'
import { retentionOf } from './retention.ts'
import { sealedPersonAndDocument } from './sealed-shapes.ts'

// The one home of payers' data (115-ФЗ ст. 7 п. 4: kept five years after the operation). They rest on law: no consent is
// asked, no client made. Money rows, papers and events name a payer by id only.

const sealedPayer = z.object({
  ...sealedPersonAndDocument,
  inn: z.string(),
  phone: z.string(),
  organisation: z
    .object({
      inn: z.string(),
      name: z.string(),
      purpose: z.string(),
      authority: z.string(),
      authorityNumber: z.string(),
      authorityIssuedOn: z.string().nullable(),
      authorityValidUntil: z.string().nullable(),
    })
    .nullable(),
})

const lookupOf = (keys: DeskKeys, { document }: Payer): string => keys.lookup('payer', documentLookupText(document))

type NewPayer = { id: string; operatorId: string; level: IdentificationLevel; payer: Payer; at: string }

/** Keeps who is going to pay, sealed, for as long as an interrupted workflow may wait. Throws SealedError. */
export const insertPayer = (tx: Tx, keys: DeskKeys, { id, operatorId, level, payer, at }: NewPayer): void => {
  tx.run(
    `INSERT INTO payers (id, operator_id, level, lookup, body_key, body, made_at, expires_at, paid_at)
     VALUES (:id, :operatorId, :level, :lookup, :bodyKey, :body, :at, :expiresAt, NULL)`,
    {
      ...{ id, operatorId, level, at, lookup: lookupOf(keys, payer) },
      expiresAt: toInstant(Date.parse(at) + retentionOf(tx).draftMinutes * 60_000),
      ...keys.sealBody(id, payer as unknown as Canonical),
    },
  )
}

export type StoredPayer = { readonly id: string; readonly level: IdentificationLevel; readonly payer: Payer }

type Row = { id: string; level: IdentificationLevel } & SealedBody

const opened = (keys: DeskKeys, { id, level, bodyKey, body }: Row): StoredPayer => ({
  id,
  level,
  payer: sealedPayer.parse(keys.openBody(id, { bodyKey, body })),
})

/** The payer of this operator's payment that is not taken yet; undefined when the time is over. Throws SealedError. */
export const findWaitingPayer = (
  db: Db,
  keys: DeskKeys,
  { payerId, operatorId, at }: { payerId: string; operatorId: string; at: string },
): StoredPayer | undefined => {
  const row = db.get<Row>(
    `SELECT id, level, body_key AS bodyKey, body FROM payers
     WHERE id = :payerId AND operator_id = :operatorId AND expires_at > :at`,
    { payerId, operatorId, at },
  )
  return row && opened(keys, row)
}

/** What this payer has paid here on the local day (`YYYY-MM-DD`), without what was given back; by the document. */
export const paidByPayerOn = (
  db: Db,
  keys: DeskKeys,
  payer: Payer,
  localDate: string,
): { count: number; sumKopecks: number } =>
  db.get<{ count: number; sumKopecks: number }>(
    `SELECT count(DISTINCT p.id) AS count, coalesce(sum(l.amount_kopecks + l.commission_kopecks), 0) AS sumKopecks
     FROM payers y JOIN payment_payers b ON b.payer_id = y.id JOIN payments p ON p.id = b.payment_id
     JOIN standing_lines l ON l.payment_id = p.id
     WHERE y.lookup IN (SELECT value FROM json_each(:lookups)) AND substr(p.local_time, 1, 10) = :localDate`,
    { lookups: JSON.stringify(keys.lookups('payer', documentLookupText(payer.document))), localDate },
  ) ?? { count: 0, sumKopecks: 0 }

export type PaymentPayer = {
  readonly paymentId: string
  readonly payerId: string
  readonly level: IdentificationLevel
  readonly isForOrganisation: boolean
  /** Codes, in order. */
  readonly grounds: readonly string[]
}

/** In the payment's transaction: from now on the data are kept for the years of the law. */
export const bindPayer = (
  tx: Tx,
  { paymentId, payerId, level, isForOrganisation, grounds }: PaymentPayer,
  at: string,
) => {
  tx.run('UPDATE payers SET expires_at = NULL, paid_at = :at WHERE id = :payerId', { payerId, at })
  insertMoney(tx, 'payment_payers', {
    payment_id: paymentId,
    payer_id: payerId,
    level,
    for_organisation: isForOrganisation ? 1 : 0,
    grounds: grounds.join(','),
  })
}

type Bound = { payerId: string; level: IdentificationLevel; forOrganisation: number; grounds: string }

/** Who is recorded with a payment, by id; undefined when nobody was asked. Needs no key. */
export const payerIdOf = (db: Db, paymentId: string): PaymentPayer | undefined => {
  const row = db.get<Bound>(
    `SELECT payer_id AS payerId, level, for_organisation AS forOrganisation, grounds
     FROM payment_payers WHERE payment_id = :paymentId`,
    { paymentId },
  )
  if (!row) return undefined
  const { payerId, level, forOrganisation, grounds } = row
  return { paymentId, payerId, level, isForOrganisation: forOrganisation === 1, grounds: grounds.split(',') }
}

/**
 * Who paid, for papers and registers. `none`: nobody was asked; `erased`: the years of the law are over. Throws SealedError
 * while the desk's keys are sealed.
 */
export const payerOf = (db: Db, keys: DeskKeys, paymentId: string): StoredPayer | 'none' | 'erased' => {
  const row = db.get<{ id: string; level: IdentificationLevel; bodyKey: Uint8Array | null; body: Uint8Array | null }>(
    `SELECT y.id, y.level, y.body_key AS bodyKey, y.body FROM payment_payers b JOIN payers y ON y.id = b.payer_id
     WHERE b.payment_id = :paymentId`,
    { paymentId },
  )
  if (!row) return 'none'
  const { id, level, bodyKey, body } = row
  return bodyKey && body ? opened(keys, { id, level, bodyKey, body }) : 'erased'
}

/** The document's look-up, computed anew after a change of the desk's key; undefined for an erased payer. */
export const renewedPayerLookup = (db: Db, keys: DeskKeys, payerId: string): string | undefined => {
  const row = db.get<SealedBody>(
    'SELECT body_key AS bodyKey, body FROM payers WHERE id = :payerId AND body IS NOT NULL',
    { payerId },
  )
  return row && lookupOf(keys, sealedPayer.parse(keys.openBody(payerId, row)))
}

/** The payment was left: nothing stays (secure_delete). True when there was something. */
export const destroyPayer = (tx: Tx, payerId: string, operatorId: string): boolean =>
  tx.run('DELETE FROM payers WHERE id = :payerId AND operator_id = :operatorId AND paid_at IS NULL', {
    payerId,
    operatorId,
  }) > 0

export const arePayersExpired = (db: Db, at: string): boolean =>
  db.get('SELECT 1 FROM payers WHERE expires_at <= :at', { at }) !== undefined

export const destroyExpiredPayers = (tx: Tx, at: string): number =>
  tx.run('DELETE FROM payers WHERE expires_at <= :at', { at })
