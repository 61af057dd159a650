/**
 * Notes and coins that a drawer is counted by (domain.md §6). 5 and 10 ₽ circulate as notes and as coins: rows apart. The
 * Bank of Russia renews its series, so each row has the days on which it is counted.
 */
export type Denomination = {
  /** For good: counts are kept by it. `note-500000`, `coin-50`. */
  readonly id: string
  readonly form: 'note' | 'coin'
  readonly faceKopecks: number
  /** `YYYY-MM-DD`; null: always was, or no end is known. */
  readonly validFrom: string | null
  readonly validUntil: string | null
}

const row = (form: Denomination['form'], faceKopecks: number): Denomination => ({
  id: `${form}-${faceKopecks}`,
  ...{ form, faceKopecks, validFrom: null, validUntil: null },
})

/** Until the settings say otherwise; the biggest first. */
export const standardDenominations: readonly Denomination[] = [
  ...[500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 1_000, 500].map((face) => row('note', face)),
  ...[2_500, 1_000, 500, 200, 100, 50, 10, 5, 1].map((face) => row('coin', face)),
]

/** Those that are counted on a day (`YYYY-MM-DD`). */
export const denominationsOn = (all: readonly Denomination[], date: string): Denomination[] =>
  all.filter(({ validFrom, validUntil }) => (validFrom ?? date) <= date && date <= (validUntil ?? date))

/** What was counted: pieces of each denomination. */
export type CountedRow = { readonly denomination: string; readonly pieces: number }

/** Kopecks of a count; null where it names a denomination that is not among `all`, or one twice. */
export const totalOfCount = (all: readonly Denomination[], rows: readonly CountedRow[]): number | null => {
  let total = 0
  const seen = new Set<string>()
  for (const { denomination, pieces } of rows) {
    const known = all.find(({ id }) => id === denomination)
    if (!known || seen.has(denomination)) return null
    seen.add(denomination)
    total += known.faceKopecks * pieces
  }
  return total
}
