/** Account numbers of providers, each in the provider's own form, which is data of the catalogue. */
import { type CheckDigitRule, isCheckDigitRight } from './check-digit.ts'
import { literalCount } from './literal-count.ts'

/**
 * - `mask`: `d` is a digit, anything else stands for itself: `314ddddddd`, `dd-ddddddd`
 * - `pattern`: source of a regular expression for the whole account, where a mask is not enough
 * - `prefix` with `padTo`: a bare number of at most `padTo` digits is padded with zeros and put after the prefix
 * - `check`: how the last digit of the account is made of those before it
 * - `example`: shown beside the field
 */
export type AccountFormat = {
  readonly mask?: string | undefined
  readonly pattern?: string | undefined
  readonly prefix?: string | undefined
  readonly padTo?: number | undefined
  readonly check?: CheckDigitRule | undefined
  readonly example: string
}

export const accountFormatReasons = ['empty', 'wrong_characters', 'wrong_length', 'wrong_form', 'wrong_check'] as const
export type AccountFormatReason = (typeof accountFormatReasons)[number]

export type NormalizedAccount = { ok: true; account: string } | { ok: false; reason: AccountFormatReason }

const refused = (reason: AccountFormatReason): NormalizedAccount => ({ ok: false, reason })

/** Puts typed digits into the mask; digits of the mask itself must have been typed, its other signs may be left out. */
function maskFiller(mask: string): (text: string) => NormalizedAccount {
  const isPlace = Array.from(mask, (sign) => /[d\d]/.test(sign))
  const places = isPlace.filter(Boolean).length
  const foreign = new RegExp(`[^\\d./\\-${mask.replace(/[d\d./-]/g, '').replace(/[\]\\^]/g, '\\$&')}]`)
  return (text) => {
    if (foreign.test(text)) return refused('wrong_characters')
    const typed = text.replace(/\D/g, '')
    if (typed.length !== places) return refused('wrong_length')
    let account = ''
    let next = 0
    for (let index = 0; index < mask.length; index++) {
      const sign = mask.charAt(index)
      const put: string = isPlace[index] ? typed.charAt(next++) : sign
      if (isPlace[index] && sign !== 'd' && sign !== put) return refused('wrong_form')
      account += put
    }
    return { ok: true, account }
  }
}

/** A number of at most `padTo` digits with its prefix and zeros; null for what is longer or no number. */
function padded(prefix: string, padTo: number, text: string): string | null {
  // A prefix of digits alone is one only in a whole account: 1155 is a number, not 11 and 55.
  const isPrefixed = text.startsWith(prefix) && (/\D/.test(prefix) || text.length === prefix.length + padTo)
  const bare = isPrefixed ? text.slice(prefix.length) : text
  return /^\d+$/.test(bare) && bare.length <= padTo ? `${prefix}${bare.padStart(padTo, '0')}` : null
}

const spacesAndDashes = /[\s\u00a0\u202f\u2010-\u2015\u2212]/u

/** `normalizeAccount` of one format, made ready once: for registers of a million rows. */
export function compileAccountFormat(format: AccountFormat): (text: string) => NormalizedAccount {
  const { mask, prefix = '', padTo, check } = format
  const fill = mask === undefined ? null : maskFiller(mask)
  const pattern = format.pattern === undefined ? null : new RegExp(`^(?:${format.pattern})$`, 'u')

  const complete = (compact: string): NormalizedAccount => {
    // What fits the mask as it was typed is whole; only the rest may be a number to be padded.
    const typed = fill?.(compact)
    if (typed?.ok) return typed
    const short = padTo === undefined ? null : padded(prefix, padTo, compact)
    if (short === null) return typed ?? { ok: true, account: compact }
    return fill?.(short) ?? { ok: true, account: short }
  }

  return (text) => {
    const compact = spacesAndDashes.test(text)
      ? text.replace(/[\s\u00a0\u202f]/gu, '').replace(/[\u2010-\u2015\u2212]/gu, '-')
      : text
    if (compact === '') return refused('empty')
    const filled = complete(compact)
    if (!filled.ok) return filled
    if (pattern !== null && !pattern.test(filled.account)) return refused('wrong_form')
    if (check !== undefined && !isCheckDigitRight(check, filled.account.replace(/\D/g, '')))
      return refused('wrong_check')
    return filled
  }
}

/**
 * What was typed, scanned or pasted → the account as the provider writes it: with `11-` and padTo 7, `7785` →
 * `11-0007785`. Spaces are dropped, dashes of any length are dashes. Throws SyntaxError for a broken `pattern`.
 */
export function normalizeAccount(format: AccountFormat, text: string): NormalizedAccount {
  return compileAccountFormat(format)(text)
}

/** How much of an account its format fixes; of two services whose formats fit, `11-ddddddd` is meant before `dd-ddddddd`. */
export function accountSpecificity({ mask = '', pattern = '', check }: AccountFormat): number {
  return mask.replace(/\D/g, '').length + literalCount(pattern) + (check === undefined ? 0 : 1)
}
