import { action, query } from './define.ts'
import { done, instant, nothing } from './values.ts'
import { z } from './zod.ts'

// Tables of the journal and of reports as files. They are written beside the desk's work, one at a time.

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportFailures = ['cancelled', 'disk_full', 'folder_read_only', 'too_many_rows', 'failed'] as const
export type ExportFailure = (typeof exportFailures)[number]

export const getExport = query('exports.get', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({
    running: z.strictObject({ fileName: z.string(), startedAt: instant, done: z.int(), total: z.int() }).nullable(),
    /** The last one of who asks. */
    finished: z
      .strictObject({
        fileName: z.string(),
        /** Where it lies. */
        folder: z.string(),
        rows: z.int(),
        failure: z.enum(exportFailures).nullable(),
      })
      .nullable(),
  }),
})

/** Stops the one under way; nothing of its file is left. */
export const cancelExport = action('exports.cancel', { access: 'payments', input: nothing, output: done })
