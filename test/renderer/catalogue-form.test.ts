import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CatalogueProvider, catalogueBody, catalogueProvider } from '../../shared/contract/catalogue-data.ts'
import { type Editing, isChanged, useCatalogue } from '../../renderer/features/catalogue/catalogue-store.ts'
import { differenceTexts, tellProblem } from '../../renderer/features/catalogue/difference-texts.ts'
import { kindOf, shownDifferences } from '../../renderer/features/catalogue/differences.ts'
import { fieldTexts } from '../../renderer/features/catalogue/field-texts.ts'
import { firstWrongPlace, placeOf, problemAt, problemsOf } from '../../renderer/features/catalogue/problems.ts'
import {
  emptyProvider,
  type ProviderForm,
  providerOf,
  toProviderForm,
} from '../../renderer/features/catalogue/provider-form.ts'
import { emptyService } from '../../renderer/features/catalogue/service-form.ts'
import { percentOf, typedPercent } from '../../renderer/features/catalogue/typed-values.ts'
import { catalogueProblemCodes } from '../../shared/domain/catalogue-check.ts'
import { diffProviders } from '../../shared/domain/catalogue-diff.ts'
import { anyRegisterOut } from '../support/any-register-out.ts'
import shipped from '../../resources/catalogue.json' with { type: 'json' }

const { providers } = catalogueBody.parse(shipped)
const provider = providers[0] as CatalogueProvider
const text = fieldTexts.ru

/** A line as the contract has it: trimmed, no commas, which stand between other names. */
const line = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max, unit: fc.constantFrom(...'абвdeж12 .-«»') })
    .map((typed) => typed.trim())
    .filter((typed) => typed !== '')
const kopecks = fc.integer({ min: 1, max: 10_000_000 })
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const service = fc.record({
  id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}$/),
  name: line(40),
  aliases: fc.array(line(20), { maxLength: 4 }),
  account: fc.record(
    {
      mask: line(12),
      pattern: line(12),
      prefix: line(5),
      padTo: fc.integer({ min: 1, max: 20 }),
      check: fc.constantFrom('weights_down_mod_11' as const, 'ean13' as const),
      example: line(12),
    },
    { requiredKeys: ['example'] },
  ),
  payer: fc.constantFrom('account' as const, 'account_house_flat' as const, 'account_name_address' as const),
  amount: fc.record({
    toDue: fc.constantFrom('any' as const, 'exact' as const, 'at_least' as const, 'at_most' as const),
    minKopecks: orNull(kopecks),
    maxKopecks: orNull(kopecks),
  }),
  period: fc.constantFrom('none' as const, 'optional' as const, 'required' as const),
  barcodes: fc.array(
    fc.record(
      {
        name: line(20),
        pattern: line(20),
        check: fc.constantFrom('none' as const, 'ean13' as const),
        period: fc.constantFrom('MMYY' as const, 'YYYYMM' as const),
      },
      { requiredKeys: ['name', 'pattern', 'check'] },
    ),
    { maxLength: 3 },
  ),
  registerIn: fc.constant(null),
  meters: orNull(
    fc.record({
      types: fc.array(fc.constantFrom('gas' as const, 'heat' as const), { minLength: 1 }),
      bestUntilDay: orNull(fc.integer({ min: 1, max: 31 })),
      fraction: fc.constantFrom('integer' as const, 'round' as const, 'exact3' as const),
      expiredVerification: fc.constantFrom('accept' as const, 'refuse' as const),
      note: line(30),
    }),
  ),
})

const anyProvider = fc.record({
  name: line(40),
  aliases: fc.array(line(20), { maxLength: 4 }),
  demo: fc.boolean(),
  address: line(40),
  identification: fc.constantFrom('always' as const, 'by_threshold' as const),
  commission: fc.record({
    percentHundredths: fc.integer({ min: 0, max: 10_000 }),
    minKopecks: fc.integer({ min: 0, max: 10_000_000 }),
    maxKopecks: orNull(fc.integer({ min: 0, max: 10_000_000 })),
    bearer: fc.constantFrom('payer' as const, 'payee' as const),
  }),
  maxPerPaymentKopecks: orNull(fc.integer({ min: 1, max: 10_000_000 })),
  registerOut: orNull(anyRegisterOut),
  offices: fc.array(fc.record({ name: line(20), address: line(20), hours: line(20), phone: line(20) }), {
    maxLength: 3,
  }),
  cabinet: orNull(
    fc.record({
      site: line(20),
      whoComes: fc.array(fc.constantFrom('individual' as const, 'legal_entity' as const)),
      identifiedBy: line(20),
      documents: fc.array(line(20), { maxLength: 3 }),
      login: line(20),
      password: line(20),
      recovery: line(20),
      firstSteps: fc.array(line(20), { maxLength: 3 }),
    }),
  ),
  services: fc.array(service, { minLength: 1, maxLength: 3 }),
})

