export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * One spelling per value: keys sorted, no spaces, integers only. What hashes, HMACs and the audit chain are made of.
 * Throws on a fraction, an unsafe integer or undefined: none may stand in a journal.
 */
export const canonicalJson = (value: Canonical): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON holds safe integers only')
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map((item: Canonical) => canonicalJson(item)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError('canonical JSON holds no undefined')
  const record = value as { readonly [key: string]: Canonical }
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key] as Canonical)}`)
    .join(',')}}`
}
