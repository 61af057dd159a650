import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endMerge, insertMerge } from '../../../electron/records/client-merges.ts'
import { clientsByAddress, clientsByName } from '../../../electron/records/client-words.ts'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { findClientIds } from '../../../electron/records/find-clients.ts'
import { endLink } from '../../../electron/records/links.ts'
import { allOperators } from '../../../electron/records/operators.ts'
import { changePerson } from '../../../electron/records/person-history.ts'
import { getCard, getProofCode, findClients, openCard, sendProofCode } from '../../../shared/contract/clients.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { addressKey } from '../../../shared/domain/address.ts'
import { searchName, searchWords } from '../../../shared/domain/person-name.ts'
import { addClient, addLink, addNumber, annaPerson, keysOf } from '../../support/client-sample.ts'
import { commandId, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'

const find = (desk: TestDesk, of: string) => findClientIds(desk.database.db, keysOf(desk), of, 51, shippedCatalogue())

const count = (desk: TestDesk, sql: string): number => desk.database.db.get<{ n: number }>(sql)?.n ?? 0

const operatorId = (desk: TestDesk): string => allOperators(desk.database.db)[0]?.id ?? ''

test('any words of the name in any order and case, begun or whole, with ё and е alike', async () => {
  const desk = await openTestDesk()
  const { clientId } = addClient(desk, { person: { lastName: 'Салтыкова-Щедрёва', firstName: 'Фёкла' } })
  for (const text of [
    'щедрева',
    'ФЕКЛА салт',
    'виктор щедрё фек',
    'Салтыкова-Щедрева Фёкла Викторовна',
    'салтыкова щед',
  ])
    expect(find(desk, text), text).toEqual({ matched: 'name', clientIds: [clientId] })
  for (const text of ['алтыкова', 'щедрева петровна', 'феклаа', '"', '\\', "'"])
    expect(find(desk, text).clientIds, text).toEqual([])
})

test('words of a name find it, whatever the name: also one that looks like a query', () => {
  // The same cutting as the triggers', on names that nobody has.
  const name = fc.stringMatching(/^[а-яёА-ЯЁ"\\'[\]{}%_-]{1,12}$/)
  return openTestDesk().then((desk) => {
    const { clientId } = addClient(desk)
    fc.assert(
      fc.property(name, name, (lastName, firstName) => {
        const stored = searchName({ lastName, firstName, middleName: '' })
        fc.pre(stored !== '')
        desk.database.transact((tx) =>
          tx.run('UPDATE persons SET search_name = :stored WHERE client_id = :clientId', { stored, clientId }),
        )
        for (const word of stored.split(' ')) expect(clientsByName(desk.database.db, word, 50)).toContain(clientId)
        expect(
          count(desk, `SELECT count(*) AS n FROM client_words WHERE client_id = '${clientId}' AND word LIKE ' %'`),
        ).toBe(new Set(stored.split(' ')).size)
      }),
      { numRuns: 60 },
    )
  })
})

type Known = { id: string; text: string }

test('several words find whom reading every name finds, and streets and houses whom reading every address does', async () => {
  const desk = await openTestDesk()
  const { db } = desk.database
  const syllable = fc.constantFrom('ал', 'ёл', 'ва', 'на', 'ни', 'се', 'ма')
  const word = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
  const client = fc.record({
    name: fc.tuple(word, word, word),
    place: fc.tuple(fc.constantFrom('', 'д. '), word, word),
    house: fc.constantFrom('', ', д. 1', ', д. 2', ', д. 2к1', ', д. 3'),
    flat: fc.constantFrom('', ', кв. 1', ', кв. 2'),
  })
  for (const [index, { name, place, house, flat }] of fc.sample(client, { seed: 4, numRuns: 60 }).entries()) {
    const [lastName, firstName, middleName] = name
    const [village, city, street] = place
    const added = addClient(desk, {
      person: { lastName, firstName, middleName },
      document: { number: String(300_000 + index) },
      mobile: `+7915000${String(1000 + index)}`,
    })
    const account = String(3_150_000_000 + index)
    addLink(desk, added, { serviceId: 'rs-water', account, address: `${village}${city}, ул. ${street}${house}${flat}` })
  }
  // Everybody, those of the demo too: names between spaces, and addresses of the services linked.
  const names = db.all<Known>("SELECT client_id AS id, ' ' || search_name || ' ' AS text FROM persons")
  const flats = db.all<Known>(
    `SELECT l.client_id AS id, ' ' || a.address_key || ' ' AS text FROM links l
     JOIN service_accounts a ON a.id = l.service_account_id WHERE l.unlinked_at IS NULL AND a.address_key <> ''`,
  )
  const read = (known: readonly Known[], within: readonly string[]): string[] => [
    ...new Set(known.filter(({ text }) => within.every((one) => text.includes(one))).map(({ id }) => id)),
  ]
  const begun = fc
    .tuple(word, fc.integer({ min: 1, max: 6 }))
    .map(([whole, letters]) => whole.slice(0, letters))
    .filter((one) => addressKey(one) === searchWords(one)) // «с», «п» alone say «село», «посёлок»
  let hits = 0
  const same = (found: string[], wanted: string[], asked: string): void => {
    hits += wanted.length
    expect(found.toSorted(), asked).toEqual(wanted.toSorted())
  }
  fc.assert(
    fc.property(fc.array(begun, { minLength: 1, maxLength: 4 }), fc.nat(4), fc.nat(3), (words, house, flat) => {
      const within = words.map((one) => ` ${searchWords(one)}`)
      const typed = words.join(' ')
      same(clientsByName(db, typed, 1000), read(names, within), typed)
      const numbers = [house === 0 ? '' : ` д ${house} `, flat === 0 ? '' : ` кв ${flat} `]
      const asked = typed + numbers.join('')
      same(clientsByAddress(db, asked, 1000), read(flats, [...within, ...numbers]), asked)
    }),
    { numRuns: 300 },
  )
  expect(hits).toBeGreaterThan(300)
})

test('a changed name is found by the new words only, an erased one by none and leaves no word', async () => {
  const desk = await openTestDesk()
  const { clientId } = addClient(desk, { person: { lastName: 'Ромашкина' } })
  const person = { ...annaPerson, lastName: 'Васильковая' }
  desk.database.transact((tx) =>
    changePerson(tx, keysOf(desk), {
      id: commandId(),
      clientId,
      person,
      operatorId: operatorId(desk),
      at: '2026-11-21T06:00:00.000Z',
    }),
  )
  expect(find(desk, 'ромашкина').clientIds).toEqual([])
  expect(find(desk, 'васильковая анна').clientIds).toEqual([clientId])
  desk.database.transact((tx) => tx.run('DELETE FROM persons WHERE client_id = :clientId', { clientId }))
  expect(find(desk, 'васильковая').clientIds).toEqual([])
  expect(
    count(desk, `SELECT count(*) AS n FROM client_words WHERE word LIKE '%васильковая%' OR client_id = '${clientId}'`),
  ).toBe(0)
})

test('many namesakes: each once, in the order of the words, up to the limit', async () => {
  const desk = await openTestDesk()
  const ids = Array.from({ length: 60 }, (_, index) =>
    addClient(desk, {
      // Two words of one beginning: the client still stands in the answer once.
      person: { lastName: 'Марьянова', firstName: 'Марьяна', middleName: index < 5 ? 'Редкая' : 'Частая' },
      document: { number: String(800_000 + index) },
      mobile: `+7914000${String(1000 + index)}`,
    }),
  ).map(({ clientId }) => clientId)
  expect(new Set(find(desk, 'марьян').clientIds).size).toBe(51)
  expect(find(desk, 'марьян част').clientIds).toHaveLength(51)
  expect(find(desk, 'редкая марьян').clientIds.sort()).toEqual(ids.slice(0, 5).sort())
  expect(clientsByName(desk.database.db, 'марьян', 1000).sort()).toEqual(ids.sort())
})

test('a service address is found by street, house and flat, only while the service is linked', async () => {
  const desk = await openTestDesk()
  const client = addClient(desk)
  const address = 'г. Энск, пр-кт Ломоносова, д. 12/1, корп. 3, кв. 45'
  const linkId = addLink(desk, client, { serviceId: 'rs-water', account: '3149990001', address })
  for (const text of [
    'проспект ломоносова 12/1',
    'Ломонос д. 12/1 кв 45',
    'энск ломоносова 12/1 к3 кв. 45',
    'ломоносова',
  ])
    expect(find(desk, text), text).toEqual({ matched: 'address', clientIds: [client.clientId] })
  for (const text of ['ломоносова 1', 'ломоносова 12/1 кв 4', 'ломоносовская'])
    expect(find(desk, text).clientIds, text).toEqual([])
  desk.database.transact((tx) => endLink(tx, linkId, '2026-11-21T06:00:00.000Z'))
  expect(find(desk, 'ломоносова 12/1').clientIds).toEqual([])
})

test('a receipt finds whose linked service it paid, also by its QR code and after the service was unlinked', async () => {
  const desk = await openCashDesk()
  const client = addClient(desk)
  const account = '3149990002'
  const linkId = addLink(desk, client, { serviceId: 'rs-water', account })
  const linked = { ...waterLine(10_000, account), origin: 'link' as const, linkId }
  const other = { ...waterLine(10_000, '3149990003') }
  const { receiptNumber } = await desk.value(acceptPayment, { lines: [other, linked], givenKopecks: 20_000 })
  const stranger = await desk.value(acceptPayment, { lines: [{ ...other, amountKopecks: 500 }], givenKopecks: 500 })
  const found = { matched: 'receipt', clientIds: [client.clientId] }
  for (const text of [receiptNumber, `GK-${receiptNumber}`, `gk-${receiptNumber.toLowerCase()}`])
    expect(find(desk, text), text).toEqual(found)
  expect(find(desk, stranger.receiptNumber)).toEqual({ matched: 'receipt', clientIds: [] })
  expect(find(desk, receiptNumber.replace(/^\d+/, '901')).clientIds).toEqual([])
  desk.database.transact((tx) => endLink(tx, linkId, '2026-11-21T07:00:00.000Z'))
  expect(find(desk, receiptNumber)).toEqual(found)
})

test('a merged card is found as the one it was merged into, once; an undone merge apart again', async () => {
  const desk = await openTestDesk()
  const survivor = addClient(desk, { person: { lastName: 'Двойняшкина' } })
  const merged = addClient(desk, {
    person: { lastName: 'Двойняшкина' },
    document: { number: '111111' },
    mobile: '+79120000001',
  })
  addLink(desk, merged, { serviceId: 'rs-water', account: '3149990004', address: 'ул. Слиянная, д. 1' })
  const id = commandId()
  desk.database.transact((tx) =>
    insertMerge(tx, {
      id,
      commandId: commandId(),
      mergedId: merged.clientId,
      survivorId: survivor.clientId,
      reason: 'registered_twice',
      operatorId: operatorId(desk),
      mergedAt: '2026-11-21T06:00:00.000Z',
    }),
  )
  for (const text of ['двойняшкина', '9120000001', '7515 111111', '3149990004', 'слиянная 1'])
    expect(find(desk, text).clientIds, text).toEqual([survivor.clientId])
  await desk.signInAs('cashier')
  const opened = await desk.value(openCard, { clientId: merged.clientId, proof: { kind: 'none' } })
  expect(await desk.value(getCard, { grant: opened.grant })).toMatchObject({
    clientId: survivor.clientId,
    merges: [{ reason: 'registered_twice', undoneAt: null }],
  })
  desk.database.transact((tx) =>
    endMerge(tx, { id, reason: 'mistake', operatorId: operatorId(desk), at: '2026-11-21T07:00:00.000Z' }),
  )
  expect(find(desk, 'двойняшкина').clientIds.sort()).toEqual([merged.clientId, survivor.clientId].sort())
})

/** Tables that a plan reads from one end to the other. A function's rows and a recursion's are none of the database's. */
const scansIn = (desk: TestDesk, sql: string): string[] => {
  const tables = new Set(
    desk.database.db
      .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .map(({ name }) => name),
  )
  const aliases = new Map(
    [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)(?:\s+AS)?\s+(\w+)/gi)].map(([, table = '', alias = '']) => [
      alias,
      table,
    ]),
  )
  return desk.database.raw
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/:\w+/g, 'NULL')}`)
    .all()
    .flatMap(({ detail }) => {
      const scanned = /^SCAN (\w+)(?! VIRTUAL)/.exec(detail)?.[1] ?? ''
      return tables.has(scanned) || tables.has(aliases.get(scanned) ?? '') ? [detail] : []
    })
}

test('no question of the search or the card walks along a table', async () => {
  const desk = await openCashDesk()
  const client = addClient(desk)
  addNumber(desk, client.clientId, { kind: 'gorod', value: '5550001234' })
  addLink(desk, client, { serviceId: 'rs-water', account: '3149990005', address: 'ул. Плановая, д. 1, кв. 2' })
  const { receiptNumber } = await desk.value(acceptPayment, {
    lines: [waterLine(500, '3149990005')],
    givenKopecks: 500,
  })
  const asked = new Set<string>()
  const { db } = desk.database
  const listening =
    <Args extends [sql: string, ...rest: unknown[]], Result>(ask: (...args: Args) => Result) =>
    (...args: Args): Result => {
      asked.add(args[0])
      return ask(...args)
    }
  const { get, all } = db
  Object.assign(db, { get: listening(get), all: listening(all) })
  for (const words of [
    '9123456789',
    '7515654321',
    '5550001234',
    '3149990005',
    receiptNumber,
    'АВ 1234567',
    'плановая 1',
    'ёлкина',
    'анна викт ёлк',
    'плановая',
  ])
    expect((await desk.value(findClients, { words })).clients, words).toHaveLength(words.startsWith('АВ') ? 0 : 1)
  const { grant } = await desk.value(openCard, { clientId: client.clientId, proof: { kind: 'none' } })
  const { codeId } = await desk.value(sendProofCode, { grant, numberId: client.numberId })
  await desk.value(getProofCode, { grant, codeId })
  const shown = await desk.value(openCard, {
    clientId: client.clientId,
    proof: { kind: 'document', seriesNumber: '7515654321' },
  })
  await desk.value(getCard, { grant: shown.grant })
  Object.assign(db, { get, all })
  expect(asked.size).toBeGreaterThan(25)
  asked.delete('SELECT seq, at, hash FROM audit_events ORDER BY seq DESC LIMIT 1') // the end of the chain, one row
  // The house's own small tables, one row or a handful, may be read whole.
  const small = /^SCAN (?:settings|o|operators|schema_migrations|desk)\b/
  for (const sql of asked)
    expect(
      scansIn(desk, sql).filter((detail) => !small.test(detail)),
      sql,
    ).toEqual([])
  // Negative control: what was there before is seen.
  expect(scansIn(desk, "SELECT client_id FROM persons p WHERE instr(p.search_name, 'анна') > 0")).not.toEqual([])
  expect(scansIn(desk, 'SELECT client_id FROM persons WHERE last_name = NULL')).not.toEqual([])
})
