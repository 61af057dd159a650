/** Pieces of one face, notes and coins alike; below 0 where they went out. */
export type FacePieces = { readonly faceKopecks: number; readonly pieces: number }

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/**
 * The pieces, out of those there are, that make a sum exactly, in as few as the biggest-first search finds first; null
 * where they can't. Faces may be any: 5 ₽ and 2 ₽ make 6 ₽ of three 2 ₽, where taking the biggest first alone fails.
 */
export const makeUp = (there: readonly FacePieces[], sumKopecks: number): FacePieces[] | null => {
  const faces = [...there].filter(({ pieces }) => pieces > 0).sort((a, b) => b.faceKopecks - a.faceKopecks)
  // Of the faces from here to the smallest: what they hold, and what every sum of them is a multiple of.
  const holds: number[] = [0]
  const step: number[] = [0]
  // Fewer than the most by more than this is never needed: then the smaller pieces are so many that some of them make a
  // common multiple of both faces, which pieces of this face take the place of.
  const spare: number[] = []
  for (const [at, { faceKopecks, pieces }] of faces.toReversed().entries()) {
    holds.unshift((holds[0] ?? 0) + faceKopecks * pieces)
    step.unshift(gcd(faceKopecks, step[0] ?? 0))
    const smaller = faces.slice(faces.length - at)
    spare.unshift(smaller.reduce((sum, one) => sum + one.faceKopecks / gcd(faceKopecks, one.faceKopecks), 0))
  }
  const failed = new Set<string>()
  const search = (at: number, restKopecks: number): FacePieces[] | null => {
    if (restKopecks === 0) return []
    const face = faces[at]
    if (!face || restKopecks > (holds[at] ?? 0) || restKopecks % (step[at] ?? 1) !== 0) return null
    const key = `${at} ${restKopecks}`
    if (failed.has(key)) return null
    const most = Math.min(face.pieces, Math.floor(restKopecks / face.faceKopecks))
    for (let pieces = most; pieces >= Math.max(0, most - (spare[at] ?? 0)); pieces--) {
      const rest = search(at + 1, restKopecks - pieces * face.faceKopecks)
      if (rest) return pieces === 0 ? rest : [{ faceKopecks: face.faceKopecks, pieces }, ...rest]
    }
    failed.add(key)
    return null
  }
  return search(0, sumKopecks)
}

/** What is there after cash has come and gone, when it is given in the biggest faces that make it. Never below 0. */
export const piecesAfter = (
  counted: readonly FacePieces[],
  handed: readonly { readonly inKopecks: number; readonly outKopecks: number }[],
): FacePieces[] => {
  const there = new Map<number, number>()
  for (const { faceKopecks, pieces } of counted)
    there.set(faceKopecks, Math.max(0, (there.get(faceKopecks) ?? 0) + pieces))
  const faces = [...there.keys()].sort((a, b) => b - a)
  const move = (sumKopecks: number, sign: 1 | -1): void => {
    let rest = sumKopecks
    for (const face of faces) {
      const is = there.get(face) ?? 0
      const pieces = Math.min(Math.floor(rest / face), sign === 1 ? Number.MAX_SAFE_INTEGER : is)
      there.set(face, is + sign * pieces)
      rest -= pieces * face
    }
  }
  for (const { inKopecks, outKopecks } of handed) {
    move(inKopecks, 1)
    move(outKopecks, -1)
  }
  return faces.map((faceKopecks) => ({ faceKopecks, pieces: there.get(faceKopecks) ?? 0 }))
}

export type ChangeAdvice =
  | { readonly kind: 'enough' }
  /** With this from the client on top, the drawer has the change. */
  | { readonly kind: 'ask'; readonly askKopecks: number }
  /** Nothing that is easy to ask for helps: the exact sum, or an exchange of notes. */
  | { readonly kind: 'short' }

/**
 * What to say before the change is counted out. Asked for is the least that rounds the change up to a face there is:
 * 37 ₽ out of tens take 3 ₽ more.
 */
export const changeAdvice = (drawer: readonly FacePieces[], changeKopecks: number): ChangeAdvice => {
  if (changeKopecks === 0 || makeUp(drawer, changeKopecks)) return { kind: 'enough' }
  const asks = drawer
    .filter(({ pieces }) => pieces > 0)
    .map(({ faceKopecks }) => (faceKopecks - (changeKopecks % faceKopecks)) % faceKopecks)
    .filter((askKopecks) => askKopecks > 0)
    .sort((a, b) => a - b)
  const askKopecks = asks.find((ask) => makeUp(drawer, changeKopecks + ask))
  return askKopecks === undefined ? { kind: 'short' } : { kind: 'ask', askKopecks }
}

/** So many sums are offered beside the exact one. */
const mostOffered = 5

/**
 * What a client is likely to hand over for a sum: rounded up to each note that circulates, without the exact sum and
 * without notes so small that nobody counts the sum out in them (under a hundredth of it). The least first.
 */
export const likelyGiven = (noteFaces: readonly number[], dueKopecks: number): number[] => {
  const sums = noteFaces
    .filter((face) => face * 100 >= dueKopecks)
    .map((face) => Math.ceil(dueKopecks / face) * face)
    .filter((sum) => sum > dueKopecks)
  return [...new Set(sums)].sort((a, b) => a - b).slice(0, mostOffered)
}
