import { type CountedRow, type Denomination, totalOfCount } from '../../shared/domain/denominations.ts'

/** What was typed of each denomination, by its id; only digits, at most a million pieces. Empty is none. */
export type TypedCount = Readonly<Record<string, string>>

export const typedPieces = (typed: TypedCount, { id }: Pick<Denomination, 'id'>): number => Number(typed[id] ?? '') || 0

/** Nothing was typed, not even a nought: an empty drawer is said, not left out. */
export const isUntouched = (typed: TypedCount): boolean => Object.values(typed).every((text) => text === '')

/** The rows that main is given: those that were there. */
export const rowsOfTyped = (denominations: readonly Denomination[], typed: TypedCount): CountedRow[] =>
  denominations.flatMap((denomination) => {
    const pieces = typedPieces(typed, denomination)
    return pieces === 0 ? [] : [{ denomination: denomination.id, pieces }]
  })

/** Kopecks of all that was typed. */
export const totalOfTyped = (denominations: readonly Denomination[], typed: TypedCount): number =>
  totalOfCount(denominations, rowsOfTyped(denominations, typed)) ?? 0
