/**
 * Patterns of the catalogue come from files and are matched against what is typed and scanned, on the thread that takes
 * the payments: none may be one that never ends.
 */

/** In how many ways a pattern may be tried at most, and how long what it matches may be. */
const mostWays = 100_000
const longestMatch = 1_000

type Part = { ways: number; length: number }

/** Thrown while a pattern is read, never further. */
class UnboundedError extends Error {}

const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/

/**
 * What is wrong with a pattern's source; null when it is sound. `pattern_unsafe`: repeats without an end, refers back or
 * looks around, or could be tried in too many ways.
 */
export const patternProblem = (source: string): 'pattern_broken' | 'pattern_unsafe' | null => {
  try {
    new RegExp(`^(?:${source})$`, 'u')
  } catch {
    return 'pattern_broken'
  }
  try {
    const { ways, length } = readAlternatives(source, { at: 0 })
    return ways > mostWays || length > longestMatch ? 'pattern_unsafe' : null
  } catch (error) {
    if (error instanceof UnboundedError) return 'pattern_unsafe'
    throw error
  }
}

type Place = { at: number }

/** Reads up to the end or the closing bracket of a group. The source compiles, so brackets are paired. */
const readAlternatives = (source: string, place: Place): Part => {
  const all: Part = { ways: 0, length: 0 }
  let one: Part = { ways: 1, length: 0 }
  while (place.at < source.length && source[place.at] !== ')') {
    if (source[place.at] === '|') {
      place.at += 1
      all.ways += one.ways
      all.length += one.length
      one = { ways: 1, length: 0 }
      continue
    }
    const repeated = readRepeats(source, place, readAtom(source, place))
    one = { ways: one.ways * repeated.ways, length: one.length + repeated.length }
  }
  return { ways: all.ways + one.ways, length: all.length + one.length }
}

const readAtom = (source: string, place: Place): Part => {
  const rest = source.slice(place.at)
  const group = /^\((\?(?::|<[A-Za-z_$][\w$]*>)|(?!\?))/.exec(rest)
  if (group) {
    place.at += group[0].length
    const inside = readAlternatives(source, place)
    place.at += 1
    return inside
  }
  // A look around, a reference back (\1, \k<name>), or flags inside.
  if (rest.startsWith('(') || /^\\[1-9k]/.test(rest)) throw new UnboundedError(source)
  const single = /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\c.|\\.|.)/su.exec(
    rest,
  )
  place.at += single?.[0].length ?? 1
  return { ways: 1, length: /^[$^]$|^\\[bB]$/.test(single?.[0] ?? '') ? 0 : 1 }
}

const readRepeats = (source: string, place: Place, part: Part): Part => {
  const found = quantifier.exec(source.slice(place.at))
  if (!found) return part
  place.at += found[0].length
  const [text, least = '', comma = '', most = ''] = found
  if (text.startsWith('*') || text.startsWith('+') || (comma !== '' && most === '')) throw new UnboundedError(source)
  const [from, to] = text.startsWith('?') ? [0, 1] : [Number(least), comma === '' ? Number(least) : Number(most)]
  return { ways: part.ways ** to * (to - from + 1), length: part.length * to }
}
