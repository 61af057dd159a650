import { documentLookupText } from '../../shared/domain/document-kinds.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey } from './client-keys.ts'
import { identityLookup } from './identity-lookup.ts'
import { renewedPayerLookup } from './payers.ts'
import { representativeIn, sealedDocumentIn } from './sealed-shapes.ts'
import { birthDateIn } from './sealed-shapes.ts'
import { valueOfNumber } from './system-numbers.ts'

// The desk's key is changed while the desk works: the new one seals from the first moment, what the former one sealed is
// sealed anew slice by slice. Every step looks first whether it was done, so that after a kill the walk begins again.

export type Rotation = { former: Uint8Array; startedAt: string }

/** The change under way; `former` is wrapped by the new key. */
export const findRotation = (db: Db): Rotation | undefined =>
  db.get<Rotation>('SELECT former, started_at AS startedAt FROM key_rotation WHERE id = 1')

/** Codes that were sent are void: they were hashed under the former key. */
export const insertRotation = (tx: Tx, former: Uint8Array, at: string): void => {
  tx.run('INSERT INTO key_rotation (id, former, started_at) VALUES (1, :former, :at)', { former, at })
  tx.run('UPDATE sms_codes SET used_at = :at WHERE used_at IS NULL', { at })
}

/** The former key is forgotten (secure_delete); counts of codes by phone were kept under it and go with it. */
export const endRotation = (tx: Tx): void => {
  tx.run('UPDATE key_rotation SET former = zeroblob(length(former))')
  tx.run('DELETE FROM key_rotation')
}

/** What one slice of a home does with a row; true when the row was changed. */
type Home = {
  readonly name: string
  /** Ids after `after`, in the order of the primary key. */
  readonly ids: (db: Db, after: string, limit: number) => string[]
  readonly renew: (tx: Tx, keys: DeskKeys, id: string) => boolean
}

const idsOf =
  (table: string, column: string, where = 'true') =>
  (db: Db, after: string, limit: number): string[] =>
    db
      .all<{ id: string }>(
        `SELECT ${column} AS id FROM ${table} WHERE ${column} > :after AND ${where} ORDER BY ${column} LIMIT :limit`,
        { after, limit },
      )
      .map(({ id }) => id)

const clientKeys: Home = {
  name: 'client_keys',
  ids: idsOf('client_keys', 'client_id'),
  renew: (tx, keys, id) => {
    const stored = tx.get<{ version: number; wrapped: Uint8Array }>(
      'SELECT version, wrapped FROM client_keys WHERE client_id = :id',
      { id },
    )
    const wrapped = stored && keys.renew.clientKey(id, stored)
    return wrapped
      ? tx.run('UPDATE client_keys SET wrapped = :wrapped WHERE client_id = :id', { id, wrapped }) > 0
      : false
  },
}

/** A look-up under the client's own field, computed anew. */
const lookupHome = (
  table: 'documents' | 'representatives' | 'persons',
  lookupOf: (db: Db, keys: DeskKeys, id: string) => string | undefined,
): Home => {
  const [id, column] = table === 'persons' ? ['client_id', 'identity_lookup'] : ['id', 'lookup']
  return {
    name: table,
    ids: idsOf(table, id),
    renew: (tx, keys, rowId) => {
      const lookup = lookupOf(tx, keys, rowId)
      if (lookup === undefined) return false
      return (
        tx.run(`UPDATE ${table} SET ${column} = :lookup WHERE ${id} = :rowId AND ${column} <> :lookup`, {
          lookup,
          rowId,
        }) > 0
      )
    },
  }
}

type SealedRow = { clientId: string; sealed: Uint8Array; kind: string }

const openedRow = (db: Db, keys: DeskKeys, table: 'documents' | 'representatives', id: string) => {
  const kind = table === 'documents' ? 'kind' : "''"
  const row = db.get<SealedRow>(
    `SELECT client_id AS clientId, sealed, ${kind} AS kind FROM ${table} WHERE id = :id AND length(sealed) > 0`,
    { id },
  )
  const key = row && findClientKey(db, keys, row.clientId)
  return row && key ? { row, key } : undefined
}

const documents = lookupHome('documents', (db, keys, id) => {
  const found = openedRow(db, keys, 'documents', id)
  if (!found) return undefined
  const { series, number } = sealedDocumentIn(found.key.open('document', id, found.row.sealed))
  return keys.lookup('document', documentLookupText({ kind: found.row.kind as 'passport_rf', series, number }))
})

const representatives = lookupHome('representatives', (db, keys, id) => {
  const found = openedRow(db, keys, 'representatives', id)
  if (!found) return undefined
  const { document } = representativeIn(found.key.open('representative', id, found.row.sealed))
  return keys.lookup('representative', documentLookupText(document))
})

const persons = lookupHome('persons', (db, keys, clientId) => {
  const row = db.get<{ lastName: string; firstName: string; middleName: string; sealed: Uint8Array }>(
    `SELECT last_name AS lastName, first_name AS firstName, middle_name AS middleName, sealed FROM persons
     WHERE client_id = :clientId AND identity_lookup <> ''`,
    { clientId },
  )
  const key = row && findClientKey(db, keys, clientId)
  if (!row || !key) return undefined
  return identityLookup(keys, { ...row, birthDate: birthDateIn(key.open('person', clientId, row.sealed)) })
})

