// Schemas that several features share.
import { z } from './zod.ts'

/** Integer kopecks; sums at the desk are far below 2^53. */
export const kopecks = z.int().min(0).max(9_007_199_254_740_991)
/** A sum that is taken from a client: at least one kopeck, at most 100 million roubles a line. */
export const amountKopecks = z.int().min(1).max(10_000_000_000)
export const signedKopecks = z.int()
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const nothing = z.strictObject({})
export const done = z.null()
/** Why an act of a client's visit is stopped before anything else is looked at (electron/core/client-visit.ts). */
export const visitRefusals = [
  'clients.grant_ended',
  'clients.level_too_low',
  'clients.authority_lacking', // a representative whose authority does not cover the act, or is over
] as const
/** Of an import under way; `done` and `total` are bytes while it reads, rows after. */
export const importUnderWay = {
  fileName: z.string(),
  startedAt: instant,
  stage: z.enum(['reading', 'writing', 'verifying']),
  done: z.int(),
  total: z.int(),
}
/**
 * One line of text that a person typed: trimmed, no control characters, no half of a character (an unpaired surrogate:
 * SQLite would store another text than the one that was digested).
 */
export const typedText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint: control characters are what is refused
    .regex(/^[^\u0000-\u001f\u007f\p{Surrogate}]*$/u)

/** One line of a paper as it leaves the printer: exactly `columns` characters. */
export const paperLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    bold: z.boolean(),
    double: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('qr'), payload: z.string(), align: z.enum(['left', 'center', 'right']) }),
])
export const paperView = z.strictObject({ columns: z.int(), lines: z.array(paperLine) })
export type PaperView = z.output<typeof paperView>
