import { useState } from 'react'

export type ReasonChoice<Reason extends string> = {
  chosen: Reason | null
  at: number | null
  choose: (at: number) => void
  move: (step: number) => void
  note: string
  setNote: (note: string) => void
  /** Enter came before the choice, or before the words that «other» needs. */
  asked: 'reason' | 'note' | null
  /** The reason with its note, when both are there. */
  take: () => { reason: Reason; note: string } | null
}

/** One of several reasons, walked by the arrows; nothing is chosen beforehand, and «other» needs words. */
export function useReason<Reason extends string>(reasons: readonly Reason[]): ReasonChoice<Reason> {
  const [at, setAt] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState<'reason' | 'note' | null>(null)
  const chosen = at === null ? null : (reasons[at] ?? null)
  const choose = (next: number): void => {
    setAsked(null)
    setAt(next)
  }
  return {
    chosen,
    at,
    choose,
    move: (step) =>
      choose(at === null ? (step > 0 ? 0 : reasons.length - 1) : Math.max(0, Math.min(reasons.length - 1, at + step))),
    note,
    setNote: (text) => {
      setAsked(null)
      setNote(text)
    },
    asked,
    take: () => {
      const words = note.trim()
      const lacks = chosen === null ? 'reason' : chosen === 'other' && words === '' ? 'note' : null
      setAsked(lacks)
      return lacks === null && chosen !== null ? { reason: chosen, note: words } : null
    },
  }
}
