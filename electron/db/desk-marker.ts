import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '../../shared/contract/zod.ts'
import { writeFileDurably } from './durable-file.ts'

const marker = z.object({ deskNumber: z.string(), kind: z.enum(['demo', 'real']), setUpAt: z.string() })

/** What stands beside the database once a desk was set up. `setUpAt`: an instant. */
export type DeskMarker = z.output<typeof marker>

export const deskMarkerFile = (folder: string): string => join(folder, 'desk.json')

/** Says that a desk was set up in this folder, so that an empty database is never put in the place of a lost one. */
export const writeDeskMarker = (folder: string, desk: DeskMarker): void =>
  writeFileDurably(deskMarkerFile(folder), Buffer.from(`${JSON.stringify(marker.parse(desk))}\n`))

/** Null where no desk was ever set up. A marker that can't be read is a real desk's without a number: rather one question too many. */
export const readDeskMarker = (folder: string): DeskMarker | null => {
  let text: string
  try {
    text = readFileSync(deskMarkerFile(folder), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return marker.parse(JSON.parse(text))
  } catch {
    return { deskNumber: '', kind: 'real', setUpAt: '' }
  }
}
