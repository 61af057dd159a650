import type { listAuditEvents } from '../../../shared/contract/audit.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'

/** One event of the trail: ids and codes, never client data. */
export type AuditEvent = OutputOf<typeof listAuditEvents>['events'][number]
