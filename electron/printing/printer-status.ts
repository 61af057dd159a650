// What the status bytes of an ESC/POS printer mean (Epson, "ESC/POS command reference": DLE EOT, GS r, GS a).
import type { PrinterStatus } from '../core/ports.ts'

export type PrinterReply =
  /** Answer to a real-time request (DLE EOT n). */
  | { kind: 'status'; byte: number }
  /** Answer to GS r 1: everything sent before the request is on paper. */
  | { kind: 'mark'; nearEnd: boolean }

/** Real-time status request n: answered at once, also by a printer that has stopped. */
export const statusRequest = (n: 1 | 2 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, n)

/** No automatic status (GS a 0): its bytes look like end marks. */
export const automaticStatusOff = Uint8Array.of(0x1d, 0x61, 0x00)

/** Request (GS r 1) that is answered only when the mechanism comes to it. */
export const endMarkRequest = Uint8Array.of(0x1d, 0x72, 0x01)

/**
 * Reads the bytes a printer sends. Some printers send automatic status (four bytes) without being asked, on every change:
 * its last three bytes have the form of an end mark, so a paper-out would read as "printed". They are counted off.
 */
export function replyReader(): (byte: number) => PrinterReply | null {
  let automaticBytesLeft = 0
  return (byte) => {
    if ((byte & 0x93) === 0x12) return { kind: 'status', byte }
    if ((byte & 0x93) === 0x10) {
      automaticBytesLeft = 3
      return null
    }
    if ((byte & 0x90) !== 0) return null // flow control and what we never asked for
    if (automaticBytesLeft > 0) {
      automaticBytesLeft -= 1
      return null
    }
    return { kind: 'mark', nearEnd: (byte & 0x0f) !== 0 }
  }
}

/** What stops the printer, by its answers to DLE EOT 1 (printer), 2 (why offline) and 4 (paper sensor). */
export function readStatus(printer: number, offlineCause: number, paper: number): PrinterStatus {
  const trouble = stopReason(offlineCause)
  if (trouble !== null) return { ready: false, reason: trouble }
  if ((paper & 0x60) !== 0) return { ready: false, reason: 'paper_out' }
  if ((printer & 0x08) !== 0) return { ready: false, reason: 'offline' }
  return { ready: true, nearEnd: (paper & 0x0c) !== 0 }
}

/** What the answer to DLE EOT 2 says has stopped the printer, or null. */
export function stopReason(offlineCause: number): 'cover_open' | 'paper_out' | 'error' | null {
  if ((offlineCause & 0x04) !== 0) return 'cover_open'
  if ((offlineCause & 0x20) !== 0) return 'paper_out'
  if ((offlineCause & 0x40) !== 0) return 'error'
  return null
}
