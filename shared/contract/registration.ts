import { rebindReasons } from '../domain/system-number.ts'
import { action, command, query } from './define.ts'
import { documentFields, documentProblems, scanDoubts, typedDocument } from './documents.ts'
import { registrationView } from './registration-view.ts'
import { representativeFields, representativeProblems, typedRepresentative } from './representatives.ts'
import { done, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export {
  type DocumentField,
  documentFields,
  type DocumentProblem,
  documentProblems,
  type ScanDoubts,
  type TypedDocument,
  typedDocument,
} from './documents.ts'
export {
  type Check,
  check,
  checkCodes,
  ownerUse,
  registrationSteps,
  type RegistrationView,
  registrationView,
} from './registration-view.ts'

/** This operator's registration as it stands, also after a kill; null when there is none. Codes and passwords never. */
export const getRegistration = query('registration.get', {
  access: 'clients',
  personal: true,
  input: nothing,
  output: registrationView.nullable(),
})

/** Keeps what is typed, and what of it is in doubt, sealed; begins a registration when there is none. */
export const saveRegistration = action('registration.save', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ typed: typedDocument, phone: typedText(40), doubts: scanDoubts.optional() }),
  output: z.strictObject({ registrationId: uuid }),
})

/**
 * Checks the passport. Without problems the step becomes `match` when somebody may be the same person, else
 * `representative` for a minor, else `consent`.
 */
export const checkPassport = action('registration.checkPassport', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ typed: typedDocument }),
  output: z.strictObject({
    problems: z.array(z.strictObject({ field: z.enum(documentFields), problem: z.enum(documentProblems) })),
  }),
})

/** The operator has looked: the bearer of the new document is this client, or another person (`clientId` null). */
export const answerMatch = action('registration.answerMatch', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, clientId: uuid.nullable() }),
  output: done,
  refusals: ['registration.not_found', 'registration.wrong_step', 'registration.match_unknown'],
})

/** Somebody acts for the client: the step becomes `representative`; what was signed is void. Or nobody does after all. */
export const wantRepresentative = action('registration.wantRepresentative', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, wanted: z.boolean() }),
  output: done,
  refusals: ['registration.not_found', 'registration.wrong_step', 'registration.representative_required'],
})

/** Keeps what is typed of the representative, sealed. */
export const saveRepresentative = action('registration.saveRepresentative', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, typed: typedRepresentative }),
  output: done,
  refusals: ['registration.not_found', 'registration.wrong_step'],
})

/** Checks document and authority of the representative; without problems the step becomes `consent`. */
export const checkRepresentative = action('registration.checkRepresentative', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, typed: typedRepresentative }),
  output: z.strictObject({
    problems: z.array(z.strictObject({ field: z.enum(representativeFields), problem: z.enum(representativeProblems) })),
  }),
  refusals: ['registration.not_found', 'registration.wrong_step'],
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
  input: z.strictObject({
    registrationId: uuid,
    processing: z.literal(true),
    advertising: z.boolean(),
    /** The representative has signed too, where there is one; left out by those who ask without one. */
    representative: z.boolean().optional(),
  }),
  output: done,
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'registration.consent_not_printed',
    'registration.representative_not_signed',
  ],
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
    'registration.screening_open',
    'registration.resend_too_early', // resendAt
    'registration.too_many_codes', // limit a day to a phone
  ],
})

/** The code the client has said. Accepted: client, consents and number exist, the password goes by SMS. */
export const confirmCode = command('registration.confirmCode', {
  access: 'clients',
  personal: true,
  /** `rebindReason`: asked for when the phone is another client's, and then a supervisor approves. */
  input: z.strictObject({
    registrationId: uuid,
    code: z.string().regex(/^\d{6}$/),
    rebindReason: z.enum(rebindReasons).optional(),
  }),
  output: z.strictObject({ clientId: uuid, numberId: uuid, printJobId: uuid }),
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'registration.code_wrong', // attemptsLeft
    'registration.code_expired',
    'registration.code_used_up',
    'registration.phone_own',
    'registration.limit_numbers',
    'registration.rebind_reason_needed',
    'approvals.needed',
    'registration.screening_open',
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
    'registration.screening_open',
    'registration.number_range_used_up',
  ],
})

/** Destroys the draft. A finished registration is only closed. */
export const leaveRegistration = action('registration.leave', {
  access: 'clients',
  personal: true,
  input: nothing,
  output: done,
})
