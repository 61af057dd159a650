import { z } from '../../shared/contract/zod.ts'
import { instant } from '../../shared/contract/values.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import type { BadRowReason } from '../../shared/domain/exchange-problems.ts'
import { parseMobile } from '../../shared/domain/phone.ts'
import { parseGosuslugiNumber } from '../../shared/domain/system-number.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { type AccountPorts, keepAccount } from './keep-account.ts'
import { activeLinksOfNumber, endLink, endWaitingLink, keepWaitingLink } from './links.ts'
import { insertImportedLink } from './number-links.ts'
import { findLiveNumber, insertImportedNumber, type LiveNumber, wasNumber } from './system-numbers.ts'

const text = z.string().min(1).max(200)
const common = { id: z.string().regex(/^[\w.:-]{1,64}$/), at: instant }
const link = { ...common, number: text, service: text, account: text }

const incomingRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phone_registered'), ...common, number: text }),
  /** `owner`: any number of the same person that this desk knows. */
  z.object({ kind: z.literal('gosuslugi_number'), ...common, number: text, owner: text }),
  z.object({ kind: z.literal('link_made'), ...link }),
  z.object({ kind: z.literal('link_ended'), ...link }),
])
export type IncomingRow = z.output<typeof incomingRow>

const kinds: readonly unknown[] = incomingRow.options.map(({ shape }) => shape.kind.value)

/** What a line says, or why it says nothing. */
export const readRow = (row: { readonly [key: string]: unknown } | null): IncomingRow | BadRowReason => {
  if (row === null) return 'not_json'
  if (!kinds.includes(row['kind'])) return 'unknown_kind'
  const read = incomingRow.safeParse(row)
  return read.success ? read.data : 'fields'
}

export type ImportParts = AccountPorts & {
  readonly keys: DeskKeys
  readonly catalogue: Catalogue
  readonly deskKind: 'demo' | 'real'
  readonly operatorId: string
}

/** As numbers are kept: `+79…`, else as it is written. */
const normalNumber = (number: string): string => parseMobile(number) ?? number.trim()

/** The number that a row is about; or why there is none. */
const numberOf = (db: Db, keys: DeskKeys, number: string): LiveNumber | 'number_revoked' | 'number_unknown' => {
  const value = normalNumber(number)
  return findLiveNumber(db, keys, value) ?? (wasNumber(db, keys, value) ? 'number_revoked' : 'number_unknown')
}

type Taken = 'taken' | BadRowReason

const takePhone = (tx: Tx, { keys, ids, operatorId }: ImportParts, row: IncomingRow): Taken => {
  const mobile = parseMobile(row.number)
  if (mobile === null) return 'phone_invalid'
  const live = findLiveNumber(tx, keys, mobile)
  if (live) return live.state === 'unconfirmed' ? 'taken' : 'number_known'
  insertImportedNumber(tx, keys, {
    ...{ id: ids.next(), clientId: null, kind: 'mobile', value: mobile, at: row.at, operatorId },
  })
  return 'taken'
}

const takeGosuslugi = (
  tx: Tx,
  { keys, ids, operatorId }: ImportParts,
  row: IncomingRow & { kind: 'gosuslugi_number' },
): Taken => {
  const value = parseGosuslugiNumber(row.number)
  if (value === null) return 'fields'
  const owner = numberOf(tx, keys, row.owner)
  if (typeof owner === 'string') return owner === 'number_unknown' ? 'owner_unknown' : owner
  if (owner.clientId === null) return 'number_unconfirmed'
  const live = findLiveNumber(tx, keys, value)
  if (live) return live.clientId === owner.clientId ? 'taken' : 'number_known'
  // Over the limit too: what «Город» has given is so; only adding here is refused (product.md, Limits).
  insertImportedNumber(tx, keys, {
    ...{ id: ids.next(), clientId: owner.clientId, kind: 'gosuslugi', value, at: row.at, operatorId },
  })
  return 'taken'
}

const takeLink = (
  tx: Tx,
  { keys, catalogue, deskKind, operatorId, ...ports }: ImportParts,
  row: IncomingRow & { kind: 'link_made' | 'link_ended' },
): Taken => {
  const number = numberOf(tx, keys, row.number)
  if (typeof number === 'string') return number
  const found = catalogue.findService(row.service)
  if (!found || (found.provider.demo && deskKind === 'real')) return 'service_unknown'
  const normalized = normalizeAccount(found.service.account, row.account)
  if (!normalized.ok) return 'account_invalid'
  const { clientId } = number
  const link = {
    ...{ serviceId: row.service, account: normalized.account },
    ...{ rowId: row.id, linkedAt: row.at, operatorId },
  }
  if (clientId === null) {
    if (row.kind === 'link_ended') return endWaitingLink(tx, number.id, link) ? 'taken' : 'link_unknown'
    keepWaitingLink(tx, number.id, link)
    return 'taken'
  }
  if (row.kind === 'link_made') {
    insertImportedLink(tx, ports, { ...link, clientId, numberId: number.id })
    return 'taken'
  }
  const account = keepAccount(tx, ports, link.serviceId, link.account)
  const held = activeLinksOfNumber(tx, number.id).find(({ serviceAccountId }) => serviceAccountId === account.id)
  if (!held) return 'link_unknown'
  endLink(tx, held.linkId, row.at)
  return 'taken'
}

/** Does what one row says, in the caller's transaction. Nothing of it goes back to «Город»: it came from there. */
export const takeRow = (tx: Tx, parts: ImportParts, row: IncomingRow): Taken => {
  if (row.kind === 'phone_registered') return takePhone(tx, parts, row)
  return row.kind === 'gosuslugi_number' ? takeGosuslugi(tx, parts, row) : takeLink(tx, parts, row)
}
