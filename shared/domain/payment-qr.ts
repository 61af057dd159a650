/**
 * Reads the code on a bill: GOST R 56042-2014 with every violation seen in the wild (domain.md §1). Nothing is
 * guessed: what cannot be read is left out and warned of. Control keys are checked by `paymentQrIssues`; whether the
 * payee is who he says, by the catalogue.
 */
import { openPaymentQr, type PaymentQrReason } from './payment-qr-envelope.ts'
import { collectMeters, type QrMeter } from './payment-qr-meters.ts'
import { asciiKeys, mandatoryKeys, type PaymentQrKey, standardKey, unspacedKeys } from './payment-qr-keys.ts'
import { parsePeriod } from './period.ts'
import { decodePercent, undoMojibake } from './text-repair.ts'

export { type PaymentQrReason, paymentQrReasons } from './payment-qr-envelope.ts'
export { type PaymentQrKey, paymentQrKeys } from './payment-qr-keys.ts'

/** What must be looked at before a bill that could be read is paid. */
export const paymentQrWarnings = [
  'name_missing',
  'personal_acc_missing',
  'bank_name_missing',
  'bic_missing',
  'corresp_acc_missing',
  /** A key stands twice with different values; the field is left out. */
  'field_ambiguous',
  /** Two different sums. */
  'sum_ambiguous',
  /** More kopecks than can be counted exactly. */
  'sum_too_large',
  'sum_negative',
  /** Roubles with a fraction where kopecks belong: not multiplied, the cashier enters the sum. */
  'sum_fractional',
  'sum_unreadable',
  /** The code says 0: the payer names the sum. */
  'sum_zero',
  /** The sum stood under a key that is not the standard's (SumPay). */
  'sum_key_unusual',
  /** AddAmount (insurance, penalty) is no whole number of kopecks. */
  'add_amount_unreadable',
  'period_unreadable',
  /** The 8th character is no separator, or | stood between fields beside another one. */
  'separator_unusual',
  /** A part without a key was left out: a value may have held the separator. */
  'stray_text',
  /** The header promises another encoding than the bytes are in. */
  'encoding_differs',
  /** Names were read in a wrong encoding and restored. */
  'text_repaired',
  /** Letters of a value had become question marks; the field is left out. */
  'text_lost',
  /** Typed under the Russian layout. Texts are left out: take the names from the catalogue. */
  'layout_repaired',
] as const
export type PaymentQrWarning = (typeof paymentQrWarnings)[number]

/** Values by the standard's spelling of the key; keys that the standard does not know stand verbatim. */
export type PaymentQrFields = { readonly [Key in PaymentQrKey]?: string } & {
  readonly [key: string]: string | undefined
}

export type PaymentQr =
  | {
      ok: true
      fields: PaymentQrFields
      /** Whole kopecks as written in the code, or null: absent, ambiguous or unreadable (see the warnings). */
      sumKopecks: number | null
      /** `YYYY-MM` as written in PaymPeriod, or null. */
      period: string | null
      warnings: readonly PaymentQrWarning[]
    }
  | { ok: false; reason: PaymentQrReason }

type Warn = (warning: PaymentQrWarning) => void
type Pair = { key: string; value: string }

/** Whole kopecks of Sum or AddAmount (both are kopecks): digits only, at most a safe integer; else null. */
export function readQrKopecks(value: string): number | null {
  if (!/^\d{1,18}$/.test(value)) return null
  const kopecks = Number(value)
  return Number.isSafeInteger(kopecks) ? kopecks : null
}

function isStandardPair(part: string): boolean {
  const equals = part.indexOf('=')
  return equals > 0 && standardKey(part.slice(0, equals)) !== null
}

/** Parts by the separator. Some generators join the optional fields with | whatever the separator is. */
function splitBody(separator: string, body: string, warn: Warn): string[] {
  const isUsable = !/[\p{L}\p{N}= ]|^$/u.test(separator)
  if (separator === '|') return body.split('|')
  if (!isUsable) {
    warn('separator_unusual')
    return `${separator}${body}`.split('|')
  }
  const parts = body.split(/[\r\n]/.test(separator) ? /[\r\n]+/ : separator)
  return parts.flatMap((part) => {
    // Only | in front of a key of the standard separates: in a value it may be why another separator was chosen.
    const pieces: string[] = []
    for (const piece of part.split('|')) {
      if (pieces.length > 0 && !isStandardPair(piece)) pieces.push(`${pieces.pop()}|${piece}`)
      else pieces.push(piece)
    }
    if (pieces.length > 1) warn('separator_unusual')
    return pieces
  })
}

/** Escapes, mojibake, line breaks, control characters: what most values are free of. */
const marks = /[%\u00c0-\u00ff\p{Cc}]/u

/** A value without its escapes and mojibake; null where a digit may have been lost. */
function mendValue(key: string, raw: string, warn: Warn): string | null {
  let value = raw
  if (/(?:%[89a-f][0-9a-f]){2}/i.test(value)) value = decodePercent(value, null)?.text ?? value
  if (/[\u00c0-\u00ff]{2}/.test(value)) {
    const mended = undoMojibake(value, null)
    if (mended) warn('text_repaired')
    value = mended?.text ?? value
  }
  value = value.replace(/[\r\n]+/g, ' ').trim()
  // In a number a control character may stand where a digit was: the rest would be another number.
  return asciiKeys.has(key) && /\p{Cc}/u.test(value) ? null : value.replace(/\p{Cc}/gu, '')
}

