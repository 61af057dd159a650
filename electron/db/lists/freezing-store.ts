import { createHmac } from 'node:crypto'
import {
  decodeList,
  documentKey,
  type FreezingEntry,
  type Likeness,
  likenessTo,
  readFreezingList,
} from '../../../shared/domain/freezing-list.ts'
import { listedPairs, nameKey, personPairs } from '../../../shared/domain/name-likeness.ts'
import { fullName, type PersonName } from '../../../shared/domain/person-name.ts'
import { decrypt, encrypt, jsonBytes, parsedBytes } from '../desk-keys.ts'
import { type Db, openCopy } from '../open.ts'
import { removeListFile, writeListFile } from './list-file.ts'
import { ListError, openListSource } from './list-source.ts'
import type { ListBuilt, ListWatch } from './passport-store.ts'

// Normalised names are plain because they are searched (class B); birth dates and documents are sealed under a key of
// this list alone (a sealed setting), documents are found by HMAC.
const schema = `
CREATE TABLE about (rows INTEGER NOT NULL, sha256 TEXT NOT NULL, key_check TEXT NOT NULL) STRICT;
CREATE TABLE entries (
  entry    INTEGER PRIMARY KEY,
  name_key TEXT NOT NULL,
  identity TEXT, -- HMAC of name and birth date, where the list has a whole one
  document TEXT, -- HMAC
  sealed   BLOB NOT NULL
) STRICT;
CREATE TABLE pairs (pair TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (pair, entry)) STRICT, WITHOUT ROWID;`
const indexes = `
CREATE INDEX entries_identity ON entries (identity) WHERE identity IS NOT NULL;
CREATE INDEX entries_document ON entries (document) WHERE document IS NOT NULL;`

/** Lists of this kind have tens of thousands of entries; a bigger file is something else. */
const longestBytes = 64 * 1024 * 1024
const watchedEntries = 500

export type FreezingTask = {
  readonly source: string
  readonly target: string
  /** 32 bytes, of this list alone. */
  readonly key: Uint8Array
}

const hmacOf = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text).digest('hex')
const documentHmac = (key: Uint8Array, document: string): string => hmacOf(key, `document\0${documentKey(document)}`)
const identityHmac = (key: Uint8Array, name: string, birth: string): string =>
  hmacOf(key, `identity\0${name}\0${birth}`)
const keyCheck = (key: Uint8Array): string => hmacOf(key, 'list')
/** The nonce of an entry is its number: every list has a key of its own, so no nonce comes twice under one key. */
const nonceOf =
  (entry: number) =>
  (bytes: number): Uint8Array => {
    const nonce = new Uint8Array(bytes)
    new DataView(nonce.buffer).setUint32(0, entry)
    return nonce
  }
const labelOf = (entry: number): string => `listed:${entry}:1`

const readWhole = (task: FreezingTask, watch: ListWatch): { text: string; sha256: string } => {
  const source = openListSource(task.source, (done) => watch('reading', done, source.bytes))
  try {
    const pieces: Buffer[] = []
    let bytes = 0
    const sha256 = source.read((piece) => {
      bytes += piece.length
      if (bytes > longestBytes) throw new ListError('not_a_list')
      pieces.push(Buffer.from(piece))
    })
    return { text: decodeList(Buffer.concat(pieces)), sha256 }
  } finally {
    source.close()
  }
}

