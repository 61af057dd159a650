import { type SmsGateway, type SmsSettings, smsSettings } from '../../shared/contract/sms.ts'
import { instant, uuid } from '../../shared/contract/values.ts'
import { z } from '../../shared/contract/zod.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'

const settingName = 'sms'

const stored = z.strictObject({
  settings: smsSettings,
  /** The last probe of these very settings. */
  probeId: uuid.nullable(),
  testedAt: instant.nullable(),
})
export type StoredSmsSettings = z.output<typeof stored>

const none: StoredSmsSettings = { settings: { kind: 'off' }, probeId: null, testedAt: null }

/** How SMS leave this desk; not at all until a gateway is set up. A demo desk's phone does not ask for it. */
export const smsSettingsOf = (db: Db): StoredSmsSettings => {
  const read = stored.safeParse(readSetting(db, settingName))
  return read.success ? read.data : none
}

/** The gateway, tested or not; null without one. */
export const smsGatewayOf = (db: Db): (StoredSmsSettings & { settings: SmsGateway }) | null => {
  const kept = smsSettingsOf(db)
  return kept.settings.kind === 'kannel' ? { ...kept, settings: kept.settings } : null
}

/** Settings that were never proved: whatever the former ones had been. */
export const writeSmsSettings = (tx: Tx, settings: SmsSettings): void =>
  writeSetting(tx, settingName, { settings, probeId: null, testedAt: null })

export const noteProbe = (tx: Tx, probeId: string): void =>
  writeSetting(tx, settingName, { ...smsSettingsOf(tx), probeId })

/** The gateway counts as tested from now on. False when this was no probe of the settings as they stand. */
export const noteGatewayTested = (tx: Tx, smsId: string, at: string): boolean => {
  const kept = smsSettingsOf(tx)
  if (kept.probeId !== smsId || kept.testedAt !== null) return false
  writeSetting(tx, settingName, { ...kept, testedAt: at })
  return true
}

/** Where nobody has set another: the demo's phone takes a message at once or never. */
const usualDeadlineMinutes = 10

/** How long a message is tried, and its report awaited. */
export const smsDeadlineMs = (db: Db): number =>
  (smsGatewayOf(db)?.settings.deadlineMinutes ?? usualDeadlineMinutes) * 60_000
