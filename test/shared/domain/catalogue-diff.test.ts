import { describe, expect, test } from 'vitest'
import source from '../../../resources/catalogue.json'
import { catalogueBody, type CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { diffCatalogues, diffProviders } from '../../../shared/domain/catalogue-diff.ts'

const { providers } = catalogueBody.parse(source)
const changed = (id: string, change: (provider: CatalogueProvider) => void): [CatalogueProvider, CatalogueProvider] => {
  const before = providers.find((provider) => provider.id === id)
  if (!before) throw new Error(`no ${id}`)
  const after = structuredClone(before)
  change(after)
  return [before, after]
}

describe('what is different', () => {
  test('nothing where nothing is, whatever the order of services', () => {
    expect(diffProviders(...changed('mup-povv', (p) => p.services.reverse()))).toEqual([])
    expect(diffCatalogues(providers, structuredClone(providers))).toEqual([])
  })

  test('is told field by field, services by their ids, lists as a whole', () => {
    const [before, after] = changed('mup-povv', (p) => {
      p.phone = '555'
      p.commission.percentHundredths = 100
      p.aliases = ['повв']
      p.cabinet = null
      const [water] = p.services
      if (water) water.amount.minKopecks = 1_000
    })
    const fields = diffProviders(before, after)
    expect(fields).toContainEqual({ path: 'phone', before: '', after: '555' })
    expect(fields).toContainEqual({ path: 'commission.percentHundredths', before: 0, after: 100 })
    expect(fields).toContainEqual({ path: 'aliases', before: '["повв","водоканал челябинск"]', after: '["повв"]' })
    expect(fields).toContainEqual({ path: 'services.povv-cold-water.amount.minKopecks', before: null, after: 1_000 })
    expect(fields).toContainEqual({ path: 'cabinet.site', before: 'billing.voda.uu.ru', after: null })
    expect(diffCatalogues([before], [after])).toMatchObject([
      { providerId: 'mup-povv', kind: 'changed', serviceNames: { 'povv-cold-water': 'Холодная вода' } },
    ])
  })

  test('a new service and a gone one are their names', () => {
    const [before, after] = changed('mup-povv', (p) => {
      const [water, legal] = p.services
      if (water && legal) p.services = [water, { ...legal, id: 'povv-new', name: 'Анализ воды' }]
    })
    expect(diffProviders(before, after)).toEqual([
      { path: 'services.povv-legal', before: 'Вода и стоки по договору (организации)', after: null },
      { path: 'services.povv-new', before: null, after: 'Анализ воды' },
    ])
  })

  test('a long logo is not shown whole, but is compared whole', () => {
    const logo = `data:image/png;base64,${'A'.repeat(20_000)}`
    const [before, after] = changed('gu-is', (p) => (p.logo = logo))
    const [, other] = changed('gu-is', (p) => (p.logo = `${logo}B`))
    expect(JSON.stringify(diffProviders(before, after)).length).toBeLessThan(300)
    expect(diffProviders(after, other)).toMatchObject([{ path: 'logo' }])
  })

  test('providers come and go', () => {
    const [first, ...rest] = providers
    expect(diffCatalogues(providers, rest)).toMatchObject([{ providerId: first?.id, kind: 'removed', fields: [] }])
    expect(diffCatalogues(rest, providers)).toMatchObject([{ providerId: first?.id, kind: 'added' }])
  })
})
