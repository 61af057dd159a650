import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../../electron/records/catalogue-versions.ts'
import { findServices } from '../../../shared/contract/bills.ts'
import {
  compareVersion,
  findProviders,
  getProvider,
  listVersions,
  printContacts,
  saveProvider,
  tryProvider,
} from '../../../shared/contract/catalogue.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { nameNow, openAsSupervisor, provider, providers, renamed, save } from '../../support/catalogue-desk.ts'
import { auditOf, openCashDesk, openTestDesk, waterLine } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'

describe('a version', () => {
  test('of one provider is in force at once, and tells what it changed', async () => {
    const desk = await openAsSupervisor()
    expect(await desk.value(findProviders, { words: 'расчётные' })).toMatchObject({
      version: 0,
      validFrom: null,
      total: 1,
      providers: [{ id: 'raschetnye-sistemy', inForce: true, awaitedFrom: null }],
    })
    const changed = provider('raschetnye-sistemy', { name: 'ООО «Расчёты»', phone: '217-00-00' })
    const { version } = await save(desk, changed)
    expect(version).toBe(1)
    expect(await nameNow(desk)).toBe('ООО «Расчёты»')
    // The others are as they were.
    expect(await nameNow(desk, 'gu-is')).toBe(provider('gu-is').name)
    expect((await desk.value(findServices, { words: 'расчёты' })).map(({ serviceId }) => serviceId)).toEqual([
      'rs-water',
    ])
    expect(await desk.value(listVersions, {})).toMatchObject([
      { version: 1, origin: 'edited', state: 'in_force', whole: false, providerCount: 1, providers: ['ООО «Расчёты»'] },
      { version: 0, origin: 'shipped', state: 'past', validFrom: null, providerCount: providers.length },
    ])
    expect(await desk.value(compareVersion, { version, against: 'before' })).toEqual([
      {
        providerId: 'raschetnye-sistemy',
        providerName: 'ООО «Расчёты»',
        kind: 'changed',
        fields: [
          { path: 'name', before: 'ООО «Расчётные системы»', after: 'ООО «Расчёты»' },
          { path: 'phone', before: '217-05-17', after: '217-00-00' },
        ],
        serviceNames: {},
      },
    ])
    expect(await desk.value(compareVersion, { version, against: 'in_force' })).toEqual([])
    expect(await desk.value(compareVersion, { version: 9, against: 'before' })).toBeNull()
    expect(await desk.value(compareVersion, { version: 0, against: 'in_force' })).toMatchObject([{ kind: 'changed' }])
    expect(auditOf(desk, 'catalogue.changed')).toMatchObject([{ version: 1, origin: 'edited', providers: 1 }])
  })

  test('of a later day waits for it, and the day comes without a restart', async () => {
    const desk = await openAsSupervisor()
    const { validFrom } = await save(desk, renamed('С понедельника'), '2026-11-23')
    expect(validFrom).toBe('2026-11-22T19:00:00.000Z') // midnight in Chelyabinsk
    expect(await nameNow(desk)).toBe('ООО «Расчётные системы»')
    expect(await desk.value(getProvider, { providerId: 'raschetnye-sistemy' })).toMatchObject({
      awaited: [{ version: 1, provider: { name: 'С понедельника' } }],
    })
    expect(await desk.value(listVersions, {})).toMatchObject([{ state: 'awaited' }, { state: 'in_force' }])
    desk.clock.set('2026-11-22T18:59:59.000Z')
    expect(await nameNow(desk)).toBe('ООО «Расчётные системы»')
    desk.clock.set('2026-11-22T19:00:00.000Z')
    expect(await nameNow(desk)).toBe('С понедельника')
    expect(await desk.value(listVersions, {})).toMatchObject([{ state: 'in_force' }, { state: 'past' }])
  })

  test('of today holds on when another one comes: only of the same provider does the awaited one win', async () => {
    const desk = await openAsSupervisor()
    await save(desk, renamed('ГУ с понедельника', 'gu-is'), '2026-11-23')
    await save(desk, renamed('Сегодня'))
    const changed = renamed('ГУ сегодня', 'gu-is')
    const tried = await desk.value(tryProvider, { providerId: 'gu-is', provider: changed, validFrom: null })
    expect(tried).toMatchObject({ problems: [], overriddenBy: { version: 1, validFrom: '2026-11-22T19:00:00.000Z' } })
    await save(desk, changed)
    expect([await nameNow(desk), await nameNow(desk, 'gu-is')]).toEqual(['Сегодня', 'ГУ сегодня'])
    desk.clock.set('2026-11-23T06:00:00.000Z')
    expect([await nameNow(desk), await nameNow(desk, 'gu-is')]).toEqual(['Сегодня', 'ГУ с понедельника'])
    // What is said of another provider overrides nothing.
    expect(
      await desk.value(tryProvider, { providerId: 'mup-povv', provider: renamed('М', 'mup-povv'), validFrom: null }),
    ).toMatchObject({ overriddenBy: null })
  })

  test('is refused where it is wrong, the same, or of a day that is over, and writes nothing', async () => {
    const desk = await openAsSupervisor()
    const id = 'raschetnye-sistemy'
    const cases = [
      [
        provider(id, { account: '40702810900000314001' }),
        null,
        'catalogue.wrong',
        { path: 'account', problem: 'account_key' },
      ],
      [provider(id, { inn: '7701000509' }), null, 'catalogue.wrong', { path: 'inn', problem: 'inn_twice' }],
      [provider(id), null, 'catalogue.same', {}],
      [renamed('Вчера'), '2026-11-20', 'catalogue.date_past', {}],
    ] as const
    for (const [changed, validFrom, code, params] of cases)
      expect(await desk.error(saveProvider, { providerId: id, provider: changed, validFrom })).toMatchObject({
        code,
        params,
      })
    // Another id than the one that is changed would be another provider.
    expect(
      await desk.error(saveProvider, { providerId: 'gu-is', provider: renamed('x'), validFrom: null }),
    ).toMatchObject({ kind: 'invalid_input' })
    expect(await desk.value(listVersions, {})).toHaveLength(1)
  })

  test('that clashes with what is awaited is refused on the day it is made', async () => {
    const desk = await openAsSupervisor()
    const coming = provider('gu-is', {
      id: 'new-one',
      inn: '7451000888',
      kpp: '745101001',
      account: '40702810900000745088',
    })
    coming.services = coming.services.map((service) => ({ ...service, id: 'new-service' }))
    const tried = await desk.value(tryProvider, { providerId: 'new-one', provider: coming, validFrom: '2026-12-01' })
    const [wrong] = tried.problems
    if (wrong) throw new Error(`${wrong.path} ${wrong.code}`)
    await save(desk, coming, '2026-12-01')
    expect(await desk.value(findProviders, { words: '7451000888' })).toMatchObject({
      providers: [{ id: 'new-one', inForce: false, awaitedFrom: '2026-11-30T19:00:00.000Z' }],
    })
    const same = provider('mup-povv', { inn: '7451000888' })
    expect(await desk.error(saveProvider, { providerId: 'mup-povv', provider: same, validFrom: null })).toMatchObject({
      params: { path: 'inn', problem: 'inn_twice' },
    })
  })

  test('may remove a provider: its services are no longer found, but keep their names', async () => {
    const desk = await openCashDesk()
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
    await desk.signInAs('supervisor')
    await desk.value(saveProvider, { providerId: 'raschetnye-sistemy', provider: null, validFrom: null })
    expect(await desk.value(findServices, { words: 'расчётные' })).toEqual([])
    expect(await desk.value(getProvider, { providerId: 'raschetnye-sistemy' })).toBeNull()
    expect(
      await desk.error(saveProvider, { providerId: 'raschetnye-sistemy', provider: null, validFrom: null }),
    ).toMatchObject({ code: 'catalogue.same' })
    expect(await desk.value(compareVersion, { version: 1, against: 'before' })).toMatchObject([{ kind: 'removed' }])
    await desk.signInAs('cashier')
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })).toMatchObject({
      code: 'payments.service_unknown',
    })
  })

  test('that can’t be read any more is passed over, said once in the log, and stops no payment', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('supervisor')
    await save(desk, renamed('Первая'))
    await save(desk, renamed('Вторая'))
    await desk.close()
    const reopened = async (sql: string) => {
      desk.clock.advance(1000)
      const again = await openTestDesk({ folder: desk.folder, clock: desk.clock })
      again.database.raw.exec('DROP TRIGGER IF EXISTS catalogue_versions_no_update')
      again.database.raw.exec(sql)
      return again
    }
    for (const sql of [
      "UPDATE catalogue_versions SET body = replace(body, 'Вторая', 'Подмена') WHERE number = 2",
      "UPDATE catalogue_versions SET body = '{' WHERE number = 2",
    ]) {
      const again = await reopened(sql)
      await again.signInAs('cashier')
      expect(await nameNow(again)).toBe('Первая')
      await again.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
      expect(again.logged.filter(({ event }) => event === 'catalogue.version_unreadable')).toEqual([
        { event: 'catalogue.version_unreadable', data: { version: 2 } },
      ])
      await again.signInAs('supervisor')
      expect(await again.value(listVersions, {})).toMatchObject([
        { version: 2, state: 'unreadable' },
        { version: 1, state: 'in_force' },
        { version: 0 },
      ])
      await again.close()
    }
    const none = await reopened("UPDATE catalogue_versions SET body = 'x'")
    await none.signInAs('supervisor')
    expect(await nameNow(none)).toBe('ООО «Расчётные системы»')
  })

  test('is asked for on the way of every payment, and costs microseconds', async () => {
    const desk = await openAsSupervisor()
    for (let count = 0; count < 20; count += 1) await save(desk, renamed(`Версия ${count}`))
    await save(desk, renamed('Потом'), '2026-12-01')
    const catalogue = createCatalogue({
      db: desk.database.db,
      at: () => '2026-11-21T07:00:00.000Z',
      log: () => undefined,
    })
    catalogue.now()
    const times = Array.from({ length: 200 }, () => {
      const startedMs = performance.now()
      for (let asked = 0; asked < 10; asked += 1) catalogue.now()
      return (performance.now() - startedMs) / 10
    }).sort((one, other) => one - other)
    expect(times[100] ?? 1).toBeLessThan(0.1)
  })
})

