import type { OpenThing } from '../../shared/contract/shift.ts'
import { findCommand } from '../db/journal.ts'
import type { Db } from '../db/open.ts'
import type { SpoolKeys } from '../db/sealed.ts'
import { findDraft } from './drafts.ts'
import { openPrintJobs } from './print-jobs.ts'
import { unsentOfShift } from './sent-registers.ts'
import { unsettledDifferences } from './shift-differences.ts'
import type { StoredShift } from './shifts.ts'
import { openTransits } from './stored-orders.ts'

/** Whether the operator has a payment that was begun and never accepted. */
const hasOpenDraft = (db: Db, keys: SpoolKeys, operatorId: string): boolean => {
  const draft = findDraft(db, keys, operatorId)
  // A draft outlives its payment until the window has shown it as done.
  return draft !== undefined && (draft.commandId === null || findCommand(db, draft.commandId) === undefined)
}

/** What is left open at a desk when the shift ends; nothing of it keeps the shift from closing. */
export const openThingsAt = (db: Db, keys: SpoolKeys, shift: StoredShift): OpenThing[] => {
  const jobs = openPrintJobs(db)
  const queued = jobs.filter(({ state }) => state !== 'unknown')
  return [
    ...(queued.length === 0 ? [] : [{ kind: 'print_queued', title: '', count: queued.length, kopecks: null } as const]),
    ...jobs
      .filter(({ state }) => state === 'unknown')
      .map(({ title }) => ({ kind: 'print_unknown', title, count: 1, kopecks: null }) as const),
    ...(hasOpenDraft(db, keys, shift.operatorId)
      ? [{ kind: 'draft', title: shift.operatorName, count: 1, kopecks: null } as const]
      : []),
    ...openTransits(db).map(({ title, kopecks }) => ({ kind: 'transit', title, count: 1, kopecks }) as const),
    ...unsentOfShift(db, shift.id).map(
      ({ title, kopecks }) => ({ kind: 'register', title, count: 1, kopecks }) as const,
    ),
    ...unsettledDifferences(db).map(
      ({ shiftNumber, differenceKopecks }) =>
        ({ kind: 'difference', title: String(shiftNumber), count: 1, kopecks: differenceKopecks }) as const,
    ),
  ]
}
