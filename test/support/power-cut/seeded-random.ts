/** Randomness that a printed seed repeats. */
export type SeededRandom = {
  /** A number in [0, 1). */
  readonly next: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number
}

/** mulberry32: small, fast and good enough to choose moments and sectors. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, between: (min, max) => min + Math.floor(next() * (max - min + 1)) }
}

/** The seed given in KASSA_SEED, or a new one; whoever uses it prints it on failure. */
export function chooseSeed(): number {
  const given = process.env['KASSA_SEED']
  if (given === undefined || given === '') return Math.floor(Math.random() * 2 ** 32)
  const seed = Number(given)
  if (!Number.isInteger(seed)) throw new Error(`KASSA_SEED is not a whole number: ${given}`)
  return seed >>> 0
}