describe('a provider as it was typed', () => {
  test('is told by path and code, whatever its shape', async () => {
    const desk = await openAsSupervisor()
    const tried = (typed: Record<string, unknown>) =>
      desk.value(tryProvider, { providerId: 'gu-is', provider: typed, validFrom: null })
    const { problems } = await tried({ ...provider('gu-is'), inn: 'abc', surplus: 1, services: [] })
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'inn shape',
      'services shape',
      'surplus shape',
    ])
    expect(await tried({ ...provider('gu-is'), inn: '7701000508' })).toMatchObject({
      problems: [{ path: 'inn', code: 'inn_check_digit' }],
      differences: [{ providerId: 'gu-is' }],
    })
    expect(await tried({})).toMatchObject({ differences: [] })
    expect(await tried(provider('gu-is'))).toEqual({ problems: [], differences: [], overriddenBy: null })
  })
})

describe('contacts on paper', () => {
  test('are printed for a cashier as they were when asked for', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    await desk.value(printContacts, { providerId: 'novogor-prikamye' })
    await until('the paper', () => desk.printer.papers.length > 0)
    const [paper] = desk.printer.papers
    const text = paperLinesToText(paper?.lines ?? [])
    for (const said of ['НОВОГОР-Прикамье', 'ул. Революции, 21а', 'ул. Плановая, 3/4', '201-95-37'])
      expect(text).toContain(said)
    expect(paper?.title).toContain('provider_contacts')
    expect(await desk.error(printContacts, { providerId: 'nobody' })).toMatchObject({
      code: 'catalogue.provider_unknown',
    })
    expect(auditOf(desk, 'catalogue.contacts_printed')).toEqual([{ providerId: 'novogor-prikamye' }])
  })
})

test('who serves clients looks, a supervisor changes', async () => {
  const desk = await openTestDesk()
  for (const role of ['cashier', 'clerk'] as const) {
    await desk.signInAs(role)
    expect((await desk.value(findProviders, { words: '' })).total).toBe(providers.length)
    expect(await desk.error(listVersions, {})).toMatchObject({ code: 'session.not_permitted' })
    expect(await desk.error(saveProvider, { providerId: 'gu-is', provider: null, validFrom: null })).toMatchObject({
      code: 'session.not_permitted',
    })
  }
  await desk.signInAs('administrator')
  expect(await desk.error(findProviders, { words: '' })).toMatchObject({ code: 'session.not_permitted' })
})
