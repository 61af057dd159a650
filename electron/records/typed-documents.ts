import { readField } from '../../shared/domain/document-fields.ts'
import { type DocumentKind, documentLookupText, documentRules } from '../../shared/domain/document-kinds.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { survivorOf } from './client-merges.ts'
import { findClientByDocument } from './clients.ts'

/** Series and number as one of these kinds writes them; a number that fits several kinds is asked for as each. */
const readAs = (text: string, kinds: readonly DocumentKind[]): { kind: DocumentKind; seriesNumber: string }[] =>
  kinds.flatMap((kind) => {
    const reading = readField('seriesNumber', text, '', kind)
    return reading.ok && reading.value !== '' ? [{ kind, seriesNumber: reading.value }] : []
  })

/** What a typed number is looked up by, as a document of each of these kinds that it can be. */
export const lookupsOfTyped = (
  keys: DeskKeys,
  tag: 'document' | 'representative',
  text: string,
  kinds: readonly DocumentKind[],
): string[] =>
  readAs(text, kinds).flatMap(({ kind, seriesNumber }) =>
    keys.lookups(tag, documentLookupText({ kind, series: '', number: seriesNumber })),
  )

/** Whose document of these kinds was typed, now or before it was replaced; undefined when nobody's. Needs open keys. */
export const findByTypedDocument = (
  db: Db,
  keys: DeskKeys,
  text: string,
  kinds: readonly DocumentKind[],
): string | undefined => {
  for (const lookup of lookupsOfTyped(keys, 'document', text, kinds)) {
    const row = db.get<{ id: string }>('SELECT client_id AS id FROM documents WHERE lookup = :lookup', { lookup })
    if (row) return survivorOf(db, row.id)
  }
  return undefined
}

/** Whether what was typed is this client's current document, of a kind that is shown in hand. */
export const isCurrentDocumentOf = (db: Db, keys: DeskKeys, text: string, clientId: string): boolean =>
  readAs(text, Object.keys(documentRules) as DocumentKind[]).some(({ kind, seriesNumber }) => {
    const found = documentRules[kind].inHand ? findClientByDocument(db, keys, seriesNumber, kind) : undefined
    return found?.clientId === clientId && found.current
  })
