import { backupReasons } from '../domain/backup-name.ts'
import { action, query } from './define.ts'
import { secretText } from './keys.ts'
import { done, instant, nothing } from './values.ts'
import { z } from './zod.ts'

/** The copies in the desk's backup folder, newest first, and how the last one went. */
export const listBackups = query('backups.list', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({
    folder: z.string(),
    copies: z.array(
      z.strictObject({ file: z.string(), madeAt: instant, reason: z.enum(backupReasons), bytes: z.int() }),
    ),
    last: z.strictObject({ at: instant, failed: z.boolean() }).nullable(),
  }),
})

/** Makes a verified copy now. */
export const makeBackup = action('backups.make', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({ file: z.string() }),
  refusals: ['backups.disk_full', 'backups.failed'],
})

/** What a copy holds, as far as it tells without its keys. */
export const foundCopy = z.strictObject({
  file: z.string(),
  deskNumber: z.string(),
  officeName: z.string(),
  epoch: z.int(),
  lastEventAt: instant.nullable(),
  payments: z.int(),
  /** Whether this computer keeps the desk's key by itself; without a secret store a passphrase is asked for. */
  osStore: z.boolean(),
})
export type FoundCopy = z.output<typeof foundCopy>

/** Lets the person choose a copy (a file dialog of main's) and says what it is; null when nothing was chosen. */
export const chooseCopy = action('backups.chooseCopy', {
  access: 'open',
  input: nothing,
  output: foundCopy.nullable(),
  refusals: ['desk.already_set_up', 'backups.not_a_copy', 'backups.from_future', 'backups.broken'],
})

/**
 * Puts the chosen copy in the place of a desk that is not there (first start, lost or broken database), opened by its
 * recovery phrase; a new epoch begins. Access is the phrase itself.
 */
export const restoreCopy = action('backups.restore', {
  access: 'open',
  input: z.strictObject({ phrase: secretText, passphrase: secretText.nullable() }),
  output: done,
  refusals: [
    'desk.already_set_up',
    'backups.none_chosen',
    'backups.broken',
    'backups.disk_full',
    'keys.phrase_wrong', // group
    'keys.passphrase_weak',
    'keys.passphrase_needed',
  ],
})
