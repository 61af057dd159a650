import { type PersonName, searchName } from '../../shared/domain/person-name.ts'
import { z } from '../../shared/contract/zod.ts'
import type { ClientKey, DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey, insertClientKey } from './client-keys.ts'

/** Who the client is. Birth date and address of residence are sealed under the client's key, the names are not. */
export type PersonData = PersonName & {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly address: string
}

/** The internal passport; sealed as a whole. */
export type PassportData = {
  /** 4 digits. */
  readonly series: string
  /** 6 digits. */
  readonly number: string
  readonly issuedOn: string
  /** `XXX-XXX`. */
  readonly departmentCode: string
  readonly issuedBy: string
}

const sealedPerson = z.object({ birthDate: z.string(), address: z.string() })
const sealedPassport = z.object({
  series: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  departmentCode: z.string(),
  issuedBy: z.string(),
})

/** Throws for a client whose key is gone: nobody can read that client any more. */
const openedKey = (db: Db, keys: DeskKeys, clientId: string): ClientKey => {
  const key = findClientKey(db, keys, clientId)
  if (!key) throw new Error('the client has no key')
  return key
}

const documentLookup = (keys: DeskKeys, seriesNumber: string): string =>
  keys.lookup('document', `passport_rf:${seriesNumber}`)

type NewDocument = { clientId: string; documentId: string; passport: PassportData; at: string }

const insertDocument = (tx: Tx, keys: DeskKeys, { clientId, documentId, passport, at }: NewDocument): void => {
  const { series, number, issuedOn, departmentCode, issuedBy } = passport
  tx.run(
    `INSERT INTO documents (id, client_id, kind, lookup, sealed, recorded_at)
     VALUES (:documentId, :clientId, 'passport_rf', :lookup, :sealed, :at)`,
    {
      documentId,
      clientId,
      lookup: documentLookup(keys, series + number),
      sealed: openedKey(tx, keys, clientId).seal('document', documentId, {
        series,
        number,
        issuedOn,
        departmentCode,
        issuedBy,
      }),
      at,
    },
  )
}

export type NewClient = {
  id: string
  commandId: string
  operatorId: string
  createdAt: string
  person: PersonData
  passport: PassportData
  documentId: string
}

/** A client with a key, a person and a document. Throws SQLite's error when the document is another client's. */
export const insertClient = (tx: Tx, keys: DeskKeys, client: NewClient): void => {
  const { id, commandId, operatorId, createdAt, person, passport, documentId } = client
  tx.run(
    'INSERT INTO clients (id, command_id, operator_id, created_at) VALUES (:id, :commandId, :operatorId, :createdAt)',
    { id, commandId, operatorId, createdAt },
  )
  const { lastName, firstName, middleName, birthDate, address } = person
  tx.run(
    `INSERT INTO persons (client_id, last_name, first_name, middle_name, search_name, sealed, changed_at)
     VALUES (:id, :lastName, :firstName, :middleName, :searchName, :sealed, :createdAt)`,
    {
      id,
      lastName,
      firstName,
      middleName,
      searchName: searchName(person),
      sealed: insertClientKey(tx, keys, id).seal('person', id, { birthDate, address }),
      createdAt,
    },
  )
  insertDocument(tx, keys, { clientId: id, documentId, passport, at: createdAt })
}

/** The client's new passport; the one before stays, replaced. */
export const replaceDocument = (tx: Tx, keys: DeskKeys, document: NewDocument): void => {
  const { clientId, at } = document
  tx.run('UPDATE documents SET replaced_at = :at WHERE client_id = :clientId AND replaced_at IS NULL', { clientId, at })
  insertDocument(tx, keys, document)
}

/** Whose passport it is or was; `current` is false for one that was replaced. `seriesNumber`: 10 digits. */
export const findClientByDocument = (
  db: Db,
  keys: DeskKeys,
  seriesNumber: string,
): { clientId: string; current: boolean } | undefined => {
  const row = db.get<{ clientId: string; current: 0 | 1 }>(
    'SELECT client_id AS clientId, replaced_at IS NULL AS current FROM documents WHERE lookup = :lookup',
    { lookup: documentLookup(keys, seriesNumber) },
  )
  return row && { clientId: row.clientId, current: row.current === 1 }
}

const openPerson = (db: Db, keys: DeskKeys, clientId: string, sealed: Uint8Array): z.output<typeof sealedPerson> =>
  sealedPerson.parse(openedKey(db, keys, clientId).open('person', clientId, sealed))

/** The client of the same name and birth date. Of namesakes born on one day the first registered. */
export const findClientByPerson = (
  db: Db,
  keys: DeskKeys,
  person: PersonName & { readonly birthDate: string },
): string | undefined =>
  db
    .all<{ clientId: string; sealed: Uint8Array }>(
      'SELECT client_id AS clientId, sealed FROM persons WHERE search_name = :searchName ORDER BY client_id LIMIT 100',
      { searchName: searchName(person) },
    )
    .find(({ clientId, sealed }) => openPerson(db, keys, clientId, sealed).birthDate === person.birthDate)?.clientId

type PersonRow = { lastName: string; firstName: string; middleName: string; sealed: Uint8Array }

export const personOf = (db: Db, keys: DeskKeys, clientId: string): PersonData | undefined => {
  const row = db.get<PersonRow>(
    `SELECT last_name AS lastName, first_name AS firstName, middle_name AS middleName, sealed
     FROM persons WHERE client_id = :clientId`,
    { clientId },
  )
  if (!row) return undefined
  const { sealed, ...name } = row
  return { ...name, ...openPerson(db, keys, clientId, sealed) }
}

/** The current passport. */
export const passportOf = (
  db: Db,
  keys: DeskKeys,
  clientId: string,
): (PassportData & { recordedAt: string }) | undefined => {
  const row = db.get<{ id: string; sealed: Uint8Array; recordedAt: string }>(
    `SELECT id, sealed, recorded_at AS recordedAt FROM documents
     WHERE client_id = :clientId AND replaced_at IS NULL ORDER BY id DESC LIMIT 1`,
    { clientId },
  )
  if (!row) return undefined
  const opened = openedKey(db, keys, clientId).open('document', row.id, row.sealed)
  return { ...sealedPassport.parse(opened), recordedAt: row.recordedAt }
}

export type Consent = {
  id: string
  clientId: string
  kind: 'processing' | 'advertising'
  textVersion: string
  given: boolean
  signedAt: string
  operatorId: string
}

export const insertConsent = (tx: Tx, consent: Consent): void => {
  tx.run(
    `INSERT INTO consents (id, client_id, kind, text_version, given, signed_at, operator_id)
     VALUES (:id, :clientId, :kind, :textVersion, :given, :signedAt, :operatorId)`,
    { ...consent, given: consent.given ? 1 : 0 },
  )
}
