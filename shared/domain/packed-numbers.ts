/**
 * Rising whole numbers as blocks: the first one in full, each next one as its distance from the one before, seven bits
 * a byte (the high bit says that more follow). Eight blocks fill a page of SQLite's nearly whole.
 */

/** Bytes of distances in a block. */
const blockBytes = 492
/** A distance below 2³⁵ takes at most so many bytes. */
const longestDistance = 5
const bitwiseBelow = 2 ** 28

export type PackedNumbers = {
  /** Numbers must rise. RangeError otherwise. */
  add(value: number): void
  /** Writes the last block; returns how many numbers there are. */
  end(): number
}

/** Packs numbers; `write` gets each block's first number and its distances, valid until it returns. */
export const packNumbers = (write: (first: number, distances: Uint8Array) => void): PackedNumbers => {
  const bytes = new Uint8Array(blockBytes)
  let used = 0
  let first = -1
  let last = -1
  let count = 0
  const writeBlock = (): void => {
    if (first >= 0) write(first, bytes.subarray(0, used))
    used = 0
    first = -1
  }
  return {
    add: (value) => {
      if (value <= last) throw new RangeError('packed numbers must rise')
      count += 1
      if (first >= 0 && used + longestDistance > blockBytes) writeBlock()
      if (first < 0) {
        first = value
        last = value
        return
      }
      let distance = value - last
      last = value
      while (distance >= bitwiseBelow) {
        bytes[used++] = (distance % 128) | 128
        distance = Math.floor(distance / 128)
      }
      while (distance > 127) {
        bytes[used++] = (distance & 127) | 128
        distance >>>= 7
      }
      bytes[used++] = distance
    },
    end: () => {
      writeBlock()
      return count
    },
  }
}

/** Every number of a block in order. A block that was cut ends early. */
export const unpackNumbers = (first: number, distances: Uint8Array, each: (value: number) => void): void => {
  each(first)
  let value = first
  let at = 0
  while (at < distances.length) {
    let distance = 0
    let weight = 1
    let byte: number
    do {
      byte = distances[at++] as number
      distance += (byte & 127) * weight
      weight *= 128
    } while (byte > 127 && at < distances.length)
    if (byte > 127) return
    value += distance
    each(value)
  }
}

/** Whether a number is in a block that begins at or before it. */
export const isPacked = (first: number, distances: Uint8Array, wanted: number): boolean => {
  let value = first
  let at = 0
  while (value < wanted && at < distances.length) {
    let distance = 0
    let weight = 1
    let byte: number
    do {
      byte = distances[at++] as number
      distance += (byte & 127) * weight
      weight *= 128
    } while (byte > 127 && at < distances.length)
    value += distance
  }
  return value === wanted
}
