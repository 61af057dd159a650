import { printerReasons } from '../domain/printer-reason.ts'
import { action, query } from './define.ts'
import { printerSettings } from './printing.ts'
import { done, instant, nothing } from './values.ts'
import { z } from './zod.ts'

/** How the desk's key is kept beside the recovery phrase. `file`: a demo desk, whose data are invented. */
export const keyProtection = z.enum(['os', 'passphrase', 'file'])

/** Whether personal data can be read now, and what opens them. */
export const getKeyState = query('keys.getState', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({
    state: z.enum(['open', 'sealed']),
    protection: keyProtection,
    /** The OS store is there but no longer opens this desk's key (wiped keyring, another machine). */
    osStoreFailed: z.boolean(),
    /** The desk's key is being changed: so many of so many kinds of data are done. Null when it is not. */
    rotation: z.strictObject({ done: z.int(), of: z.int(), startedAt: instant }).nullable(),
  }),
})

export const secretText = z.string().min(1).max(200)

/** Opens the desk's keys for this run of the program. */
export const unseal = action('keys.unseal', {
  access: 'signed_in',
  input: z.discriminatedUnion('with', [
    z.strictObject({ with: z.literal('passphrase'), passphrase: secretText }),
    z.strictObject({ with: z.literal('phrase'), phrase: secretText }),
  ]),
  output: done,
  /** phrase_wrong carries group (1–8, or null when every group is well-formed but the key is another desk's). */
  refusals: ['keys.passphrase_wrong', 'keys.phrase_wrong', 'keys.locked_out'],
})

/** Another passphrase; the one before is asked for, and wrong ones count to the lock-out. */
export const changePassphrase = action('keys.changePassphrase', {
  access: 'administration',
  input: z.strictObject({ current: secretText, next: secretText }),
  output: done,
  refusals: ['keys.no_passphrase', 'keys.passphrase_wrong', 'keys.passphrase_weak', 'keys.locked_out'],
})

/**
 * A new key for the desk, under the same recovery phrase (and passphrase, where the desk has one). What is sealed is
 * sealed anew in the background; codes that were sent are void.
 */
export const rotateKey = action('keys.rotate', {
  access: 'administration',
  input: z.strictObject({ phrase: secretText, passphrase: secretText.nullable() }),
  output: done,
  refusals: [
    'keys.demo_key',
    'keys.rotation_running',
    'keys.phrase_wrong', // group
    'keys.passphrase_wrong',
    'keys.passphrase_needed',
    'keys.passphrase_weak',
    'keys.locked_out',
  ],
})

/** 8 groups of 6 digits, each divisible by 11: shared/domain/recovery-phrase.ts. */
export const phraseGroups = z.array(z.string().regex(/^\d{6}$/)).length(8)

/** A new desk's recovery phrase. Main keeps it until `desk.setUp` has got it typed back; each call makes a new one. */
export const newPhrase = action('keys.newPhrase', {
  access: 'open',
  input: nothing,
  output: z.strictObject({ groups: phraseGroups, osStore: z.boolean() }),
  refusals: ['desk.already_set_up'],
})

const phrasePrinted = z.strictObject({
  outcome: z.enum(['printed', 'not_printed', 'unknown']),
  reason: z.enum(printerReasons).nullable(),
})

/** Prints the new phrase on a real printer, before the desk is set up. */
export const printPhrase = action('keys.printPhrase', {
  access: 'open',
  input: z.strictObject({ printer: printerSettings }),
  output: phrasePrinted,
  refusals: ['desk.already_set_up', 'keys.phrase_missing', 'keys.virtual_printer'],
})

/**
 * Makes another recovery phrase for a desk that works, for an administrator who gives the own password once more. It
 * opens nothing yet: main keeps it until `replacePhrase` has got it typed back; each call makes a new one.
 */
export const beginPhrase = action('keys.beginPhrase', {
  access: 'administration',
  input: z.strictObject({ password: secretText }),
  output: z.strictObject({ groups: phraseGroups }),
  /** wrong_password carries attemptsLeft (number | null), locked_out carries until (instant). */
  refusals: ['session.wrong_password', 'session.locked_out', 'keys.demo_key'],
})

/** Prints that phrase on the desk's own printer, where it is a real one. */
export const printNewPhrase = action('keys.printNewPhrase', {
  access: 'administration',
  input: nothing,
  output: phrasePrinted,
  refusals: ['keys.phrase_missing', 'keys.virtual_printer'],
})

/** From now on the phrase that was typed back from paper opens this desk, and the one before only copies of before. */
export const replacePhrase = action('keys.replacePhrase', {
  access: 'administration',
  input: z.strictObject({ phrase: secretText }),
  output: done,
  refusals: ['keys.phrase_missing', 'keys.phrase_wrong'], // group
})
