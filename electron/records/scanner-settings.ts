import { type ScannerSettings, scannerSettings } from '../../shared/contract/scanner.ts'
import { areThresholdsSafe, usualThresholds } from '../../shared/domain/scan-thresholds.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'

export const scannerSettingName = 'scanner'

const usual: ScannerSettings = { thresholds: usualThresholds, prefix: '', suffix: '', port: null }

/** How this desk's scanner is set up; as scanners usually are until somebody sets it up. */
export const scannerSettingsOf = (db: Db): ScannerSettings => {
  const stored = scannerSettings.safeParse(readSetting(db, scannerSettingName))
  return stored.success && areThresholdsSafe(stored.data.thresholds) ? stored.data : usual
}
