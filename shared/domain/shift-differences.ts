/** What a supervisor may decide about a difference between what was counted and what was expected (product.md §5). */
export const differenceDecisions = ['explained', 'repaid', 'written_off', 'credited', 'returned'] as const
export type DifferenceDecision = (typeof differenceDecisions)[number]

const decisionsOfOver: readonly DifferenceDecision[] = ['explained', 'credited', 'returned']
const decisionsOfShort: readonly DifferenceDecision[] = ['explained', 'repaid', 'written_off']

/** Those that fit a difference (kopecks, counted − expected): what is over can't be repaid. */
export const decisionsFor = (differenceKopecks: number): readonly DifferenceDecision[] =>
  differenceKopecks > 0 ? decisionsOfOver : decisionsOfShort

/** Where a difference was found: the opening count beside the last remainder, or the closing one beside the journal. */
export const differencePlaces = ['opening', 'closing'] as const
export type DifferencePlace = (typeof differencePlaces)[number]
