import { shortName } from '../../../shared/domain/person-name.ts'
import type { PersonalPaper } from '../../../shared/domain/registration-papers.ts'
import { type AuditData, type CommandContext, signedIn } from '../../core/context.ts'
import type { Tx } from '../../db/open.ts'
import { giveNumber, sendPassword } from '../../records/number-acts.ts'
import { ownerLimitsOf } from '../../records/owner-use.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { writeRegistration } from '../../records/registration-drafts.ts'
import { clientFor, writeConsents } from './bearer.ts'
import { type CheckedRegistration, deskMoment, inHand } from './steps.ts'
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
const checksOfPassport: ReadonlySet<string> = new Set([
  'passport_valid',
  'passport_grace',
  'passport_conscript',
  'document_valid',
  'number_unusual',
  'series_year_differs',
  'series_region_unknown',
  'series_region_differs',
])

/**
 * Everything of product.md §1 step 5 in one transaction: client, document, consents, number, its password on the way,
 * its sheet on the way, and the draft turned into ids. After it a kill shows «done», never a second client.
 */
export const finishRegistration = (
  tx: Tx,
  context: CommandContext,
  registration: CheckedRegistration,
  number: NewNumber,
  why: AuditData = {},
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

  const clientId = clientFor(tx, context, registration)
  writeConsents(tx, context, registration, clientId)
  const { kind, value, passwordHash, password } = number
  const { at } = context
  const numberId = giveNumber(
    tx,
    context,
    { clientId, kind, value, passwordHash },
    { registrationId, ...inHand, ...why },
  )

  const smsId =
    kind === 'mobile'
      ? sendPassword(tx, context, { registrationId, clientId, numberId, mobile: value, password })
      : null
  const printJobId = ids.next()
  const data = sheetOf(tx, context, registration, number)
  queuePersonalPaper(tx, deskKeys, { id: printJobId, operatorId, createdAt: at, data, clientId })
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
