import type { Check, RegistrationView } from '../../../shared/contract/registration.ts'
import { formatGorodNumber } from '../../../shared/domain/gorod-number.ts'
import { documentMasked } from '../../../shared/domain/document-kinds.ts'
import { authorities, authoritiesFor, authorityEnd, isMinor } from '../../../shared/domain/authority-kinds.ts'
import { type IdentityDocument, documentChecks, type Person } from '../../../shared/domain/document-form.ts'
import { shortName } from '../../../shared/domain/person-name.ts'
import { formatMobile, parseMobile } from '../../../shared/domain/phone.ts'
import type { QueryContext } from '../../core/context.ts'
import { documentOf, personOf } from '../../records/clients.ts'
import { maskedClient } from '../../records/find-clients.ts'
import { gorodDataAsOf } from '../../records/gorod-imports.ts'
import { ownerUseOf } from '../../records/owner-use.ts'
import { findPrintJob } from '../../records/print-jobs.ts'
import type { DoneRegistration, OpenRegistration, StoredRegistration } from '../../records/registration-drafts.ts'
import { codeState, findCode } from '../../records/sms-codes.ts'
import { hitViews, screen } from '../../records/screening.ts'
import { failedCodesOf, smsOf } from '../../records/sms-messages.ts'
import { versionInForce } from '../../records/text-templates.ts'
import { numbersOf } from '../../records/system-numbers.ts'
import { holderChecks, holderOf, phoneCheckOf } from './holder.ts'
import { beginRegistration, type CheckedRegistration, deskMoment } from './steps.ts'

type Context = QueryContext
type Checked = { person: Person; document: IdentityDocument }

const printJobView = ({ db }: Context, id: string) => ({ id, state: findPrintJob(db, id)?.state ?? 'unknown' })
const printJobOrNull = (context: Context, id: string | null) => (id === null ? null : printJobView(context, id))

const holderView = ({ person, document }: Checked) => ({
  shortName: shortName(person),
  birthDate: person.birthDate,
  documentMasked: documentMasked(document),
})

const documentChecksNow = (context: Context, { person, document }: Checked): Check[] =>
  documentChecks(person, document, deskMoment(context, context.at).localDate)

const consentChecks = (context: Context, { consent }: OpenRegistration): Check[] =>
  consent.signedAt === null
    ? []
    : [
        { code: 'consent_signed', level: 'ok', date: deskMoment(context, consent.signedAt).localDate },
        { code: consent.advertising ? 'advertising_signed' : 'advertising_refused', level: 'ok', date: null },
      ]

/** Before the first import limits and phones are known as far as this desk knows them; after it as of a day. */
const gorodDataCheck = (context: Context): Check => {
  const asOf = gorodDataAsOf(context.db)
  return asOf === null
    ? { code: 'gorod_data_missing', level: 'warn', date: null }
    : { code: 'gorod_data_loaded', level: 'ok', date: deskMoment(context, asOf).localDate }
}

const representativeChecks = ({ representative, checked }: OpenRegistration): Check[] =>
  representative?.checked && checked
    ? [
        {
          code: 'representative',
          level: 'ok',
          date: authorityEnd(representative.checked.authority, checked.person.birthDate),
        },
      ]
    : []

/** Everything that was checked so far, in the order of the steps. */
export const checksOf = (
  context: Context,
  registration: OpenRegistration,
  checked: CheckedRegistration['checked'],
): Check[] => {
  const { db, ports } = context
  const holder = holderOf(db, ports.deskKeys, checked)
  const mobile = registration.code?.mobile ?? parseMobile(registration.phone)
  return [
    ...documentChecksNow(context, checked),
    ...screen(context, { ...registration, checked }).checks,
    // Before the operator has said who it is, nothing is said of it.
    ...(registration.step === 'match' ? [] : holderChecks(holder, registration.match !== null)),
    ...representativeChecks(registration),
    ...consentChecks(context, registration),
    ...(mobile === null || registration.consent.signedAt === null
      ? []
      : [phoneCheckOf(db, ports.deskKeys, mobile, holder.clientId)]),
    gorodDataCheck(context),
  ]
}

const codeView = (context: Context, registration: OpenRegistration): RegistrationView['code'] => {
  if (!registration.code) return null
  const { db } = context
  const code = findCode(db, registration.code.id)
  if (!code) return null
  const sms = smsOf(db, code.id)
  return {
    phoneShown: formatMobile(registration.code.mobile),
    ...codeState(context, code),
    deliveryReason: sms.reason,
    deliveryEndedAt: sms.finishedAt,
    failedSends: failedCodesOf(db, registration.registrationId),
  }
}

