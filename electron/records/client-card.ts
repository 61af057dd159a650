import type { ClientCard, Level } from '../../shared/contract/clients.ts'
import { mayRepresent } from '../../shared/domain/authority-kinds.ts'
import type { CardReason } from '../../shared/domain/card-reasons.ts'
import { mayAct } from '../../shared/domain/client-acts.ts'
import { documentMasked, documentShown } from '../../shared/domain/document-kinds.ts'
import { fullName, shortName } from '../../shared/domain/person-name.ts'
import { formatMobile } from '../../shared/domain/phone.ts'
import { firstIdAt, localMoment } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { familySql } from './client-merges.ts'
import { documentsOf, personOf } from './clients.ts'
import { debtsOf, toPayKopecks } from './debts.ts'
import { maskNumber } from './find-clients.ts'
import { gorodDataAsOf } from './gorod-imports.ts'
import { activeLinksOf, type ActiveLink } from './links.ts'
import { ownerUseOf } from './owner-use.ts'
import { formerDetailsOf } from './person-history.ts'
import type { RegisterPort } from '../core/register-port.ts'
import { representativesOf } from './representatives.ts'
import { numbersOf } from './system-numbers.ts'
import { undeliveredPasswordOf } from './undelivered-passwords.ts'

const shown = 10
/** As the journal's search: a walk over so many days of payments, some thousands, in milliseconds. */
const searchedDays = 62

type ConsentRow = Pick<ClientCard['consents'][number], 'kind' | 'textVersion' | 'signedAt'> & { given: 0 | 1 }

/** A refusal after a signature is a withdrawal; of each kind the newest row counts. */
const consentsOf = (db: Db, clientId: string): ClientCard['consents'] => {
  const rows = db.all<ConsentRow>(
    `SELECT kind, text_version AS textVersion, given, signed_at AS signedAt FROM consents
     WHERE client_id IN (${familySql}) ORDER BY signed_at DESC, id DESC LIMIT 50`,
    { clientId },
  )
  return rows.map(({ kind, textVersion, given, signedAt }, at) => {
    const before = rows.slice(at + 1).find((row) => row.kind === kind)
    return {
      kind,
      textVersion,
      state: given === 1 ? 'given' : before?.given === 1 ? 'withdrawn' : 'refused',
      inForce: rows.findIndex((row) => row.kind === kind) === at,
      signedAt,
    }
  })
}

const mergesOf = (db: Db, clientId: string): ClientCard['merges'] =>
  db.all(
    `SELECT m.merged_at AS mergedAt, o.name AS operatorName, m.reason, m.undone_at AS undoneAt
     FROM client_merges m JOIN operators o ON o.id = m.operator_id
     WHERE m.survivor_id = :clientId ORDER BY m.id DESC LIMIT 20`,
    { clientId },
  )

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
    .map(({ at, operatorName, body }) => {
      const { level, reason } = (JSON.parse(body) as { data: { level: Level; reason?: CardReason } }).data
      return { at, operatorName: operatorName ?? '', level, reason: reason ?? null }
    })

type PaidRow = ClientCard['payments'][number] & { serviceId: string }

const paymentsOf = (db: Db, links: readonly ActiveLink[], at: string): ClientCard['payments'] => {
  if (links.length === 0) return []
  const held = new Set(links.map(({ serviceId, account }) => `${serviceId}\0${account}`))
  return db
    .all<PaidRow>(
      `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt,
         l.service_id AS serviceId, l.service_name AS serviceName, l.account, l.amount_kopecks AS amountKopecks,
         r.slip_number AS slipNumber
       FROM payment_lines l JOIN payments p ON p.id = l.payment_id
       LEFT JOIN reversal_lines b ON b.payment_id = l.payment_id AND b.line_no = l.line_no
       LEFT JOIN reversals r ON r.id = b.reversal_id
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

type CardOf = {
  clientId: string
  level: Level
  representativeId?: string
  at: string
  timeZone: string
  catalogue: Catalogue
  registers: RegisterPort
}

/** The card as far as `level` may see it; null for a client who is not there. Throws SealedError. */
export const cardOf = (db: Db, keys: DeskKeys, of: CardOf): ClientCard | null => {
  const { clientId, level, at, timeZone, catalogue, registers } = of
  const person = personOf(db, keys, clientId)
  if (!person) return null
  const isProved = mayAct(level, 'card.see')
  const links = activeLinksOf(db, clientId)
  const debtOf = debtsOf(db, registers, links, timeZone)
  const documents = documentsOf(db, keys, clientId).map((document) => ({
    kind: document.kind,
    shown: isProved ? documentShown(document) : documentMasked(document),
    issuedOn: isProved ? document.issuedOn : null,
    recordedAt: document.recordedAt,
    replacedAt: document.replacedAt,
  }))
  const nameOf = isProved ? fullName : shortName
  return {
    clientId,
    level,
    name: nameOf(person),
    shortName: shortName(person),
    birthDate: isProved ? person.birthDate : null,
    documents,
    address: isProved ? person.address : '',
    email: isProved ? person.email : '',
    formerDetails: isProved ? formerDetailsOf(db, keys, clientId) : [],
    numbers: numbersOf(db, keys, clientId).map(({ id, kind, value, state, issuedAt }) => ({
      numberId: id,
      kind,
      shown: isProved ? fullNumber(kind, value) : maskNumber(kind, value),
      state,
      issuedAt,
      password: undeliveredPasswordOf(db, id)?.state ?? null,
    })),
    links: links.map((link) => {
      const { linkId, numberId, serviceId, account, address, linkedAt } = link
      const debt = debtOf(link)
      return {
        linkId,
        numberId,
        serviceId,
        ...catalogue.serviceNames(serviceId),
        account,
        address,
        linkedAt,
        debt: debt ? { asOf: debt.asOf, toPayKopecks: toPayKopecks(debt) } : null,
        meters: registers.meters(serviceId, account),
      }
    }),
    consents: consentsOf(db, clientId),
    representatives: representativesOf(db, keys, clientId).map((representative) => ({
      isHere: representative.id === of.representativeId,
      name: nameOf(representative.person),
      documentKind: representative.document.kind,
      authority: representative.authority.kind,
      validUntil: representative.authority.validUntil,
      recordedAt: representative.recordedAt,
      inForce:
        representative.endedAt === null &&
        mayRepresent(representative.authority, person.birthDate, 'card.see', localMoment(at, timeZone).localDate),
    })),
    merges: mergesOf(db, clientId),
    payments: isProved ? paymentsOf(db, links, at) : [],
    views: viewsOf(db, clientId),
    owner: ownerUseOf(db, clientId),
    gorodData: gorodDataAsOf(db) ?? 'not_loaded',
  }
}
