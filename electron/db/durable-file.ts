import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fsyncFolder } from './fsync.ts'

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
  fsyncFolder(dirname(file))
}
