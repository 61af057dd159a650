import type { PaperLine } from '../../shared/domain/paper.ts'
import { cp866Bytes, PaperError } from '../../shared/domain/paper-text.ts'
import type { PrinterProfile } from './printer-profile.ts'

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const LF = 0x0a

/**
 * The bytes of a laid-out paper for an ESC/POS printer: what it shows is what the preview showed, to the character.
 * Written here and not taken from @point-of-sale/receipt-printer-encoder, which puts a line feed after every raw block
 * and after the cut, prints '?' for what it cannot encode even when told to be strict, and sends QR text as Latin-1;
 * the tests compare the text of both.
 * Trailing spaces are not sent: some printers answer a full line and its line feed with an empty line.
 * Throws PaperError for a character outside CP866 (`layoutPaper` lets none through).
 */
export function encodeEscPos(lines: readonly PaperLine[], profile: PrinterProfile): Uint8Array {
  return concatenated([
    initialize(profile.codePageNumber),
    ...lines.map((line) => (line.kind === 'qr' ? qrBlock(line, profile.qrModuleDots) : textLine(line))),
    ending(profile),
  ])
}

/** Reset; Chinese two-byte mode off (clones start in it); character set USA, so that # and $ are # and $; CP866. */
function initialize(codePageNumber: number): number[] {
  return [ESC, 0x40, FS, 0x2e, ESC, 0x52, 0, ESC, 0x74, codePageNumber]
}

function textLine(line: Extract<PaperLine, { kind: 'text' }>): Uint8Array {
  const boldOn = line.bold ? [ESC, 0x45, 1] : []
  const boldOff = line.bold ? [ESC, 0x45, 0] : []
  const doubleOn = line.double ? [GS, 0x21, 0x11] : []
  const doubleOff = line.double ? [GS, 0x21, 0] : []
  // The size goes back only after the line feed: the height of the feed is that of the line.
  return concatenated([boldOn, doubleOn, cp866Bytes(line.text.trimEnd()), [LF], doubleOff, boldOff])
}

/** Model 2, error correction M, payload as UTF-8 with its length in bytes. */
function qrBlock(line: Extract<PaperLine, { kind: 'qr' }>, moduleDots: number): Uint8Array {
  const payload = new TextEncoder().encode(line.payload)
  if (payload.length > 2000) throw new PaperError('bad_value', 'qr payload')
  const alignment = { left: 0, center: 1, right: 2 }[line.align]
  return concatenated([
    [ESC, 0x61, alignment],
    symbolCommand([0x41, 0x32, 0x00]),
    symbolCommand([0x43, moduleDots]),
    symbolCommand([0x45, 0x31]),
    symbolCommand([0x50, 0x30, ...payload]),
    symbolCommand([0x51, 0x30]),
    [ESC, 0x61, 0],
  ])
}

/** `GS ( k pL pH 1 fn …`: the length counts all that follows it. */
function symbolCommand(parameters: number[]): number[] {
  const length = parameters.length + 1
  return [GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, ...parameters]
}

function ending(profile: PrinterProfile): number[] {
  const feed = profile.feedBeforeCutLines > 0 ? [ESC, 0x64, profile.feedBeforeCutLines] : []
  if (profile.cut === 'none') return feed
  return [...feed, GS, 0x56, profile.cut === 'partial' ? 1 : 0]
}

function concatenated(parts: readonly ArrayLike<number>[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    result.set(part, offset)
    offset += part.length
  }
  return result
}
