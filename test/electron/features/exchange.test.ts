import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import { exchangeSettingName } from '../../../electron/records/exchange-settings.ts'
import { keepUnsentOutbox, waitingForGorod } from '../../../electron/records/outbox.ts'
import { blockNumber } from '../../../shared/contract/clients.ts'
import { lamps } from '../../../shared/contract/desk.ts'
import {
  exportNow,
  getExchange,
  getExchangeSettings,
  repeatFile,
  setExchangeSettings,
} from '../../../shared/contract/exchange.ts'
import { linkService, unlinkService } from '../../../shared/contract/links.ts'
import { recordGosuslugi, replacePhone, resetPassword, revokeNumber } from '../../../shared/contract/numbers.ts'
import { keysOf } from '../../support/client-sample.ts'
import { openTestDesk, temporaryFolder, type TestDesk } from '../../support/desk.ts'
import {
  annaMobile,
  newPhoneCode,
  type NumbersDesk,
  openNumbersDesk,
  readByPython,
  smsOnPhone,
  refusedBy,
} from '../../support/numbers-desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

const slow = { timeout: 60_000 }

const filesOf = ({ exchange }: NumbersDesk): string[] => {
  const folder = join(exchange, 'to-gorod')
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}

/** A day's work at the desk: one of each kind of event. Returns the password that was made. */
const work = async (desk: NumbersDesk): Promise<string> => {
  const { grant, numberId } = desk
  const { linkId } = await desk.value(linkService, {
    ...{ grant, numberId, serviceId: 'rs-water', account: '3141234567' },
    payer: payerOf('3141234567'),
  })
  await desk.value(linkService, { grant, numberId, serviceId: 'povv-legal', account: '777001' })
  await desk.value(unlinkService, { grant, linkId })
  await desk.value(blockNumber, { grant, numberId, blocked: true })
  await desk.value(blockNumber, { grant, numberId, blocked: false })
  await desk.value(resetPassword, { grant, numberId })
  const portal = await desk.value(recordGosuslugi, { grant, number: '1234567890' })
  await desk.value(revokeNumber, { grant, numberId: portal.numberId, reason: 'client_asked' })
  return /“: (\S+)\./.exec((await smsOnPhone(desk, 'Пароль')).text)?.[1] ?? ''
}

const asSupervisor = async <T>(desk: TestDesk, ask: () => Promise<T>): Promise<T> => {
  await desk.signInAs('supervisor')
  return ask()
}

