import { type CatalogueProvider, catalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { type CatalogueProblemCode, checkProvider } from '../../../shared/domain/catalogue-check.ts'

export type FieldProblem = { code: CatalogueProblemCode; detail: string }
/** By the path of the field: `services.0.account.mask`. */
export type FieldProblems = ReadonlyMap<string, FieldProblem>

/** What the form shows at once: a part of the provider, or (`service`) a part of one of its services. */
export type Section = 'main' | 'bank' | 'terms' | 'register' | 'offices' | 'services' | 'cabinet' | ServiceSection
export type ServiceSection = 'service' | 'account' | 'barcodes' | 'meters'
export type Place = { service: number | null; section: Section }

export const providerSections = ['main', 'bank', 'terms', 'register', 'offices', 'services', 'cabinet'] as const
export const serviceSections = ['service', 'account', 'barcodes', 'meters'] as const

/** Every field that would be refused, the first reason of each: the same rules as main's. */
export function problemsOf(provider: CatalogueProvider): FieldProblems {
  const found = new Map<string, FieldProblem>()
  const say = (path: string, problem: FieldProblem): void => {
    if (!found.has(path)) found.set(path, problem)
  }
  const read = catalogueProvider.safeParse(provider)
  for (const issue of read.error?.issues ?? []) say(issue.path.join('.'), { code: 'shape', detail: '' })
  for (const { path, code, detail } of checkProvider(provider)) {
    // An account has no key without its BIC: the BIC is what is named.
    const isKey = code === 'account_key' || code === 'corr_account_key'
    if (!isKey || !found.has('bankBic')) say(path, { code, detail })
  }
  return found
}

/** The problem of one field; of a list that is one field, of anything in it. */
export function problemAt(problems: FieldProblems, path: string): FieldProblem | null {
  const own = problems.get(path)
  if (own !== undefined) return own
  for (const [at, problem] of problems) if (at.startsWith(`${path}.`)) return problem
  return null
}

const providerSection = (path: string): Section => {
  if (/^(inn|kpp|account|bank[A-Z].*)$/.test(path)) return 'bank'
  if (/^(identification|commission|maxPerPaymentKopecks)\b/.test(path)) return 'terms'
  if (path.startsWith('registerOut')) return 'register'
  if (path.startsWith('offices')) return 'offices'
  if (path.startsWith('cabinet')) return 'cabinet'
  return path.startsWith('services') ? 'services' : 'main'
}

/** Where a field stands in the form. */
export function placeOf(path: string): Place {
  const [, service, rest = ''] = /^services\.(\d+)\.(.*)$/.exec(path) ?? []
  if (service === undefined) return { service: null, section: providerSection(path) }
  const [head] = rest.split('.')
  const section = head === 'account' || head === 'barcodes' || head === 'meters' ? head : 'service'
  return { service: Number(service), section }
}

/** The order of walking through the form: a service's parts come where its row stands. */
const rankOf = ({ service, section }: Place): number =>
  service === null
    ? providerSections.indexOf(section as (typeof providerSections)[number]) * 1000
    : providerSections.indexOf('services') * 1000 +
      1 +
      service * serviceSections.length +
      serviceSections.indexOf(section as ServiceSection)

/** Where the first wrong field stands; null when nothing is wrong. */
export function firstWrongPlace(problems: FieldProblems): Place | null {
  const places = [...problems.keys()].map(placeOf).toSorted((one, other) => rankOf(one) - rankOf(other))
  return places[0] ?? null
}
