import { shortName } from '../../../shared/domain/person-name.ts'
import type { PersonalPaper } from '../../../shared/domain/registration-papers.ts'
import { type CommandContext, signedIn } from '../../core/context.ts'
import type { Tx } from '../../db/open.ts'
import { insertClient, insertConsent, replaceDocument } from '../../records/clients.ts'
import { ownerLimitsOf, ownerUseOf } from '../../records/owner-use.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { writeRegistration } from '../../records/registration-drafts.ts'
import { queueSms } from '../../records/sms-messages.ts'
import { findLiveNumber, insertNumber, setNumberState } from '../../records/system-numbers.ts'
import { type Holder, holderOf } from './holder.ts'
import { type CheckedRegistration, deskMoment } from './steps.ts'
import { checksOf } from './view.ts'

/** A number that is about to be the client's, with a password that nobody at the desk has seen. */
export type NewNumber = {
  kind: 'mobile' | 'gorod'
  /** `+79…`, or the identifier. */
  value: string
  password: string
  passwordHash: string
}

export type Finished = { clientId: string; numberId: string; printJobId: string }

/** Why this owner can't have one more number; null when it can. Checked before an SMS and again in the commit. */
export const numberLimitReached = (tx: Tx, clientId: string | null): { limit: number; used: number } | null => {
  const { used, limit } = ownerUseOf(tx, clientId).numbers
  return used >= limit ? { limit, used } : null
}

/** The client this passport belongs to: found, given a new document, or made now. */
const clientFor = (tx: Tx, context: CommandContext, registration: CheckedRegistration, holder: Holder): string => {
  const { deskKeys, ids } = context.ports
  const { person, passport } = registration.checked
  if (holder.kind === 'known') return holder.clientId
  if (holder.kind === 'stranger') throw new Error('a number for somebody else')
  const documentId = ids.next()
  if (holder.kind === 'new_document') {
    const { clientId } = holder
    replaceDocument(tx, deskKeys, { clientId, documentId, passport, at: context.at })
    context.audit('client.document_replaced', { clientId, documentId })
    return clientId
  }
  const id = ids.next()
  insertClient(tx, deskKeys, {
    id,
    commandId: context.commandId,
    operatorId: signedIn(context).id,
    createdAt: context.at,
    person,
    passport,
    documentId,
  })
  context.audit('client.created', { clientId: id })
  return id
}

const writeConsents = (tx: Tx, context: CommandContext, registration: CheckedRegistration, clientId: string): void => {
  const { textVersion, signedAt, advertising } = registration.consent
  if (signedAt === null) throw new Error('no client exists without a signed consent')
  const operatorId = signedIn(context).id
  for (const [kind, given] of [
    ['processing', true],
    ['advertising', advertising],
  ] as const)
    insertConsent(tx, { id: context.ports.ids.next(), clientId, kind, textVersion, given, signedAt, operatorId })
}

/** «Phone that belongs to another client»: the former number is revoked, its links stay where they are (product.md). */
const revokeFormer = (tx: Tx, context: CommandContext, value: string): void => {
  const former = findLiveNumber(tx, context.ports.deskKeys, value)
  if (!former) return
  setNumberState(tx, former.id, 'revoked', context.at)
  context.audit('number.revoked', { numberId: former.id, clientId: former.clientId, reason: 'phone_of_other' })
}

/** «Пароль …»: the only place where the password of a phone is ever readable, sealed until it is handed over. */
const sendPassword = (
  tx: Tx,
  context: CommandContext,
  to: { registrationId: string; clientId: string; number: NewNumber },
): string => {
  const { deskKeys, ids } = context.ports
  const { registrationId, clientId, number } = to
  const id = ids.next()
  const text = `Пароль номера в системе „Город“: ${number.password}. Смените его при первом входе и никому не называйте`
  queueSms(tx, {
    id,
    purpose: 'password',
    registrationId,
    clientId,
    createdAt: context.at,
    sealed: deskKeys.sealBody(id, { to: number.value, text }),
  })
  return id
}

const sheetOf = (
  tx: Tx,
  context: CommandContext,
  registration: CheckedRegistration,
  number: NewNumber,
): PersonalPaper => {
  const common = {
    holderName: shortName(registration.checked.person),
    limits: ownerLimitsOf(tx),
    moment: deskMoment(context, context.at),
    cashierName: signedIn(context).name,
  }
  return number.kind === 'mobile'
    ? { paper: 'information_sheet', mobile: number.value, ...common }
    : { paper: 'number_sheet', identifier: number.value, password: number.password, ...common }
}

/** Read anew from the document wherever they are shown. */
const checksOfPassport: ReadonlySet<string> = new Set(['passport_valid', 'passport_grace', 'series_year_differs'])

/**
 * Everything of product.md §1 step 5 in one transaction: client, document, consents, number, its password on the way,
 * its sheet on the way, and the draft turned into ids. After it a kill shows «done», never a second client.
 */
export const finishRegistration = (
  tx: Tx,
  context: CommandContext,
  registration: CheckedRegistration,
  number: NewNumber,
): Finished => {
  const { deskKeys, ids, printing, sms, emit, session } = context.ports
  const operatorId = signedIn(context).id
  const { registrationId, consent } = registration
  if (consent.signedAt === null) throw new Error('no client exists without a signed consent')

  // As they stood before: afterwards every client is known and every phone their own.
  const phone = number.kind === 'mobile' ? {} : { code: null, phone: '' } // says nothing of a phone that was tried
  const checks = checksOf(context, { ...registration, ...phone }, registration.checked)
    .filter(({ code }) => !checksOfPassport.has(code))
    .map((check) => ({ ...check, date: null }))

  const clientId = clientFor(tx, context, registration, holderOf(tx, deskKeys, registration.checked))
  writeConsents(tx, context, registration, clientId)
  if (number.kind === 'mobile') revokeFormer(tx, context, number.value)
  const numberId = ids.next()
  const { kind, value, passwordHash } = number
  const { commandId, at } = context
  insertNumber(tx, deskKeys, { id: numberId, commandId, clientId, kind, value, passwordHash, issuedAt: at, operatorId })
  context.audit('number.issued', { numberId, clientId, kind, registrationId })

  const smsId = kind === 'mobile' ? sendPassword(tx, context, { registrationId, clientId, number }) : null
  const printJobId = ids.next()
  const data = sheetOf(tx, context, registration, number)
  queuePersonalPaper(tx, deskKeys, { id: printJobId, operatorId, createdAt: at, data })
  const { textVersion, signedAt } = consent
  writeRegistration(
    tx,
    deskKeys,
    operatorId,
    { step: 'done', registrationId, kind, clientId, numberId, smsId, printJobId, textVersion, signedAt, checks },
    at,
  )

  session.holdIdleLock(false)
  printing.wake()
  sms.wake()
  emit('printing')
  emit('sms')
  return { clientId, numberId, printJobId }
}
