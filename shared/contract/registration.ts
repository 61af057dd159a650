import { action, command, query } from './define.ts'
import { calendarDate, done, instant, nothing, typedText, uuid } from './values.ts'
import { printState } from './printing.ts'
import { z } from './zod.ts'

/** The passport as it is typed: half a field is a field. Read by shared/domain/passport-form.ts. */
export const typedPassport = z.strictObject({
  /** «7515 654321», spaces and dashes as people paste them. */
  seriesNumber: typedText(30),
  lastName: typedText(80),
  firstName: typedText(80),
  middleName: typedText(80),
  /** The person has no patronymic. */
  noMiddleName: z.boolean(),
  /** dd.MM.yyyy as typed. */
  birthDate: typedText(12),
  issuedOn: typedText(12),
  departmentCode: typedText(10),
  issuedBy: typedText(200),
  /** Of residence: the consent must name it (152-ФЗ ст. 9 ч. 4). */
  address: typedText(200),
})
export type TypedPassport = z.output<typeof typedPassport>

export const passportFields = [
  'seriesNumber',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'issuedOn',
  'departmentCode',
  'issuedBy',
  'address',
] as const
export type PassportField = (typeof passportFields)[number]

/** Why a field stops the registration; each has its sentence beside the field. */
export const passportProblems = [
  'missing',
  'format',
  'not_cyrillic',
  'date_impossible',
  'in_future',
  'too_young',
  'too_old',
  'before_passports',
  'issued_before_14',
  'expired',
  /** This series and number are on the card of somebody with another name and birth date: a digit is wrong. */
  'of_other_person',
] as const
export type PassportProblem = (typeof passportProblems)[number]

/** What was checked, and how it came out; the right column shows them. `warn` is looked at, never a refusal. */
export const checkCodes = [
  'passport_valid',
  'passport_grace',
  'series_year_differs',
  /** The card has a newer passport: this one should not be in use any more. */
  'passport_replaced',
  'client_new',
  'client_known',
  /** The card of this document says another name or birth date: one of the two was mistyped. */
  'client_data_differs',
  'consent_signed',
  'advertising_refused',
  'advertising_signed',
  'phone_free',
  'phone_of_other',
  'phone_own',
  'gorod_data_missing',
] as const
export const check = z.strictObject({
  code: z.enum(checkCodes),
  level: z.enum(['ok', 'warn']),
  /** A date of the check's sentence, where it has one (valid until, issued on). */
  date: calendarDate.nullable(),
})
export type Check = z.output<typeof check>

export const smsDelivery = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown'])

const use = z.strictObject({ used: z.int(), limit: z.int() })
/** What the owner would have after this registration (numbers) or has now. */
export const ownerUse = z.strictObject({ numbers: use, services: use, addresses: use })

export const registrationView = z.strictObject({
  registrationId: uuid,
  /** The draft dies then, whatever was typed (product.md §1). */
  expiresAt: instant,
  step: z.enum(['passport', 'consent', 'phone', 'code', 'done']),
  typed: typedPassport,
  /** «Иванова А. В.», «75 15 •••321»: what the title shows once the passport is checked. */
  holder: z.strictObject({ shortName: z.string(), birthDate: calendarDate, documentMasked: z.string() }).nullable(),
  checks: z.array(check),
  owner: ownerUse.nullable(),
  consent: z.strictObject({
    textVersion: z.string(),
    /** The text as it will be printed for this person, to be read aloud; null before the passport is checked. */
    printJob: z.strictObject({ id: uuid, state: printState }).nullable(),
    advertisingPrintJob: z.strictObject({ id: uuid, state: printState }).nullable(),
    signedAt: instant.nullable(),
  }),
  /** As typed; '' before. */
  phone: typedText(40),
  code: z
    .strictObject({
      phoneShown: z.string(),
      sentAt: instant,
      expiresAt: instant,
      attemptsLeft: z.int(),
      resendAt: instant,
      sendsLeftToday: z.int(),
      delivery: smsDelivery,
      /** When the way of this SMS ended, well or badly; null before. */
      deliveryEndedAt: instant.nullable(),
      /** Sends of this registration that failed: from the second one other ways are offered. */
      failedSends: z.int(),
    })
    .nullable(),
  /** Whether this desk can send SMS; when not, only a «Город» number can be issued. */
  sms: z.enum(['ready', 'off']),
  result: z
    .strictObject({
      kind: z.enum(['mobile', 'gorod']),
      clientId: uuid,
      numberId: uuid,
      numberShown: z.string(),
      /** Of the SMS with the password; null for a «Город» number. */
      passwordSms: smsDelivery.nullable(),
      /** The information sheet, or the sheet with the «Город» number. */
      printJob: z.strictObject({ id: uuid, state: printState }),
    })
    .nullable(),
})
export type RegistrationView = z.output<typeof registrationView>

