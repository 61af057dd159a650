/** Control keys of bank details (domain.md §2). None of them proves that the account exists. */

/** Digit for a clearing-currency letter at position 6 of an account. */
const letterDigits: Readonly<Record<string, number>> = { A: 0, B: 1, C: 2, E: 3, H: 4, K: 5, M: 6, P: 7, T: 8, X: 9 }

const accountWeights = [7, 1, 3] as const
const accountPattern = /^\d{5}[\dABCEHKMPTX]\d{14}$/

/** 20 characters, digits but for a possible clearing-currency letter at position 6. */
export function isAccountWellFormed(account: string): boolean {
  return accountPattern.test(account)
}

/** Nine digits of a known participant group: 04 banks, 00–02 treasury and others. There is no check digit. */
export function isBicValid(bic: string): boolean {
  return /^0[0124]\d{7}$/.test(bic)
}

/** Accounts kept at the Bank of Russia, whose key is computed with `0` + BIC digits 5–6. */
function isKeptAtBankOfRussia(bic: string, account: string): boolean {
  return account.startsWith('301') || account.startsWith('40102') || /00[012]$/.test(bic)
}

/**
 * Whether the control key (9th digit) of an account matches the BIC: ЦБ РФ 08.09.1997 № 515. The rule for accounts
 * at the Bank of Russia is chosen by the account and the BIC. Treasury accounts, which start with 0, carry no key
 * and always pass. Malformed input is false.
 */
export function isAccountKeyValid(bic: string, account: string): boolean {
  if (!/^\d{9}$/.test(bic) || !isAccountWellFormed(account)) return false
  if (account.startsWith('0')) return true
  const prefix = isKeptAtBankOfRussia(bic, account) ? `0${bic.slice(4, 6)}` : bic.slice(6, 9)
  const sum = [...`${prefix}${account}`].reduce((total, character, index) => {
    const digit = letterDigits[character] ?? Number(character)
    return total + ((digit * (accountWeights[index % 3] ?? 0)) % 10)
  }, 0)
  return sum % 10 === 0
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const

/** Check digit over all digits of `body`, weighted by the tail of the common row. */
function innCheckDigit(body: string): number {
  const weights = innWeights.slice(innWeights.length - body.length)
  return ([...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0) % 11) % 10
}

/** An INN of 10 digits (organisation) or 12 (person) with right check digits. All zeros would pass them: refused. */
export function isInnValid(inn: string): boolean {
  if (!/^(?:\d{10}|\d{12})$/.test(inn) || /^0+$/.test(inn)) return false
  const checked = inn.length === 10 ? [9] : [10, 11]
  return checked.every((position) => innCheckDigit(inn.slice(0, position)) === Number(inn[position]))
}

/** The form of a KPP; it has no check digit. */
export function isKppValid(kpp: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp)
}
