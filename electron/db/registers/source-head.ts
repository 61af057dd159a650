import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export type SourceHead = {
  /** The first 64 KB, or all of it. */
  readonly head: Buffer
  readonly bytes: number
  readonly changedMs: number
}

const headBytes = 64 * 1024

/** The beginning of a file. Throws what the file system throws. */
export const readSourceHead = (file: string): SourceHead => {
  const handle = openSync(file, 'r')
  try {
    const { size, mtimeMs } = fstatSync(handle)
    const head = Buffer.alloc(Math.min(size, headBytes))
    const bytes = readSync(handle, head, 0, head.length, 0)
    return { head: head.subarray(0, bytes), bytes: size, changedMs: mtimeMs }
  } finally {
    closeSync(handle)
  }
}
