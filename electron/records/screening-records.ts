import type { ListKind } from '../../shared/domain/list-kinds.ts'
import type { ScreeningAct } from '../../shared/domain/screening-reasons.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'

/** Whom a refusal or a suspicion concerns. */
export type ConcernedPerson = { readonly name: string; readonly birthDate: string; readonly document: string }

/** What is sealed of a record. */
export type ScreeningBody = { readonly note: string; readonly person: ConcernedPerson | null }

export type NewScreeningRecord = {
  readonly id: string
  readonly commandId: string
  readonly registrationId: string
  /** HMAC of person and document. */
  readonly subject: string
  readonly act: ScreeningAct
  readonly reason: string
  readonly about: { list: ListKind; generation: string; asOf: string; entry: number | null } | null
  readonly operatorId: string
  readonly approvedBy: string | null
  readonly at: string
  readonly body: ScreeningBody
}

export const insertScreeningRecord = (tx: Tx, keys: DeskKeys, record: NewScreeningRecord): void => {
  const { about, body, ...row } = record
  tx.run(
    `INSERT INTO screening_records (id, command_id, registration_id, subject, act, reason, list, generation,
       list_as_of, entry, operator_id, approved_by, made_at)
     VALUES (:id, :commandId, :registrationId, :subject, :act, :reason, :list, :generation, :asOf, :entry,
       :operatorId, :approvedBy, :at)`,
    {
      ...row,
      list: about?.list ?? null,
      generation: about?.generation ?? null,
      asOf: about?.asOf ?? null,
      entry: about?.entry ?? null,
    },
  )
  const sealed = keys.sealBody(record.id, { ...body, person: body.person && { ...body.person } })
  tx.run('INSERT INTO screening_bodies (record_id, body_key, body) VALUES (:id, :bodyKey, :body)', {
    id: record.id,
    ...sealed,
  })
}

/** What was said of one entry of a list in this registration. */
export type ScreeningAnswer = {
  act: ScreeningAct
  reason: string
  list: ListKind
  generation: string
  entry: number | null
}

/** What was answered about this person and document, in this registration or in any (null), in order. */
export const screeningAnswers = (db: Db, registrationId: string | null, subject: string): ScreeningAnswer[] =>
  db.all<ScreeningAnswer>(
    `SELECT act, reason, list, generation, entry FROM screening_records
     WHERE subject = :subject AND list IS NOT NULL AND registration_id = coalesce(:registrationId, registration_id)
     ORDER BY id`,
    { registrationId, subject },
  )

export type StoredScreeningRecord = {
  readonly id: string
  readonly madeAt: string
  readonly act: ScreeningAct
  readonly reason: string
  readonly list: ListKind | null
  readonly listAsOf: string | null
  readonly entry: number | null
  readonly operatorName: string
  readonly approvedBy: string | null
  readonly body: ScreeningBody
}

type Page = { before: string | null; act: ScreeningAct | null; limit: number }
type Row = Omit<StoredScreeningRecord, 'body'> & { bodyKey: Uint8Array; body: Uint8Array }

/** Newest first. */
export const screeningPage = (db: Db, keys: DeskKeys, page: Page): StoredScreeningRecord[] =>
  db
    .all<Row>(
      `SELECT r.id, r.made_at AS madeAt, r.act, r.reason, r.list, r.list_as_of AS listAsOf, r.entry,
              o.name AS operatorName, s.name AS approvedBy, b.body_key AS bodyKey, b.body
       FROM screening_records r JOIN operators o ON o.id = r.operator_id JOIN screening_bodies b ON b.record_id = r.id
            LEFT JOIN operators s ON s.id = r.approved_by
       WHERE (:before IS NULL OR r.id < :before) AND (:act IS NULL OR r.act = :act)
       ORDER BY r.id DESC LIMIT :limit`,
      page,
    )
    .map(({ bodyKey, body, ...row }) => ({ ...row, body: keys.openBody(row.id, { bodyKey, body }) as ScreeningBody }))
