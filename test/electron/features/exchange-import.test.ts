import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkIncoming, DamagedFile } from '../../../electron/records/exchange-format.ts'
import { countLinks } from '../../../electron/records/links.ts'
import { waitingForGorod } from '../../../electron/records/outbox.ts'
import { findLiveNumber, numbersOf } from '../../../electron/records/system-numbers.ts'
import { findClients, getCard } from '../../../shared/contract/clients.ts'
import { cancelImport, getBadRows, getExchange, importFile, lookForFiles } from '../../../shared/contract/exchange.ts'
import { recordGosuslugi, replacePhone } from '../../../shared/contract/numbers.ts'
import { keysOf } from '../../support/client-sample.ts'
import { type TestDesk } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'
import { annaMobile, newPhoneCode, type NumbersDesk, openNumbersDesk, refusedBy } from '../../support/numbers-desk.ts'

const slow = { timeout: 60_000 }

const asSupervisor = async <T>(desk: TestDesk, ask: () => Promise<T>): Promise<T> => {
  await desk.signInAs('supervisor')
  return ask()
}

type Row = Record<string, unknown> | string

/** A file as «Город» would write it. */
const comes = (desk: NumbersDesk, name: string, rows: Row[], head: Record<string, unknown> = {}): void => {
  const first = {
    asOf: '2026-11-21T06:00:00.000Z',
    demo: true,
    direction: 'from_gorod',
    format: 'gorod-kassa/exchange',
    version: 1,
  }
  const lines = [{ ...first, ...head }, ...rows].map(
    (row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`,
  )
  const sha256 = createHash('sha256').update(lines.join('')).digest('hex')
  const folder = join(desk.exchange, 'from-gorod')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${lines.join('')}${JSON.stringify({ rows: rows.length, sha256 })}\n`)
}

const at = '2026-11-20T10:00:00.000Z'
const service = 'rs-water'
const phoneRow = (id: string, number: string) => ({ id, at, kind: 'phone_registered', number })

describe('what comes from «Город»', slow, () => {
  test('is taken row by row, once, with a report of what was not', async () => {
    const desk = await openNumbersDesk()
    const { exchange, clientId } = desk
    comes(desk, 'a.jsonl', [
      phoneRow('p1', '8 (912) 000-33-44'),
      { id: 'g1', at, kind: 'gosuslugi_number', number: '55556666', owner: annaMobile },
      { id: 'l1', at, kind: 'link_made', number: annaMobile, service: 'rs-water', account: '3141234567' },
      'no json',
      { id: 'x1', at, kind: 'card_attached', number: annaMobile },
      phoneRow('p2', '351 123'),
      { id: 'l2', at, kind: 'link_made', number: '+79120003344', service: 'rs-water', account: '3141234567' },
      { id: 'l3', at, kind: 'link_made', number: annaMobile, service: 'nothing', account: '1' },
      { id: 'l4', at, kind: 'link_made', number: annaMobile, service: 'rs-water', account: '12' },
      phoneRow('p3', annaMobile),
      { id: 'g2', at, kind: 'gosuslugi_number', number: '77778888', owner: '+79998887766' },
      { id: 'g3', at, kind: 'gosuslugi_number', number: '77778889', owner: '+79120003344' },
      { id: 'l5', at, kind: 'link_ended', number: annaMobile, service: 'rs-water', account: '3149999999' },
      { id: 'l6', kind: 'link_made', number: annaMobile },
    ])
    await desk.signInAs('supervisor')
    expect((await desk.value(getExchange, {})).gorodDataAsOf).toBeNull()
    expect(await desk.value(lookForFiles, {})).toEqual({ files: ['a.jsonl'] })
    const { importId, ...counts } = await desk.value(importFile, { name: 'a.jsonl' })
    expect(counts).toEqual({ taken: 4, repeated: 0, bad: 10 })
    expect(
      (await desk.value(getBadRows, { importId: importId ?? '' })).map(({ line, reason }) => `${line} ${reason}`),
    ).toEqual([
      '5 not_json',
      '6 unknown_kind',
      '7 phone_invalid',
      '9 service_unknown',
      '10 account_invalid',
      '11 number_known',
      '12 owner_unknown',
      '13 number_unconfirmed',
      '14 link_unknown',
      '15 fields',
    ])
    const { db } = desk.database
    expect(findLiveNumber(db, keysOf(desk), '+79120003344')).toMatchObject({ state: 'unconfirmed', clientId: null })
    expect(numbersOf(db, keysOf(desk), clientId).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'mobile confirmed',
      'gosuslugi confirmed',
    ])
    // It came from there: nothing of it goes back.
    expect(waitingForGorod(db).rows).toBe(0)
    expect((await desk.value(getExchange, {})).gorodDataAsOf).toBe('2026-11-21T06:00:00.000Z')
    expect(await desk.value(lookForFiles, {})).toEqual({ files: [] })
    const name = 'a.jsonl'
    expect(await desk.error(importFile, { name })).toEqual(refusedBy('exchange.file_taken_already', { name }))
    // The same rows in another file, with one more.
    comes(desk, 'b.jsonl', [phoneRow('p1', '8 (912) 000-33-44'), phoneRow('p4', '+79120003355')])
    expect(await desk.value(importFile, { name: 'b.jsonl' })).toMatchObject({ taken: 1, repeated: 1, bad: 0 })
    expect(exchange).not.toBe(desk.folder)
  })

  test('stands on the card, with its date', async () => {
    const desk = await openNumbersDesk()
    const { grant } = desk
    expect((await desk.value(getCard, { grant }))?.gorodData).toBe('not_loaded')
    comes(desk, 'a.jsonl', [
      { id: 'l1', at, kind: 'link_made', number: annaMobile, service: 'rs-water', account: '3141234567' },
    ])
    await asSupervisor(desk, () => desk.value(importFile, { name: 'a.jsonl' }))
    await desk.signInAs('cashier')
    const card = await desk.value(getCard, { grant })
    expect(card?.gorodData).toBe('2026-11-21T06:00:00.000Z')
    expect(card?.links).toMatchObject([{ serviceId: 'rs-water', account: '3141234567' }])
  })

  test('waits for the owner of a phone that nobody has confirmed, and is seen by nobody before', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId, clientId } = desk
    const site = '+79120001122'
    const link = (id: string, kind: string, account: string) => ({ id, at, kind, number: site, service, account })
    comes(desk, 'a.jsonl', [
      phoneRow('p1', site),
      link('l1', 'link_made', '3141234567'),
      link('l2', 'link_made', '3141234567'),
      link('l3', 'link_made', '3142222222'),
      link('l4', 'link_ended', '3142222222'),
      link('l5', 'link_ended', '3143333333'),
    ])
    const { importId, ...counts } = await asSupervisor(desk, () => desk.value(importFile, { name: 'a.jsonl' }))
    expect(counts).toEqual({ taken: 5, repeated: 0, bad: 1 })
    expect(await desk.value(getBadRows, { importId: importId ?? '' })).toEqual([{ line: 7, reason: 'link_unknown' }])
    await desk.signInAs('cashier')
    const { db } = desk.database
    const found = async () => (await desk.value(findClients, { words: '3141234567' })).clients.length
    expect([await found(), countLinks(db, clientId)]).toEqual([0, 0])
    const { codeId, code } = await newPhoneCode(desk, '9120001122')
    await desk.value(replacePhone, { grant, numberId, phone: '9120001122', codeId, code, reason: null })
    expect(await found()).toBe(1)
    const card = await desk.value(getCard, { grant })
    expect(card?.links).toMatchObject([{ serviceId: service, account: '3141234567' }])
    expect(db.get('SELECT count(*) AS n FROM waiting_links')).toEqual({ n: 0 })
    // «Город» made the link and knows it.
    expect(db.get("SELECT count(*) AS n FROM outbox WHERE kind = 'link_made'")).toEqual({ n: 0 })
  })

  test('is taken in slices, tells how far it is, and can be called off: the rest comes with the next import', async () => {
    const desk = await openNumbersDesk()
    const rows = 2500
    const phone = (no: number) => `+7912${String(1_000_000 + no)}`
    comes(
      desk,
      'big.jsonl',
      Array.from({ length: rows }, (_, no) => phoneRow(`p${no}`, phone(no))),
    )
    await desk.signInAs('supervisor')
    const told: string[] = []
    let answered = 0
    const importing = desk.value(importFile, { name: 'big.jsonl' })
    for (let enough = false; !enough; answered += 1) {
      const { importing: now } = await desk.value(getExchange, {})
      if (now !== null) told.push(`${now.stage} ${now.total === rows ? 'rows' : 'bytes'}`)
      enough = now?.stage === 'writing' && now.done > rows / 10
      if (enough)
        expect(await desk.error(importFile, { name: 'big.jsonl' })).toEqual(refusedBy('exchange.import_running'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await desk.value(cancelImport, {})
    const { importId, taken } = await importing
    expect([...new Set(told)]).toEqual(['reading bytes', 'writing rows'])
    expect(answered).toBeGreaterThan(5)
    const counted = () =>
      desk.database.db.get<{ n: number }>("SELECT count(*) AS n FROM system_numbers WHERE state = 'unconfirmed'")?.n ??
      0
    const before = counted()
    expect([importId, taken]).toEqual([null, before])
    expect(before).toBeLessThan(rows)
    expect(await desk.value(getExchange, {})).toMatchObject({ importing: null, imports: [], gorodDataAsOf: null })
    expect(await desk.value(lookForFiles, {})).toEqual({ files: ['big.jsonl'] })
    const rest = await desk.value(importFile, { name: 'big.jsonl' })
    expect(rest).toMatchObject({ taken: rows - before, repeated: before, bad: 0 })
    expect(counted()).toBe(rows)

    // The program is closed in the middle of it: the same as calling it off.
    comes(
      desk,
      'more.jsonl',
      Array.from({ length: rows }, (_, no) => phoneRow(`q${no}`, phone(rows + no))),
    )
    const closedUpon = desk.value(importFile, { name: 'more.jsonl' })
    await until('the first rows', async () => counted() > rows)
    await desk.close()
    expect((await closedUpon).importId).toBeNull()
  })

  test('is not taken further when the file is another one than was looked through', async () => {
    const rows = Array.from({ length: 4000 }, (_, no) => `${JSON.stringify(phoneRow(`p${no}`, annaMobile))}\n`)
    const head = { asOf: at, direction: 'from_gorod', format: 'gorod-kassa/exchange', version: 1 }
    const body = `${JSON.stringify(head)}\n${rows.join('')}`
    const sum = createHash('sha256').update(body).digest('hex')
    const bytes = Buffer.from(`${body}${JSON.stringify({ rows: rows.length, sha256: sum })}\n`)
    const file = { bytes: bytes.length, read: async (into: Uint8Array, from: number) => bytes.copy(into, 0, from) }
    const checked = await checkIncoming({ ...file, close: async () => undefined }, () => true)
    if (typeof checked === 'string') throw new Error(checked)
    const read = async () => {
      const nos: number[] = []
      for await (const lines of checked.lines()) nos.push(...lines.map(({ no }) => no))
      return nos
    }
    const whole = await read()
    expect([whole.length, whole[0], whole.at(-1)]).toEqual([4000, 2, 4001])
    bytes.write('8', bytes.indexOf('"p3999"') + 2)
    await expect(read()).rejects.toThrow(DamagedFile)
  })

  test('cuts nothing over the limits; only adding here is refused', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId } = desk
    comes(
      desk,
      'a.jsonl',
      Array.from({ length: 6 }, (_, index) => ({
        id: `g${index}`,
        at,
        kind: 'gosuslugi_number',
        number: `70000${index}`,
        owner: annaMobile,
      })),
    )
    await asSupervisor(desk, () => desk.value(importFile, { name: 'a.jsonl' }))
    await desk.signInAs('cashier')
    expect((await desk.value(getCard, { grant }))?.owner.numbers).toEqual({ used: 7, limit: 4 })
    expect(await desk.error(recordGosuslugi, { grant, number: '800000' })).toEqual({
      kind: 'refused',
      code: 'numbers.limit_numbers',
      params: { used: 7, limit: 4 },
    })
    // A new phone adds nothing: one comes, one goes.
    const { codeId, code } = await newPhoneCode(desk, '9120001122')
    await desk.value(replacePhone, { grant, numberId, phone: '9120001122', codeId, code, reason: null })
    expect((await desk.value(getCard, { grant }))?.owner.numbers).toEqual({ used: 7, limit: 4 })
  })

  test('is refused whole when it is cut off, spoilt, of another kind or of a demo', async () => {
    const desk = await openNumbersDesk()
    await desk.signInAs('supervisor')
    const put = (name: string, text: string) => writeFileSync(join(desk.exchange, 'from-gorod', name), text)
    comes(desk, 'good.jsonl', [phoneRow('p1', '+79120003344'), phoneRow('p2', '+79120003355')])
    const good = readFileSync(join(desk.exchange, 'from-gorod', 'good.jsonl'), 'utf8')
    put('cut.jsonl', good.slice(0, -30))
    put('short.jsonl', good.split('\n').toSpliced(2, 1).join('\n'))
    put('spoilt.jsonl', good.replace('79120003344', '79120003345'))
    put('other.jsonl', '{"hello":1}\n')
    comes(desk, 'real.jsonl', [phoneRow('p1', '+79120003344')], { demo: false })
    const said: [string, string][] = [
      ['cut.jsonl', 'exchange.file_damaged'],
      ['short.jsonl', 'exchange.file_damaged'],
      ['spoilt.jsonl', 'exchange.file_damaged'],
      ['other.jsonl', 'exchange.file_not_of_gorod'],
      ['real.jsonl', 'exchange.file_of_demo'],
      ['none.jsonl', 'exchange.file_missing'],
    ]
    for (const [name, code] of said)
      expect(await desk.error(importFile, { name }), name).toEqual(refusedBy(code, { name }))
    expect(desk.database.db.get('SELECT count(*) AS n FROM exchange_imports')).toEqual({ n: 0 })
    expect(findLiveNumber(desk.database.db, keysOf(desk), '+79120003344')).toBeUndefined()
  })
})