describe('a provider and its form', () => {
  test('whatever a provider is, it comes back from its form as it was', () => {
    fc.assert(
      fc.property(anyProvider, (part) => {
        const whole: CatalogueProvider = { ...provider, ...part }
        expect(catalogueProvider.safeParse(whole).success).toBe(true)
        expect(providerOf(toProviderForm(whole))).toEqual(whole)
      }),
    )
  })

  test('the shipped catalogue comes back, and nothing in it is wrong', () => {
    expect(providers.length).toBeGreaterThan(3)
    for (const one of providers) {
      expect(providerOf(toProviderForm(one))).toEqual(one)
      expect([...problemsOf(one)]).toEqual([])
    }
  })

  test('what is switched off is not saved, and is there again when it is switched on', () => {
    const one = providers.find(({ cabinet }) => cabinet !== null) ?? provider
    expect(one.cabinet).not.toBeNull()
    const off: ProviderForm = { ...toProviderForm(one), hasCabinet: 'no' }
    expect(providerOf(off).cabinet).toBeNull()
    expect(providerOf({ ...off, hasCabinet: 'yes' })).toEqual(one)
  })

  test('numbers copied from papers lose their spaces, a per cent has its comma', () => {
    const form = {
      ...toProviderForm(provider),
      inn: ' 7451 000101',
      account: '40702 810 8 00000314001',
      percent: '1,5 %',
    }
    expect(providerOf(form)).toMatchObject({
      inn: '7451000101',
      account: '40702810800000314001',
      commission: { percentHundredths: 150 },
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        (hundredths) => percentOf(typedPercent(hundredths)) === hundredths,
      ),
    )
  })
})

describe('what is wrong is said at its field', () => {
  const wrong = (part: Partial<ProviderForm>) => problemsOf(providerOf({ ...toProviderForm(provider), ...part }))

  test('control digits, an unreadable sum, a broken expression', () => {
    expect([...wrong({ inn: '7451000102' })]).toEqual([['inn', { code: 'inn_check_digit', detail: '' }]])
    expect([...wrong({ account: '40702810900000314001' }).keys()]).toEqual(['account'])
    expect([...wrong({ percent: 'три' })]).toEqual([['commission.percentHundredths', { code: 'shape', detail: '' }]])
    // A maximum that can't be read must never become «no maximum».
    expect([...wrong({ maxSum: '1oo' }).keys()]).toEqual(['commission.maxKopecks'])
    const [first] = toProviderForm(provider).services
    if (first === undefined) throw new Error('the shipped provider has no service')
    expect([...wrong({ services: [{ ...first, pattern: '(' }] }).keys()]).toEqual(['services.0.account.pattern'])
    expect([...wrong({ services: [{ ...first, padTo: 'x' }] }).keys()]).toContain('services.0.account.padTo')
  })

  test('without a BIC an account is not called wrong', () => {
    expect([...wrong({ bankBic: '' }).keys()]).toEqual(['bankBic'])
  })

  test('a list that is one field has the problems of what is in it', () => {
    const problems = wrong({ aliases: `вода, ${'ю'.repeat(61)}` })
    expect(problemAt(problems, 'aliases')?.code).toBe('shape')
    expect(problemAt(problems, 'name')).toBeNull()
  })

  test('the first wrong field comes first as one walks through the form', () => {
    const empty = problemsOf(providerOf(emptyProvider('p-1', emptyService('s-1'))))
    expect(firstWrongPlace(empty)).toEqual({ service: null, section: 'main' })
    expect(
      firstWrongPlace(
        new Map([
          ['cabinet.site', { code: 'shape', detail: '' }],
          ['services.2.barcodes.0.name', { code: 'shape', detail: '' }],
        ]),
      ),
    ).toEqual({ service: 2, section: 'barcodes' })
    expect(firstWrongPlace(new Map())).toBeNull()
    expect(placeOf('services.1.account.mask')).toEqual({ service: 1, section: 'account' })
    expect(placeOf('bankCorrAccount')).toEqual({ service: null, section: 'bank' })
    expect(placeOf('services.0.amount.minKopecks')).toEqual({ service: 0, section: 'service' })
  })

  test('every field that can be wrong has a label, every code its words', () => {
    const empty = problemsOf(providerOf(emptyProvider('p-1', emptyService('s-1'))))
    for (const path of empty.keys()) expect(text.names[kindOf(path)], path).toBeDefined()
    for (const code of catalogueProblemCodes)
      for (const language of ['ru', 'en'] as const)
        expect(
          tellProblem(differenceTexts[language], 'no such field', { code, detail: 'x' }).length,
          code,
        ).toBeGreaterThan(10)
    expect(tellProblem(differenceTexts.ru, 'inn', { code: 'shape', detail: '' })).toContain('7451000101')
  })
})

