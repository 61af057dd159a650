import { command, query } from './define.ts'
import { instant, kopecks, nothing, signedKopecks } from './values.ts'
import { z } from './zod.ts'

const zReport = z.strictObject({ number: z.int(), closedAt: instant, runningTotalKopecks: kopecks })

/** What this desk was restored from, and what is proved to have happened after that copy. */
export const restoreReview = z.strictObject({
  restoredAt: instant,
  epoch: z.int(),
  /** The last event in the copy. */
  copyAt: instant.nullable(),
  lastZ: zReport.nullable(),
  lastReceipt: z.string().nullable(),
  /** Found in newer copies and in the database that was put aside; empty on another computer. */
  receipts: z.array(z.strictObject({ number: z.string(), acceptedAt: instant, dueKopecks: kopecks })),
  receiptCount: z.int(),
  receiptKopecks: kopecks,
  zReports: z.array(zReport),
  exchangeFiles: z.array(z.strictObject({ epoch: z.int(), number: z.int() })),
  /** Whether the folder of the exchange was looked into, too. */
  exchangeFolder: z.enum(['read', 'unreachable', 'not_set']),
  sources: z.int(),
  /** Clients who had withdrawn their consent after the copy, and were erased again. */
  erasedAgain: z.int(),
  /** Set once a supervisor has seen the list; until then the desk takes no money. */
  seen: z
    .strictObject({
      at: instant,
      operatorName: z.string(),
      zNumber: z.int().nullable(),
      lostKopecks: signedKopecks.nullable(),
    })
    .nullable(),
})
export type RestoreReview = z.output<typeof restoreReview>

/** Null on a desk that was never restored. */
export const getRestoreReview = query('restored.get', {
  access: 'signed_in',
  input: nothing,
  output: restoreReview.nullable(),
})

/**
 * The supervisor has seen the list and compared it with the papers: number and running total of the last Z-report that
 * is on paper, or none. From now on the desk takes money.
 */
export const reviewRestore = command('restored.review', {
  access: 'supervision',
  input: z.strictObject({
    lastZ: z.strictObject({ number: z.int().min(1).max(9_999_999), runningTotalKopecks: kopecks }).nullable(),
  }),
  output: z.strictObject({
    /** Shifts and money of the papers that the copy does not know; null when no later Z is on paper. */
    lostShifts: z.int().nullable(),
    lostKopecks: signedKopecks.nullable(),
  }),
  refusals: ['restored.nothing_to_review', 'restored.z_before_copy', 'restored.total_before_copy'],
})
