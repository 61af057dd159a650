import { accountSpecificity, compileAccountFormat } from '../../shared/domain/account-format.ts'
import { searchable } from '../../shared/domain/searchable.ts'
import type { Catalogue, FoundService } from '../core/catalogue-port.ts'
import type { RegisterPort } from '../core/register-port.ts'

export type AccountOfService = { found: FoundService; account: string }

type Readers = readonly (readonly [FoundService, ReturnType<typeof compileAccountFormat>])[]
const readersOf = new WeakMap<Catalogue, Readers>()

/** The account formats of a version of the catalogue, made ready once. */
const readers = (catalogue: Catalogue): Readers => {
  const known = readersOf.get(catalogue)
  if (known) return known
  const made = catalogue.providers.flatMap((provider) =>
    provider.services.map((service) => [{ provider, service }, compileAccountFormat(service.account)] as const),
  )
  readersOf.set(catalogue, made)
  return made
}

/** Services of these providers whose format takes the account, written as each writes it. */
export const servicesTaking = (
  catalogue: Catalogue,
  account: string,
  isMeant: (found: FoundService) => boolean = () => true,
): AccountOfService[] =>
  readers(catalogue).flatMap(([found, normalize]) => {
    const normalized = isMeant(found) ? normalize(account) : null
    return normalized?.ok ? [{ found, account: normalized.account }] : []
  })

const isInRegister = (registers: RegisterPort, { found, account }: AccountOfService): boolean =>
  registers.find(found.service.id, account).register === 'found'

/** Those whose register holds the account stand first; the order else stays. */
export const registersFirst = (registers: RegisterPort, services: readonly AccountOfService[]): AccountOfService[] =>
  services
    .map((one) => ({ one, rank: isInRegister(registers, one) ? 0 : 1 }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ one }) => one)

/**
 * Those that a code names (ServiceName, Category) by the very name, id or alias of the catalogue; all where it names
 * none: a word more or less would be a guess.
 */
export const namedOnly = (services: readonly AccountOfService[], names: readonly string[]): AccountOfService[] => {
  const said = new Set(names.map(searchable).filter((name) => name !== ''))
  const named = services.filter(({ found: { service } }) =>
    [service.id, service.name, ...service.aliases].some((name) => said.has(searchable(name))),
  )
  return named.length > 0 ? named : [...services]
}

/**
 * The services that may really be meant: those whose format says most of the account; of these, where every one has a
 * register, those that have the account in it. Never fewer than one of those given.
 */
export const likeliest = (registers: RegisterPort, services: readonly AccountOfService[]): AccountOfService[] => {
  const specificity = ({ found }: AccountOfService): number => accountSpecificity(found.service.account)
  const most = Math.max(...services.map(specificity))
  const specific = services.filter((one) => specificity(one) === most)
  const areToldAll = specific.every(({ found }) => registers.current(found.service.id) !== undefined)
  const told = areToldAll ? specific.filter((one) => isInRegister(registers, one)) : []
  return told.length > 0 ? told : registersFirst(registers, specific)
}
