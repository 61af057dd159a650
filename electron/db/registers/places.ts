/**
 * Where the rows of an account lie in its register's file: 44 bits of hash and 32 bits of offset, sorted, in 4096
 * buckets. Eight bytes a row instead of the twenty of an SQLite index, made in slices, and the same for any order of
 * rows. What a hash finds is compared with the account itself.
 */

export const bucketCount = 4096
const restSize = 2 ** 32

/** Two mixes over the same letters (FNV-1a and MurmurHash's constants), 12 bits of the one and 32 of the other. */
export const hashAccount = (account: string): number => {
  let one = 0x811c9dc5
  let other = 0x9747b28c
  for (let at = 0; at < account.length; at += 1) {
    const letter = account.charCodeAt(at)
    one = Math.imul(one ^ letter, 0x01000193)
    other = Math.imul(other ^ letter, 0x5bd1e995)
    other ^= other >>> 15
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b)
  one ^= one >>> 13
  other = Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  other ^= other >>> 16
  return ((one >>> 0) % bucketCount) * restSize + (other >>> 0)
}

export const bucketOf = (hash: number): number => Math.floor(hash / restSize)
export const restOf = (hash: number): number => hash % restSize

/** Pairs of offset and rest of the hash. As numbers of 64 bits (every machine of ours is little-endian) they sort by rest. */
export type Entries = Uint32Array

/** The entries of a blob; copied, because a blob begins at any byte. */
export const entriesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Entries =>
  new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))

export const blobOf = (entries: Entries): Uint8Array =>
  new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength)

/** Offsets of rows whose account has this rest, in the file's order. */
export const offsetsAt = (entries: Entries, rest: number): number[] => {
  let low = 0
  let high = entries.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle * 2 + 1] as number) < rest) low = middle + 1
    else high = middle
  }
  const offsets: number[] = []
  for (; entries[low * 2 + 1] === rest; low += 1) offsets.push(entries[low * 2] as number)
  return offsets
}

export type PlaceList = {
  add(account: string, offset: number): void
  /** Every bucket that has rows, its entries sorted; `each` may keep none of them. */
  eachBucket(each: (bucket: number, entries: Entries) => void): void
}

/** Collects rows' places: 12 bytes a row, 8 more while they are sorted. */
export const collectPlaces = (): PlaceList => {
  let hashes = new Float64Array(65_536)
  let offsets = new Uint32Array(65_536)
  let count = 0
  return {
    add: (account, offset) => {
      if (count === hashes.length) {
        const [more, moreOffsets] = [new Float64Array(count * 2), new Uint32Array(count * 2)]
        more.set(hashes)
        moreOffsets.set(offsets)
        hashes = more
        offsets = moreOffsets
      }
      hashes[count] = hashAccount(account)
      offsets[count] = offset
      count += 1
    },
    eachBucket: (each) => {
      const starts = new Uint32Array(bucketCount + 1)
      for (let at = 0; at < count; at += 1) {
        const next = bucketOf(hashes[at] as number) + 1
        starts[next] = (starts[next] as number) + 1
      }
      for (let of = 0; of < bucketCount; of += 1) starts[of + 1] = (starts[of + 1] as number) + (starts[of] as number)
      const places = starts.slice(0, bucketCount)
      const all = new Uint32Array(count * 2)
      for (let at = 0; at < count; at += 1) {
        const hash = hashes[at] as number
        const bucket = bucketOf(hash)
        const place = places[bucket] as number
        all[place * 2] = offsets[at] as number
        all[place * 2 + 1] = restOf(hash)
        places[bucket] = place + 1
      }
      for (let bucket = 0; bucket < bucketCount; bucket += 1) {
        const [start, end] = [starts[bucket] as number, starts[bucket + 1] as number]
        if (start === end) continue
        new BigUint64Array(all.buffer, start * 8, end - start).sort()
        each(bucket, all.subarray(start * 2, end * 2))
      }
    },
  }
}

/** How many different rests stand in both. */
export const commonRests = (one: Entries, other: Entries): number => {
  let common = 0
  for (let at = 1, of = 1; at < one.length && of < other.length; ) {
    const [rest, restOther] = [one[at] as number, other[of] as number]
    if (rest === restOther) common += 1
    if (rest <= restOther) while (one[at] === rest) at += 2
    if (restOther <= rest) while (other[of] === restOther) of += 2
  }
  return common
}
