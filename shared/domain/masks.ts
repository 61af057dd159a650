/** What is shown of a number or document to someone who has proved nothing, and in every list (product.md). */

/** `+79123456789` → `+7 912 •••-••-89`. Throws RangeError for anything but a parsed mobile. */
export const maskMobile = (mobile: string): string => {
  const match = /^\+7(9\d{2})\d{5}(\d{2})$/.exec(mobile)
  if (!match) throw new RangeError('not a Russian mobile number')
  return `+7 ${match[1]} •••-••-${match[2]}`
}

/** `1234567890` → `••••••7890`: the last four characters stay, of a shorter one none. */
export const maskGorodNumber = (identifier: string): string =>
  identifier.length <= 4 ? '•'.repeat(identifier.length) : `${'•'.repeat(identifier.length - 4)}${identifier.slice(-4)}`