/** Everybody who may be the bearer of the new document, masked: the operator looks at the person and asks. */
const matchView = ({ db, ports }: Context, { match, checked }: OpenRegistration): RegistrationView['match'] =>
  match && {
    by: match.by,
    candidates: match.clientIds.map((id) => {
      const { clientId, shortName: name, birthYear, numbersMasked, links } = maskedClient(db, ports.deskKeys, id)
      const document = documentOf(db, ports.deskKeys, id)
      const masked = document ? documentMasked(document) : ''
      const birthDateDiffers = personOf(db, ports.deskKeys, id)?.birthDate !== checked?.person.birthDate
      return { clientId, shortName: name, birthYear, birthDateDiffers, numbersMasked, links, documentMasked: masked }
    }),
  }

const representativeView = (
  { representative }: OpenRegistration,
  { person }: Checked,
  today: string,
): RegistrationView['representative'] => ({
  required: isMinor(person.birthDate, today),
  authorities: authoritiesFor(person.birthDate, today),
  typed: representative?.typed ?? null,
  shown: representative?.checked
    ? {
        shortName: shortName(representative.checked.person),
        documentMasked: documentMasked(representative.checked.document),
        authority: representative.checked.authority.kind,
        signs: authorities[representative.checked.authority.kind].signs,
      }
    : null,
})

const openView = (context: Context, registration: OpenRegistration, expiresAt: string): RegistrationView => {
  const { step, consent } = registration
  // At the first step what was read may no longer be what is typed.
  const checked = step === 'passport' ? null : registration.checked
  const holder = checked && holderOf(context.db, context.ports.deskKeys, checked)
  const use = holder && ownerUseOf(context.db, holder.clientId)
  return {
    registrationId: registration.registrationId,
    expiresAt,
    step,
    typed: registration.typed,
    doubts: registration.doubts ?? {},
    holder: checked && holderView(checked),
    checks: checked ? checksOf(context, registration, checked) : [],
    screening: step === 'screening' && checked ? hitViews(context, { ...registration, checked }) : [],
    match: step === 'match' ? matchView(context, registration) : null,
    representative: checked && representativeView(registration, checked, deskMoment(context, context.at).localDate),
    owner: use && { ...use, numbers: { ...use.numbers, used: use.numbers.used + 1 } },
    consent: {
      textVersion: consent.textVersion || versionInForce(context.db, 'consent'),
      printJob: printJobOrNull(context, consent.printJobId),
      advertisingPrintJob: printJobOrNull(context, consent.advertisingPrintJobId),
      signedAt: consent.signedAt,
    },
    phone: registration.phone,
    code: step === 'code' ? codeView(context, registration) : null,
    sms: context.ports.sms.view() === 'off' ? 'off' : 'ready',
    result: null,
  }
}

/** What stands on the done screen, read back from the client's own records. */
const doneView = (context: Context, done: DoneRegistration, expiresAt: string): RegistrationView | null => {
  const { db, ports } = context
  const person = personOf(db, ports.deskKeys, done.clientId)
  const document = documentOf(db, ports.deskKeys, done.clientId)
  const number = numbersOf(db, ports.deskKeys, done.clientId).find(({ id }) => id === done.numberId)
  if (!person || !document || !number) return null
  const checked = { person, document }
  return {
    registrationId: done.registrationId,
    expiresAt,
    step: 'done',
    typed: beginRegistration(done.registrationId).typed,
    doubts: {},
    holder: holderView(checked),
    checks: [...documentChecksNow(context, checked), ...done.checks],
    screening: [],
    match: null,
    representative: null,
    owner: ownerUseOf(db, done.clientId),
    consent: { textVersion: done.textVersion, printJob: null, advertisingPrintJob: null, signedAt: done.signedAt },
    phone: '',
    code: null,
    sms: ports.sms.view() === 'off' ? 'off' : 'ready',
    result: {
      kind: done.kind,
      clientId: done.clientId,
      numberId: done.numberId,
      numberShown: done.kind === 'mobile' ? formatMobile(number.value) : formatGorodNumber(number.value),
      passwordSms: done.smsId === null ? null : smsOf(db, done.smsId).state,
      printJob: printJobView(context, done.printJobId),
    },
  }
}

export const registrationViewOf = (context: Context, stored: StoredRegistration): RegistrationView | null => {
  const { registration, expiresAt } = stored
  return registration.step === 'done'
    ? doneView(context, registration, expiresAt)
    : openView(context, registration, expiresAt)
}
