import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type JournalEntry, type JournalFilter, listJournal } from '../../../shared/contract/journal.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { type Pages, usePages } from '../../api/use-pages.ts'

/** A page that was looked for in vain so far is gone on with by itself, until there are so many payments to look at. */
const enough = 50
const askAgainMs = 300

export type JournalPages = Pages<typeof listJournal, JournalEntry> & {
  /** How far back it was looked while it goes on; null when it rests. */
  lookingBackTo: string | null
  /** The index catches up: shifts it knows, of all. */
  indexing: { done: number; total: number } | null
  stop: () => void
}

/** Payments, 50 a page; an older page is gone on looking for until there is something to show, or somebody stops it. */
export function useJournalPages(filter: JournalFilter): JournalPages {
  const pages = usePages(
    listJournal,
    (before) => ({ filter, before }),
    ({ entries }) => entries,
    ({ place }) => place,
  )
  const key = JSON.stringify(filter)
  const [stopped, setStopped] = useState('')
  const { rows, showOlder, last, newest } = pages
  const isLooking = last?.searchedTo != null && rows.length < enough && stopped !== key && showOlder !== null
  const goOn = useRef(showOlder)
  useLayoutEffect(() => {
    goOn.current = showOlder
  })
  // Each answer asks for the next one.
  useEffect(() => {
    if (isLooking && last !== undefined) void goOn.current?.()
  }, [isLooking, last])
  const indexing = newest?.indexing ?? null
  useEffect(() => {
    if (indexing === null) return undefined
    const timer = setTimeout(refreshQueries, askAgainMs)
    return () => clearTimeout(timer)
  }, [indexing])
  return {
    ...pages,
    lookingBackTo: isLooking ? (last?.searchedTo ?? null) : null,
    indexing,
    stop: () => setStopped(key),
  }
}
