import { describe, expect, test } from 'vitest'
import source from '../../../resources/catalogue.json'
import { catalogueBody, type CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import {
  catalogueProblemCodes,
  checkCatalogue,
  checkProvider,
  takenBy,
} from '../../../shared/domain/catalogue-check.ts'

const { providers } = catalogueBody.parse(source)

test('the catalogue that ships has its shape as it lies there: the program reads it without the schema', () => {
  expect(catalogueBody.parse(source)).toEqual(source)
  expect(catalogueBody.safeParse({ ...source, format: 2 }).success).toBe(false)
})
const provider = (id: string): CatalogueProvider => {
  const found = providers.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return structuredClone(found)
}

type Change = (changed: CatalogueProvider, service: CatalogueProvider['services'][number]) => void

const problemsAfter = (change: Change, id = 'elektrosbyt-ural'): string[] => {
  const changed = provider(id)
  const [service] = changed.services
  if (!service) throw new Error('a provider without services')
  change(changed, service)
  const others = takenBy(providers.filter((one) => one.id !== id))
  return checkProvider(changed, others).map(({ path, code, detail }) => `${path} ${code} ${detail}`.trim())
}

describe('the catalogue that the program ships', () => {
  test('has nothing wrong with it, and has all that the issue asks for', () => {
    expect(checkCatalogue(providers)).toEqual([])
    const services = providers.flatMap((one) => one.services)
    expect(providers.length).toBeGreaterThanOrEqual(11)
    expect(services.length).toBeLessThanOrEqual(50) // all of them are found by no words at all
    expect(providers.every(({ demo }) => demo)).toBe(true)
    const has = (what: (service: (typeof services)[number]) => boolean) => services.some(what)
    expect(has(({ account }) => account.mask === '314ddddddd')).toBe(true)
    expect(has(({ account }) => account.mask === 'dd-ddddddd')).toBe(true)
    expect(has(({ account }) => account.prefix === '11-' && account.padTo === 7)).toBe(true)
    expect(new Set(services.map(({ amount }) => amount.toDue))).toEqual(new Set(['any', 'at_least', 'exact']))
    expect(new Set(services.map(({ payer }) => payer)).size).toBe(3)
    expect(new Set(services.map(({ period }) => period)).size).toBe(3)
    expect(new Set(services.flatMap(({ barcodes }) => barcodes.map(({ check }) => check)))).toEqual(
      new Set(['none', 'weights_down_mod_11', 'ean13']),
    )
    const bearers = providers.filter(({ commission }) => commission.percentHundredths > 0)
    expect(new Set(bearers.map(({ commission }) => commission.bearer))).toEqual(new Set(['payer', 'payee']))
  })

  test('tells of every system of the seeds who comes, what is given and how it is recovered', () => {
    const seeds = ['raschetnye-sistemy', 'mup-povv', 'gorvodokanal-nsk', 'novogor-prikamye', 'gu-is']
    for (const id of seeds) {
      const { cabinet, services } = provider(id)
      expect(cabinet?.recovery, id).not.toBe('')
      expect(
        services.every(({ meters }) => meters !== null),
        id,
      ).toBe(true)
    }
    expect(provider('raschetnye-sistemy').cabinet?.whoComes).toEqual([])
    expect(provider('gu-is').services[0]?.meters?.bestUntilDay).toBe(25)
    expect(provider('novogor-prikamye').offices).toHaveLength(4)
  })
})

describe('a provider', () => {
  const cases: [string, Change, string[]][] = [
    ['as it is', () => undefined, []],
    ['whose INN has a wrong digit', (p) => (p.inn = '7451000617'), ['inn inn_check_digit']],
    ['an organisation without KPP', (p) => (p.kpp = ''), ['kpp kpp_missing']],
    ['a person with a KPP', (p) => (p.inn = '500100732259'), ['kpp kpp_of_person']],
    ['whose account has a wrong key', (p) => (p.account = '40702810600000745006'), ['account account_key']],
    [
      'whose bank is another one than its account’s',
      (p) => (p.bankBic = '044525225'),
      ['account account_key', 'bankCorrAccount corr_account_key'],
    ],
    ['with a BIC of no bank', (p) => (p.bankBic = '997501779'), ['bankBic bic']],
    ['that has another’s INN', (p) => (p.inn = '7451000101'), ['inn inn_twice ООО «Расчётные системы»']],
    [
      'that has another’s account',
      (p) => (p.account = '40702810800000314001'),
      ['account account_twice ООО «Расчётные системы»'],
    ],
    ['that has another’s id', (p) => (p.id = 'gu-is'), ['id id_twice gu-is']],
    ['a service of another’s id', (_p, s) => (s.id = 'rs-water'), ['services.0.id id_twice rs-water']],
    ['two services of one id', (p, s) => p.services.push(s), ['services.1.id id_twice el-home']],
    [
      'a commission whose least is above its most',
      (p) => (p.commission.maxKopecks = 99),
      ['commission.minKopecks min_above_max'],
    ],
    [
      'sums whose least is above their most',
      (_p, s) => (s.amount = { toDue: 'any', minKopecks: 2, maxKopecks: 1 }),
      ['services.0.amount.minKopecks min_above_max'],
    ],
    [
      'an account pattern that does not compile',
      (_p, s) => (s.account = { pattern: '(', example: '' }),
      ['services.0.account.pattern pattern_broken'],
    ],
    [
      'an account pattern without an end',
      (_p, s) => (s.account = { pattern: '\\d+', example: '1' }),
      ['services.0.account.pattern pattern_unsafe'],
    ],
    [
      'a mask without a digit',
      (_p, s) => (s.account = { mask: '314-', example: '' }),
      ['services.0.account.mask mask'],
    ],
    [
      'a prefix that nothing is padded for',
      (_p, s) => (s.account = { prefix: '11-', example: '' }),
      ['services.0.account.padTo padding'],
    ],
    [
      'a padding that is not the mask’s',
      (_p, s) => (s.account = { mask: '11-dddddd', prefix: '11-', padTo: 7, example: '' }),
      ['services.0.account.padTo padding'],
    ],
    [
      'an example that its own format refuses',
      (_p, s) => (s.account = { mask: '11-ddddddd', prefix: '11-', padTo: 7, example: '7785 или 12-0007785' }),
      ['services.0.account.example example_does_not_fit 12-0007785'],
    ],
    [
      'an example whose check digit is wrong',
      (_p, s) => (s.account.example = '7400012345'),
      ['services.0.account.example example_does_not_fit 7400012345'],
    ],
    [
      'a linear code without an account',
      (_p, s) => (s.barcodes = [{ name: 'x', pattern: '27\\d{10}', check: 'none' }]),
      ['services.0.barcodes.0.pattern barcode_no_account'],
    ],
    [
      'a linear code whose period nobody can read',
      (_p, s) => (s.barcodes = [{ name: 'x', pattern: '(?<account>\\d{4})(?<period>\\d{4})', check: 'none' }]),
      ['services.0.barcodes.0.pattern period_form_missing'],
    ],
    [
      'a linear code without an end',
      (_p, s) => (s.barcodes = [{ name: 'x', pattern: '(?<account>\\d+)', check: 'none' }]),
      ['services.0.barcodes.0.pattern pattern_unsafe'],
    ],
    [
      'a register without accounts',
      (_p, s) => s.registerIn?.format === 'text' && (s.registerIn.columns = ['debt']),
      ['services.0.registerIn.columns register_no_account'],
    ],
    [
      'whose register names a word that nobody knows',
      (p) => (p.registerOut = { layout: 'sber', encoding: 'windows-1251', fileName: '{number}_{what}.txt' }),
      ['registerOut.fileName register_word what'],
    ],
    [
      'whose register has a template of its own without one',
      (p) => (p.registerOut = { layout: 'template', encoding: 'utf-8' }),
      ['registerOut.template register_no_template'],
    ],
    [
      'whose table is to be in UTF-8',
      (p) => (p.registerOut = { layout: 'dbf', encoding: 'utf-8' }),
      ['registerOut.encoding register_utf8'],
    ],
  ]
  test.each(cases)('%s', (_, change, expected) => {
    expect(problemsAfter(change)).toEqual(expected)
  })

  test('a treasury account has no key to check', () => {
    expect(
      problemsAfter(
        (p) => (
          (p.account = '03100643000000013400'), (p.bankBic = '012520101'), (p.bankCorrAccount = '40102810145370000026')
        ),
      ),
    ).toEqual([])
  })

  test('and each code but the file’s own is met above', () => {
    const met = new Set(cases.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[1])))
    expect(catalogueProblemCodes.filter((code) => !met.has(code))).toEqual(['not_json', 'shape'])
  })
})

test('in a whole catalogue a problem is named with its provider’s place', () => {
  const [first, ...others] = providers
  if (!first) throw new Error('an empty catalogue')
  const twice = { ...structuredClone(first), name: 'Двойник' }
  const last = others.length + 1
  expect(checkCatalogue([first, ...others, twice])).toEqual([
    { path: `providers.${last}.inn`, code: 'inn_twice', detail: first.name },
    { path: `providers.${last}.account`, code: 'account_twice', detail: first.name },
    { path: `providers.${last}.id`, code: 'id_twice', detail: first.id },
    { path: `providers.${last}.services.0.id`, code: 'id_twice', detail: 'rs-water' },
  ])
})
