export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical }

/** An unpaired surrogate has no UTF-8: what is stored would not be what was hashed. */
const canonicalText = (text: string): string => {
  // Nothing to escape and no surrogate, as nearly always: the quotes are all that is missing.
  if (/^[ !#-[\]-~\u00a0-\u04ff]*$/.test(text)) return `"${text}"`
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
  const keys = Object.keys(record)
  // Rows come with their columns in any order; most objects of a journal are in order already.
  for (let at = 1; at < keys.length; at++) {
    if ((keys[at - 1] as string) > (keys[at] as string)) {
      keys.sort()
      break
    }
  }
  let text = ''
  for (const key of keys) {
    const item = record[key] as Canonical
    text += `${text === '' ? '' : ','}${canonicalText(key)}:${typeof item === 'string' ? canonicalText(item) : canonicalJson(item)}`
  }
  return `{${text}}`
}
