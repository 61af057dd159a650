import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a file's or a folder's entry survive a power cut. Windows has no fsync of folders: there the rename is enough. */
const fsyncPath = (path: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes a whole small file, mode 0600: after a power cut it is there complete, or as it was before. */
export const writeFileDurably = (file: string, content: Uint8Array): void => {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  fsyncPath(dirname(file))
}
