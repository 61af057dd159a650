/** Account numbers of providers, each in the provider's own form, which is data of the catalogue. */

/**
 * - `mask`: `d` is a digit, anything else stands for itself: `314ddddddd`, `dd-ddddddd`
 * - `pattern`: source of a regular expression for the whole account, where a mask is not enough
 * - `prefix` with `padTo`: a bare number of at most `padTo` digits is padded with zeros and put after the prefix
 * - `example`: shown beside the field
 */
export type AccountFormat = {
  readonly mask?: string | undefined
  readonly pattern?: string | undefined
  readonly prefix?: string | undefined
  readonly padTo?: number | undefined
  readonly example: string
}

export const accountFormatReasons = ['empty', 'wrong_characters', 'wrong_length', 'wrong_form'] as const
export type AccountFormatReason = (typeof accountFormatReasons)[number]

export type NormalizedAccount = { ok: true; account: string } | { ok: false; reason: AccountFormatReason }

const refused = (reason: AccountFormatReason): NormalizedAccount => ({ ok: false, reason })

/** Puts typed digits into the mask; digits of the mask itself must have been typed. */
function fillMask(mask: string, text: string): NormalizedAccount {
  if (!/^[\d\-./]+$/.test(text)) return refused('wrong_characters')
  const typed = text.replace(/\D/g, '')
  if (typed.length !== mask.replace(/[^d\d]/g, '').length) return refused('wrong_length')
  let next = 0
  const account = mask.replace(/[d\d]/g, () => typed.charAt(next++))
  const fits = [...mask].every((sign, index) => sign === 'd' || sign === account[index])
  return fits ? { ok: true, account } : refused('wrong_form')
}

/** The bare number behind an optional prefix, when it is short enough to be padded; else null. */
function padded(prefix: string, padTo: number, text: string): string | null {
  const bare = text.startsWith(prefix) ? text.slice(prefix.length) : text
  return /^\d+$/.test(bare) && bare.length <= padTo ? `${prefix}${bare.padStart(padTo, '0')}` : null
}

/**
 * What was typed, scanned or pasted → the account as the provider writes it: with `11-` and padTo 7, `7785` →
 * `11-0007785`. Spaces are dropped, dashes of any length are dashes. Throws SyntaxError for a broken `pattern`.
 */
export function normalizeAccount(format: AccountFormat, text: string): NormalizedAccount {
  const compact = text.replace(/[\s\u00a0\u202f]/gu, '').replace(/[\u2010-\u2015\u2212]/gu, '-')
  if (compact === '') return refused('empty')
  const short = format.padTo === undefined ? null : padded(format.prefix ?? '', format.padTo, compact)
  const filled: NormalizedAccount =
    short !== null
      ? { ok: true, account: short }
      : format.mask === undefined
        ? { ok: true, account: compact }
        : fillMask(format.mask, compact)
  if (!filled.ok || format.pattern === undefined) return filled
  return new RegExp(`^(?:${format.pattern})$`, 'u').test(filled.account) ? filled : refused('wrong_form')
}
