import {
  getScannerPort,
  getScannerSettings,
  listScannerPorts,
  setScannerSettings,
  takeScans,
} from '../../shared/contract/scanner.ts'
import { isFrameSafe } from '../../shared/domain/scan-text.ts'
import { areThresholdsSafe } from '../../shared/domain/scan-thresholds.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { writeSetting } from '../records/desk.ts'
import { scannerSettingName, scannerSettingsOf } from '../records/scanner-settings.ts'

export const scanner: Feature = {
  handlers: [
    answer(getScannerSettings, ({ db }) => scannerSettingsOf(db)),

    carryOut(setScannerSettings, (tx, context, settings) => {
      if (!areThresholdsSafe(settings.thresholds)) return refused('scanner.thresholds_unsafe')
      if (!isFrameSafe(settings.prefix) || !isFrameSafe(settings.suffix)) return refused('scanner.frame_unsafe')
      writeSetting(tx, scannerSettingName, settings)
      context.audit('settings.scanner_changed', {
        ...settings.thresholds,
        framed: settings.prefix !== '' || settings.suffix !== '',
        port: settings.port?.path ?? null,
      })
      context.ports.scanner.follow()
      context.ports.emit('scanner')
      return accepted(null)
    }),

    answer(getScannerPort, ({ ports }) => ({ state: ports.scanner.state() })),
    perform(listScannerPorts, async ({ ports }) => accepted({ ports: await ports.scanner.ports() })),
    perform(takeScans, async ({ ports }) => accepted(ports.scanner.take())),
  ],
}
