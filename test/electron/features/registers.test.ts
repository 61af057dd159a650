import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCard } from '../../../shared/contract/clients.ts'
import { findAccount } from '../../../shared/contract/links.ts'
import {
  chooseRegisterFile,
  discardRegister,
  keepRegisterLayout,
  previewRegister,
  type RegisterLayout,
  saveBadRows,
  startRegister,
  takeOverRegister,
} from '../../../shared/contract/registers.ts'
import { addClient } from '../../support/client-sample.ts'
import { auditOf, commandId, temporaryFolder } from '../../support/desk.ts'
import {
  asOf,
  filesIn,
  good,
  line,
  load,
  openRegisterDesk,
  serviceId,
  serviceOf,
  view,
  waterFiles,
} from '../../support/register-desk.ts'
import { until } from '../../support/registering-desk.ts'
import { payerOf } from '../../support/payer-sample.ts'
import { plainLayout, sourceFile } from '../../support/registers.ts'

describe('a register', () => {
  test('is chosen, previewed, read, looked at and taken over; the former one is in force until then', async () => {
    const parts = await openRegisterDesk()
    const { desk, chosen } = parts
    const before = await serviceOf(desk)
    expect(before?.register).toMatchObject({ state: 'ready', asOf: '2026-11-20', operatorName: 'Старшинина Ольга' })

    chosen.file = sourceFile(good, '7453011752_40702810000000000001_001_1026.txt')
    const told = await desk.value(chooseRegisterFile, { serviceId })
    expect(told).toMatchObject({ asOf: '2026-10-31', bytes: Buffer.byteLength(good), layoutFrom: 'guessed' })
    const layout = plainLayout()
    const shown = await desk.value(previewRegister, { serviceId, layout })
    expect(shown.rows).toHaveLength(3)
    expect(shown.rows[0]).toMatchObject({
      ...{
        line: 1,
        kind: 'row',
        cells: ['3140000001', 'Иванов Иван', 'ул. Труда, д. 5, кв. 7', '12345'],
        problems: [],
      },
      read: { account: '3140000001', debtKopecks: 12_345 },
    })
    expect(shown.proposed).toEqual({ encoding: 'utf-8', separator: ';' })

    await desk.value(startRegister, { serviceId, layout, asOf: '2026-11-21' })
    await until('the totals', async () => (await view(desk)).built !== null)
    const { built } = await view(desk)
    expect(built).toMatchObject({
      ...{ serviceId, fileName: '7453011752_40702810000000000001_001_1026.txt', asOf: '2026-11-21', rows: 3 },
      ...{ accounts: 3, debtKopecks: 13_045, badRows: 0, duplicates: 0, overpaid: 0, meters: 0 },
      former: { asOf: '2026-11-20', accounts: before?.register?.accounts, newAccounts: 2 },
    })
    expect(built?.former?.goneAccounts).toBe((before?.register?.accounts ?? 0) - 1)
    expect((await serviceOf(desk))?.register?.generation).toBe(before?.register?.generation)

    const generation = built?.generation ?? ''
    await desk.value(takeOverRegister, { generation })
    expect(await view(desk)).toMatchObject({ built: null, running: null, failed: null })
    expect((await serviceOf(desk))?.register).toMatchObject({
      generation,
      asOf: '2026-11-21',
      accounts: 3,
      state: 'ready',
    })
    await until('the former file to go', async () => waterFiles(desk).length === 1)
    expect(waterFiles(desk)).toEqual([`${serviceId}-${generation}.db`])
    expect(auditOf(desk, 'register.loaded')).toMatchObject([
      { serviceId, generation, accounts: 3, debtKopecks: 13_045 },
    ])
    expect(desk.emitted).toContain('registers')
    // Nothing of a payer in the journal and the log.
    expect(JSON.stringify([auditOf(desk, 'register.loaded'), desk.logged])).not.toMatch(/Иванов|Труда|3140000001/)
  })

  test('is taken over once, and only the one that was looked at', async () => {
    const parts = await openRegisterDesk()
    const { built } = await load(parts, good)
    const { desk } = parts
    const generation = built?.generation ?? ''
    expect(await desk.error(takeOverRegister, { generation: commandId() })).toMatchObject({
      code: 'registers.nothing_waits',
    })
    await desk.value(takeOverRegister, { generation })
    expect(await desk.error(takeOverRegister, { generation })).toMatchObject({ code: 'registers.nothing_waits' })
    const next = await load(parts, line('3140000009'))
    expect(next.built).toMatchObject({ accounts: 1, former: { accounts: 3, newAccounts: 1, goneAccounts: 3 } })
    await desk.value(discardRegister, {})
    expect((await view(desk)).built).toBeNull()
    expect(waterFiles(desk)).toEqual([`${serviceId}-${generation}.db`])
  })

  test('waits for somebody’s look; meanwhile no other is begun', async () => {
    const parts = await openRegisterDesk()
    const { desk } = parts
    await load(parts, good)
    await desk.value(chooseRegisterFile, { serviceId })
    expect(await desk.error(startRegister, { serviceId, layout: plainLayout(), asOf })).toMatchObject({
      code: 'registers.waits_for_confirmation',
    })
  })

  test('that left the desk with its file is to be loaded again, and nothing is told by it', async () => {
    const parts = await openRegisterDesk()
    const { desk } = parts
    const { built } = await load(parts, good)
    await desk.value(takeOverRegister, { generation: built?.generation ?? '' })
    const { clientId } = addClient(desk)
    await desk.close()
    for (const spoil of [
      (file: string) => truncateSync(file, 100),
      (file: string) => writeFileSync(file, 'no database'),
      (file: string) => rmSync(file),
    ]) {
      spoil(join(desk.folder, 'registers', `${serviceId}-${built?.generation}.db`))
      const { desk: next } = await openRegisterDesk({ folder: desk.folder })
      expect((await serviceOf(next))?.register).toMatchObject({ state: 'unreadable', accounts: 3 })
      const { grant } = await next.value(openCard, {
        clientId,
        proof: { kind: 'document', seriesNumber: '7515654321' },
      })
      const told = await next.value(findAccount, {
        grant,
        serviceId,
        account: '3140000001',
        payer: payerOf('3140000001'),
      })
      expect(told).toMatchObject({ register: 'not_loaded' })
      expect(next.logged).toContainEqual({
        event: 'register.not_readable',
        data: { serviceId, reason: expect.stringMatching(/database_corrupt|folder_read_only|failed/) },
      })
      // The others are as they were.
      expect((await serviceOf(next, 'povv-cold-water'))?.register).toMatchObject({ state: 'ready' })
      await next.close()
    }
  })

  test('keeps how it is written as a version of the catalogue, and the next file is read by it', async () => {
    const parts = await openRegisterDesk()
    const { desk, chosen } = parts
    const layout = plainLayout({ headerLines: 1, columns: ['account', 'debt'] })
    await desk.value(keepRegisterLayout, { serviceId, layout })
    expect(await desk.error(keepRegisterLayout, { serviceId, layout })).toMatchObject({ code: 'registers.layout_same' })
    expect((await serviceOf(desk))?.layout).toEqual(layout)
    expect(auditOf(desk, 'catalogue.changed')).toMatchObject([{ origin: 'layout' }])
    chosen.file = sourceFile('счёт;долг\n3140000001;5')
    expect(await desk.value(chooseRegisterFile, { serviceId })).toMatchObject({ layout, layoutFrom: 'catalogue' })
    chosen.file = sourceFile('3140000001|Иванов Иван|5,00\n3140000002|Белов Пётр|6,00')
    expect(await desk.value(chooseRegisterFile, { serviceId })).toMatchObject({
      ...{ layoutFrom: 'guessed', layout: { separator: '|', columns: ['account', 'payer', 'debt'] } },
    })
    expect(await desk.error(keepRegisterLayout, { serviceId: 'none', layout })).toMatchObject({
      code: 'registers.service_unknown',
    })
  })
})

