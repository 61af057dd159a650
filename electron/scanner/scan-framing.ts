import { waitAfterLineMs } from '../../shared/domain/scan-lines.ts'
import type { ScanFrame } from '../../shared/domain/scan-text.ts'

/** One code as it came over the wire, without its terminator. */
export type FramedScan = { bytes: Uint8Array; terminator: string }

export type ScanFramingParts = {
  readonly onScan: (scan: FramedScan) => void
  /** What the settings say stands around a code. */
  readonly frame: () => ScanFrame
  /** Calls back after so many ms; returns how to cancel. */
  readonly later: (ms: number, call: () => void) => () => void
}

export type ScanFraming = { push(bytes: Uint8Array): void; stop(): void }

/** A scanner that sends no terminator is silent for longer between two codes. */
const silenceMs = 150

/** What `bills.recognize` takes: the largest QR code holds 2953 bytes, and some scanners escape them. */
const maxBytes = 6000

const terminators: Readonly<Record<number, string>> = { 9: 'Tab', 10: 'LF', 13: 'CR' }

/**
 * Cuts the bytes of a serial scanner into codes: by CR, LF, Tab or silence. A bill's string may hold line breaks and a
 * passport's zone has two lines, so there a terminator ends the code only when nothing follows soon. More bytes than
 * any code has are noise of another device: they are dropped up to the next silence. Never throws.
 */
export const createScanFraming = ({ onScan, frame, later }: ScanFramingParts): ScanFraming => {
  let code: number[] = []
  let terminator: string[] = []
  let isNoise = false
  let cancel = (): void => undefined

  const waitMs = (): number => waitAfterLineMs(Buffer.from(code).toString('latin1'), frame())
  const end = (): void => {
    const scan = { bytes: Uint8Array.from(code), terminator: terminator.join(' ') }
    const wasNoise = isNoise
    code = []
    terminator = []
    isNoise = false
    if (scan.bytes.length > 0 && !wasNoise) onScan(scan)
  }
  const take = (byte: number, next: number | undefined): void => {
    const name = terminators[byte]
    if (name === undefined) {
      if (terminator.length > 0) code.push(10)
      terminator = []
      if (code.length < maxBytes) code.push(byte)
      else isNoise = true
      return
    }
    // The LF of a CR LF whose code has been handed over.
    if (code.length === 0 || isNoise) return
    terminator.push(name)
    const more = next !== undefined && terminators[next] !== undefined
    if (!more && waitMs() === 0) end()
  }
  return {
    push: (bytes) => {
      cancel()
      bytes.forEach((byte, index) => take(byte, bytes[index + 1]))
      cancel = code.length === 0 ? () => undefined : later(terminator.length > 0 ? waitMs() : silenceMs, end)
    },
    stop: () => {
      cancel()
      code = []
      terminator = []
      isNoise = false
    },
  }
}
