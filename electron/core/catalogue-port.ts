import type {
  CatalogueBody,
  CatalogueChange,
  CatalogueProvider,
  CatalogueService,
} from '../../shared/contract/catalogue-data.ts'
import type { CatalogueProblem } from '../../shared/domain/catalogue-check.ts'

export type FoundService = { readonly provider: CatalogueProvider; readonly service: CatalogueService }

/** The catalogue as it stands at one moment, ready to be looked in. */
export type Catalogue = {
  /** Of the last version in it: the same number is the same catalogue, for ever. 0 is the one that the program ships. */
  readonly version: number
  readonly validFrom: string | null
  readonly providers: readonly CatalogueProvider[]
  findService(serviceId: string): FoundService | undefined
  /** Names as cards and papers show them; a service that has left the catalogue keeps its former ones. */
  serviceNames(serviceId: string): { serviceName: string; providerName: string }
  /** Services whose name, alias, provider or INN contains every word; at most `limit`. */
  searchServices(words: string, limit: number): FoundService[]
}

/** A change with the moment it holds from. */
export type DatedChange = { readonly validFrom: string; readonly change: CatalogueChange }

/** A file that a supervisor chose, read as a whole before any of it is taken. */
export type ChosenCatalogue = {
  readonly sha256: string
  readonly body: CatalogueBody | null
  readonly problems: readonly CatalogueProblem[]
}

export type CataloguePort = {
  /** In force just now. On the payment path: microseconds. */
  now(): Catalogue
  /** As it will be (or was) at that moment, with one change more if `also` is given. */
  at(moment: string, also?: DatedChange): Catalogue
  /** Versions that hold from later than that moment, the nearest first; those that can't be read are left out. */
  awaited(after: string): (DatedChange & { readonly version: number })[]
  /** The catalogue before a version (nothing before the program's own) and with it; null for one that is not there or can't be read. */
  around(version: number): { readonly before: Catalogue | null; readonly after: Catalogue } | null
  /** A change that is being written: it need not be read again. By the digest of its body, so a rolled back one harms nothing. */
  know(sha256: string, change: CatalogueChange): void
  /** Numbers of versions that were asked for and could not be read: they are passed over. */
  unreadable(): number[]
  /** The file chosen last, in this run of the program; null before the first. */
  chosen(): ChosenCatalogue | null
  choose(file: ChosenCatalogue): void
}