/** A value as it was meant; null where it says nothing (empty, blank, `Null`, only punctuation left). */
function cleanValue(key: string, raw: string, warn: Warn): string | null {
  const mended = marks.test(raw) ? mendValue(key, raw, warn) : raw
  const value = mended?.normalize('NFC').trim()
  const says = value !== undefined && /[\p{L}\p{N}]/u.test(value)
  if (value === undefined || /\ufffd|\?{3}/.test(value) || (!says && /\?[^?]*\?/.test(value))) {
    warn('text_lost')
    return null
  }
  if (!says || value.toLowerCase() === 'null') return null
  return unspacedKeys.has(key) ? value.replace(/\s/gu, '') : value
}

/** Keys to the values found for them, each different value once, in the order of the code. */
function collectValues(pairs: readonly Pair[]): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const { key, value } of pairs) {
    const found = values.get(key)
    if (!found) values.set(key, [value])
    else if (!found.includes(value)) found.push(value)
  }
  return values
}

function readPairs(parts: readonly string[], warn: Warn): Pair[] {
  const pairs: Pair[] = []
  for (const part of parts) {
    // The first = only: a value may hold more of them.
    const equals = part.indexOf('=')
    const rawKey = part.slice(0, Math.max(equals, 0)).trim()
    if (rawKey === '') {
      if (/[\p{L}\p{N}]/u.test(part)) warn('stray_text')
      continue
    }
    const key = standardKey(rawKey) ?? rawKey
    const value = cleanValue(key, part.slice(equals + 1), warn)
    if (value === null) continue
    if (key === 'Sum' && /pay/i.test(rawKey)) warn('sum_key_unusual')
    pairs.push({ key, value })
  }
  return pairs
}

function readSum(values: readonly string[], warn: Warn): number | null {
  const distinct = new Set(values.map((value) => (/^\d+$/.test(value) ? value.replace(/^0+(?=\d)/, '') : value)))
  const [value] = distinct
  if (value === undefined) return null
  if (distinct.size > 1) {
    warn('sum_ambiguous')
    return null
  }
  const kopecks = readQrKopecks(value)
  if (kopecks === 0) warn('sum_zero')
  if (kopecks !== null) return kopecks
  if (/^\d+$/.test(value)) warn('sum_too_large')
  else if (/^[-\u2212]/.test(value)) warn('sum_negative')
  else if (/^\d+[.,]\d+$/.test(value)) warn('sum_fractional')
  else warn('sum_unreadable')
  return null
}

/** What a code says beside the answer to `parsePaymentQr`. */
export type PaymentQrReading = {
  qr: PaymentQr
  meters: readonly QrMeter[]
  /** Keys that stand with several values, and these; not the keys of several meters. */
  ambiguous: ReadonlyMap<string, readonly string[]>
}

const unread = (reason: PaymentQrReason): PaymentQrReading => ({
  qr: { ok: false, reason },
  meters: [],
  ambiguous: new Map(),
})

/** `parsePaymentQr` with the meters and the contradictions of the code. Never throws. */
export function readPaymentQr(input: string | Uint8Array): PaymentQrReading {
  const envelope = openPaymentQr(input)
  if (!envelope.ok) return unread(envelope.reason)
  const warnings = new Set<PaymentQrWarning>()
  const warn: Warn = (warning) => warnings.add(warning)
  if (envelope.layoutRepaired) warn('layout_repaired')
  if (envelope.textRepaired) warn('text_repaired')
  if (envelope.encodingDiffers) warn('encoding_differs')

  const pairs = readPairs(splitBody(envelope.separator, envelope.body, warn), warn)
  const values = collectValues(pairs)
  if (!values.has('PersonalAcc') && !values.has('PersAcc')) return unread('no_account')
  for (const [key, warning] of mandatoryKeys) if (!values.has(key)) warn(warning)
  const sumKopecks = readSum(values.get('Sum') ?? [], warn)

  // Cyrillic cannot come through a wedge: what is left of such a text is nothing to show (domain.md §1.7).
  const isLost = ({ key, value }: Pair) => envelope.layoutRepaired && !asciiKeys.has(key) && /\p{L}/u.test(value)
  const { meters, keys: meterKeys } = collectMeters(pairs.filter((pair) => !isLost(pair)))
  const fields = new Map<string, string>()
  const ambiguous = new Map<string, readonly string[]>()
  for (const [key, found] of values) {
    const [value = '', ...others] = found
    if (others.length > 0) {
      if (key !== 'Sum' && !meterKeys.has(key)) warn('field_ambiguous')
      if (!meterKeys.has(key)) ambiguous.set(key, found)
    } else if (!isLost({ key, value })) fields.set(key, value)
  }
  const addAmount = fields.get('AddAmount')
  if (addAmount !== undefined && readQrKopecks(addAmount) === null) warn('add_amount_unreadable')
  const writtenPeriod = fields.get('PaymPeriod')
  const period = writtenPeriod === undefined ? null : parsePeriod(writtenPeriod)
  if (writtenPeriod !== undefined && period === null) warn('period_unreadable')
  const qr: PaymentQr = { ok: true, fields: Object.fromEntries(fields), sumKopecks, period, warnings: [...warnings] }
  return { qr, meters, ambiguous }
}

/**
 * Reads a scanned or pasted payment code; bytes are better than text. Never throws, never returns a sum or a period
 * that does not stand in the code. A missing mandatory field is a warning; a code without both PersonalAcc and
 * PersAcc is refused. Where a key stands twice with different values neither is taken (`field_ambiguous`; for Sum
 * `sum_ambiguous`), so an ambiguous account is absent and the cashier decides. Several meters are no contradiction.
 */
export function parsePaymentQr(input: string | Uint8Array): PaymentQr {
  return readPaymentQr(input).qr
}
