import { listAuditEvents, verifyAudit } from '../../shared/contract/audit.ts'
import { accepted, answer, type Feature, perform } from '../core/feature.ts'
import { auditKinds, auditPage } from '../records/audit-events.ts'

const pageSize = 100

export const audit: Feature = {
  handlers: [
    answer(listAuditEvents, ({ db }, { before, kind }) => {
      const events = auditPage(db, { before, kind, limit: pageSize + 1 })
      const page = events.slice(0, pageSize)
      return { events: page, next: events.length > pageSize ? (page.at(-1)?.seq ?? null) : null, kinds: auditKinds }
    }),

    perform(verifyAudit, async (context) => {
      const verdict = await context.ports.verifyJournal()
      context.transact((_tx, { audit: record }) =>
        record('audit.verified', { intact: verdict.intact, events: verdict.events, brokenSeq: verdict.brokenSeq }),
      )
      return accepted(verdict)
    }),
  ],
}
