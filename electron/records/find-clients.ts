import { type AccountFormat, normalizeAccount } from '../../shared/domain/account-format.ts'
import { type DocumentKind, documentKinds } from '../../shared/domain/document-kinds.ts'
import { maskGorodNumber, maskMobile } from '../../shared/domain/masks.ts'
import { parseReceiptNumber } from '../../shared/domain/numbering.ts'
import { shortName } from '../../shared/domain/person-name.ts'
import { parseMobile } from '../../shared/domain/phone.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { openedKeys } from './client-keys.ts'
import { personOf } from './clients.ts'
import { addSurvivors, clientsByAddress, clientsByName, isMerged } from './client-words.ts'
import { countLinks } from './links.ts'
import { findLiveNumber, type NumberKind, numbersOf } from './system-numbers.ts'
import { findByTypedDocument } from './typed-documents.ts'

export type FoundBy = 'phone' | 'receipt' | 'document' | 'number' | 'account' | 'address' | 'name' | 'nothing_typed'
export type Found = { matched: FoundBy; clientIds: string[] }

/** Each way accounts are written, once: many services share one. */
const accountFormatsOf = (catalogue: Catalogue): readonly AccountFormat[] => [
  ...new Map(
    catalogue.providers.flatMap(({ services }) =>
      services.map(({ account: { mask, pattern, prefix, padTo, check, example } }) => {
        const format = { mask, pattern, prefix, padTo, check, example }
        return [JSON.stringify({ ...format, example: '' }), format] as const
      }),
    ),
  ).values(),
]

const holdersSql = `SELECT l.client_id AS id, ${isMerged('l.client_id')} AS merged
   FROM service_accounts a JOIN links l ON l.service_account_id = a.id AND l.unlinked_at IS NULL
   WHERE a.account = :account LIMIT :limit`

const holders = (db: Db, accounts: Iterable<string>, limit: number): string[] => {
  const found = new Set<string>()
  for (const account of accounts)
    if (addSurvivors(db, found, db.all<{ id: string; merged: 0 | 1 }>(holdersSql, { account, limit }), limit)) break
  return [...found]
}

/** Everyone whose numbers hold the account, in whichever providers' form it may be. */
const byAccount = (db: Db, catalogue: Catalogue, text: string, limit: number): string[] =>
  holders(
    db,
    new Set(
      accountFormatsOf(catalogue).flatMap((format) => {
        const normalized = normalizeAccount(format, text)
        return normalized.ok ? [normalized.account] : []
      }),
    ),
    limit,
  )

const paidBySql = `SELECT DISTINCT l.client_id AS id, ${isMerged('l.client_id')} AS merged
   FROM shifts s
   JOIN payments p ON p.shift_id = s.id AND p.seq = :seq AND p.receipt_number = :receiptNumber
   JOIN payment_lines n ON n.payment_id = p.id
   JOIN service_accounts a ON a.service_id = n.service_id AND a.account = n.account
   JOIN links l ON l.service_account_id = a.id
     AND (l.unlinked_at IS NULL OR (l.linked_at <= p.accepted_at AND l.unlinked_at > p.accepted_at))
   WHERE s.number = :shiftNumber ORDER BY l.client_id LIMIT :limit`

/** Whose linked services a receipt paid for: of who held the account then, and of who holds it now. */
const byReceipt = (db: Db, receipt: NonNullable<ReturnType<typeof parseReceiptNumber>>, limit: number): string[] => {
  const found = new Set<string>()
  addSurvivors(db, found, db.all<{ id: string; merged: 0 | 1 }>(paidBySql, { ...receipt, limit }), limit)
  return [...found]
}

const digitsOf = (text: string): string => text.replace(/[\s\u00a0\u202f№\-\u2010-\u2015\u2212]/gu, '')

type Reading = [FoundBy, () => string[]]

const otherDocuments = documentKinds.filter((kind) => kind !== 'passport_rf')

/** What the text can mean, likeliest first, each with how to find by it. */
const readings = (db: Db, keys: DeskKeys, text: string, limit: number, catalogue: Catalogue): Reading[] => {
  const name: Reading = ['name', () => clientsByName(db, text, limit)]
  const address: Reading = ['address', () => clientsByAddress(db, text, limit)]
  if (!/\d/.test(text)) return [name, address]
  const digits = digitsOf(text)
  const hasLetters = /\p{L}/u.test(text)
  const mobile = hasLetters ? null : parseMobile(text)
  const receipt = parseReceiptNumber(text)
  const byNumber = (value: string) => (): string[] => {
    const clientId = findLiveNumber(db, keys, value)?.clientId
    return clientId ? [clientId] : [] // an unconfirmed phone is nobody's yet
  }
  const byDocument = (kinds: readonly DocumentKind[]) => (): string[] => {
    const clientId = findByTypedDocument(db, keys, text, kinds)
    return clientId === undefined ? [] : [clientId]
  }
  return [
    ...(mobile === null ? [] : [['phone', byNumber(mobile)] satisfies Reading]),
    ...(receipt === null ? [] : [['receipt', () => byReceipt(db, receipt, limit)] satisfies Reading]),
    // As the provider writes it, which is how it is nearly always said: one look into an index, before anything secret.
    ['account', () => holders(db, [text.trim()], limit)],
    ...(/^\d{10}$/.test(digits) ? [['document', byDocument(['passport_rf'])] satisfies Reading] : []),
    ...(/^\d+$/.test(digits) ? [['number', byNumber(digits)] satisfies Reading] : []),
    ['account', () => byAccount(db, catalogue, text, limit)],
    ['document', byDocument(otherDocuments)],
    // «Труда 1-2» is an address, «Иванов 2» no number of anything.
    ...(hasLetters ? [address, name] : []),
  ]
}

/**
 * What was typed tells what is meant: a mobile, a receipt, ten digits of a document or number, an account, an address,
 * else words of a name. What fits several is asked for as each of them, in this order, until someone is found.
 */
export const findClientIds = (db: Db, keys: DeskKeys, text: string, limit: number, catalogue: Catalogue): Found => {
  if (text.trim() === '') return { matched: 'nothing_typed', clientIds: [] }
  const tried = readings(db, keys, text, limit, catalogue)
  for (const [matched, find] of tried) {
    const clientIds = find()
    if (clientIds.length > 0) return { matched, clientIds }
  }
  // Of digits and letters nobody was found by, an address was the likeliest: «Труда 99».
  const mixed = /\d/.test(text) && /\p{L}/u.test(text)
  const likeliest = tried.find(([matched]) => matched !== 'account') ?? tried[0]
  return { matched: mixed ? 'address' : (likeliest?.[0] ?? 'name'), clientIds: [] }
}

export const maskNumber = (kind: NumberKind, value: string): string =>
  kind === 'mobile' ? maskMobile(value) : maskGorodNumber(value)

/** What is shown of a client who is merely named. */
export const maskedClient = (db: Db, keys: DeskKeys, clientId: string) => {
  const keyOf = openedKeys(db, keys)
  const person = personOf(db, keys, clientId, keyOf)
  if (!person) throw new Error('a client without a person')
  return {
    clientId,
    shortName: shortName(person),
    birthYear: Number(person.birthDate.slice(0, 4)),
    numbersMasked: numbersOf(db, keys, clientId, keyOf)
      .filter(({ state }) => state !== 'revoked')
      .map(({ kind, value }) => maskNumber(kind, value)),
    links: countLinks(db, clientId),
  }
}
