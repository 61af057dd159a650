/** How long payments took: the half and nine of ten that are not slower. Milliseconds. */
export type Pace = { count: number; medianMs: number; p90Ms: number }

/** Nearest rank: a time that really was, never one between two. */
const rank = (sorted: readonly number[], part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0

/** Null of no times at all. */
export const paceOf = (timesMs: readonly number[]): Pace | null => {
  if (timesMs.length === 0) return null
  const sorted = timesMs.toSorted((one, other) => one - other)
  return { count: sorted.length, medianMs: rank(sorted, 0.5), p90Ms: rank(sorted, 0.9) }
}

/** The same for each group, with a row of the group that names it. */
export const pacesBy = <Row extends { readonly tookMs: number }>(
  rows: readonly Row[],
  of: (row: Row) => string,
): [Row, Pace][] => {
  const groups = new Map<string, { row: Row; timesMs: number[] }>()
  for (const row of rows) {
    const group = groups.get(of(row))
    if (group) group.timesMs.push(row.tookMs)
    else groups.set(of(row), { row, timesMs: [row.tookMs] })
  }
  return [...groups.values()].flatMap(({ row, timesMs }): [Row, Pace][] => {
    const pace = paceOf(timesMs)
    return pace ? [[row, pace]] : []
  })
}
