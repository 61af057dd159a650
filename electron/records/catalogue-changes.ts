import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { CatalogueComparison } from '../../shared/contract/catalogue.ts'
import {
  catalogueBody,
  type CatalogueBody,
  type CatalogueChange,
  catalogueProvider,
  type CatalogueProvider,
} from '../../shared/contract/catalogue-data.ts'
import { z } from '../../shared/contract/zod.ts'
import {
  type CatalogueProblem,
  checkCatalogue,
  checkProvider,
  take,
  takenBy,
} from '../../shared/domain/catalogue-check.ts'
import { diffCatalogues, diffProviders } from '../../shared/domain/catalogue-diff.ts'
import type { CataloguePort, ChosenCatalogue, DatedChange } from '../core/catalogue-port.ts'
import { localMoment, toInstant } from '../core/clock.ts'
import { localDayStartMs } from './debts.ts'

/** A change, and what is wrong with it by itself. */
type Read<T> = { value: T | null; problems: CatalogueProblem[] }

/** Places and codes only: what is wrong with a shape, not what stood there. */
const shapeProblems = (error: z.ZodError): CatalogueProblem[] =>
  error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : ['']
    return keys.map((key) => ({
      path: [...issue.path.map(String), ...(key === '' ? [] : [key])].join('.'),
      code: 'shape' as const,
      detail: issue.code,
    }))
  })

/** The file without its providers' shape, which is read one by one. */
const catalogueList = catalogueBody.extend({ providers: z.array(z.unknown()).max(2000) })

const readShape = <T>(schema: z.ZodType<T>, typed: unknown): Read<T> => {
  const read = schema.safeParse(typed)
  return read.success ? { value: read.data, problems: [] } : { value: null, problems: shapeProblems(read.error) }
}

/** A provider as it was typed, whatever its shape. */
export const readProvider = (typed: unknown): Read<CatalogueProvider> => readShape(catalogueProvider, typed)

const under = (place: string, problems: readonly CatalogueProblem[]): CatalogueProblem[] =>
  problems.map((problem) => ({ ...problem, path: [place, problem.path].filter((part) => part !== '').join('.') }))

/** Providers that are read and checked before others are answered: some milliseconds. */
const atOnce = 25

/** A catalogue's file, whatever is in it. Never throws. In slices: a large one must not keep a payment waiting. */
export const readCatalogueFile = async (bytes: Uint8Array): Promise<ChosenCatalogue> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  let typed: unknown
  try {
    typed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return { sha256, body: null, problems: [{ path: '', code: 'not_json', detail: placeOf(error) }] }
  }
  const list = catalogueList.safeParse(typed)
  if (!list.success) return { sha256, body: null, problems: shapeProblems(list.error) }
  const providers: CatalogueProvider[] = []
  const problems: CatalogueProblem[] = []
  const taken = takenBy([])
  for (const [index, one] of list.data.providers.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate()
    const { value, problems: ofShape } = readProvider(one)
    problems.push(...under(`providers.${index}`, value ? checkProvider(value, taken) : ofShape))
    if (!value) continue
    providers.push(value)
    take(taken, value)
  }
  const isWhole = providers.length === list.data.providers.length
  return { sha256, body: isWhole ? { ...list.data, providers } : null, problems }
}

/** Where the reader stopped: the message itself quotes the file. */
const placeOf = (error: unknown): string =>
  (error instanceof SyntaxError && /position \d+|line \d+ column \d+/.exec(error.message)?.[0]) || 'utf-8'

export const changeOfProvider = (providerId: string, provider: CatalogueProvider | null): CatalogueChange => ({
  format: 1,
  whole: false,
  note: '',
  providers: provider ? [provider] : [],
  removed: provider ? [] : [providerId],
})

export const changeOfFile = ({ note, providers }: CatalogueBody): CatalogueChange => ({
  format: 1,
  whole: true,
  note,
  providers,
  removed: [],
})

/**
 * The moment a change holds from: at once for no day or for today, else when that day begins at the desk; null for a day
 * that is over. Throws RangeError for an unknown time zone.
 */
export const momentOf = (day: string | null, at: string, timeZone: string): string | null => {
  const today = localMoment(at, timeZone).localDate
  if (day === null || day === today) return at
  return day < today ? null : toInstant(localDayStartMs(day, timeZone))
}

/** Whether a change says anything of a provider. */
export const isTouched = (change: CatalogueChange, id: string): boolean =>
  change.whole || change.removed.includes(id) || change.providers.some((provider) => provider.id === id)

const isOtherwise = (change: CatalogueChange, id: string, wanted: CatalogueProvider | undefined): boolean => {
  if (!isTouched(change, id)) return false
  const theirs = change.providers.find((provider) => provider.id === id)
  return theirs && wanted ? diffProviders(wanted, theirs).length > 0 : theirs !== wanted
}

/** Whether what is awaited clashes with the change on a day of its own: with an INN or an id that comes then. */
const laterProblems = (catalogue: CataloguePort, dated: DatedChange): CatalogueProblem[] =>
  catalogue.awaited(dated.validFrom).flatMap(({ validFrom }) => {
    const { providers } = catalogue.at(validFrom, dated)
    if (dated.change.whole) return checkCatalogue(providers)
    const inForceThen = dated.change.providers.filter((provider) => providers.includes(provider))
    return inForceThen.flatMap((provider) => clashes(provider, providers))
  })

const clashes = (provider: CatalogueProvider, all: readonly CatalogueProvider[]): CatalogueProblem[] =>
  checkProvider(provider, takenBy(all.filter(({ id }) => id !== provider.id)))

/**
 * What a change would come to: what is wrong with it, what is different on its day, and what is awaited against it.
 * `problems`: of a whole catalogue, which was checked when it was read.
 */
export const compareChange = (
  catalogue: CataloguePort,
  { problems, ...dated }: DatedChange & { readonly problems?: readonly CatalogueProblem[] },
): CatalogueComparison => {
  const { change, validFrom } = dated
  const before = catalogue.at(validFrom).providers
  const after = catalogue.at(validFrom, dated).providers
  const own = problems ?? change.providers.flatMap((provider) => clashes(provider, after))
  const ids = new Set([...change.providers.map(({ id }) => id), ...change.removed])
  const against = catalogue.awaited(validFrom).find((awaited) =>
    [...ids].some((id) =>
      isOtherwise(
        awaited.change,
        id,
        change.providers.find((provider) => provider.id === id),
      ),
    ),
  )
  return {
    problems: own.length > 0 ? [...own] : laterProblems(catalogue, dated),
    differences: diffCatalogues(before, after),
    overriddenBy: against ? { version: against.version, validFrom: against.validFrom } : null,
  }
}