/** Numbers of clients, and phones that are nobody's yet: those are sealed under the desk's own key. */
const numbers: Home = {
  name: 'system_numbers',
  ids: idsOf('system_numbers', 'id', 'length(sealed) > 0'),
  renew: (tx, keys, id) => {
    const value = valueOfNumber(tx, keys, id)
    if (value === undefined) return false
    const row = tx.get<{ clientId: string | null; sealed: Uint8Array }>(
      'SELECT client_id AS clientId, sealed FROM system_numbers WHERE id = :id',
      { id },
    )
    const sealed = row?.clientId === null ? keys.renew.draft(`number/${id}`, row.sealed) : null
    if (sealed) tx.run('UPDATE system_numbers SET sealed = :sealed WHERE id = :id', { id, sealed })
    const lookup = keys.lookup('number', value)
    const changed = tx.run('UPDATE system_numbers SET lookup = :lookup WHERE id = :id AND lookup <> :lookup', {
      id,
      lookup,
    })
    return sealed !== null || changed > 0
  },
}

/** Papers, messages, what waits for «Город», what was written of a screening: bodies under a key of their own. */
const bodies = (table: 'print_jobs' | 'sms_messages' | 'outbox' | 'screening_bodies' | 'payers'): Home => {
  const id = table === 'screening_bodies' ? 'record_id' : 'id'
  return {
    name: table,
    ids: idsOf(table, id, 'body IS NOT NULL'),
    renew: (tx, keys, rowId) => {
      const stored = tx.get<{ bodyKey: Uint8Array; body: Uint8Array }>(
        `SELECT body_key AS bodyKey, body FROM ${table} WHERE ${id} = :rowId`,
        { rowId },
      )
      const renewed = stored && keys.renew.body(rowId, stored)
      if (!renewed) return false
      return (
        tx.run(`UPDATE ${table} SET body_key = :bodyKey, body = :body WHERE ${id} = :rowId`, { rowId, ...renewed }) > 0
      )
    },
  }
}

/** Who paid: the body, and the look-up that is computed of it. */
const payers: Home = {
  name: 'payers',
  ids: idsOf('payers', 'id', 'body IS NOT NULL'),
  renew: (tx, keys, id) => {
    const isRenewed = bodies('payers').renew(tx, keys, id)
    const lookup = renewedPayerLookup(tx, keys, id)
    const changed = tx.run('UPDATE payers SET lookup = :lookup WHERE id = :id AND lookup <> :lookup', {
      id,
      lookup: lookup ?? '',
    })
    return isRenewed || changed > 0
  },
}

const drafts: Home = {
  name: 'drafts',
  ids: idsOf('drafts', 'operator_id', "kind = 'registration'"),
  renew: (tx, keys, id) => {
    const stored = tx.get<{ body: Uint8Array }>(
      "SELECT body FROM drafts WHERE operator_id = :id AND kind = 'registration'",
      { id },
    )
    const body = stored && keys.renew.draft(`${id}/registration`, stored.body)
    if (!body) return false
    return tx.run("UPDATE drafts SET body = :body WHERE operator_id = :id AND kind = 'registration'", { id, body }) > 0
  },
}

const settings: Home = {
  name: 'sealed_settings',
  ids: idsOf('sealed_settings', 'name'),
  renew: (tx, keys, id) => {
    const stored = tx.get<{ sealed: Uint8Array }>('SELECT sealed FROM sealed_settings WHERE name = :id', { id })
    const sealed = stored && keys.renew.setting(id, stored.sealed)
    return sealed ? tx.run('UPDATE sealed_settings SET sealed = :sealed WHERE name = :id', { id, sealed }) > 0 : false
  },
}

/** Everything that depends on the desk's key. test/guards/sealed-homes.test.ts knows every BLOB of the schema. */
export const rotatedHomes: readonly Home[] = [
  clientKeys,
  documents,
  representatives,
  persons,
  numbers,
  ...(['print_jobs', 'sms_messages', 'outbox', 'screening_bodies'] as const).map(bodies),
  payers,
  drafts,
  settings,
]

export type RotationPlace = { home: number; after: string }
export const rotationStart: RotationPlace = { home: 0, after: '' }

/** Renews some rows from a place on, in the caller's transaction. Null when everything was walked. */
export const rotateSlice = (
  tx: Tx,
  keys: DeskKeys,
  place: RotationPlace,
  rows: number,
): { next: RotationPlace | null; renewed: number } => {
  const home = rotatedHomes[place.home]
  if (!home) return { next: null, renewed: 0 }
  const ids = home.ids(tx, place.after, rows)
  const renewed = ids.filter((id) => home.renew(tx, keys, id)).length
  const last = ids.at(-1)
  return { next: last === undefined ? { home: place.home + 1, after: '' } : { ...place, after: last }, renewed }
}