describe('rows that were not taken', () => {
  test('are saved as a file, of the register that waits and of the one in force', async () => {
    const parts = await openRegisterDesk()
    const { desk, chosen } = parts
    const { built } = await load(
      parts,
      [good, line('x'), `3140000007;"А;Б";"ул.;";сто`, line('3140000001', 1)].join('\n'),
    )
    expect(built).toMatchObject({ rows: 6, accounts: 3, badRows: 3 })
    expect(built?.examples.map(({ line: no, problem }) => [no, problem])).toEqual([
      [4, 'account_wrong'],
      [5, 'debt_wrong'],
      [6, 'account_twice'],
    ])
    expect(JSON.stringify(built)).not.toMatch(/Иванов|Труда/)
    const generation = built?.generation ?? ''
    expect(await desk.value(saveBadRows, { generation })).toBeNull()
    chosen.save = join(temporaryFolder(), 'rows.csv')
    const saved = async (): Promise<string> => {
      expect(await desk.value(saveBadRows, { generation })).toEqual({ fileName: 'rows.csv' })
      return readFileSync(chosen.save ?? '', 'utf8')
    }
    const waiting = await saved()
    expect(waiting.split('\r\n')).toEqual([
      '\ufeffстрока;причина;как в файле',
      `4;лицевой счёт не по формату поставщика;"${line('x')}"`,
      '5;сумма не читается;"3140000007;""А;Б"";""ул.;"";сто"',
      `6;счёт уже был с другими данными;"${line('3140000001', 1)}"`,
      '',
    ])
    await desk.value(takeOverRegister, { generation })
    expect(await saved()).toBe(waiting)
    chosen.save = join(temporaryFolder(), 'no', 'rows.csv')
    expect(await desk.error(saveBadRows, { generation })).toMatchObject({ code: 'registers.file_not_written' })
    expect(await desk.error(saveBadRows, { generation: commandId() })).toMatchObject({ code: 'registers.not_there' })
  })
})

