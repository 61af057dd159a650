import { type PrinterSettings, printerSettings } from '../../shared/contract/printing.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'

export const printerSettingName = 'printer'

const virtual: PrinterSettings = { kind: 'virtual', columns: 48 }

/** The desk's printer; the virtual one until another is set up. */
export const printerSettingsOf = (db: Db): PrinterSettings => {
  const stored = printerSettings.safeParse(readSetting(db, printerSettingName))
  return stored.success ? stored.data : virtual
}