/** Builds the store of a sanctions and freezing list; as `buildPassportStore` otherwise. */
export const buildFreezingStore = (task: FreezingTask, watch: ListWatch): ListBuilt => {
  const { text, sha256 } = readWhole(task, watch)
  const found = readFreezingList(text)
  if (!found || found.entries.length === 0 || found.broken > found.entries.length) throw new ListError('not_a_list')
  const { entries, broken, examples } = found
  try {
    const bytes = writeListFile(task.target, schema + indexes, (raw) => {
      const insert = raw.prepare(
        'INSERT INTO entries (entry, name_key, identity, document, sealed) VALUES (?, ?, ?, ?, ?)',
      )
      const insertPair = raw.prepare('INSERT OR IGNORE INTO pairs (pair, entry) VALUES (?, ?)')
      entries.forEach((entry, index) => {
        const no = index + 1
        const sealed = encrypt(task.key, jsonBytes(entry), labelOf(no), nonceOf(no))
        const document = documentKey(entry.document) === '' ? null : documentHmac(task.key, entry.document)
        const name = nameKey(entry.name)
        const identity = entry.birth.length === 10 ? identityHmac(task.key, name, entry.birth) : null
        insert.run(no, name, identity, document, sealed)
        for (const pair of listedPairs(entry.name)) insertPair.run(pair, no)
        if (no % watchedEntries === 0) watch('writing', no, entries.length)
      })
      const about = raw.prepare('INSERT INTO about (rows, sha256, key_check) VALUES (?, ?, ?)')
      about.run(entries.length, sha256, keyCheck(task.key))
    })
    verifyFreezingStore(task, entries.length, watch)
    return { rows: entries.length, duplicates: 0, broken, examples, bytes, sha256 }
  } catch (error) {
    removeListFile(task.target)
    throw error
  }
}

const verifyFreezingStore = ({ target, key }: FreezingTask, rows: number, watch: ListWatch): void => {
  watch('verifying', 0, rows)
  const store = openCopy(target)
  try {
    if (store.raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the store is not sound')
    for (let entry = 1; entry <= rows; entry++) {
      if (entryOf(store.db, key, entry) === undefined) throw new Error('the store does not hold what was read')
      if (entry % watchedEntries === 0) watch('verifying', entry, rows)
    }
  } finally {
    store.close()
  }
}

/** Whether the store was made under this key: else the list must be loaded again. */
export const isOfKey = (store: Db, key: Uint8Array): boolean =>
  store.get<{ keyCheck: string }>('SELECT key_check AS keyCheck FROM about')?.keyCheck === keyCheck(key)

/** One entry as the list writes it. Throws when it was tampered with. */
export const entryOf = (store: Db, key: Uint8Array, entry: number): FreezingEntry | undefined => {
  const row = store.get<{ sealed: Uint8Array }>('SELECT sealed FROM entries WHERE entry = :entry', { entry })
  return row && (parsedBytes(decrypt(key, row.sealed, labelOf(entry))) as FreezingEntry)
}

export type FreezingHit = { readonly entry: number; readonly likeness: Exclude<Likeness, 'different'> }

type Candidate = { entry: number; nameKey: string; document: string | null; sealed: Uint8Array }

/** Exact ones come first, so that none is lost behind the namesakes of a long list. */
const mostRead = 500

/** The entries a person must be compared with, exact ones first. `document`: series and number as one text. */
export const freezingHits = (
  store: Db,
  key: Uint8Array,
  person: PersonName & { readonly birthDate: string },
  document: string,
): FreezingHit[] => {
  const hmac = documentHmac(key, document)
  const own = nameKey(fullName(person))
  const withoutMiddle = nameKey(`${person.lastName} ${person.firstName}`)
  const candidates = store.all<Candidate>(
    `SELECT entry, name_key AS nameKey, document, sealed FROM entries
     WHERE entry IN (SELECT entry FROM pairs WHERE pair IN (SELECT value FROM json_each(:pairs)))
        OR document = :hmac OR identity IN (:identity, :withoutMiddleName)
     ORDER BY (document IS :hmac OR identity IS :identity OR identity IS :withoutMiddleName) DESC, entry LIMIT :mostRead`,
    {
      ...{ pairs: JSON.stringify(personPairs(person)), hmac, mostRead },
      identity: identityHmac(key, own, person.birthDate),
      withoutMiddleName: identityHmac(key, withoutMiddle, person.birthDate),
    },
  )
  const hits = candidates.flatMap(({ entry, nameKey: listed, document: listedDocument, sealed }): FreezingHit[] => {
    const { birth } = parsedBytes(decrypt(key, sealed, labelOf(entry))) as FreezingEntry
    // A list without patronymics names the same person.
    const sameName = listed === own || listed === withoutMiddle
    const likeness = likenessTo({ sameName, birth, sameDocument: listedDocument === hmac }, person.birthDate)
    return likeness === 'different' ? [] : [{ entry, likeness }]
  })
  const exact = hits.filter(({ likeness }) => likeness === 'exact')
  return [...exact, ...hits.filter(({ likeness }) => likeness === 'similar')]
}
