import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import Bunzip from 'seek-bzip'

/** Why a file is not taken; each has its sentence. */
export type ListProblem = 'not_a_list' | 'packed_badly'

/** The file is no list, or its packing is damaged or ends too early. */
export class ListError extends Error {
  readonly problem: ListProblem
  constructor(problem: ListProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Somebody has called the import off. */
export class ListCancelled extends Error {}

export type ListSource = {
  /** Gives the whole file, unpacked, piece by piece; a piece is valid until `each` returns. Hex SHA-256 of the file. */
  read(each: (piece: Uint8Array) => void): string
  readonly bytes: number
  close(): void
}

const pieceBytes = 256 * 1024
/** So many packed bytes are unpacked in well under 50 ms. */
const watchedBytes = 2048

/**
 * A list's file, plain or bz2 (told by its first bytes, not by its name). `watch` is called at least every 50 ms with
 * the bytes of the file read so far, and may throw to stop. Throws what the file system throws, and ListError.
 */
export const openListSource = (file: string, watch: (bytesRead: number) => void): ListSource => {
  const handle = openSync(file, 'r')
  const piece = Buffer.alloc(pieceBytes)
  const digest = createHash('sha256')
  let bytesRead = 0
  const next = (): number => {
    const got = readSync(handle, piece, 0, pieceBytes, null)
    digest.update(piece.subarray(0, got))
    bytesRead += got
    watch(bytesRead)
    return got
  }

  const readPlain = (each: (bytes: Uint8Array) => void, first: number): void => {
    for (let got = first; got > 0; got = next()) each(piece.subarray(0, got))
  }

  const readPacked = (each: (bytes: Uint8Array) => void, first: number): void => {
    let got = first
    let at = 0
    const fill = (): boolean => {
      if (at < got) return true
      got = next()
      at = 0
      return got > 0
    }
    const readByte = (): number => {
      // The library would go on with endless ones.
      if (!fill()) throw new ListError('packed_badly')
      if (at % watchedBytes === 0) watch(bytesRead)
      return piece[at++] as number
    }
    const out = Buffer.alloc(pieceBytes)
    let used = 0
    const flush = (): void => {
      watch(bytesRead)
      if (used > 0) each(out.subarray(0, used))
      used = 0
    }
    const input = {
      readByte,
      read: (into: Uint8Array, from: number, length: number) => {
        for (let count = 0; count < length; count++) into[from + count] = readByte()
        return length
      },
      eof: () => !fill(),
    }
    const writeByte = (byte: number): void => {
      if (used === pieceBytes) flush()
      out[used++] = byte
    }
    try {
      Bunzip.decode(input, { writeByte, flush }, true)
    } catch (error) {
      // The library's own complaints; what a watcher or the file system throws goes on as it is.
      throw error instanceof TypeError ? new ListError('packed_badly') : error
    }
    flush()
  }

  return {
    bytes: fstatSync(handle).size,
    read: (each) => {
      const first = next()
      const isPacked = first > 3 && piece.toString('latin1', 0, 3) === 'BZh'
      if (isPacked) readPacked(each, first)
      else readPlain(each, first)
      return digest.digest('hex')
    },
    close: () => closeSync(handle),
  }
}
