/** From what a scanner, a camera or the clipboard gave to the header and body of a payment code (domain.md §1.5). */
import { repairRussianLayout } from './keyboard-layout.ts'
import { type ByteEncoding, decodeByContent, decodeEntities, decodePercent, undoMojibake } from './text-repair.ts'

/** Why a scan is no payment code that can be read. */
export const paymentQrReasons = [
  /** Nothing was scanned. */
  'empty',
  /** Longer than any two-dimensional code can be. */
  'too_long',
  /** Some other text or barcode. */
  'not_payment_code',
  /** A link of the Fast Payments System (СБП): it is paid from a phone. */
  'sbp_link',
  /** The code of a fiscal receipt: what it names is paid already. */
  'fiscal_receipt',
  /** Any other link. */
  'web_link',
  /** A payment code of a format version or encoding that the standard does not know. */
  'unsupported_version',
  /** Typed by a wedge scanner under a layout that cannot be undone; scan again with physical keys. */
  'unknown_layout',
  /** Letters were lost before the text came here (U+FFFD): the bill must be typed in. */
  'text_mangled',
  /** Neither an account of the payee nor one of the payer. */
  'no_account',
] as const
export type PaymentQrReason = (typeof paymentQrReasons)[number]

export type OpenedEnvelope =
  | {
      ok: true
      separator: string
      body: string
      layoutRepaired: boolean
      textRepaired: boolean
      encodingDiffers: boolean
    }
  | { ok: false; reason: PaymentQrReason }

/** A QR code holds at most 7089 characters; escapes and UTF-8 take up to three for one. */
const maxLength = 24_000

const encodings: Readonly<Record<string, ByteEncoding>> = { 1: 'windows-1251', 2: 'utf-8', 3: 'koi8-r' }

/**
 * What readers put around a code: spaces and control characters, a BOM (also misread), the symbology identifier
 * (`]Q1`, `]d2`) with an ECI designator, a configured prefix of a few characters. Only ASCII is trimmed at the ends:
 * beyond it a "space" may be half of a misread letter.
 */
export function stripFrame(text: string): string {
  const start = text.replace(/^(?:[\x00-\x20\x7f\ufeff]|ï»¿|п»ї)+/, '')
  let end = start.length
  // A loop, because a pattern anchored at the end tries every space of a long text.
  while (end > 0 && /[\x00-\x20\x7f\ufeff]/.test(start.charAt(end - 1))) end--
  const code = start.slice(0, end).replace(/^(?:\][a-z]\d|ъ[а-яё]\d)(?:\\\d{6})?\p{Cc}*/iu, '')
  return code.replace(/^(?!ST\d{4})[^\s/:=]{1,8}?(?=ST0001[123][^\p{L}\p{N}])/u, '')
}

/** The encoding that the header promises; null without a header of the standard. */
function declaredEncoding(text: string): ByteEncoding | null {
  const digit = /^ST\d{4}(\d)/i.exec(stripFrame(text))?.[1]
  return encodings[digit ?? ''] ?? null
}

/** What a text without the header of a payment code is. */
function classify(text: string): PaymentQrReason {
  if (/^(?:https?:\/\/)?(?:[\w-]+\.)*nspk\.ru(?:[/:?#]|$)/i.test(text)) return 'sbp_link'
  const isFiscal = ['t', 's', 'fn'].every((key) => new RegExp(`(?:^|[?&])${key}=[\\d.T]+(?:&|$)`, 'i').test(text))
  if (isFiscal) return 'fiscal_receipt'
  return /^(?:https?:\/\/|www\.)/i.test(text) ? 'web_link' : 'not_payment_code'
}

function classifyAnyLayout(text: string): PaymentQrReason {
  // The Russian phonetic layout: each make of it has its own table.
  if (/^[сС][тТ]0001/u.test(text)) return 'unknown_layout'
  const reason = classify(text)
  return reason === 'not_payment_code' ? classify(repairRussianLayout(text)) : reason
}

/** Undoes a percent-encoded whole: the separator after the header is escaped too. */
function unescapeWhole(text: string): string {
  let current = text
  for (let pass = 0; pass < 2; pass++) {
    const escaped = /^ST\d{5}%([2-7][0-9a-f])/i.exec(current)?.[1]
    if (escaped === undefined || /[0-9a-z]/i.test(String.fromCharCode(Number.parseInt(escaped, 16)))) break
    current = decodePercent(current, declaredEncoding(current))?.text ?? current
  }
  return current
}

/**
 * Bytes where they are to be had, else text → separator and body of a payment code of version 0001. The separator is
 * the 8th character whatever it is. Never throws.
 */
export function openPaymentQr(input: string | Uint8Array): OpenedEnvelope {
  if (input.length > maxLength) return { ok: false, reason: 'too_long' }
  const received =
    typeof input === 'string'
      ? { text: input, encoding: null }
      : decodeByContent(input, declaredEncoding(String.fromCharCode(...input.subarray(0, 64))))

  let text = stripFrame(received.text)
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  const layoutRepaired = /^[ыЫ][еЕ]\d{4}/u.test(text)
  if (layoutRepaired) text = repairRussianLayout(text)
  if (!/^ST\d{4}/i.test(text)) return { ok: false, reason: classifyAnyLayout(text) }

  text = decodeEntities(unescapeWhole(text))
  const declared = declaredEncoding(text)
  if (!/^ST0001[123]/i.test(text) || declared === null) return { ok: false, reason: 'unsupported_version' }
  const mended = undoMojibake(text, declared)
  text = mended?.text ?? text
  if (text.includes('\ufffd')) return { ok: false, reason: 'text_mangled' }
  const encodingDiffers = received.encoding !== null && received.encoding !== declared
  return {
    ...{ ok: true, separator: text.charAt(7), body: text.slice(8) },
    ...{ layoutRepaired, textRepaired: mended !== null, encodingDiffers },
  }
}
