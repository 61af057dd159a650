import { command, query } from './define.ts'
import { done, instant, nothing } from './values.ts'
import { z } from './zod.ts'

/** How long what is needed for a while only is kept. Bounds: a registration must be able to end, a paper to be printed. */
export const retentionSettings = z.strictObject({
  /** An interrupted registration; product.md §1 says 30 minutes at most. */
  draftMinutes: z.int().min(5).max(30),
  /** Rows of messages and codes of clients; their bodies are overwritten when the outcome is final. */
  smsDays: z.int().min(2).max(365),
  /** The same of registrations that came to nothing. */
  failedRegistrationDays: z.int().min(2).max(90),
  /** A paper with personal data that waits for a printer. */
  paperHours: z.int().min(1).max(72),
  /** Hashes of passwords in what was sent to «Город»: so long its file can be written again as it was. */
  verifierDays: z.int().min(7).max(365),
  /** Who paid, where the law asked for it: five years after the operation (115-ФЗ ст. 7 п. 4). */
  payerYears: z.int().min(5).max(20).default(5),
})
export type RetentionSettings = z.output<typeof retentionSettings>

export const getRetention = query('retention.get', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({
    settings: retentionSettings,
    /** The last run of the job, and how much it removed; null before the first. */
    last: z.strictObject({ at: instant, removed: z.int() }).nullable(),
  }),
})

export const setRetention = command('retention.set', {
  access: 'administration',
  input: retentionSettings,
  output: done,
  refusals: [],
})
