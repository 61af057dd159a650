import type { ReportTask } from '../core/report-port.ts'
import type { Db } from '../db/open.ts'
import type { JournalQuery } from './journal-filter.ts'
import { placesPerShift } from './journal-filter.ts'
import {
  accountWords,
  catchUp,
  findWord,
  type Indexing,
  type JournalWord,
  openJournalIndex,
  placesOfWord,
  wordOfSum,
  wordsOfKind,
} from './journal-index.ts'
import {
  type Candidates,
  candidatesAtOnce,
  type FoundPage,
  journalPage,
  type PlaceSpan,
  spanOf,
  walkAlong,
} from './journal-pages.ts'

/** A page that is looked for, and an index that catches up, give way to others after so long; asked again they go on. */
const sliceMs = 150

/** Set when it is made. */
export const lateAfter = (ms: number): (() => boolean) => {
  const endMs = performance.now() + ms
  return () => performance.now() >= endMs
}

/** Words that a condition goes by: a payment that fits stands at one of their places, or of `places`. */
type Clue = { readonly words: readonly number[]; readonly places: readonly number[] }

/** Of more accounts than these it is no clue: «31» is where half of all begin. */
const mostAccounts = 200
const counted = 1_000

const placesOfPayments = (journal: Db, paymentIds: readonly string[]): number[] =>
  journal
    .all<{ place: number }>(
      `SELECT s.number * ${placesPerShift} + p.seq AS place FROM json_each(:ids) i
       CROSS JOIN payments p ON p.id = i.value CROSS JOIN shifts s ON s.id = p.shift_id`,
      { ids: JSON.stringify(paymentIds) },
    )
    .map(({ place }) => place)

const cluesOf = (journal: Db, index: Db, query: JournalQuery): Clue[] => {
  const { payeeInn, serviceId, client, search, state, fromKopecks, untilKopecks } = query
  const clues: Clue[] = []
  const words = (found: readonly number[]): void => void clues.push({ words: found, places: [] })
  if (payeeInn !== null) words(findWord(index, 'payee', payeeInn))
  if (serviceId !== null) words(findWord(index, 'service', serviceId))
  if (client !== null)
    clues.push({
      words: [...new Set(client.accounts.flatMap(({ account }) => findWord(index, 'account', account.toUpperCase())))],
      places: placesOfPayments(journal, client.paymentIds),
    })
  if (search?.kind === 'text') {
    const accounts = accountWords(index, search.account, mostAccounts + 1)
    const sums = search.kopecks === null ? [] : [wordOfSum(search.kopecks)]
    if (accounts.length <= mostAccounts) words([...accounts, ...sums])
  }
  if (fromKopecks !== null && fromKopecks === untilKopecks) words([wordOfSum(fromKopecks)])
  if (state === 'reversed' || state === 'partly_reversed' || state === 'corrected')
    words(findWord(index, 'state', 'reversed'))
  return clues
}

/** About how many payments a clue leads to; above a thousand it does not matter. */
const weightOf = (index: Db, { words, places }: Clue, { oldest, newest }: PlaceSpan): number =>
  words.reduce(
    (sum, word) =>
      sum > counted ? sum : sum + placesOfWord(index, word, { oldest, below: newest, limit: counted }).length,
    places.length,
  )

/** Places of a clue, newest first: of each word as many as may be needed, the newest of all of them. */
const along =
  (index: Db, { words, places }: Clue, { oldest, newest }: PlaceSpan): Candidates =>
  (before, limit) => {
    const below = Math.min(before, newest)
    const found = words.flatMap((word) => placesOfWord(index, word, { oldest, below, limit }))
    if (words.length === 1 && places.length === 0) return found
    const others = places.filter((place) => place >= oldest && place < below)
    return [...new Set([...found, ...others])].sort((a, b) => b - a).slice(0, limit)
  }

/** Where payments that fit may stand: by the clue that leads to the fewest, else all along the journal. */
export const candidatesFor = (journal: Db, index: Db, query: JournalQuery): Candidates => {
  const atOnce = candidatesAtOnce(journal, query)
  if (atOnce) return atOnce
  const clues = cluesOf(journal, index, query)
  const span = spanOf(journal, query)
  const [best] =
    clues.length < 2
      ? clues
      : clues.map((clue) => ({ ...clue, weight: weightOf(index, clue, span) })).sort((a, b) => a.weight - b.weight)
  return best ? along(index, best, span) : walkAlong(journal, query)
}

/** A look at the journal through its index, which has caught up as far as there was time. */
export const throughIndex = <T>(
  journal: Db,
  indexFile: string,
  mayCatchUpMs: number,
  look: (index: Db, indexing: Indexing | null) => T,
): T => {
  const index = openJournalIndex(indexFile, journal)
  try {
    return look(index.db, catchUp(journal, index, lateAfter(mayCatchUpMs)))
  } finally {
    index.close()
  }
}

export type SearchAsked = { indexFile: string; query: JournalQuery; before: number | null }

/** A page of payments picked by what stands on them. */
export const journalSearch: ReportTask<SearchAsked, FoundPage & { indexing: Indexing | null }> = {
  name: 'journal_search',
  read: (journal, { indexFile, query, before }) =>
    throughIndex(journal, indexFile, sliceMs, (index, indexing) => ({
      ...journalPage(journal, query, candidatesFor(journal, index, query), before, lateAfter(sliceMs)),
      indexing,
    })),
}

/** What was paid here: payees by INN, services by id. */
export const journalWords: ReportTask<{ indexFile: string }, { payees: JournalWord[]; services: JournalWord[] }> = {
  name: 'journal_words',
  read: (journal, { indexFile }) =>
    throughIndex(journal, indexFile, sliceMs, (index) => ({
      payees: wordsOfKind(index, 'payee'),
      services: wordsOfKind(index, 'service'),
    })),
}
