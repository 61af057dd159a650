/** Notes and coins that circulate, in kopecks, largest first (domain.md §6); the old 1- and 5-kopeck coins too. */
const denominations = [
  500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50, 10, 5, 1,
] as const

export type ChangePart = { kopecks: number; count: number }

/** The change in the fewest notes and coins: `279,33` → 200 × 1, 50 × 1, 10 × 2, 5 × 1, 2 × 2, … */
export function changeParts(changeKopecks: number): ChangePart[] {
  let rest = changeKopecks
  return denominations.flatMap((kopecks) => {
    const count = Math.floor(rest / kopecks)
    rest -= count * kopecks
    return count === 0 ? [] : [{ kopecks, count }]
  })
}
