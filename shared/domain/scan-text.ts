/**
 * What a scanner puts around a code, and what a code is. The same for keys and for the bytes of a serial scanner, read
 * as Latin-1: a prefix, a suffix and the symbology identifier are ASCII.
 */
import { looksLikeMrz } from './mrz.ts'
import { parseReceiptNumber } from './numbering.ts'

/** What this desk's scanner was set to put around every code; '' is nothing. */
export type ScanFrame = { readonly prefix: string; readonly suffix: string }

export const noFrame: ScanFrame = { prefix: '', suffix: '' }

/** As long as scanners allow, and printable: spaces and control characters are dropped anyway. */
export const maxFrameLength = 8

/** What codes begin with: a prefix that is the beginning of one of these would cut codes off. */
const codeHeads = ['ST0001', 'PNRUS', 'GK-', 'HTTP']

/**
 * Whether a prefix or suffix may be stripped: printable ASCII, no digits alone (a code's own would be cut off), and
 * not what codes begin with.
 */
export function isFrameSafe(text: string): boolean {
  if (text === '') return true
  if (!/^[\x21-\x7e]{1,8}$/.test(text) || /^\d+$/.test(text)) return false
  return !codeHeads.some((head) => head.startsWith(text.toUpperCase()))
}

/** AIM identifiers: `]Q1` of a QR code, `]d2` of a Data Matrix, `]E0` of an EAN-13, `]C1` of a Code 128. */
const aimPattern = /^\][A-Za-z][0-9A-Za-z]/

/** The symbology identifier behind the prefix; null where the scanner sends none. */
export function aimOf(text: string, { prefix }: ScanFrame): string | null {
  const start = text.trimStart()
  return aimPattern.exec(prefix !== '' && start.startsWith(prefix) ? start.slice(prefix.length) : start)?.[0] ?? null
}

/** The code itself: without spaces and control characters around it, prefix, suffix and symbology identifier. */
export function withoutFrame(text: string, { prefix, suffix }: ScanFrame): string {
  let code = trimAscii(text)
  if (prefix !== '' && code.startsWith(prefix)) code = trimAscii(code.slice(prefix.length))
  code = code.replace(aimPattern, '')
  if (suffix !== '' && code.endsWith(suffix)) code = trimAscii(code.slice(0, -suffix.length))
  return trimAscii(code)
}

/** Only ASCII at the ends: in bytes read as Latin-1 what lies beyond it is half of a letter. A loop: no pattern that tries every space of a long text. */
function trimAscii(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

const isBlank = (code: number): boolean => code <= 0x20 || code === 0x7f

/** What the standard's string begins with, also as it looks typed under the Russian layout. */
export const looksLikeBill = (text: string): boolean => /^\s*(?:ST|ЫЕ)\d{4,5}/iu.test(text)

export const scanKinds = ['bill', 'mrz', 'receipt', 'link', 'linear', 'unknown'] as const
export type ScanKind = (typeof scanKinds)[number]

/** What a code without its frame is. A linear one is known by its signs only: whose it is the catalogue says. */
export function scanKind(code: string): ScanKind {
  if (looksLikeMrz(code)) return 'mrz'
  if (looksLikeBill(code)) return 'bill'
  if (/^GK-/i.test(code) && parseReceiptNumber(code) !== null) return 'receipt'
  if (/^(?:https?:\/\/|www\.)/i.test(code) || /^t=\d{8}T\d{4,6}&s=/.test(code)) return 'link'
  return /^(?=.*\d)[0-9A-Z./+$%\- ]{4,80}$/.test(code) ? 'linear' : 'unknown'
}

/** The prefix that all these scans begin with in front of a known head; '' where there is none. */
export function commonPrefix(texts: readonly string[]): string {
  const found = texts.map(
    (text) => /^([\x21-\x7e]{1,8}?)(?=(?:\][A-Za-z][0-9A-Za-z])?(?:ST0001\d|PNRUS|GK-))/.exec(text)?.[1] ?? '',
  )
  const [first = ''] = found
  return isFrameSafe(first) && found.every((one) => one === first) ? first : ''
}

const personalKeys =
  /^(?:last|first|fitst|middle)name$|^payer|^pers|^phone$|^childfio$|^birthdate$|^pensacc|^specfio$|^flat$|^contract$/i

/** What may be shown of it to whoever looks at the scanner: nothing of a passport, of a bill only what is the payee's. */
export function maskScan(code: string, kind: ScanKind): string {
  if (kind === 'mrz') return code.replace(/[^<\n]/g, '•')
  if (kind !== 'bill') return code
  const separator = code.charAt(7)
  return code
    .split(separator)
    .map((part) => {
      const equals = part.indexOf('=')
      const key = part.slice(0, Math.max(0, equals)).trim()
      return personalKeys.test(key) && !/^personalacc$/i.test(key) ? `${key}=•••` : part
    })
    .join(separator)
}
