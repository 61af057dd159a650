import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const groupWrite = 0o020
const setGroupId = 0o2000
const shared = groupWrite | setGroupId

/** Each account writes these for itself, and nobody needs another one's. */
const own = new Set(['papers', 'logs', 'chromium'])

const allow = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode)
  } catch {
    // Another account's: it has opened it itself.
  }
}

const openTo = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isFile()) allow(path, 0o660)
    if (!entry.isDirectory() || own.has(entry.name)) continue
    allow(path, 0o770 | setGroupId)
    openTo(path)
  }
}

/**
 * Gives the machine's group what this account has made in the machine's folder, so that the next cashier's account
 * works on the same desk; others get nothing. In a folder without a group of its own everything stays private.
 */
export const shareWithGroup = (folder: string): void => {
  try {
    if ((lstatSync(folder).mode & shared) === shared) openTo(folder)
  } catch {
    // What is wrong with the folder is said when the desk is opened.
  }
}
