import type { Check, RegistrationView } from '../../../shared/contract/registration.ts'
import { formatGorodNumber } from '../../../shared/domain/gorod-number.ts'
import { maskDocument } from '../../../shared/domain/masks.ts'
import { type Passport, passportChecks, type Person } from '../../../shared/domain/passport-form.ts'
import { shortName } from '../../../shared/domain/person-name.ts'
import { formatMobile, parseMobile } from '../../../shared/domain/phone.ts'
import { toInstant } from '../../core/clock.ts'
import { type QueryContext, setUpDesk } from '../../core/context.ts'
import { passportOf, personOf } from '../../records/clients.ts'
import { ownerUseOf } from '../../records/owner-use.ts'
import { findPrintJob } from '../../records/print-jobs.ts'
import type { DoneRegistration, OpenRegistration, StoredRegistration } from '../../records/registration-drafts.ts'
import { codeResendMs, codesADay, codesTo, findCode } from '../../records/sms-codes.ts'
import { failedCodesOf, smsOf } from '../../records/sms-messages.ts'
import { numbersOf } from '../../records/system-numbers.ts'
import { holderChecks, holderOf, phoneCheckOf } from './holder.ts'
import { beginRegistration, deskMoment } from './steps.ts'

type Context = QueryContext
type Checked = { person: Person; passport: Passport }

const printJobView = ({ db }: Context, id: string) => ({ id, state: findPrintJob(db, id)?.state ?? 'unknown' })
const printJobOrNull = (context: Context, id: string | null) => (id === null ? null : printJobView(context, id))

const holderView = ({ person, passport }: Checked) => ({
  shortName: shortName(person),
  birthDate: person.birthDate,
  documentMasked: maskDocument(passport.series + passport.number),
})

const passportChecksNow = (context: Context, { person, passport }: Checked): Check[] =>
  passportChecks(person, passport, deskMoment(context, context.at).localDate)

const consentChecks = (context: Context, { consent }: OpenRegistration): Check[] =>
  consent.signedAt === null
    ? []
    : [
        { code: 'consent_signed', level: 'ok', date: deskMoment(context, consent.signedAt).localDate },
        { code: consent.advertising ? 'advertising_signed' : 'advertising_refused', level: 'ok', date: null },
      ]

/** No exchange with «Город» yet: limits and phones are known as far as this desk knows them. */
const gorodDataMissing: Check = { code: 'gorod_data_missing', level: 'warn', date: null }

/** Everything that was checked so far, in the order of the steps. */
export const checksOf = (context: Context, registration: OpenRegistration, checked: Checked): Check[] => {
  const { db, ports } = context
  const holder = holderOf(db, ports.deskKeys, checked)
  const mobile = registration.code?.mobile ?? parseMobile(registration.phone)
  return [
    ...passportChecksNow(context, checked),
    ...holderChecks(holder),
    ...consentChecks(context, registration),
    ...(mobile === null || registration.consent.signedAt === null
      ? []
      : [phoneCheckOf(db, ports.deskKeys, mobile, holder.clientId)]),
    gorodDataMissing,
  ]
}

const codeView = (context: Context, registration: OpenRegistration): RegistrationView['code'] => {
  if (!registration.code) return null
  const { db } = context
  const code = findCode(db, registration.code.id)
  if (!code) return null
  const sent = codesTo(db, code.phoneLookup, context.at, setUpDesk(context).details.cityTimeZone)
  const sms = smsOf(db, code.id)
  return {
    phoneShown: formatMobile(registration.code.mobile),
    sentAt: code.sentAt,
    expiresAt: code.expiresAt,
    attemptsLeft: code.attemptsLeft,
    resendAt: toInstant(Date.parse(sent.lastSentAt ?? code.sentAt) + codeResendMs),
    sendsLeftToday: Math.max(0, codesADay - sent.today),
    delivery: sms.state,
    deliveryEndedAt: sms.finishedAt,
    failedSends: failedCodesOf(db, registration.registrationId),
  }
}

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
    holder: checked && holderView(checked),
    checks: checked ? checksOf(context, registration, checked) : [],
    owner: use && { ...use, numbers: { ...use.numbers, used: use.numbers.used + 1 } },
    consent: {
      textVersion: consent.textVersion,
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
  const passport = passportOf(db, ports.deskKeys, done.clientId)
  const number = numbersOf(db, ports.deskKeys, done.clientId).find(({ id }) => id === done.numberId)
  if (!person || !passport || !number) return null
  const checked = { person, passport }
  return {
    registrationId: done.registrationId,
    expiresAt,
    step: 'done',
    typed: beginRegistration(done.registrationId).typed,
    holder: holderView(checked),
    checks: [...passportChecksNow(context, checked), ...done.checks],
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
