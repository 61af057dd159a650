import type { CatalogueProvider, CatalogueService, RegisterOut } from '../contract/catalogue-data.ts'
import { normalizeAccount } from './account-format.ts'
import { isAccountKeyValid, isBicValid, isInnValid } from './bank-account.ts'
import { type BarcodeProblem, barcodeProblem } from './barcode.ts'
import { patternProblem } from './bounded-pattern.ts'
import { unknownWord } from './register-out-template.ts'

/** What is wrong with a catalogue or one of its providers; each has its sentence. */
export const catalogueProblemCodes = [
  'not_json', // detail: where, as the reader says
  'shape', // a field is too long, of another kind, unknown or left out
  'inn_check_digit',
  'kpp_missing', // an organisation has one
  'kpp_of_person',
  'bic',
  'account_key',
  'corr_account_key',
  'id_twice', // detail: the id
  'inn_twice', // detail: the other provider
  'account_twice', // detail: the other provider
  'min_above_max',
  'pattern_broken',
  'pattern_unsafe',
  'mask',
  'padding',
  'example_does_not_fit', // detail: the example
  'barcode_no_account',
  'period_form_missing', // a code whose group `period` nobody says how to read
  'register_no_account',
  'register_word', // detail: a word in braces that nobody knows
  'register_no_template',
  'register_utf8', // a table has a byte for each character
] as const
export type CatalogueProblemCode = (typeof catalogueProblemCodes)[number]

/** `path`: as in the provider, or the file: `services.0.account.mask`. */
export type CatalogueProblem = { path: string; code: CatalogueProblemCode; detail: string }

/** What other providers have taken already: the name of whose it is by what it is. */
export type TakenDetails = {
  readonly ids: Map<string, string>
  readonly inns: Map<string, string>
  readonly accounts: Map<string, string>
}

/** What these providers take: no other may have it too. */
export const takenBy = (providers: readonly CatalogueProvider[]): TakenDetails => {
  const taken: TakenDetails = { ids: new Map(), inns: new Map(), accounts: new Map() }
  for (const provider of providers) take(taken, provider)
  return taken
}

/** From here on no other provider may have what this one has. */
export const take = ({ ids, inns, accounts }: TakenDetails, provider: CatalogueProvider): void => {
  for (const { id } of [provider, ...provider.services]) ids.set(id, provider.name)
  inns.set(provider.inn, provider.name)
  accounts.set(provider.account, provider.name)
}

/**
 * What the shape alone does not hold: control keys and check digits (domain.md §2), formats that fit their own examples,
 * patterns that compile and end, and nothing that another provider has. A code on a bill names its payee by INN and
 * account, so each is one provider's alone.
 */
export const checkProvider = (provider: CatalogueProvider, taken: TakenDetails = takenBy([])): CatalogueProblem[] => {
  const problems: CatalogueProblem[] = []
  const note = (path: string, code: CatalogueProblemCode, detail = ''): void =>
    void problems.push({ path, code, detail })
  const { inn, kpp, bankBic, account, bankCorrAccount, commission } = provider
  if (!isInnValid(inn)) note('inn', 'inn_check_digit')
  if (inn.length === 10 && kpp === '') note('kpp', 'kpp_missing')
  if (inn.length === 12 && kpp !== '') note('kpp', 'kpp_of_person')
  if (!isBicValid(bankBic)) note('bankBic', 'bic')
  if (!isAccountKeyValid(bankBic, account)) note('account', 'account_key')
  if (bankCorrAccount !== '' && !isAccountKeyValid(bankBic, bankCorrAccount))
    note('bankCorrAccount', 'corr_account_key')
  if (isAbove(commission.minKopecks, commission.maxKopecks)) note('commission.minKopecks', 'min_above_max')

  if (provider.registerOut)
    for (const { path, code, detail } of registerProblems(provider.registerOut)) note(path, code, detail)

  const others = { inn: taken.inns.get(inn), account: taken.accounts.get(account) }
  if (others.inn !== undefined) note('inn', 'inn_twice', others.inn)
  if (others.account !== undefined) note('account', 'account_twice', others.account)
  const ids = new Set(taken.ids.keys())
  const noteId = (path: string, id: string): void => {
    if (ids.has(id)) note(path, 'id_twice', id)
    ids.add(id)
  }
  noteId('id', provider.id)
  for (const [index, service] of provider.services.entries()) {
    noteId(`services.${index}.id`, service.id)
    for (const { path, code, detail } of serviceProblems(service)) note(`services.${index}.${path}`, code, detail)
  }
  return problems
}

