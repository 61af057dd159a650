export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical }

/** An unpaired surrogate has no UTF-8: what is stored would not be what was hashed. */
const canonicalText = (text: string): string => {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('canonical JSON holds whole characters only')
  return JSON.stringify(text)
}

/**
 * One spelling per value: keys sorted, no spaces, integers only. What hashes, HMACs and the audit chain are made of.
 * Throws on a fraction, an unsafe integer, undefined or half a character: none may stand in a journal.
 */
export const canonicalJson = (value: Canonical): string => {
  if (typeof value === 'string') return canonicalText(value)
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON holds safe integers only')
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map((item: Canonical) => canonicalJson(item)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError('canonical JSON holds no undefined')
  const record = value as { readonly [key: string]: Canonical }
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${canonicalText(key)}:${canonicalJson(record[key] as Canonical)}`)
    .join(',')}}`
}
