import { existsSync } from 'node:fs'
import { mkdir, open, readdir, realpath, rename, stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import type { GorodExchange } from '../core/ports.ts'
import { incomingFolder, outgoingFolder } from './exchange-settings.ts'

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return // NTFS keeps names in its own journal, and opens no folder as a file
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Files in a folder that both sides reach. Asynchronous throughout: the folder may be far away and slow. Phones stand in
 * these files in clear, so each is this account's alone (0600); who carries them on decides the rest.
 */
export const gorodFolder = (folder: string): GorodExchange => ({
  put: async (name, text) => {
    const into = outgoingFolder(folder)
    // Only what stands in a folder that is there: a medium that was taken out must not be written to below its mount.
    await stat(folder)
    await mkdir(into, { recursive: true, mode: 0o700 })
    const draft = join(into, `${name}.new`)
    const handle = await open(draft, 'w', 0o600)
    try {
      await handle.writeFile(text, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, join(into, name))
    await syncFolder(into)
  },
  has: async (name) => {
    await stat(folder)
    return existsSync(join(outgoingFolder(folder), name))
  },
  list: async () => {
    await stat(folder)
    const from = incomingFolder(folder)
    await mkdir(from, { recursive: true, mode: 0o700 })
    const entries = await readdir(from, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && /^[\w.-]+\.jsonl$/.test(entry.name))
      .map(({ name }) => name)
      .sort()
  },
  open: async (name) => {
    const handle = await open(join(incomingFolder(folder), name), 'r')
    return {
      bytes: (await handle.stat()).size,
      read: async (into, at) => {
        let got = 0
        // A folder that is far away may give less at once than was asked for.
        for (let more = -1; more !== 0 && got < into.length; got += more)
          more = (await handle.read(into, got, into.length - got, at + got)).bytesRead
        return got
      },
      close: () => handle.close(),
    }
  },
})

/** Why this can't be the folder of the exchange; null when it can. Phones in clear have no place among the desk's data. */
export const checkFolder = async (
  folder: string,
  dataFolder: string,
): Promise<'exchange.folder_not_absolute' | 'exchange.folder_missing' | 'exchange.folder_inside_data' | null> => {
  if (!isAbsolute(folder)) return 'exchange.folder_not_absolute'
  try {
    const real = await realpath(folder)
    if (!(await stat(real)).isDirectory()) return 'exchange.folder_missing'
    const within = relative(await realpath(dataFolder), real)
    return within === '' || !(within.startsWith('..') || isAbsolute(within)) ? 'exchange.folder_inside_data' : null
  } catch {
    return 'exchange.folder_missing'
  }
}
