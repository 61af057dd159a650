import type { ClientCard, Level } from '../../shared/contract/clients.ts'
import { maskDocument } from '../../shared/domain/masks.ts'
import { fullName, shortName } from '../../shared/domain/person-name.ts'
import { formatMobile } from '../../shared/domain/phone.ts'
import { firstIdAt } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { findService } from './catalogue.ts'
import { passportOf, personOf } from './clients.ts'
import { maskNumber } from './find-clients.ts'
import { activeLinksOf, type ActiveLink } from './links.ts'
import { ownerUseOf } from './owner-use.ts'
import { metersOf } from './registers.ts'
import { numbersOf } from './system-numbers.ts'

const shown = 10
/** As the journal's search: a walk over so many days of payments, some thousands, in milliseconds. */
const searchedDays = 62

/** Names of a service as a card shows them; a service that has left the catalogue keeps its id. */
export const serviceNames = (serviceId: string): { serviceName: string; providerName: string } => {
  const found = findService(serviceId)
  return { serviceName: found?.service.name ?? serviceId, providerName: found?.provider.name ?? '' }
}

const consentsOf = (db: Db, clientId: string): ClientCard['consents'] =>
  db
    .all<Omit<ClientCard['consents'][number], 'given'> & { given: 0 | 1 }>(
      `SELECT kind, text_version AS textVersion, given, signed_at AS signedAt FROM consents
       WHERE client_id = :clientId ORDER BY signed_at DESC, id DESC LIMIT 50`,
      { clientId },
    )
    .map((row) => ({ ...row, given: row.given === 1 }))

type ViewRow = { at: string; operatorName: string | null; body: string }

/** Who opened the card; the index audit_card_views finds them without a walk along the chain. */
const viewsOf = (db: Db, clientId: string): ClientCard['views'] =>
  db
    .all<ViewRow>(
      `SELECT e.at, o.name AS operatorName, e.body FROM audit_events e LEFT JOIN operators o ON o.id = e.operator_id
       WHERE e.kind = 'client.card_opened' AND substr(e.body, instr(e.body, '"clientId":"') + 12, 36) = :clientId
       ORDER BY e.seq DESC LIMIT ${shown}`,
      { clientId },
    )
    .map(({ at, operatorName, body }) => ({
      at,
      operatorName: operatorName ?? '',
      level: (JSON.parse(body) as { data: { level: Level } }).data.level,
    }))

type PaidRow = ClientCard['payments'][number] & { serviceId: string }

const paymentsOf = (db: Db, links: readonly ActiveLink[], at: string): ClientCard['payments'] => {
  if (links.length === 0) return []
  const held = new Set(links.map(({ serviceId, account }) => `${serviceId}\0${account}`))
  return db
    .all<PaidRow>(
      `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt,
         l.service_id AS serviceId, l.service_name AS serviceName, l.account, l.amount_kopecks AS amountKopecks
       FROM payment_lines l JOIN payments p ON p.id = l.payment_id
       WHERE l.payment_id >= :sinceId AND l.service_id IS NOT NULL
         AND l.account IN (SELECT value FROM json_each(:accounts))
       ORDER BY l.payment_id DESC, l.line_no LIMIT 200`,
      {
        sinceId: firstIdAt(Date.parse(at) - searchedDays * 86_400_000),
        accounts: JSON.stringify([...new Set(links.map(({ account }) => account))]),
      },
    )
    .filter(({ serviceId, account }) => held.has(`${serviceId}\0${account}`))
    .slice(0, shown)
    .map(({ serviceId: _serviceId, ...payment }) => payment)
}

const fullNumber = (kind: 'mobile' | 'gorod' | 'gosuslugi', value: string): string =>
  kind === 'mobile' ? formatMobile(value) : value

/** The card as far as `level` may see it; null for a client who is not there. Throws SealedError. */
export const cardOf = (
  db: Db,
  keys: DeskKeys,
  { clientId, level, isProved, at }: { clientId: string; level: Level; isProved: boolean; at: string },
): ClientCard | null => {
  const person = personOf(db, keys, clientId)
  if (!person) return null
  const passport = passportOf(db, keys, clientId)
  const links = activeLinksOf(db, clientId)
  return {
    clientId,
    level,
    name: isProved ? fullName(person) : shortName(person),
    shortName: shortName(person),
    birthDate: isProved ? person.birthDate : null,
    document: passport
      ? {
          shown: isProved
            ? `${passport.series.slice(0, 2)} ${passport.series.slice(2)} ${passport.number}`
            : maskDocument(passport.series + passport.number),
          issuedOn: isProved ? passport.issuedOn : null,
          recordedAt: passport.recordedAt,
        }
      : null,
    numbers: numbersOf(db, keys, clientId).map(({ id, kind, value, state, issuedAt }) => ({
      numberId: id,
      kind,
      shown: isProved ? fullNumber(kind, value) : maskNumber(kind, value),
      state,
      issuedAt,
    })),
    links: links.map(({ linkId, numberId, serviceId, account, address, linkedAt }) => ({
      linkId,
      numberId,
      serviceId,
      ...serviceNames(serviceId),
      account,
      address,
      linkedAt,
      meters: metersOf(db, serviceId, account),
    })),
    consents: consentsOf(db, clientId),
    payments: isProved ? paymentsOf(db, links, at) : [],
    views: viewsOf(db, clientId),
    owner: ownerUseOf(db, clientId),
    gorodData: 'not_loaded',
  }
}
