import { maxFrameLength } from '../domain/scan-text.ts'
import { action, command, query } from './define.ts'
import { done, nothing } from './values.ts'
import { z } from './zod.ts'

export const baudRates = [9600, 19200, 38400, 57600, 115200] as const

/** A scanner in virtual-COM mode: raw bytes, so names in any encoding survive. */
export const serialPort = z.strictObject({
  /** `/dev/ttyACM0`, `/dev/serial/by-id/…`, `COM3`. */
  path: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  baudRate: z.union(baudRates.map((rate) => z.literal(rate))),
})
export type SerialPort = z.output<typeof serialPort>

const thresholdMs = z.int().min(1).max(1000)

/** How this desk's scanner is told from a person, what it puts around a code, and where it is plugged in. */
export const scannerSettings = z.strictObject({
  /** Bounds: shared/domain/scan-thresholds.ts. */
  thresholds: z.strictObject({ averageGapMs: thresholdMs, runPauseMs: thresholdMs, settleMs: thresholdMs }),
  /** Stripped from every code where it stands; '' is nothing. */
  prefix: z.string().max(maxFrameLength),
  suffix: z.string().max(maxFrameLength),
  /** Null: the scanner types as a keyboard does. */
  port: serialPort.nullable(),
})
export type ScannerSettings = z.output<typeof scannerSettings>

/** The window tells a scan from typing on every screen, before sign-in too: otherwise one would land in the login. */
export const getScannerSettings = query('scanner.getSettings', {
  access: 'open',
  input: nothing,
  output: scannerSettings,
})

export const setScannerSettings = command('scanner.setSettings', {
  access: 'administration',
  input: scannerSettings,
  output: done,
  refusals: [
    'scanner.thresholds_unsafe', // what is typed by hand would be taken for a scan
    'scanner.frame_unsafe', // what is stripped would be a part of codes
  ],
})

/** How the port stands; `off`: none is set. */
export const portStates = ['off', 'opening', 'open', 'gone', 'denied', 'busy', 'failed'] as const
export type PortState = (typeof portStates)[number]

/** For the lamp. */
export const getScannerPort = query('scanner.getPort', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({ state: z.enum(portStates) }),
})

/** What is plugged in now. */
export const listScannerPorts = action('scanner.listPorts', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({
    ports: z.array(z.strictObject({ path: z.string(), name: z.string() })),
  }),
})

/** One scan of the port, as the scanner sent it. */
export const serialScan = z.strictObject({
  /** Base64. */
  bytes: z.string(),
  /** What came behind the code: `CR`, `LF`, `CR LF`, `Tab`; '' where silence ended it. */
  terminator: z.string(),
})
export type SerialScan = z.output<typeof serialScan>

/** Takes what came from the port since the last asking; it stays nowhere else. */
export const takeScans = action('scanner.takeScans', {
  access: 'signed_in',
  input: nothing,
  output: z.array(serialScan),
})
