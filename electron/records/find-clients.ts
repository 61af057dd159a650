import { maskGorodNumber, maskMobile } from '../../shared/domain/masks.ts'
import { searchWords, shortName } from '../../shared/domain/person-name.ts'
import { parseMobile } from '../../shared/domain/phone.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { providers } from './catalogue.ts'
import { findClientByDocument, personOf } from './clients.ts'
import { clientsLinkedTo, countLinks } from './links.ts'
import { findServiceAccount } from './service-accounts.ts'
import { findLiveNumber, type NumberKind, numbersOf } from './system-numbers.ts'

export type FoundBy = 'phone' | 'document' | 'number' | 'account' | 'name' | 'nothing_typed'
export type Found = { matched: FoundBy; clientIds: string[] }

/** Everyone one of whose words begins with each word typed: a walk along the names, which are short and plain. */
const byName = (db: Db, text: string, limit: number): string[] => {
  const words = searchWords(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const params: Record<string, string | number> = { limit }
  const conditions = words.slice(0, 8).map((word, index) => {
    params[`word${index}`] = ` ${word}`
    return `instr(' ' || search_name, :word${index}) > 0`
  })
  return db
    .all<{ clientId: string }>(
      `SELECT client_id AS clientId FROM persons WHERE ${conditions.join(' AND ')}
       ORDER BY search_name, client_id LIMIT :limit`,
      params,
    )
    .map(({ clientId }) => clientId)
}

/** Everyone whose numbers hold the account, in whichever providers' form it may be. */
const byAccount = (db: Db, text: string, limit: number): string[] => {
  const accountIds = providers
    .flatMap(({ services }) => services)
    .flatMap((service) => {
      const normalized = normalizeAccount(service.account, text)
      const known = normalized.ok ? findServiceAccount(db, service.id, normalized.account) : undefined
      return known ? [known.id] : []
    })
  return [...new Set(accountIds.flatMap((id) => clientsLinkedTo(db, id, limit)))].slice(0, limit)
}

const digitsOf = (text: string): string => text.replace(/[\s\u00a0\u202f№\-\u2010-\u2015\u2212]/gu, '')

/**
 * What was typed tells what is meant: a mobile, ten digits of a document or number, an account, else words of a name.
 * A number that fits several is asked for as each of them, in this order, until someone is found.
 */
export const findClientIds = (db: Db, keys: DeskKeys, text: string, limit: number): Found => {
  if (text.trim() === '') return { matched: 'nothing_typed', clientIds: [] }
  if (!/\d/.test(text)) return { matched: 'name', clientIds: byName(db, text, limit) }
  const tried: Found[] = []
  const ask = (matched: FoundBy, clientIds: string[]): boolean => tried.push({ matched, clientIds }) > 0

  const mobile = parseMobile(text)
  const digits = digitsOf(text)
  const byNumber = (value: string): string[] => {
    const live = findLiveNumber(db, keys, value)
    return live ? [live.clientId] : []
  }
  if (mobile !== null) ask('phone', byNumber(mobile))
  if (/^\d{10}$/.test(digits)) {
    const document = findClientByDocument(db, keys, digits)
    ask('document', document ? [document.clientId] : [])
  }
  if (/^\d+$/.test(digits)) ask('number', byNumber(digits))
  ask('account', byAccount(db, text, limit))
  // «Иванов 2» is no number of anything.
  if (/\p{L}/u.test(text)) ask('name', byName(db, text, limit))
  const [first = { matched: 'name', clientIds: [] }] = tried
  return tried.find(({ clientIds }) => clientIds.length > 0) ?? first
}

export const maskNumber = (kind: NumberKind, value: string): string =>
  kind === 'mobile' ? maskMobile(value) : maskGorodNumber(value)

/** What is shown of a client who is merely named. */
export const maskedClient = (db: Db, keys: DeskKeys, clientId: string) => {
  const person = personOf(db, keys, clientId)
  if (!person) throw new Error('a client without a person')
  return {
    clientId,
    shortName: shortName(person),
    birthYear: Number(person.birthDate.slice(0, 4)),
    numbersMasked: numbersOf(db, keys, clientId)
      .filter(({ state }) => state !== 'revoked')
      .map(({ kind, value }) => maskNumber(kind, value)),
    links: countLinks(db, clientId),
  }
}
