import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  chooseCatalogueFile,
  exportCatalogue,
  findProviders,
  importCatalogue,
  listVersions,
  tryFile,
} from '../../../shared/contract/catalogue.ts'
import { catalogueBody, type CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { nameNow, openAsSupervisor, provider, providers, renamed, save } from '../../support/catalogue-desk.ts'
import { temporaryFolder } from '../../support/desk.ts'

/** A desk whose file dialogs are the test's: what is chosen, and where is written. */
const openWithFiles = async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'catalogue.json')
  const dialogs = { chosen: file as string | null, saved: join(folder, 'out.json') as string | null }
  const desk = await openAsSupervisor({
    files: { choose: async () => dialogs.chosen, save: async () => dialogs.saved },
  })
  return { desk, file, dialogs }
}

/** Invented providers with right keys: INN and account are counted up, their check digits found. */
const manyProviders = (count: number): CatalogueProvider[] => {
  const model = provider('gu-is')
  const innOf = (body: string): string => {
    const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
    return `${body}${(sum % 11) % 10}`
  }
  const accountOf = (tail: string): string => {
    const sum = [...`77940702810${'0'}${tail}`].reduce(
      (total, digit, index) => total + ((Number(digit) * ([7, 1, 3][index % 3] ?? 0)) % 10),
      0,
    )
    return `40702810${((sum % 10) * 3) % 10}${tail}`
  }
  return Array.from({ length: count }, (_, index) => ({
    ...structuredClone(model),
    id: `provider-${index}`,
    name: `Поставщик ${index}`,
    inn: innOf(String(745_200_000 + index)),
    kpp: '745201001',
    account: accountOf(String(index).padStart(11, '0')),
    services: model.services.map((service) => ({ ...structuredClone(service), id: `service-${index}` })),
  }))
}

describe('a file', () => {
  test('is looked at as a whole, compared, and takes the place of the whole catalogue', async () => {
    const { desk, file } = await openWithFiles()
    const body = { format: 1, note: 'банка', providers: [renamed('Одна', 'gu-is'), provider()] }
    writeFileSync(file, JSON.stringify(body))
    const chosen = await desk.value(chooseCatalogueFile, {})
    expect(chosen).toMatchObject({ fileName: 'catalogue.json', providers: 2, problems: [] })
    const { sha256 = '' } = chosen ?? {}
    const tried = await desk.value(tryFile, { sha256, validFrom: null })
    expect(tried?.problems).toEqual([])
    expect(tried?.differences.filter(({ kind }) => kind === 'removed')).toHaveLength(providers.length - 2)
    expect(tried?.differences.find(({ providerId }) => providerId === 'gu-is')?.fields).toEqual([
      { path: 'name', before: provider('gu-is').name, after: 'Одна' },
    ])
    await desk.value(importCatalogue, { sha256, validFrom: null })
    expect((await desk.value(findProviders, { words: '' })).total).toBe(2)
    expect(await desk.value(listVersions, {})).toMatchObject([
      { version: 1, origin: 'imported', whole: true, state: 'in_force' },
      {},
    ])
    expect(await desk.error(importCatalogue, { sha256, validFrom: null })).toMatchObject({ code: 'catalogue.same' })
    // One that was not the last chosen is not taken.
    expect(await desk.value(tryFile, { sha256: 'other', validFrom: null })).toBeNull()
    expect(await desk.error(importCatalogue, { sha256: 'other', validFrom: null })).toMatchObject({
      code: 'catalogue.none_chosen',
    })
  })

  test('that is broken names each place, and changes nothing', async () => {
    const { desk, file, dialogs } = await openWithFiles()
    const body = { format: 1, note: '', providers: [provider(), { ...provider('gu-is'), inn: '7701000508' }] }
    const cases: [string | Uint8Array, string][] = [
      ['{"format": 1,', ' not_json'],
      [Uint8Array.of(0xff, 0xfe, 0x7b), ' not_json'],
      ['', ' not_json'],
      ['[]', ' shape'],
      [JSON.stringify({ ...body, format: 2 }), 'format shape'],
      [
        JSON.stringify({ ...body, providers: [{ ...provider(), phone: 5, more: 1 }] }),
        'providers.0.phone shape, providers.0.more shape',
      ],
      [JSON.stringify(body), 'providers.1.inn inn_check_digit'],
    ]
    for (const [content, expected] of cases) {
      writeFileSync(file, content)
      const chosen = await desk.value(chooseCatalogueFile, {})
      const told = chosen?.problems.map(({ path, code }) => `${path} ${code}`).join(', ')
      expect(told, expected).toBe(expected)
      const refusal = await desk.error(importCatalogue, { sha256: chosen?.sha256 ?? '', validFrom: null })
      expect(['catalogue.none_chosen', 'catalogue.wrong']).toContain('code' in refusal ? refusal.code : '')
    }
    dialogs.chosen = join(file, 'not-there')
    expect(await desk.error(chooseCatalogueFile, {})).toMatchObject({ code: 'catalogue.file_gone' })
    dialogs.chosen = null
    expect(await desk.value(chooseCatalogueFile, {})).toBeNull()
    expect(await desk.value(listVersions, {})).toHaveLength(1)
    expect(await nameNow(desk)).toBe('ООО «Расчётные системы»')
  })

  test('that was written out is the catalogue in force, and is taken in again without a difference', async () => {
    const { desk, dialogs } = await openWithFiles()
    await save(desk, renamed('Выгрузка'))
    expect(await desk.value(exportCatalogue, {})).toEqual({ fileName: 'out.json' })
    const written = catalogueBody.parse(JSON.parse(readFileSync(dialogs.saved ?? '', 'utf8')))
    expect(written.providers.find(({ id }) => id === 'raschetnye-sistemy')?.name).toBe('Выгрузка')
    dialogs.chosen = dialogs.saved
    const chosen = await desk.value(chooseCatalogueFile, {})
    expect(await desk.value(tryFile, { sha256: chosen?.sha256 ?? '', validFrom: null })).toEqual({
      problems: [],
      differences: [],
      overriddenBy: null,
    })
    dialogs.saved = join(desk.folder, 'none', 'out.json')
    expect(await desk.error(exportCatalogue, {})).toMatchObject({ code: 'catalogue.file_not_written' })
    dialogs.saved = null
    expect(await desk.value(exportCatalogue, {})).toBeNull()
  })

  test('of many providers keeps nobody waiting while it is read', async () => {
    const { desk, file } = await openWithFiles()
    writeFileSync(file, JSON.stringify({ format: 1, note: '', providers: manyProviders(300) }))
    let answeredMeanwhile = 0
    const others = setInterval(() => void (answeredMeanwhile += 1), 0)
    const chosen = await desk.value(chooseCatalogueFile, {})
    clearInterval(others)
    expect(chosen?.problems).toEqual([])
    expect(answeredMeanwhile).toBeGreaterThan(5)
    await desk.value(importCatalogue, { sha256: chosen?.sha256 ?? '', validFrom: null })
    expect(await desk.value(findProviders, { words: '' })).toMatchObject({ total: 300, providers: { length: 200 } })
  })
})
