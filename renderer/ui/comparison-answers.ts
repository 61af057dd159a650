import type { ScreeningHit } from '../../shared/contract/screening.ts'
import { type ComparisonReason, comparisonReasons } from '../../shared/domain/screening-reasons.ts'

export type ComparisonAnswer = ComparisonReason | 'maybe_same'

/** What an operator may say of an entry that is only alike. */
export const comparisonAnswers: readonly ComparisonAnswer[] = [...comparisonReasons, 'maybe_same']

/** The answer as main keeps it; null where there is no entry to speak of. */
export const comparisonOf = ({ entry }: ScreeningHit, { reason, note }: { reason: ComparisonAnswer; note: string }) => {
  if (entry === null) return null
  if (reason === 'maybe_same') return { entry, verdict: 'maybe_same' as const, reason: 'other' as const, note }
  return { entry, verdict: 'another_person' as const, reason, note }
}
