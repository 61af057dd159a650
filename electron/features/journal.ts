import {
  exportJournal,
  getJournalChoices,
  getJournalPayment,
  getJournalTotals,
  type JournalFilter,
  type JournalTotals,
  listJournal,
} from '../../shared/contract/journal.ts'
import { may } from '../../shared/domain/permissions.ts'
import { localMoment } from '../core/clock.ts'
import { grantFor } from '../core/client-visit.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, answerBeside, type Feature, perform, refused } from '../core/feature.ts'
import { chainHead } from '../db/journal.ts'
import type { Db } from '../db/open.ts'
import { isDrawerHidden } from '../records/counting.ts'
import { paymentCard } from '../records/journal-card.ts'
import { paymentsOfClient } from '../records/journal-client.ts'
import { type JournalQuery, picksPayments, readSearch } from '../records/journal-filter.ts'
import { journalIndexFile } from '../records/journal-index.ts'
import { candidatesAtOnce, journalPage } from '../records/journal-pages.ts'
import { journalSearch, journalWords } from '../records/journal-search.ts'
import { journalSheet } from '../records/journal-sheet.ts'
import { addSums, journalSums, noSums, type SumsSlice, totalsOf } from '../records/journal-sums.ts'
import { allOperators } from '../records/operators.ts'
import { openShiftOf } from '../records/shifts.ts'

/** product.md, People: a cashier sees the own journal; any shift is the supervisor's. Null: everybody's. */
const mayOnlySee = (context: QueryContext): string | null => {
  const actor = signedIn(context)
  return may(actor.role, 'supervision') ? null : actor.id
}

/** What a filter asks of the records; null where it can find nothing: no shift runs, or the client's visit is over. */
const queryOf = (context: QueryContext, filter: JournalFilter): JournalQuery | null => {
  const { shift, operatorId, grant, search, ...plain } = filter
  const shiftNumber = shift === 'open' ? (openShiftOf(context.db)?.number ?? null) : shift
  if (shift === 'open' && shiftNumber === null) return null
  const visit = grant === null ? null : grantFor(context, grant, 'card.see')
  if (typeof visit === 'string') return null
  return {
    ...plain,
    shiftNumber,
    operatorId: mayOnlySee(context) ?? operatorId,
    client: visit && paymentsOfClient(context.db, context.ports.deskKeys, visit.clientId),
    search: readSearch(search),
  }
}

/** Whether the sums of a filter would tell what somebody who counts blind must not know. */
const tellsDrawer = (context: QueryContext, query: JournalQuery): boolean => {
  const open = openShiftOf(context.db)
  if (!open || !isDrawerHidden(context)) return false
  return query.shiftNumber === null || query.shiftNumber === open.number
}

/** What was asked last at a desk, and what was last answered: while the chain stands, the same filter comes to the same. */
type Asked = { key: string; answer: { seq: number; totals: JournalTotals } | null }
const lastAsked = new WeakMap<Db, Asked>()

/** Adds up slice by slice, so that others get their turn; null when another filter was asked about meanwhile. */
const addUp = async (context: QueryContext, query: JournalQuery): Promise<JournalTotals | null> => {
  const { db, ports } = context
  const key = JSON.stringify(query)
  const { seq } = chainHead(db)
  const known = lastAsked.get(db)
  // How a receipt came out stands in no event.
  if (known?.key === key && known.answer?.seq === seq && query.state !== 'print_not_confirmed')
    return known.answer.totals
  const mine: Asked = { key, answer: null }
  lastAsked.set(db, mine)
  const indexFile = journalIndexFile(ports.dataFolder)
  let sums = noSums
  for (let before: number | null = null; ; ) {
    const slice: SumsSlice = await ports.reports.run(journalSums, { indexFile, query, before })
    sums = addSums(sums, slice.sums)
    before = slice.next
    if (before === null) break
    if (lastAsked.get(db) !== mine) return null
  }
  const totals = totalsOf(query, sums)
  mine.answer = { seq, totals }
  return totals
}

const nothingFound = { entries: [], next: null, searchedTo: null, indexing: null }

export const journal: Feature = {
  handlers: [
    answerBeside(listJournal, async (context, { filter, before }) => {
      const query = queryOf(context, filter)
      if (query === null) return nothingFound
      const atOnce = candidatesAtOnce(context.db, query)
      if (atOnce || !picksPayments(query)) return { ...journalPage(context.db, query, atOnce, before), indexing: null }
      const indexFile = journalIndexFile(context.ports.dataFolder)
      return await context.ports.reports.run(journalSearch, { indexFile, query, before })
    }),

    answerBeside(getJournalTotals, async (context, { filter }) => {
      const query = queryOf(context, filter)
      if (query === null) return null
      return tellsDrawer(context, query) ? null : await addUp(context, query)
    }),

    answerBeside(getJournalChoices, async (context) => {
      const indexFile = journalIndexFile(context.ports.dataFolder)
      const { payees, services } = await context.ports.reports.run(journalWords, { indexFile })
      const operators = mayOnlySee(context) === null ? allOperators(context.db) : []
      return {
        operators: operators
          .filter(({ role }) => may(role, 'payments'))
          .map(({ id, name }) => ({ operatorId: id, name })),
        payees: payees.map(({ value, label }) => ({ inn: value, name: label })),
        services: services.map(({ value, label }) => ({ serviceId: value, name: label })),
      }
    }),

    answer(
      getJournalPayment,
      (context, { paymentId }) => paymentCard(context.db, paymentId, mayOnlySee(context)) ?? null,
    ),

    perform(exportJournal, async (context, { filter, format }) => {
      const query = queryOf(context, filter)
      if (query === null) return refused('journal.nothing_to_export')
      if (tellsDrawer(context, query)) return refused('journal.counted_blind')
      const { localDate } = localMoment(context.at, setUpDesk(context).details.cityTimeZone)
      const started = await context.ports.exports.start({
        source: journalSheet,
        asked: { indexFile: journalIndexFile(context.ports.dataFolder), query },
        format,
        name: `журнал-${localDate}.${format}`,
        operatorId: signedIn(context).id,
      })
      if (started === 'running') return refused('exports.running')
      return accepted(started === 'left' ? null : started)
    }),
  ],
}
