import type { IdentityDocument } from '../../shared/domain/document-form.ts'
import { type DocumentKind, documentKinds, documentLookupText } from '../../shared/domain/document-kinds.ts'
import { type PersonName, searchName } from '../../shared/domain/person-name.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { insertClientKey, type KeyOf, openedKeys } from './client-keys.ts'
import { familySql, survivorOf } from './client-merges.ts'
import { identityLookup } from './identity-lookup.ts'

/** Who the client is and how to write to the client. All but the names is sealed under the client's key. */
export type PersonData = PersonName & {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  /** Of residence. */
  readonly address: string
  /** '' when the client has told none. */
  readonly email: string
}

/** The identity document; sealed as a whole, but for its kind. */
export type DocumentData = IdentityDocument

// What was sealed by an older program lacks the fields that came later.
const sealedPerson = z.object({ birthDate: z.string(), address: z.string(), email: z.string().default('') })
const sealedDocument = z.object({
  series: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  validUntil: z.string().nullable().default(null),
  departmentCode: z.string(),
  issuedBy: z.string(),
  citizenship: z.string().default(''),
  conscriptReason: z.string().default(''),
})

const documentLookup = (keys: DeskKeys, kind: DocumentKind, seriesNumber: string): string =>
  keys.lookup('document', documentLookupText({ kind, series: '', number: seriesNumber }))

/** Also under the desk's former key, while the keys are changed. */
const documentLookups = (keys: DeskKeys, kind: DocumentKind, seriesNumber: string): string[] =>
  keys.lookups('document', documentLookupText({ kind, series: '', number: seriesNumber }))

type NewDocument = { clientId: string; documentId: string; document: DocumentData; at: string }

const insertDocument = (tx: Tx, keys: DeskKeys, { clientId, documentId, document, at }: NewDocument): void => {
  const { kind, ...rest } = document
  tx.run(
    `INSERT INTO documents (id, client_id, kind, lookup, sealed, recorded_at)
     VALUES (:documentId, :clientId, :kind, :lookup, :sealed, :at)`,
    {
      documentId,
      clientId,
      kind,
      lookup: documentLookup(keys, kind, document.series + document.number),
      sealed: openedKeys(tx, keys)(clientId).seal('document', documentId, rest),
      at,
    },
  )
}

export type NewClient = {
  id: string
  commandId: string
  operatorId: string
  createdAt: string
  person: Omit<PersonData, 'email'>
  document: DocumentData
  documentId: string
}

/** A client with a key, a person and a document. Throws SQLite's error when the document is another client's. */
export const insertClient = (tx: Tx, keys: DeskKeys, client: NewClient): void => {
  const { id, commandId, operatorId, createdAt, person, document, documentId } = client
  tx.run(
    'INSERT INTO clients (id, command_id, operator_id, created_at) VALUES (:id, :commandId, :operatorId, :createdAt)',
    { id, commandId, operatorId, createdAt },
  )
  const { lastName, firstName, middleName, birthDate, address } = person
  tx.run(
    `INSERT INTO persons (client_id, last_name, first_name, middle_name, search_name, identity_lookup, sealed, changed_at)
     VALUES (:id, :lastName, :firstName, :middleName, :searchName, :identity, :sealed, :createdAt)`,
    {
      id,
      lastName,
      firstName,
      middleName,
      searchName: searchName(person),
      identity: identityLookup(keys, person),
      sealed: insertClientKey(tx, keys, id).seal('person', id, { birthDate, address, email: '' }),
      createdAt,
    },
  )
  insertDocument(tx, keys, { clientId: id, documentId, document, at: createdAt })
}

/** The client's new document; the one before stays, replaced. */
export const replaceDocument = (tx: Tx, keys: DeskKeys, document: NewDocument): void => {
  const { clientId, at } = document
  tx.run('UPDATE documents SET replaced_at = :at WHERE client_id = :clientId AND replaced_at IS NULL', { clientId, at })
  insertDocument(tx, keys, document)
}

/**
 * Whose document it is or was, after merges; `current` is false for one that was replaced, or came with a merged card.
 * `seriesNumber`: as `series + number`. Without a kind any kind of document is meant.
 */
