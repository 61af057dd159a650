import { acceptedPayment } from '../../shared/contract/payments.ts'
import { clearDraft, getDraft, paymentDraft, saveDraft } from '../../shared/contract/drafts.ts'
import { signedIn } from '../core/context.ts'
import { accepted, answer, type Feature, perform } from '../core/feature.ts'
import { findCommand } from '../db/journal.ts'
import { deleteDraft, findDraft, writeDraft } from '../records/drafts.ts'
import { findPrintJob } from '../records/print-jobs.ts'

export const drafts: Feature = {
  handlers: [
    answer(getDraft, (context) => {
      const operatorId = signedIn(context).id
      const stored = findDraft(context.db, context.ports.keys, operatorId)
      const draft = paymentDraft.safeParse(stored?.body)
      if (!stored || !draft.success) return null
      const logged = stored.commandId === null ? undefined : findCommand(context.db, stored.commandId)
      const answerOf = logged ? acceptedPayment.parse(JSON.parse(logged.answer)) : null
      const printState = answerOf ? (findPrintJob(context.db, answerOf.printJobId)?.state ?? 'unknown') : 'unknown'
      return {
        savedAt: stored.savedAt,
        draft: draft.data,
        commandId: stored.commandId,
        accepted: answerOf ? { ...answerOf, printState } : null,
      }
    }),

    perform(saveDraft, async (context, { draft, commandId }) => {
      const { keys, session } = context.ports
      // Cash is being counted: the idle lock waits (product.md, People).
      session.holdIdleLock(draft.step === 'cash')
      context.transact((tx, { at }) =>
        writeDraft(tx, keys, { operatorId: signedIn(context).id, commandId, body: draft, savedAt: at }),
      )
      return accepted(null)
    }),

    perform(clearDraft, async (context) => {
      context.ports.session.holdIdleLock(false)
      context.transact((tx) => deleteDraft(tx, signedIn(context).id))
      return accepted(null)
    }),
  ],
}
