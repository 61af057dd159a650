import type { CatalogueDifference } from '../../../shared/contract/catalogue.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import type { FieldTexts } from './field-texts.ts'
import { typedPercent } from './typed-values.ts'

type Field = CatalogueDifference['fields'][number]
type Plain = Field['before']

/** One changed field as a person reads it. */
export type ShownDifference = { path: string; label: string; before: string; after: string }

/** `services.0.account.mask` and `services.rs-water.account.mask` → `service.account.mask`; places in lists go. */
export const kindOf = (path: string): string =>
  path
    .replace(/^providers\.\d+\.?/, '')
    .replace(/^services\.[^.]+/, 'service')
    .replace(/\.\d+(?=\.|$)/g, '')

/** The label of a field, with the service it belongs to. */
export function labelOf(texts: FieldTexts, path: string, serviceName: (id: string) => string): string {
  const [, id] = /^services\.([^.]+)/.exec(path) ?? []
  const kind = kindOf(path)
  const own = texts.names[kind] ?? kind
  return id === undefined || kind === 'service' ? own : `${serviceName(id)} · ${own}`
}

/** Differences field by field; those that read the same on both sides (nothing, and nothing written) are left out. */
export const shownDifferences = (
  texts: FieldTexts,
  fields: readonly Field[],
  serviceName: (id: string) => string,
): ShownDifference[] =>
  fields
    .map(({ path, before, after }) => {
      const kind = kindOf(path)
      const [was, is] = apart(listOf(before), listOf(after))
      return {
        path,
        label: labelOf(texts, path, serviceName),
        before: was === null ? plainText(texts, kind, before) : listText(texts, kind, was),
        after: is === null ? plainText(texts, kind, after) : listText(texts, kind, is),
      }
    })
    .filter(({ path, before, after }) => before !== after || kindOf(path) === 'logo')

/** A list crosses as its JSON. */
function listOf(value: Plain): unknown[] | null {
  if (typeof value !== 'string' || !value.startsWith('[')) return null
  try {
    const read: unknown = JSON.parse(value)
    return Array.isArray(read) ? read : null
  } catch {
    return null
  }
}

/** What stands in both lists says nothing; lists in another order are shown whole. */
function apart(before: unknown[] | null, after: unknown[] | null): [unknown[] | null, unknown[] | null] {
  if (before === null || after === null) return [before, after]
  const without = (list: unknown[], others: unknown[]): unknown[] => {
    const known = new Set(others.map((one) => JSON.stringify(one)))
    return list.filter((one) => !known.has(JSON.stringify(one)))
  }
  const [gone, come] = [without(before, after), without(after, before)]
  return gone.length + come.length === 0 ? [before, after] : [gone, come]
}

function listText(texts: FieldTexts, kind: string, list: readonly unknown[]): string {
  if (list.length === 0) return texts.none
  return list
    .map((item) => itemText(texts, kind, item))
    .join(kind === 'aliases' || kind === 'service.aliases' ? ', ' : '\n')
}

function itemText(texts: FieldTexts, kind: string, item: unknown): string {
  if (typeof item !== 'object' || item === null) return plainText(texts, kind, item as Plain)
  return Object.entries(item)
    .map(([name, value]) => plainText(texts, `${kind}.${name}`, value as Plain))
    .filter((one) => one !== texts.none)
    .join(', ')
}

function plainText(texts: FieldTexts, kind: string, value: Plain): string {
  if (value === null || value === '') return texts.none
  if (kind === 'logo') return texts.chosen
  if (kind.endsWith('Kopecks')) return formatMoney(Number(value))
  if (kind.endsWith('percentHundredths')) return `${typedPercent(Number(value))} %`
  if (kind.endsWith('bestUntilDay')) return texts.day(String(value))
  return texts.values[kind]?.[String(value)] ?? String(value)
}