describe('the work outlives its screen', () => {
  const store = () => useCatalogue.getState()

  test('for the same operator only', () => {
    store().enter('one')
    store().edit(provider)
    store().put({ name: 'Другое имя' }, 'name')
    store().enter('one')
    expect(store().editing?.form.name).toBe('Другое имя')
    store().enter('other')
    expect(store()).toMatchObject({ editing: null, view: 'list', words: '' })
  })

  test('a message waits while its field is typed in, and the others stay', () => {
    store().edit(provider)
    store().leave('inn', 'aliases.1', 'kpp')
    store().put({ inn: '7' }, 'inn')
    expect(store().editing?.left).toEqual(['aliases.1', 'kpp'])
    store().put({ aliases: 'вода' }, 'aliases')
    expect(store().editing?.left).toEqual(['kpp'])
  })

  test('a form put back as it was is no change', () => {
    store().edit(provider)
    const changed = () => isChanged(store().editing as Editing)
    expect(changed()).toBe(false)
    store().put({ phone: '112' })
    expect(changed()).toBe(true)
    store().put({ phone: provider.phone })
    expect(changed()).toBe(false)
  })
})

describe('differences as a person reads them', () => {
  const shown = (after: CatalogueProvider) => shownDifferences(text, diffProviders(provider, after), () => 'Вода')

  test('money, per cents, choices and lists in words', () => {
    const [first] = provider.services
    if (first === undefined) throw new Error('the shipped provider has no service')
    const rows = shown({
      ...provider,
      demo: !provider.demo,
      aliases: [...provider.aliases, 'чистая вода'],
      commission: { percentHundredths: 150, minKopecks: 3000, maxKopecks: 200_000, bearer: 'payee' },
      offices: [{ name: 'Центр', address: 'ул. Мира, 1', hours: '', phone: '' }],
      services: [{ ...first, amount: { toDue: 'exact', minKopecks: 10_000, maxKopecks: null } }],
    })
    expect(Object.fromEntries(rows.map(({ label, after }) => [label, after]))).toMatchObject({
      'Комиссия, %': '1,5 %',
      'Комиссия не меньше, ₽': '30,00\u00a0₽',
      'Комиссия не больше, ₽': '2\u00a0000,00\u00a0₽',
      'Комиссию платит': 'поставщик, из перевода',
      'Другие названия': 'чистая вода',
      Офисы: 'Центр, ул. Мира, 1',
      'Вода · Сумма против долга': 'ровно долг',
    })
  })

  test('nothing, and nothing written, are the same', () => {
    expect(shownDifferences(text, [{ path: 'cabinet.site', before: null, after: '' }], () => '')).toEqual([])
    expect(shown(provider)).toEqual([])
  })

  test('every field of a provider has a name', () => {
    const other = { ...provider, ...fc.sample(anyProvider, { numRuns: 1, seed: 5 })[0] }
    for (const { path } of diffProviders(provider, other)) expect(text.names[kindOf(path)], path).toBeDefined()
  })

  test('places in lists and names of services are no part of a field’s name', () => {
    expect(kindOf('providers.3.services.0.barcodes.11.pattern')).toBe('service.barcodes.pattern')
    expect(kindOf('services.rs-water.account.mask')).toBe('service.account.mask')
    expect(kindOf('offices.2.hours')).toBe('offices.hours')
  })
})
