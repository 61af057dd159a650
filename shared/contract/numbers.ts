import { rebindReasons, revokeReasons } from '../domain/system-number.ts'
import { command, query } from './define.ts'
import { codeState } from './sms.ts'
import { done, typedText, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** What a phone is to the client of this card, before a code is sent. Null when the grant has ended. */
export const checkPhone = query('numbers.checkPhone', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, phone: typedText(40) }),
  output: z.enum(['invalid', 'free', 'own', 'unconfirmed', 'of_other']).nullable(),
})

/** Sends a code to the client's new phone. */
export const sendNewPhoneCode = command('numbers.sendCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid, phone: typedText(40) }),
  output: z.strictObject({ codeId: uuid }),
  refusals: [
    ...visitRefusals,
    'clients.number_unknown',
    'numbers.not_a_phone',
    'numbers.revoked',
    'numbers.sms_off',
    'numbers.phone_invalid',
    'numbers.phone_own',
    'numbers.resend_too_early', // resendAt
    'numbers.too_many_codes', // limit
  ],
})

/** How the code stands: where its SMS is, how often it may still be said. Null when it is not of this client. */
export const getNewPhoneCode = query('numbers.getCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, codeId: uuid }),
  output: codeState.nullable(),
})

/**
 * The client's new phone, in one command: the phone the code was sent to becomes the client's number, links move to it,
 * the old number is revoked, a new password goes to the new phone. The old phone need not be there. `reason`: asked for
 * when the phone is another client's, whose number is then revoked; a supervisor approves that.
 */
export const replacePhone = command('numbers.replacePhone', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    grant: uuid,
    numberId: uuid,
    phone: typedText(40),
    codeId: uuid,
    code: z.string().regex(/^\d{6}$/),
    reason: z.enum(rebindReasons).nullable(),
  }),
  output: z.strictObject({ numberId: uuid, smsId: uuid, links: z.int() }),
  refusals: [
    ...visitRefusals,
    'clients.number_unknown',
    'numbers.not_a_phone',
    'numbers.revoked',
    'numbers.sms_off',
    'numbers.phone_invalid',
    'numbers.phone_own',
    'numbers.code_wrong', // attemptsLeft
    'numbers.code_expired',
    'numbers.code_used_up',
    'numbers.reason_needed',
    'approvals.needed',
  ],
})

/** A new password: of a phone by SMS, never shown; of a «Город» number on a sheet that is printed once. */
export const resetPassword = command('numbers.resetPassword', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid }),
  output: z.strictObject({ way: z.enum(['sms', 'sheet']), id: uuid }),
  refusals: [
    ...visitRefusals,
    'clients.number_unknown',
    'numbers.revoked',
    'numbers.blocked',
    'numbers.no_password',
    'numbers.sms_off',
    'numbers.virtual_printer',
  ],
})

/** A number that the Gosuslugi portal has issued by itself: linked, shown and paid like any other, without a password. */
export const recordGosuslugi = command('numbers.recordGosuslugi', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, number: typedText(40) }),
  output: z.strictObject({ numberId: uuid }),
  refusals: [
    ...visitRefusals,
    'numbers.gosuslugi_invalid',
    'numbers.gosuslugi_known',
    'numbers.limit_numbers', // limit, used
  ],
})

/** Ends a number for ever. Its links stay on the card and count until they are unlinked. */
export const revokeNumber = command('numbers.revoke', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid, reason: z.enum(revokeReasons) }),
  output: done,
  refusals: [...visitRefusals, 'clients.number_unknown', 'numbers.revoked'],
})