/** This operator's registration as it stands, also after a kill; null when there is none. Codes and passwords never. */
export const getRegistration = query('registration.get', {
  access: 'clients',
  personal: true,
  input: nothing,
  output: registrationView.nullable(),
})

/** Keeps what is typed, sealed; begins a registration when there is none. */
export const saveRegistration = action('registration.save', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ typed: typedPassport, phone: typedText(40) }),
  output: z.strictObject({ registrationId: uuid }),
})

/** Checks the passport; without problems the step becomes `consent`. */
export const checkPassport = action('registration.checkPassport', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ typed: typedPassport }),
  output: z.strictObject({
    problems: z.array(z.strictObject({ field: z.enum(passportFields), problem: z.enum(passportProblems) })),
  }),
})

/** Prints the consent, or the advertising consent: each its own sheet (152-ФЗ, since 01.09.2025). */
export const printConsent = command('registration.printConsent', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, kind: z.enum(['processing', 'advertising']) }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['registration.not_found', 'registration.wrong_step', 'registration.virtual_printer'],
})

/** The client has signed on paper; the step becomes `phone`. Nothing of the client exists before. */
export const signConsent = action('registration.signConsent', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, processing: z.literal(true), advertising: z.boolean() }),
  output: done,
  refusals: ['registration.not_found', 'registration.wrong_step', 'registration.consent_not_printed'],
})

/** Back to an earlier step; what was typed stays. A code sent is void then. */
export const stepBack = action('registration.stepBack', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid }),
  output: done,
  refusals: ['registration.not_found', 'registration.wrong_step'],
})

/** Sends a 6-digit code to the phone; the step becomes `code`. Also sends it again. */
export const sendCode = command('registration.sendCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, phone: typedText(40) }),
  output: z.strictObject({ smsId: uuid }),
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'registration.sms_off',
    'registration.phone_invalid',
    'registration.phone_own', // this client's active number already
    'registration.limit_numbers', // limit, used
    'registration.resend_too_early', // resendAt
    'registration.too_many_codes', // limit a day to a phone
  ],
})

/** The code the client has said. Accepted: client, consents and number exist, the password goes by SMS. */
export const confirmCode = command('registration.confirmCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, code: z.string().regex(/^\d{6}$/) }),
  output: z.strictObject({ clientId: uuid, numberId: uuid, printJobId: uuid }),
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'registration.code_wrong', // attemptsLeft
    'registration.code_expired',
    'registration.code_used_up',
    'registration.phone_own',
    'registration.limit_numbers',
  ],
})

/** A classic «Город» number instead of a phone: identifier and password on a sheet that is printed once. */
export const issueGorodNumber = command('registration.issueGorodNumber', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid }),
  output: z.strictObject({ clientId: uuid, numberId: uuid, printJobId: uuid }),
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'registration.virtual_printer',
    'registration.limit_numbers',
  ],
})

/** Destroys the draft. A finished registration is only closed. */
export const leaveRegistration = action('registration.leave', {
  access: 'clients',
  personal: true,
  input: nothing,
  output: done,
})
