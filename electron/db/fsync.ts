import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Puts a file's bytes on the disk. */
export const fsyncFile = (file: string): void => {
  const handle = openSync(file, 'r+') // Windows flushes only what is open for writing
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Puts a folder's names on the disk: without it a renamed file may be gone after a power cut. */
export const fsyncFolder = (folder: string): void => {
  if (process.platform === 'win32') return // NTFS keeps names in its own journal, and opens no folder as a file
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
