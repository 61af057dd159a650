import source from '../../resources/catalogue.json'
import { type ServiceView, serviceView } from '../../shared/contract/bills.ts'
import { z } from '../../shared/contract/zod.ts'
import { accountFormat } from '../../shared/contract/bills.ts'
import { searchable } from '../../shared/domain/searchable.ts'

const catalogueSchema = z.object({
  version: z.int(),
  note: z.string(),
  providers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      /** Invented bank details: a real desk can't pay to them. */
      demo: z.boolean(),
      inn: z.string(),
      kpp: z.string(),
      account: z.string(),
      bankName: z.string(),
      bankBic: z.string(),
      bankCorrAccount: z.string(),
      services: z.array(
        z.object({ id: z.string(), name: z.string(), aliases: z.array(z.string()), account: accountFormat }),
      ),
    }),
  ),
})

type Catalogue = z.output<typeof catalogueSchema>
export type Provider = Catalogue['providers'][number]
export type ProviderService = Provider['services'][number]

const catalogue: Catalogue = catalogueSchema.parse(source)

export const providers: readonly Provider[] = catalogue.providers

export type FoundService = { readonly provider: Provider; readonly service: ProviderService }

const byId: ReadonlyMap<string, FoundService> = new Map(
  providers.flatMap((provider) => provider.services.map((service) => [service.id, { provider, service }] as const)),
)

export const findService = (serviceId: string): FoundService | undefined => byId.get(serviceId)

const haystack = ({ provider, service }: FoundService): string =>
  searchable([provider.name, ...provider.aliases, provider.inn, service.name, ...service.aliases].join(' '))

const haystacks: readonly (readonly [FoundService, string])[] = [...byId.values()].map((found) => [
  found,
  haystack(found),
])

/** Services whose name, alias, provider or INN contains every word; at most `limit`. */
export const searchServices = (words: string, limit: number): FoundService[] => {
  const wanted = searchable(words).split(' ').filter(Boolean)
  return haystacks
    .filter(([, text]) => wanted.every((word) => text.includes(word)))
    .slice(0, limit)
    .map(([found]) => found)
}

export const toServiceView = ({ provider, service }: FoundService): ServiceView =>
  serviceView.parse({
    serviceId: service.id,
    serviceName: service.name,
    providerName: provider.name,
    providerInn: provider.inn,
    aliases: [...provider.aliases, ...service.aliases],
    demo: provider.demo,
    account: service.account,
  })
