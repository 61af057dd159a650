import { action, query } from './define.ts'
import { instant, nothing } from './values.ts'
import { z } from './zod.ts'

export const auditEvent = z.strictObject({
  seq: z.int(),
  at: instant,
  kind: z.string(),
  operatorName: z.string().nullable(),
  /** Canonical JSON of the event: ids, codes, kopecks; never client data. */
  body: z.string(),
  hash: z.string(),
})

/** Newest first, 100 a page. */
export const listAuditEvents = query('audit.listEvents', {
  access: 'administration',
  input: z.strictObject({ before: z.int().nullable(), kind: z.string().max(60).nullable() }),
  output: z.strictObject({ events: z.array(auditEvent), next: z.int().nullable(), kinds: z.array(z.string()) }),
})

export const auditVerdict = z.strictObject({
  intact: z.boolean(),
  events: z.int(),
  moneyRows: z.int(),
  head: z.string(),
  checkedAt: instant,
  /** The first event that does not fit, and how. */
  brokenSeq: z.int().nullable(),
  problem: z
    .enum(['hash_mismatch', 'gap', 'money_row_changed', 'money_row_missing', 'money_row_unrecorded'])
    .nullable(),
})
export type AuditVerdict = z.output<typeof auditVerdict>

/** Recomputes the whole chain and every money row, in a worker. */
export const verifyAudit = action('audit.verify', { access: 'administration', input: nothing, output: auditVerdict })