export const findClientByDocument = (
  db: Db,
  keys: DeskKeys,
  seriesNumber: string,
  kind?: DocumentKind,
): { clientId: string; current: boolean } | undefined => {
  const kinds = kind === undefined ? documentKinds : [kind]
  const row = db.get<{ clientId: string; current: 0 | 1 }>(
    `SELECT client_id AS clientId, replaced_at IS NULL AS current FROM documents
     WHERE lookup IN (SELECT value FROM json_each(:lookups)) ORDER BY current DESC, id DESC LIMIT 1`,
    { lookups: JSON.stringify(kinds.flatMap((one) => documentLookups(keys, one, seriesNumber))) },
  )
  if (!row) return undefined
  const clientId = survivorOf(db, row.clientId)
  return { clientId, current: row.current === 1 && clientId === row.clientId }
}

type PersonRow = { lastName: string; firstName: string; middleName: string; sealed: Uint8Array }

/** Who the client is; of a merged card who stands on it, not who it was merged into. */
export const personOf = (
  db: Db,
  keys: DeskKeys,
  clientId: string,
  keyOf: KeyOf = openedKeys(db, keys),
): PersonData | undefined => {
  const row = db.get<PersonRow>(
    `SELECT last_name AS lastName, first_name AS firstName, middle_name AS middleName, sealed
     FROM persons WHERE client_id = :clientId`,
    { clientId },
  )
  if (!row) return undefined
  const { sealed, ...name } = row
  return { ...name, ...sealedPerson.parse(keyOf(clientId).open('person', clientId, sealed)) }
}

export type StoredDocument = DocumentData & {
  id: string
  recordedAt: string
  /** Null for the current one. Of a merged card every document is a former one. */
  replacedAt: string | null
}

type DocumentRow = {
  id: string
  clientId: string
  kind: DocumentKind
  sealed: Uint8Array
  recordedAt: string
  replacedAt: string | null
}

const opened = (keyOf: KeyOf, row: DocumentRow): StoredDocument => {
  const { id, clientId, kind, sealed, recordedAt, replacedAt } = row
  const document = sealedDocument.parse(keyOf(clientId).open('document', id, sealed))
  return { id, kind, ...document, recordedAt, replacedAt }
}

const documentColumns = 'id, client_id AS clientId, kind, sealed, recorded_at AS recordedAt, replaced_at AS replacedAt'

/** The current document. */
export const documentOf = (db: Db, keys: DeskKeys, clientId: string): StoredDocument | undefined => {
  const row = db.get<DocumentRow>(
    `SELECT ${documentColumns} FROM documents
     WHERE client_id = :clientId AND replaced_at IS NULL ORDER BY id DESC LIMIT 1`,
    { clientId },
  )
  return row && opened(openedKeys(db, keys), row)
}

/** All documents of a client, those of merged cards too, the newest first. */
export const documentsOf = (db: Db, keys: DeskKeys, clientId: string): StoredDocument[] => {
  const keyOf = openedKeys(db, keys)
  return db
    .all<DocumentRow & { mergedAt: string | null }>(
      `SELECT d.id, d.client_id AS clientId, d.kind, d.sealed, d.recorded_at AS recordedAt, d.replaced_at AS replacedAt,
         (SELECT merged_at FROM client_merges WHERE merged_id = d.client_id AND undone_at IS NULL) AS mergedAt
       FROM documents d WHERE d.client_id IN (${familySql}) ORDER BY d.recorded_at DESC, d.id DESC LIMIT 50`,
      { clientId },
    )
    .map((row) =>
      opened(keyOf, { ...row, replacedAt: row.replacedAt ?? (row.clientId === clientId ? null : row.mergedAt) }),
    )
}

export type Consent = {
  id: string
  clientId: string
  kind: 'processing' | 'advertising'
  textVersion: string
  given: boolean
  signedAt: string
  operatorId: string
  /** Who signed with the client, or for the client; left out when the client signed alone. */
  representativeId?: string | null
}

export const insertConsent = (tx: Tx, consent: Consent): void => {
  tx.run(
    `INSERT INTO consents (id, client_id, kind, text_version, given, signed_at, operator_id, representative_id)
     VALUES (:id, :clientId, :kind, :textVersion, :given, :signedAt, :operatorId, :representativeId)`,
    { ...consent, given: consent.given ? 1 : 0, representativeId: consent.representativeId ?? null },
  )
}
