import { join } from 'node:path'
import { z } from '../../shared/contract/zod.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'

export const exchangeSettingName = 'exchange'

const stored = z.object({ folder: z.string(), automatic: z.boolean() })

/** Where files for «Город» are put and taken from; '' while nobody has said. `automatic`: without being asked. */
export type ExchangeSettings = z.output<typeof stored>

/** A demo desk's own, which it makes itself. */
export const demoFolder = (dataFolder: string): string => join(dataFolder, 'exchange')

/** A demo desk has its folder beside its papers, and sends only when asked; a real desk has none until it is set. */
export const exchangeSettingsOf = (db: Db, desk: { kind: 'demo' | 'real' }, dataFolder: string): ExchangeSettings => {
  const kept = stored.safeParse(readSetting(db, exchangeSettingName))
  if (kept.success) return kept.data
  return desk.kind === 'demo' ? { folder: demoFolder(dataFolder), automatic: false } : { folder: '', automatic: true }
}

/** The folders within it: what this desk tells, and what «Город» tells. */
export const outgoingFolder = (folder: string): string => join(folder, 'to-gorod')
export const incomingFolder = (folder: string): string => join(folder, 'from-gorod')