describe('what can’t be read', () => {
  test('is refused with its reason before anything begins', async () => {
    const { desk, chosen } = await openRegisterDesk()
    const start = (layout: RegisterLayout, day = asOf) => desk.error(startRegister, { serviceId, layout, asOf: day })
    expect(await desk.value(chooseRegisterFile, { serviceId })).toBeNull()
    expect(await start(plainLayout())).toMatchObject({ code: 'registers.none_chosen' })
    expect(await desk.error(previewRegister, { serviceId, layout: plainLayout() })).toMatchObject({
      code: 'registers.none_chosen',
    })
    chosen.file = sourceFile('')
    expect(await desk.error(chooseRegisterFile, { serviceId })).toMatchObject({ code: 'registers.file_empty' })
    chosen.file = join(temporaryFolder(), 'gone.txt')
    expect(await desk.error(chooseRegisterFile, { serviceId })).toMatchObject({ code: 'registers.file_gone' })
    expect(await desk.error(chooseRegisterFile, { serviceId: 'none' })).toMatchObject({
      code: 'registers.service_unknown',
    })

    chosen.file = sourceFile(good, '1234567890_1_1_1126.txt')
    const told = await desk.value(chooseRegisterFile, { serviceId })
    expect(told).toMatchObject({ otherInn: '1234567890', asOf: '2026-11-21' }) // the month is not over
    expect(await start(plainLayout(), '2026-11-22')).toMatchObject({ code: 'registers.date_in_future' })
    expect(await start(plainLayout({ columns: ['payer', 'debt'] }))).toMatchObject({
      code: 'registers.no_account_column',
    })
    expect(await start(plainLayout({ columns: ['account'] }))).toMatchObject({ code: 'registers.no_debt_column' })
    expect(await start(plainLayout({ columns: ['account', 'debt', 'account'] }))).toMatchObject({
      ...{ code: 'registers.column_repeated', params: { column: 'account' } },
    })
    const dbf: RegisterLayout = {
      ...{ format: 'dbf', encoding: 'ibm866', debtUnit: 'roubles' },
      columns: [
        { name: 'LS', holds: 'account' },
        { name: 'SUM', holds: 'debt' },
      ],
    }
    expect(await start(dbf)).toMatchObject({ code: 'registers.format_other' })
    expect(await desk.error(previewRegister, { serviceId, layout: dbf })).toMatchObject({
      code: 'registers.format_other',
    })
    rmSync(chosen.file)
    expect(await start(plainLayout())).toMatchObject({ code: 'registers.file_gone' })
    expect((await view(desk)).failed).toBeNull()
  })

  test('leaves the register in force as it was', async () => {
    const parts = await openRegisterDesk()
    const before = await serviceOf(parts.desk)
    const files = filesIn(parts.desk.folder)
    const after = await load(parts, ['a', 'b', 'c'].map((no) => line(no)).join('\n'))
    expect(after).toMatchObject({
      built: null,
      failed: { serviceId, fileName: 'register.csv', failure: 'not_a_register' },
    })
    expect(await serviceOf(parts.desk)).toEqual(before)
    expect(filesIn(parts.desk.folder)).toEqual(files)
    // The next one begins anew.
    expect(await load(parts, good)).toMatchObject({ failed: null, built: { accounts: 3 } })
  })
})
