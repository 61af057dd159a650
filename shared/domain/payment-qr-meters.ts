/** Values of meters inside a payment code (domain.md §1.2): ServiceName, CounterId and CounterVal, once or several times. */

/** Texts as written; '' where the code does not say. `value` is digits, perhaps with a fraction. */
export type QrMeter = { serviceName: string; meter: string; value: string }

type Part = keyof QrMeter
const parts: ReadonlyMap<string, Part> = new Map([
  ['ServiceName', 'serviceName'],
  ['CounterId', 'meter'],
  ['CounterVal', 'value'],
])

/**
 * The meters of a code in its order: a part that a meter has already begins the next one. What is no number is no
 * reading and is left out. `keys`: those that stand several times because there are several meters.
 */
export function collectMeters(pairs: readonly { key: string; value: string }[]): {
  meters: readonly QrMeter[]
  keys: ReadonlySet<string>
} {
  const groups: Partial<QrMeter>[] = []
  for (const { key, value } of pairs) {
    const part = parts.get(key)
    if (part === undefined) continue
    const open = groups.at(-1)
    if (open === undefined || open[part] !== undefined) groups.push({ [part]: value })
    else open[part] = value
  }
  const meters = groups.flatMap(({ serviceName = '', meter = '', value = '' }) =>
    /^\d{1,9}(?:[.,]\d{1,4})?$/.test(value) ? [{ serviceName, meter, value }] : [],
  )
  return { meters, keys: new Set(meters.length > 0 ? parts.keys() : []) }
}
