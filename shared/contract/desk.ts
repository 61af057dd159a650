import { roles } from '../domain/permissions.ts'
import { action, command, query } from './define.ts'
import { printerReasons } from '../domain/printer-reason.ts'
import { secretText } from './keys.ts'
import { printerSettings } from './printing.ts'
import { done, nothing, typedText } from './values.ts'
import { z } from './zod.ts'

export const deskDetails = z.strictObject({
  bankName: typedText(160).min(1),
  bankBic: z.string().regex(/^\d{9}$/),
  bankLicence: typedText(20),
  officeName: typedText(80).min(1),
  officeAddress: typedText(160),
  supportPhone: typedText(40),
  /** Part of every receipt number: digits, 1 to 4 of them. */
  deskNumber: z.string().regex(/^\d{1,4}$/),
  cityTimeZone: z.string().min(1).max(60),
})
export type DeskDetails = z.output<typeof deskDetails>

/** How this desk's window looks; the same for everyone who works at it. */
export const preferences = z.strictObject({
  language: z.enum(['ru', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
})
export type Preferences = z.output<typeof preferences>

/** Why the database could not be opened; each has a sentence and a way on. */
export const deskProblems = [
  'database_corrupt',
  'database_from_future',
  'folder_read_only',
  'disk_full',
  'network_drive',
  'migration_failed',
  /** Another program, maybe of another account of this computer, has the folder open. */
  'folder_in_use',
  /** A desk was set up here, and its database is gone: an empty one is never put in its place. */
  'database_lost',
] as const

export const deskState = z.discriminatedUnion('phase', [
  /** The window is there before the desk: a backup is made, the schema brought up to date. */
  z.strictObject({ phase: z.literal('opening'), version: z.string() }),
  z.strictObject({ phase: z.literal('first_run'), version: z.string() }),
  z.strictObject({
    phase: z.literal('problem'),
    version: z.string(),
    problem: z.enum(deskProblems),
    /** The folder the person may have to look at; also the support code's origin. */
    dataFolder: z.string(),
    reference: z.string(),
    /** Whether a copy can be put in the place of this database. */
    mayRestore: z.boolean(),
  }),
  z.strictObject({
    phase: z.literal('ready'),
    version: z.string(),
    kind: z.enum(['demo', 'real']),
    details: deskDetails,
    epoch: z.int(),
    preferences,
    /** Only on a demo desk: who can sign in and how. Empty on a real one. */
    demoOperators: z.array(
      z.strictObject({ login: z.string(), password: z.string(), name: z.string(), role: z.enum(roles) }),
    ),
  }),
])
export type DeskState = z.output<typeof deskState>

export const getState = query('desk.getState', { access: 'open', input: nothing, output: deskState })

/** Opens the demo desk in its own folder; the window is loaded anew on it. */
export const chooseDemo = action('desk.chooseDemo', {
  access: 'open',
  input: nothing,
  output: done,
  refusals: ['desk.already_set_up'],
})

/** Tries to open the database again after its problem was dealt with. */
export const retryOpen = action('desk.retryOpen', { access: 'open', input: nothing, output: done })

export const passwordText = z.string().min(1).max(200)

/** Prints a test page on a printer of a desk that is being set up. */
export const testNewPrinter = action('desk.testNewPrinter', {
  access: 'open',
  input: z.strictObject({ printer: printerSettings }),
  output: z.strictObject({
    outcome: z.enum(['printed', 'not_printed', 'unknown']),
    reason: z.enum(printerReasons).nullable(),
  }),
  refusals: ['desk.already_set_up'],
})

/** Kept for every later start, the sign-in screen included. */
export const setPreferences = action('desk.setPreferences', {
  access: 'open',
  input: preferences,
  output: done,
})

/** First start of a real desk: its details and its administrator. */
export const setUp = command('desk.setUp', {
  access: 'open',
  input: z.strictObject({
    details: deskDetails,
    administrator: z.strictObject({
      login: typedText(40).min(1),
      name: typedText(80).min(1),
      password: passwordText,
    }),
    printer: printerSettings,
    /** The recovery phrase as it was typed back from paper: what main made with `keys.newPhrase`. */
    phrase: secretText,
    /** Where there is no OS secret store: asked for at every start. */
    passphrase: secretText.nullable(),
  }),
  output: done,
  refusals: [
    'keys.phrase_wrong', // group
    'keys.phrase_missing',
    'keys.passphrase_weak',
    'keys.passphrase_needed',
    'desk.already_set_up',
    'desk.bic_invalid',
    'desk.time_zone_unknown',
    'operators.password_weak',
    'operators.login_invalid',
  ],
})

const lampState = z.strictObject({
  audit: z.enum(['not_checked', 'intact', 'broken']),
  /** Personal data can't be read until the keys are opened. */
  keys: z.enum(['open', 'sealed']),
  /** `off`: a real desk without a gateway. `waiting`: messages that have not gone yet. */
  sms: z.enum(['ready', 'off', 'failing']),
  /** `waiting`: much, or for more than a day, has not gone to «Город». */
  exchange: z.enum(['fine', 'waiting']),
  /** Restored from a copy, and no supervisor has seen yet what that lost: no money is taken. */
  awaitsReview: z.boolean(),
  /** How the last backup went. */
  backup: z.enum(['none', 'made', 'failed']),
  /** Milliseconds by which the clock stands behind the journal; 0 when it does not. */
  clockBehindMs: z.int().min(0),
})
export type Lamps = z.output<typeof lampState>

/** What the lamps of the top bar show; each opens what is wrong and what to do. */
export const lamps = query('desk.getLamps', { access: 'signed_in', input: nothing, output: lampState })

/** Makes a sheet of printable demo bills with QR codes, to be played with a real scanner: a PDF in the demo's folder. */
export const makeDemoBills = action('desk.makeDemoBills', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({ file: z.string(), bills: z.int() }),
  refusals: ['desk.demo_only', 'desk.bills_not_written'],
})
