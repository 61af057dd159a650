import { access, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../db/open.ts'

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return // NTFS keeps names in its own journal, and opens no folder as a file
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file that has no row yet. The desk's number is in it: several desks may write into one folder. */
export const draftName = (deskNumber: string, registerId: string): string => `.${deskNumber}-${registerId}.new`
const ofDraft = /^\.(?<deskNumber>\d{1,4})-(?<registerId>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.new$/

/** Whether such a file lies there. Rejects when the folder can't be reached. */
export const isNameTaken = async (folder: string, fileName: string): Promise<boolean> => {
  await stat(folder)
  return access(join(folder, fileName)).then(
    () => true,
    () => false,
  )
}

/** Gives drafts whose rows are there their names, and puts these on the disk. */
export const nameDrafts = async (
  folder: string,
  drafts: readonly { readonly draft: string; readonly fileName: string }[],
): Promise<void> => {
  for (const { draft, fileName } of drafts) await rename(draft, join(folder, fileName))
  if (drafts.length > 0) await syncFolder(folder)
}

export const removeDrafts = async (drafts: readonly string[]): Promise<void> => {
  await Promise.all(drafts.map((draft) => rm(draft, { force: true })))
}

/**
 * What a kill or a power cut left: a draft whose register is recorded gets its name, as it would have; one without a row
 * was never told to anybody and goes. Rejects when the folder can't be reached.
 */
export const finishDrafts = async (db: Db, folder: string, deskNumber: string): Promise<void> => {
  const named: { draft: string; fileName: string }[] = []
  const left: string[] = []
  for (const name of await readdir(folder)) {
    const found = ofDraft.exec(name)?.groups
    if (found?.['deskNumber'] !== deskNumber) continue
    const row = db.get<{ fileName: string }>('SELECT file_name AS fileName FROM registers_out WHERE id = :id', {
      id: found['registerId'] ?? '',
    })
    const draft = join(folder, name)
    if (row) named.push({ draft, fileName: row.fileName })
    else left.push(draft)
  }
  await nameDrafts(folder, named)
  await removeDrafts(left)
}
