import { join } from 'node:path'
import { type OutgoingSettings, outgoingSettings } from '../../shared/contract/outgoing.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'

export const outgoingSettingName = 'registers_out'

/** A demo desk's own, which it makes itself. */
export const demoOutFolder = (dataFolder: string): string => join(dataFolder, 'registers-out')

/** Where registers go, and as whom orders name the payer; a demo desk has its folder, a real one none until it is set. */
export const outgoingSettingsOf = (db: Db, desk: { kind: 'demo' | 'real' }, dataFolder: string): OutgoingSettings => {
  const kept = outgoingSettings.safeParse(readSetting(db, outgoingSettingName))
  if (kept.success) return kept.data
  const folder = desk.kind === 'demo' ? demoOutFolder(dataFolder) : ''
  return { folder, payerAccount: '', payerInn: '', payerKpp: '' }
}
