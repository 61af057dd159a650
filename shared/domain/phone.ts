/** Russian mobile numbers (domain.md §2.7). */

/**
 * What people type and paste (`8 (912) 345-67-89`, `+7 912…`, `912…`) → `+79123456789`. Null for anything else:
 * city codes, 8-800, Kazakhstan, other countries, text with letters.
 */
export function parseMobile(text: string): string | null {
  const compact = text.replace(/[\s\u00a0\u202f().\-\u2010-\u2015\u2212]/gu, '')
  const match = /^(?:\+?[78])?(9\d{9})$/.exec(compact)
  // `+9…` without the 7 is another country, not a number with the 7 left out: the pattern takes no bare plus.
  return match ? `+7${match[1]}` : null
}

/** `+79123456789` → `+7 (912) 345-67-89`. Throws RangeError for anything but a parsed mobile. */
export function formatMobile(mobile: string): string {
  const match = /^\+7(9\d{2})(\d{3})(\d{2})(\d{2})$/.exec(mobile)
  if (!match) throw new RangeError('not a Russian mobile number')
  return `+7 (${match[1]}) ${match[2]}-${match[3]}-${match[4]}`
}
