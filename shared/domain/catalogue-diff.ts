import type { CatalogueProvider } from '../contract/catalogue-data.ts'

type Plain = string | number | boolean | null

export type FieldDifference = { path: string; before: Plain; after: Plain }

export type ProviderDifference = {
  providerId: string
  providerName: string
  kind: 'added' | 'removed' | 'changed'
  fields: FieldDifference[]
  /** Of the services that the fields' paths mention. */
  serviceNames: Record<string, string>
}

/** That a logo is another one is seen in its first characters; it has up to 30 000. */
const shown = (path: string, value: Plain): Plain =>
  path === 'logo' && typeof value === 'string' ? value.slice(0, 60) : value

const plainOf = (value: unknown): Plain => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return value === undefined || value === null ? null : JSON.stringify(value)
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every plain value by its path. A list is one value, its JSON. */
const flatten = (value: unknown, path: string, into: Map<string, Plain>): Map<string, Plain> => {
  if (!isGroup(value)) return into.set(path, plainOf(value))
  for (const [key, item] of Object.entries(value)) flatten(item, path === '' ? key : `${path}.${key}`, into)
  return into
}

const differences = (before: ReadonlyMap<string, Plain>, after: ReadonlyMap<string, Plain>): FieldDifference[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [was, is] = [before.get(path) ?? null, after.get(path) ?? null]
    return was === is ? [] : [{ path, before: shown(path, was), after: shown(path, is) }]
  })

const withoutServices = ({ services: _services, ...rest }: CatalogueProvider) => rest

/**
 * What is different, field by field. Services are told apart by their ids, `services.rs-water.amount.minKopecks`; one
 * that is new or gone is one difference, its name: `services.rs-water`.
 */
export const diffProviders = (before: CatalogueProvider, after: CatalogueProvider): FieldDifference[] => {
  const own = differences(
    flatten(withoutServices(before), '', new Map()),
    flatten(withoutServices(after), '', new Map()),
  )
  const ids = new Set([...before.services, ...after.services].map(({ id }) => id))
  const ofServices = [...ids].flatMap((id) => {
    const was = before.services.find((service) => service.id === id)
    const is = after.services.find((service) => service.id === id)
    const path = `services.${id}`
    if (!was || !is) return [{ path, before: was?.name ?? null, after: is?.name ?? null }]
    return differences(flatten(was, path, new Map()), flatten(is, path, new Map()))
  })
  return [...own, ...ofServices]
}

/** Names of the services in the paths, as they are now, or were. */
const namesIn = (
  fields: readonly FieldDifference[],
  before: CatalogueProvider,
  after: CatalogueProvider,
): Record<string, string> => {
  const names = new Map([...before.services, ...after.services].map(({ id, name }) => [id, name]))
  const ids = new Set(fields.flatMap(({ path }) => /^services\.([^.]+)/.exec(path)?.[1] ?? []))
  return Object.fromEntries([...ids].map((id) => [id, names.get(id) ?? id]))
}

/** Provider by provider; those that are the same are left out. */
export const diffCatalogues = (
  before: readonly CatalogueProvider[],
  after: readonly CatalogueProvider[],
): ProviderDifference[] => {
  const was = new Map(before.map((provider) => [provider.id, provider]))
  const is = new Map(after.map((provider) => [provider.id, provider]))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): ProviderDifference[] => {
    const [old, next] = [was.get(id), is.get(id)]
    const providerName = (next ?? old)?.name ?? ''
    if (!old || !next)
      return [{ providerId: id, providerName, kind: old ? 'removed' : 'added', fields: [], serviceNames: {} }]
    const fields = diffProviders(old, next)
    return fields.length === 0
      ? []
      : [{ providerId: id, providerName, kind: 'changed', fields, serviceNames: namesIn(fields, old, next) }]
  })
}
