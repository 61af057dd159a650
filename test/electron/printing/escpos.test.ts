import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeEscPos } from '../../../electron/printing/escpos.ts'
import { defaultProfile } from '../../../electron/printing/printer-profile.ts'
import { layoutPaper, type PaperLine } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { receiptPaper } from '../../../shared/domain/receipt.ts'
import { anyColumns, anyPaper } from '../../support/any-paper.ts'
import { decodeEscPos } from '../../support/escpos-decode.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

const profile = { ...defaultProfile, feedBeforeCutLines: 4 }
const shown = (lines: readonly PaperLine[]) =>
  lines.flatMap((line) => (line.kind === 'text' ? [{ ...line, text: line.text.trimEnd() }] : []))
const codes = (lines: readonly PaperLine[]) => lines.flatMap((line) => (line.kind === 'qr' ? [line.payload] : []))
const textLine = (text: string): PaperLine => ({ kind: 'text', text, bold: false, double: false })

describe('what the printer puts on paper is what the window showed', () => {
  test('for any paper at any width: characters, weight, size, codes, nothing before the cut is left unprinted', () => {
    fc.assert(
      fc.property(anyPaper, anyColumns, (paper, columns) => {
        const lines = layoutPaper(paper, columns)
        const printed = decodeEscPos(encodeEscPos(lines, { ...profile, columns }))
        const feed = Array.from({ length: 4 }, () => ({ text: '', bold: false, double: false }))
        expect(printed.styled).toEqual([
          ...shown(lines).map(({ text, bold, double }) => ({ text, bold, double })),
          ...feed,
        ])
        expect(printed.qr).toEqual(codes(lines))
        expect(printed.qrPlaces.every(({ align }) => align === 1)).toBe(true)
        expect(printed.unprinted).toBe('')
        expect(printed.cuts).toBe(1)
        expect(printed.pulses).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test.each([32, 42, 48])(
    'for the receipt at %i columns, with its code between the signature and the journal',
    (columns) => {
      const lines = layoutPaper(receiptPaper(receiptSample), columns)
      const printed = decodeEscPos(encodeEscPos(lines, { ...profile, columns }))
      expect(printed.lines.slice(0, -4)).toEqual(shown(lines).map((line) => line.text))
      expect(printed.qr).toEqual(['GK-2-214-0093'])
      expect(printed.lines[(printed.qrPlaces[0]?.afterLine ?? 0) + 1]?.trim()).toBe('журнал 7f3a91c2')
    },
  )

  test('and an independent encoder prints the same text for the same lines', () => {
    const lines = layoutPaper(receiptPaper(receiptSample), 48)
    const library = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48, newline: '\n' })
    library.initialize().codepage('cp866')
    for (const line of shown(lines)) library.line(line.text)
    const ours = decodeEscPos(encodeEscPos(lines, profile)).lines.slice(0, -4)
    expect(decodeEscPos(library.encode()).lines).toEqual(ours)
  })

  test('a wrong byte on the way is seen (control)', () => {
    const lines = layoutPaper(receiptPaper(receiptSample), 48)
    const bytes = encodeEscPos(lines, profile).slice()
    const at = bytes.findIndex((byte) => byte === 0x8a) // a letter К
    bytes[at] = 0x8b
    expect(decodeEscPos(bytes).lines.slice(0, -4)).not.toEqual(shown(lines).map((line) => line.text))
  })
})

describe('the commands around the text', () => {
  test('reset, two-byte Chinese off, character set USA, and the code page the profile names', () => {
    const bytes = encodeEscPos([], { ...profile, codePageNumber: 7 })
    expect([...bytes.subarray(0, 10)]).toEqual([0x1b, 0x40, 0x1c, 0x2e, 0x1b, 0x52, 0, 0x1b, 0x74, 7])
    expect(decodeEscPos(bytes).codePages).toEqual([7])
  })

  test('a printer without a knife only feeds', () => {
    const printed = decodeEscPos(encodeEscPos([textLine('а')], { ...profile, cut: 'none' }))
    expect(printed.cuts).toBe(0)
    expect(printed.lines).toEqual(['а', '', '', '', ''])
  })

  test('a full line is followed by one line feed and no spaces: no empty line on any printer', () => {
    const bytes = encodeEscPos([textLine('x'.repeat(48)), textLine('y'.padEnd(48))], { ...profile, cut: 'none' })
    const text = Buffer.from(bytes.subarray(10)).toString('latin1')
    expect(text.startsWith(`${'x'.repeat(48)}\ny\n`)).toBe(true)
  })

  test('what is not on paper by its characters is refused, not printed as "?"', () => {
    expect(() => encodeEscPos([textLine('1 234,56 ₽')], profile)).toThrow(PaperError)
    expect(() => encodeEscPos([textLine('\u001Bp\u0000')], profile)).toThrow(PaperError)
  })
})

describe('a QR code', () => {
  test('holds its payload as UTF-8, Cyrillic too', () => {
    const payload = 'ST00012|Name=ООО «Касса №1»'
    const printed = decodeEscPos(encodeEscPos([{ kind: 'qr', payload, align: 'center' }], profile))
    expect(printed.qr).toEqual([payload])
    expect(printed.lines).toEqual(['', '', '', ''])
  })

  test('of the library loses its Cyrillic: why the bytes are our own (control)', () => {
    const library = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 }).initialize().qrcode('Name=Касса')
    expect(decodeEscPos(library.encode()).qr).toEqual(['Name=?????'])
  })
})
