import { type JournalEntry, listJournal } from '../../../shared/contract/payments.ts'
import { type Pages, usePages } from '../../api/use-pages.ts'

export type JournalScope = 'shift' | 'all'
export type JournalPages = Pages<typeof listJournal, JournalEntry>

/** Payments, 50 a page. */
export const useJournalPages = (scope: JournalScope, search: string): JournalPages =>
  usePages(
    listJournal,
    (before) => ({ scope, search, before }),
    ({ entries }) => entries,
    ({ paymentId }) => paymentId,
  )
