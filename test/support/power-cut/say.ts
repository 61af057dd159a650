import { writeSync } from 'node:fs'

/**
 * Writes one line to stdout and returns when the kernel has it: what waits in a stream's buffer was never said. A pipe
 * may be full and not blocking (a worker thread makes it so); then it waits for the reader.
 */
export function say(...words: readonly (string | number)[]): void {
  let rest = Buffer.from(`${words.join(' ')}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}
