/** One round: ours and the floor measured one after the other, in the same unit. */
export type Pair = { readonly ours: number; readonly floor: number }

/** The value below which the part `share` (0…1) of the values lies, without interpolation. Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured')
  return (upper + lower) / 2
}

/** The median of the ratios of each round: what slows both sides of a round down cancels out. */
export const pairedRatio = (pairs: readonly Pair[]): number => median(pairs.map(({ ours, floor }) => ours / floor))

/**
 * Measures two things alternately. Each round measures both, in an order that changes from round to round; the first
 * `warmUps` rounds are thrown away.
 */
export async function inRounds(
  rounds: number,
  warmUps: number,
  ours: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let round = -warmUps; round < rounds; round += 1) {
    const oursFirst = round % 2 === 0
    const first = await (oursFirst ? ours() : floor())
    const second = await (oursFirst ? floor() : ours())
    if (round >= 0) pairs.push(oursFirst ? { ours: first, floor: second } : { ours: second, floor: first })
  }
  return pairs
}
