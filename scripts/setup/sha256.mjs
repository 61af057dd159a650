import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/**
 * SHA-256 of a file, lower-case hex. Streams: the files here are up to 204 MB.
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function sha256OfFile(path) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * Throws unless the file's SHA-256 is the expected one. The sentence names both sums: it is all a person has to go by.
 * @param {string} path
 * @param {string} expected lower-case hex
 */
export async function assertSha256(path, expected) {
  const actual = await sha256OfFile(path)
  if (actual !== expected) {
    throw new Error(`SHA-256 of ${path} is ${actual}, expected ${expected}: the file is damaged or was replaced`)
  }
}
