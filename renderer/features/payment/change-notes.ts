import { type FacePieces, makeUp } from '../../../shared/domain/change.ts'
import { standardDenominations } from '../../../shared/domain/denominations.ts'

/** 25 ₽ coins are commemorative: counted where there are some, and nobody's change (domain.md §6). */
const commemorativeKopecks = 2_500
const faces = [...new Set(standardDenominations.map(({ faceKopecks }) => faceKopecks))]
  .filter((face) => face !== commemorativeKopecks)
  .sort((a, b) => b - a)

/**
 * The change in notes and coins: of those that are likely to be there, where they make it, else in the fewest that
 * circulate: `279,33` → 200 × 1, 50 × 1, 10 × 2, 5 × 1, 2 × 2, …
 */
export function changeParts(changeKopecks: number, drawer: readonly FacePieces[] | null): FacePieces[] {
  const there = drawer === null ? null : makeUp(drawer, changeKopecks)
  if (there !== null) return there
  let rest = changeKopecks
  return faces.flatMap((faceKopecks) => {
    const pieces = Math.floor(rest / faceKopecks)
    rest -= pieces * faceKopecks
    return pieces === 0 ? [] : [{ faceKopecks, pieces }]
  })
}
