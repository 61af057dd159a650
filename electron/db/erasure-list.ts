import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '../../shared/contract/zod.ts'
import { writeFileDurably } from './durable-file.ts'
import { openCopy } from './open.ts'

// Who was erased, in a small file beside the database and beside the copies: ids and times, nothing else. A copy from
// before an erasure knows nothing of it; this file, and newer copies, do.

const row = z.object({ clientId: z.string(), erasedAt: z.string() })
export type ListedErasure = z.output<typeof row>

const listName = 'erasures.list'

/** One JSON object a line. A line that can't be read is left out: the others count. */
export const readErasureList = (folder: string): ListedErasure[] => {
  let text: string
  try {
    text = readFileSync(join(folder, listName), 'utf8')
  } catch {
    return [] // none was written, or the medium can't be read
  }
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = row.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}

/** Adds to the list of a folder; nothing that it holds is ever taken out. Throws what the file system throws. */
export const addToErasureList = (folder: string, rows: readonly ListedErasure[]): void => {
  const before = readErasureList(folder)
  const known = new Set(before.map(({ clientId }) => clientId))
  const added = rows.filter(({ clientId }) => !known.has(clientId))
  if (added.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lines = [...before, ...added].map((one) => `${JSON.stringify(one)}\n`)
  writeFileDurably(join(folder, listName), Buffer.from(lines.join('')))
}

const erasuresIn = (file: string): ListedErasure[] => {
  try {
    const copy = openCopy(file)
    try {
      return copy.db.all<ListedErasure>('SELECT client_id AS clientId, erased_at AS erasedAt FROM erasures')
    } finally {
      copy.close()
    }
  } catch {
    return [] // no copy, of another program, or from before there were erasures
  }
}

/** Every erasure that lists and copies in these folders know of. */
export const foundErasures = (folders: readonly string[]): ListedErasure[] => {
  const found = new Map<string, ListedErasure>()
  for (const folder of new Set(folders)) {
    const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : []
    const rows = [...readErasureList(folder), ...copies.flatMap((name) => erasuresIn(join(folder, name)))]
    for (const one of rows) found.set(one.clientId, one)
  }
  return [...found.values()]
}