describe('what goes to «Город»', slow, () => {
  test('is written once, in a numbered file that a second reader understands', async () => {
    const desk = await openNumbersDesk()
    const password = await work(desk)
    await desk.signInAs('supervisor')
    expect((await desk.value(getExchange, {})).waiting).toMatchObject({ rows: 8 })
    const { files } = await desk.value(exportNow, {})
    expect(files).toEqual([{ name: 'gorod-0900-e1-000001.jsonl', rows: 8 }])
    expect(await desk.error(exportNow, {})).toEqual(refusedBy('exchange.nothing_waits'))
    const [file = ''] = filesOf(desk)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readByPython([file])).toEqual({
      numbers: { [desk.numberId]: { client: desk.clientId, number: annaMobile, state: 'confirmed' } },
      links: [[desk.numberId, 'povv-legal', '777001']],
      twice: 0,
    })
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('"order":"снять привязанные карты и сеансы"')
    expect(text).toMatch(/"kind":"password_reset".*"verifier":"scrypt\$/)
    // Who the client is, and the password itself, do not leave.
    expect(text).not.toMatch(/Ёлкина|Анна|654321|Труда/)
    expect(text).not.toContain(password)
    expect((await desk.value(getExchange, {})).waiting).toEqual({ rows: 0, since: null })
  })

  test('is the same to the byte when it is written again', async () => {
    const desk = await openNumbersDesk()
    await work(desk)
    await desk.signInAs('supervisor')
    await desk.value(exportNow, {})
    const [file = ''] = filesOf(desk)
    const first = readFileSync(file)
    writeFileSync(file, 'spoilt')
    // What was done since goes into the next file, not into this one.
    await desk.signInAs('cashier')
    const { grant, numberId } = desk
    await desk.value(blockNumber, { grant, numberId, blocked: true })
    await desk.signInAs('supervisor')
    const [sent] = (await desk.value(getExchange, {})).files
    expect(await desk.value(repeatFile, { fileId: sent?.fileId ?? '' })).toEqual({ name: sent?.name })
    expect(readFileSync(file).equals(first)).toBe(true)
    await desk.value(exportNow, {})
    const files = filesOf(desk)
    expect(files).toHaveLength(2)
    expect(readByPython(files).numbers[numberId]).toMatchObject({ state: 'blocked' })
  })

  test('goes by itself where the administrator has said so, and not where nobody has', async () => {
    for (const automatic of [false, true]) {
      const desk = await openNumbersDesk()
      desk.database.transact((tx) => writeSetting(tx, exchangeSettingName, { folder: desk.exchange, automatic }))
      await work(desk)
      await desk.close()
      const again = () => openTestDesk({ folder: desk.folder, clock: desk.clock })
      const next = await again()
      await next.startWork()
      await next.close() // it waits for the file under way
      expect(waitingForGorod((await again()).database.db).rows).toBe(automatic ? 0 : 8)
      if (automatic) expect(readByPython(filesOf(desk)).twice).toBe(0)
    }
  })

  test('of an erased client is still told, and then forgotten', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId, clientId } = desk
    await desk.value(revokeNumber, { grant, numberId, reason: 'client_asked' })
    desk.database.transact((tx) => {
      keepUnsentOutbox(tx, keysOf(desk), clientId)
      tx.run('DELETE FROM client_keys WHERE client_id = :clientId', { clientId })
    })
    await desk.signInAs('supervisor')
    await desk.value(exportNow, {})
    const [file = ''] = filesOf(desk)
    expect(readFileSync(file, 'utf8')).toContain(annaMobile)
    expect(desk.database.db.all('SELECT body, body_key FROM outbox')).toEqual([{ body: null, body_key: null }])
    const [sent] = (await desk.value(getExchange, {})).files
    expect(await desk.error(repeatFile, { fileId: sent?.fileId ?? '' })).toEqual(refusedBy('exchange.file_erased'))
  })

  test('waits where the folder is away or not set, and the lamp tells after a day', async () => {
    const desk = await openNumbersDesk()
    await work(desk)
    await desk.signInAs('administrator')
    const { settings } = await desk.value(getExchangeSettings, {})
    const away = join(temporaryFolder(), 'away')
    mkdirSync(away)
    await desk.value(setExchangeSettings, { ...settings, folder: away })
    rmSync(away, { recursive: true })
    await desk.signInAs('supervisor')
    expect(await desk.error(exportNow, {})).toEqual(refusedBy('exchange.folder_unreachable'))
    expect((await desk.value(lamps, {})).exchange).toBe('fine')
    desk.clock.advance(25 * 3_600_000)
    await desk.signInAs('supervisor')
    expect((await desk.value(lamps, {})).exchange).toBe('waiting')
    mkdirSync(away)
    expect(await desk.value(exportNow, {})).toMatchObject({ files: [{ rows: 8 }] })
    expect((await desk.value(lamps, {})).exchange).toBe('fine')
    expect(readByPython([join(away, 'to-gorod', 'gorod-0900-e1-000001.jsonl')]).twice).toBe(0)
  })

  test('is found wrong by the second reader when a byte, a row or a file is missing', async () => {
    const desk = await openNumbersDesk()
    await work(desk)
    await asSupervisor(desk, () => desk.value(exportNow, {}))
    await desk.signInAs('cashier')
    await desk.value(blockNumber, { grant: desk.grant, numberId: desk.numberId, blocked: true })
    await asSupervisor(desk, () => desk.value(exportNow, {}))
    await desk.signInAs('cashier')
    await desk.value(blockNumber, { grant: desk.grant, numberId: desk.numberId, blocked: false })
    await asSupervisor(desk, () => desk.value(exportNow, {}))
    const [first = '', second = '', third = ''] = filesOf(desk)
    expect(readByPython([first, second, third]).twice).toBe(0)
    expect(() => readByPython([first, third])).toThrow('no file between 1 and 3')
    const text = readFileSync(first, 'utf8')
    const rows = text.split('\n')
    const spoilt: [string, string][] = [
      [text.replace('number_blocked', 'number_revoked'), 'the sum does not fit'],
      [[rows[0], ...rows.slice(2)].join('\n'), 'the sum does not fit'],
      [text.slice(0, -20), 'cut off'],
      [text.replace('"numberKind"', '"numberSort"'), 'fields missing'],
    ]
    for (const [crime, said] of spoilt) {
      writeFileSync(first, crime)
      expect(() => readByPython([first]), said).toThrow(said)
    }
  })

  test('says whose phone is whose when one passes to another client', async () => {
    const desk = await openNumbersDesk()
    const { codeId, code } = await newPhoneCode(desk, '9120001122')
    const { grant, numberId, clientId } = desk
    const made = await desk.value(replacePhone, { grant, numberId, phone: '9120001122', codeId, code, reason: null })
    await asSupervisor(desk, () => desk.value(exportNow, {}))
    expect(readByPython(filesOf(desk)).numbers).toEqual({
      [made.numberId]: { client: clientId, number: '+79120001122', state: 'confirmed' },
    })
  })
})

test('the settings name a folder that is there and apart from the data, and a range of this desk', slow, async () => {
  const desk = await openNumbersDesk()
  await desk.signInAs('administrator')
  const { settings, deskNumber, numbersLeft } = await desk.value(getExchangeSettings, {})
  expect(settings).toMatchObject({
    template: 'DDDDNNNNNC',
    from: 1,
    to: 99_999,
    limits: { numbers: 4, countMobiles: true },
  })
  expect([deskNumber, numbersLeft > 90_000]).toEqual(['900', true])
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const wrong: [object, string][] = [
    [{ folder: 'relative' }, 'exchange.folder_not_absolute'],
    [{ folder: '/no/such/folder' }, 'exchange.folder_missing'],
    [{ folder: file }, 'exchange.folder_missing'],
    [{ folder: desk.folder }, 'exchange.folder_inside_data'],
    [{ template: 'NNNNC' }, 'exchange.template_wrong'],
    [{ template: 'DDNNNNC', to: 99 }, 'exchange.template_desk_number'],
    [{ from: 10, to: 9 }, 'exchange.range_wrong'],
  ]
  for (const [part, code] of wrong)
    expect(await desk.error(setExchangeSettings, { ...settings, ...part }), code).toMatchObject({ code })
  const next = { ...settings, template: '77DDDNNNNC', from: 5, to: 7 }
  await desk.value(setExchangeSettings, next)
  expect(await desk.value(getExchangeSettings, {})).toMatchObject({ settings: next })
})
