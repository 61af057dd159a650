import type { EventName } from '../shared/contract/events.ts'
import type { SerialScan } from '../shared/contract/scanner.ts'
import type { Clock } from './core/clock.ts'
import type { Ports } from './core/context.ts'
import type { ScannerPort } from './core/scanner-port.ts'
import type { SessionStore } from './core/session.ts'
import type { Db } from './db/open.ts'
import { scannerSettingsOf } from './records/scanner-settings.ts'
import type { SerialScanner } from './scanner/serial-scanner.ts'

export type DeskScannerParts = {
  readonly db: Db
  readonly clock: Clock
  readonly session: SessionStore
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
}

export type DeskScanner = {
  readonly scanner: ScannerPort
  /** After first paint. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** A cable that is back is taken up within two seconds. */
const retryMs = 2000

/** The window asks at once; what it has not asked for by then was of a moment that is over. */
const keptMs = 5000
/** More than a hand can scan in that time. */
const keptScans = 16

/**
 * The desk's serial scanner. While nobody works at the window (signed out, locked) a scan is dropped, as one typed by
 * keys is: kept, it would open on the screen of whoever signs in next.
 */
export const createDeskScanner = ({ db, clock, session, emit, log }: DeskScannerParts): DeskScanner => {
  let serial: SerialScanner | null = null
  let started = false
  let waiting: { scan: SerialScan; atMs: number }[] = []

  const loadSerial = async (): Promise<SerialScanner> => {
    const { createSerialScanner } = await import('./scanner/serial-scanner.ts')
    const { openSerialLink } = await import('./scanner/serial-link.ts')
    return createSerialScanner({
      open: openSerialLink,
      frame: () => scannerSettingsOf(db),
      onScan: ({ bytes, terminator }) => {
        if (session.view().state !== 'signed_in') return log('scanner.dropped', { bytes: bytes.length })
        session.touch()
        const scan = { bytes: Buffer.from(bytes).toString('base64'), terminator }
        waiting = [...waiting, { scan, atMs: clock.monotonicMs() }].slice(-keptScans)
        emit('scans')
      },
      onChange: () => emit('scanner'),
      log,
      retryMs,
    })
  }
  const follow = async (): Promise<void> => {
    const { port } = scannerSettingsOf(db)
    if (!started || (port === null && serial === null)) return
    const found = serial ?? (await loadSerial())
    serial ??= found
    if (started) serial.listenAt(scannerSettingsOf(db).port)
  }
  return {
    scanner: {
      state: () => serial?.state() ?? 'off',
      follow: () => setImmediate(() => void follow()),
      take: () => {
        const fromMs = clock.monotonicMs() - keptMs
        const taken = waiting.filter(({ atMs }) => atMs >= fromMs).map(({ scan }) => scan)
        waiting = []
        return taken
      },
      ports: async () => (await import('./scanner/serial-link.ts')).listSerialPorts(),
    },
    start: async () => {
      started = true
      await follow()
    },
    stop: async () => {
      started = false
      await serial?.stop()
    },
  }
}
