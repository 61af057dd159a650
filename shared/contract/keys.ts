import { printerReasons } from '../domain/printer-reason.ts'
import { action, query } from './define.ts'
import { printerSettings } from './printing.ts'
import { done, nothing } from './values.ts'
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
  refusals: ['keys.passphrase_wrong', 'keys.phrase_wrong'],
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

/** Prints the new phrase on a real printer, before the desk is set up. */
export const printPhrase = action('keys.printPhrase', {
  access: 'open',
  input: z.strictObject({ printer: printerSettings }),
  output: z.strictObject({
    outcome: z.enum(['printed', 'not_printed', 'unknown']),
    reason: z.enum(printerReasons).nullable(),
  }),
  refusals: ['desk.already_set_up', 'keys.phrase_missing', 'keys.virtual_printer'],
})
