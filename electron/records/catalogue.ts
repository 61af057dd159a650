import source from '../../resources/catalogue.json'
import type { CatalogueBody, CatalogueProvider } from '../../shared/contract/catalogue-data.ts'
import { searchable } from '../../shared/domain/searchable.ts'
import type { Catalogue, FoundService } from '../core/catalogue-port.ts'

type Names = ReturnType<Catalogue['serviceNames']>

const haystack = ({ provider, service }: FoundService): string =>
  searchable([provider.name, ...provider.aliases, provider.inn, service.name, ...service.aliases].join(' '))

const namesOf = ({ provider, service }: FoundService): Names => ({
  serviceName: service.name,
  providerName: provider.name,
})

const servicesOf = (providers: Iterable<CatalogueProvider>): FoundService[] =>
  [...providers].flatMap((provider) => provider.services.map((service) => ({ provider, service })))

export type CatalogueParts = Pick<Catalogue, 'version' | 'validFrom' | 'providers'> & {
  /** Providers as they stood before, the oldest first; asked for once a service is not found. */
  readonly former: () => readonly CatalogueProvider[]
}

export const indexCatalogue = ({ version, validFrom, providers, former }: CatalogueParts): Catalogue => {
  const byId: ReadonlyMap<string, FoundService> = new Map(
    servicesOf(providers).map((found) => [found.service.id, found]),
  )
  let formerNames: ReadonlyMap<string, Names> | null = null
  let haystacks: (readonly [FoundService, string])[] | null = null
  return {
    version,
    validFrom,
    providers,
    findService: (serviceId) => byId.get(serviceId),
    serviceNames: (serviceId) => {
      const found = byId.get(serviceId)
      if (found) return namesOf(found)
      formerNames ??= new Map(servicesOf(former()).map((gone) => [gone.service.id, namesOf(gone)]))
      return formerNames.get(serviceId) ?? { serviceName: serviceId, providerName: '' }
    },
    searchServices: (words, limit) => {
      const wanted = searchable(words).split(' ').filter(Boolean)
      haystacks ??= [...byId.values()].map((found) => [found, haystack(found)])
      return haystacks
        .filter(([, text]) => wanted.every((word) => text.includes(word)))
        .slice(0, limit)
        .map(([found]) => found)
    },
  }
}

/** Providers whose name, alias, INN or service contains every word. */
export const searchProviders = (providers: readonly CatalogueProvider[], words: string): CatalogueProvider[] => {
  const wanted = searchable(words).split(' ').filter(Boolean)
  return providers.filter(({ name, aliases, inn, services }) => {
    const text = searchable(
      [name, ...aliases, inn, ...services.flatMap((service) => [service.name, ...service.aliases])].join(' '),
    )
    return wanted.every((word) => text.includes(word))
  })
}

// Its shape is held by a test: reading it through its schema would bring all of that before the first paint.
const shippedBody = source as CatalogueBody

let shipped: Catalogue | null = null

/**
 * The one that the program ships: in force where no version was made, and under those that change a part of it. Read
 * when first asked for: that is after the first paint.
 */
export const shippedCatalogue = (): Catalogue =>
  (shipped ??= indexCatalogue({
    version: 0,
    validFrom: null,
    providers: shippedBody.providers,
    former: () => [],
  }))