/** The same for a whole catalogue; paths begin with `providers.0.`. */
export const checkCatalogue = (providers: readonly CatalogueProvider[]): CatalogueProblem[] => {
  const taken = takenBy([])
  return providers.flatMap((provider, index) => {
    const problems = checkProvider(provider, taken)
    take(taken, provider)
    return problems.map((problem) => ({ ...problem, path: `providers.${index}.${problem.path}` }))
  })
}

const isAbove = (min: number | null, max: number | null): boolean => min !== null && max !== null && min > max

const registerProblems = ({ layout, encoding, fileName, template }: RegisterOut): CatalogueProblem[] => {
  const problems: CatalogueProblem[] = []
  if (layout === 'dbf' && encoding === 'utf-8')
    problems.push({ path: 'registerOut.encoding', code: 'register_utf8', detail: '' })
  if (layout === 'template' && template === undefined)
    problems.push({ path: 'registerOut.template', code: 'register_no_template', detail: '' })
  const masks = { fileName, 'template.header': template?.header, 'template.footer': template?.footer }
  for (const [path, mask] of Object.entries(masks)) {
    const word = unknownWord(mask ?? '')
    if (word !== null) problems.push({ path: `registerOut.${path}`, code: 'register_word', detail: word })
  }
  return problems
}

const serviceProblems = (service: CatalogueService): CatalogueProblem[] => {
  const problems = accountProblems(service.account)
  const { minKopecks, maxKopecks } = service.amount
  if (isAbove(minKopecks, maxKopecks)) problems.push({ path: 'amount.minKopecks', code: 'min_above_max', detail: '' })
  for (const [index, barcode] of service.barcodes.entries()) {
    const code = patternProblem(barcode.pattern) ?? barcodeCodes[barcodeProblem(barcode) ?? 'none']
    if (code) problems.push({ path: `barcodes.${index}.pattern`, code, detail: '' })
  }
  if (service.registerIn && !holdsAccount(service.registerIn))
    problems.push({ path: 'registerIn.columns', code: 'register_no_account', detail: '' })
  return problems
}

const barcodeCodes = {
  none: null,
  not_compiling: 'pattern_broken',
  account_group_missing: 'barcode_no_account',
  period_form_missing: 'period_form_missing',
} as const satisfies Record<BarcodeProblem | 'none', CatalogueProblemCode | null>

const holdsAccount = ({ columns }: NonNullable<CatalogueService['registerIn']>): boolean =>
  columns.some((column) => (typeof column === 'string' ? column : column.holds) === 'account')

/** The field's example may name two: «7785 или 11-0007785». */
const examplesIn = (example: string): string[] =>
  example
    .split(/ или |[,;] /)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const accountProblems = (format: CatalogueService['account']): CatalogueProblem[] => {
  const { mask, pattern, prefix, padTo, example } = format
  const broken = pattern === undefined ? null : patternProblem(pattern)
  if (broken) return [{ path: 'account.pattern', code: broken, detail: '' }]
  if (mask !== undefined && !/^\S*d\S*$/.test(mask)) return [{ path: 'account.mask', code: 'mask', detail: '' }]
  // A prefix without a length to pad to would never be put before anything.
  const padded = padTo === undefined ? undefined : `${prefix ?? ''}${'d'.repeat(padTo)}`
  if ((prefix !== undefined && padTo === undefined) || (padded !== undefined && mask !== undefined && padded !== mask))
    return [{ path: 'account.padTo', code: 'padding', detail: '' }]
  return examplesIn(example)
    .filter((one) => !normalizeAccount(format, one).ok)
    .map((one) => ({ path: 'account.example', code: 'example_does_not_fit', detail: one }))
}
