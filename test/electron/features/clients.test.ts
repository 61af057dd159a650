import { expect, test } from 'vitest'
import { replaceDocument } from '../../../electron/records/clients.ts'
import { changePerson } from '../../../electron/records/person-history.ts'
import { setNumberState } from '../../../electron/records/system-numbers.ts'
import {
  blockNumber,
  changeEmail,
  closeCard,
  countClients,
  findClients,
  getCard,
  openCard,
} from '../../../shared/contract/clients.ts'
import { signOut } from '../../../shared/contract/session.ts'
import { addClient, addLink, addNumber, annaPassport, annaPerson, keysOf } from '../../support/client-sample.ts'
import { auditOf, commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'

const none = { kind: 'none' } as const
const byDocument = { kind: 'document', seriesNumber: '75 15 654321' } as const

const openClientDesk = async (): Promise<TestDesk & { clientId: string; numberId: string }> => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  return { ...desk, ...addClient(desk) }
}

test('a client is found by phone, document, number, account and words of the name, masked', async () => {
  const desk = await openClientDesk()
  addNumber(desk, desk.clientId, { kind: 'gorod', value: '5550001234' })
  addLink(desk, desk, {
    serviceId: 'nsk-private',
    account: '11-0004321',
    address: 'г. Энск, ул. Свободы-Новые, д. 32, кв. 17',
  })
  const anna = {
    clientId: desk.clientId,
    shortName: 'Ёлкина А. В.',
    birthYear: 1986,
    numbersMasked: ['+7 912 •••-••-89', '••••••1234'],
    links: 1,
  }
  const typed: [string, string][] = [
    ['8 (912) 345-67-89', 'phone'],
    ['9123456789', 'phone'],
    ['7515 № 654321', 'document'],
    ['7515654321', 'document'],
    ['555 000 1234', 'number'],
    ['4321', 'account'],
    ['11-0004321', 'account'],
    ['елк', 'name'],
    ['ВИКТОРОВНА анна', 'name'],
    ['анн ёлкина вик', 'name'],
    ['свободы-н 32-17', 'address'],
    ['ул. Свободы-Новые', 'address'],
    ['энск СВОБОДЫ-НОВ д. 32', 'address'],
  ]
  for (const [words, matched] of typed)
    expect(await desk.value(findClients, { words }), words).toEqual({ matched, clients: [anna], more: false })
}, 30_000)

test('what fits nobody finds nobody, and says what was looked for', async () => {
  const desk = await openClientDesk()
  const typed: [string, string][] = [
    ['', 'nothing_typed'],
    ['   ', 'nothing_typed'],
    ['+7 912 345-67-00', 'phone'],
    ['7515654322', 'document'],
    ['3141111111', 'document'],
    ['12', 'number'],
    ['свободы-новые 3', 'address'],
    ['900-99-0001', 'receipt'],
    ['лкина', 'name'],
    ['Анна Ёлкина Петровна', 'name'],
    ["'; DROP TABLE clients; --", 'name'],
    ['% _', 'name'],
  ]
  for (const [words, matched] of typed)
    expect(await desk.value(findClients, { words }), words).toEqual({ matched, clients: [], more: false })
})

test('no more than fifty are shown, and that there are more is said', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('clerk')
  const before = await desk.value(countClients, {})
  for (let index = 0; index < 51; index += 1)
    addClient(desk, {
      person: { lastName: 'Многолюдов' },
      document: { number: String(700_000 + index) },
      mobile: `+7913000${String(1000 + index)}`,
    })
  const found = await desk.value(findClients, { words: 'многолюдов' })
  expect(found.clients).toHaveLength(50)
  expect(found.more).toBe(true)
  expect(await desk.value(countClients, {})).toEqual({ clients: before.clients + 51, more: false })
})

test('a card of a named client is masked, and its opening is in the audit with the level', async () => {
  const desk = await openClientDesk()
  const { grant, level } = await desk.value(openCard, { clientId: desk.clientId, proof: none })
  expect(level).toBe('named')
  const card = await desk.value(getCard, { grant })
  expect(card).toMatchObject({
    name: 'Ёлкина А. В.',
    birthDate: null,
    documents: [{ shown: '75 15 •••321', issuedOn: null, replacedAt: null }],
    numbers: [{ shown: '+7 912 •••-••-89', state: 'confirmed' }],
    payments: [],
    views: [{ operatorName: 'Кассирова Анна', level: 'named' }],
  })
  expect(JSON.stringify(card)).not.toMatch(/Анна Викторовна|1986|654321|3456789|345-67/)
  expect(auditOf(desk, 'client.card_opened')).toEqual([{ clientId: desk.clientId, level: 'named', proof: 'none' }])
})

test('the document in hand opens the whole card', async () => {
  const desk = await openClientDesk()
  const { grant, level } = await desk.value(openCard, { clientId: desk.clientId, proof: byDocument })
  expect(level).toBe('document')
  expect(await desk.value(getCard, { grant })).toMatchObject({
    name: 'Ёлкина Анна Викторовна',
    birthDate: '1986-03-12',
    documents: [{ shown: '75\u00a015\u00a0654321', issuedOn: '2015-04-25', replacedAt: null }],
    numbers: [{ shown: '+7 (912) 345-67-89' }],
    gorodData: 'not_loaded',
  })
})

test('another document, or the replaced one, opens nothing and is recorded', async () => {
  const desk = await openClientDesk()
  const { clientId } = desk
  addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const refused = { kind: 'refused', code: 'clients.document_differs', params: {} }
  for (const seriesNumber of ['7515 111111', '7515 654322', '', '7515'])
    expect(await desk.error(openCard, { clientId, proof: { kind: 'document', seriesNumber } })).toEqual(refused)
  const at = '2026-11-21T06:00:00.000Z'
  const document = { ...annaPassport, number: '222222' }
  desk.database.transact((tx) => replaceDocument(tx, keysOf(desk), { clientId, documentId: commandId(), document, at }))
  expect(await desk.error(openCard, { clientId, proof: byDocument })).toEqual(refused)
  expect(auditOf(desk, 'client.document_differs')).toEqual(Array(5).fill({ clientId }))
  expect(auditOf(desk, 'client.card_opened')).toEqual([])
})

test('a client who is not there and a registration that is not there are refused', async () => {
  const desk = await openClientDesk()
  expect(await desk.error(openCard, { clientId: commandId(), proof: none })).toMatchObject({ code: 'clients.unknown' })
  const proof = { kind: 'registration', registrationId: commandId() } as const
  expect(await desk.error(openCard, { clientId: desk.clientId, proof })).toMatchObject({
    code: 'clients.proof_unknown',
  })
})

test('a grant ends with the visit, with the session and after a quarter of an hour of nothing', async () => {
  const desk = await openClientDesk()
  const open = async () => (await desk.value(openCard, { clientId: desk.clientId, proof: none })).grant
  const closed = await open()
  await desk.value(closeCard, { grant: closed })
  expect(await desk.value(getCard, { grant: closed })).toBeNull()

  const lapsed = await open()
  desk.clock.advance(14 * 60_000)
  expect(await desk.value(getCard, { grant: lapsed })).not.toBeNull()
  desk.session.touch()
  desk.clock.advance(15 * 60_000 + 1)
  expect(await desk.value(getCard, { grant: lapsed })).toBeNull()

  const left = await open()
  await desk.value(signOut, {})
  await desk.signInAs('cashier')
  expect(await desk.value(getCard, { grant: left })).toBeNull()

  const ofCashier = await open()
  await desk.signInAs('clerk')
  await desk.value(closeCard, { grant: ofCashier })
  expect(await desk.value(getCard, { grant: ofCashier })).toBeNull()
  await desk.signInAs('cashier')
  expect(await desk.value(getCard, { grant: ofCashier })).not.toBeNull()
})

test('a named client may block a number; unblocking needs the document', async () => {
  const desk = await openClientDesk()
  const { clientId, numberId } = desk
  const named = (await desk.value(openCard, { clientId, proof: none })).grant
  const shown = (await desk.value(openCard, { clientId, proof: byDocument })).grant
  const state = async () => (await desk.value(getCard, { grant: shown }))?.numbers[0]?.state
  await desk.value(blockNumber, { grant: named, numberId, blocked: true })
  expect(await state()).toBe('blocked')
  expect(await desk.error(blockNumber, { grant: named, numberId, blocked: false })).toMatchObject({
    code: 'clients.level_too_low',
  })
  await desk.value(blockNumber, { grant: shown, numberId, blocked: false })
  await desk.value(blockNumber, { grant: shown, numberId, blocked: false })
  expect(await state()).toBe('confirmed')
  expect(auditOf(desk, 'number.blocked')).toEqual([{ clientId, numberId, level: 'named' }])
  expect(auditOf(desk, 'number.unblocked')).toEqual([{ clientId, numberId, level: 'document' }])
})

test('the e-mail is told with the document in hand, and what was there stays in the history', async () => {
  const desk = await openClientDesk()
  const { clientId } = desk
  const { grant } = await desk.value(openCard, { clientId, proof: byDocument })
  const card = async (of = grant) => desk.value(getCard, { grant: of })
  expect(await card()).toMatchObject({ email: '', address: annaPerson.address, formerDetails: [] })
  expect(await desk.error(changeEmail, { grant, email: 'anna@example' })).toMatchObject({
    code: 'clients.email_invalid',
  })
  for (const email of ['anna@example.ru', ' Anna@Mail.RU ', 'Anna@mail.ru', '']) {
    await desk.value(changeEmail, { grant, email })
    desk.clock.advance(60_000)
  }
  const shown = await card()
  expect(shown?.email).toBe('')
  expect(shown?.formerDetails.map(({ what, said }) => [what, said])).toEqual([
    ['email', 'Anna@mail.ru'],
    ['email', 'anna@example.ru'],
  ])
  // Three changes, of which the first had nothing to keep; names of fields only.
  expect(auditOf(desk, 'client.person_changed')).toEqual(
    Array(3).fill({ clientId, historyId: expect.any(String), fields: ['email'], level: 'document' }),
  )
  const named = (await desk.value(openCard, { clientId, proof: none })).grant
  expect(await card(named)).toMatchObject({ email: '', address: '', formerDetails: [] })
  expect(await desk.error(changeEmail, { grant: named, email: '' })).toMatchObject({ code: 'clients.level_too_low' })
  for (const email of ['anna@example.ru', 'Anna@mail.ru']) expect(filesHolding(desk.folder, email), email).toEqual([])
})

test('a change of name or address by a new document keeps the e-mail', async () => {
  const desk = await openClientDesk()
  const { clientId } = desk
  const { grant } = await desk.value(openCard, { clientId, proof: byDocument })
  await desk.value(changeEmail, { grant, email: 'anna@example.ru' })
  const person = { ...annaPerson, lastName: 'Берёзкина', address: 'г. Копейск, ул. Мира, д. 1' }
  const operatorId = desk.database.db.get<{ id: string }>('SELECT id FROM operators LIMIT 1')?.id ?? ''
  const at = '2026-11-21T07:00:00.000Z'
  desk.database.transact((tx) => changePerson(tx, keysOf(desk), { id: commandId(), clientId, person, operatorId, at }))
  expect(await desk.value(getCard, { grant })).toMatchObject({
    ...{ name: 'Берёзкина Анна Викторовна', email: 'anna@example.ru', address: person.address },
    formerDetails: [
      { what: 'name', said: 'Ёлкина Анна Викторовна' },
      { what: 'address', said: annaPerson.address },
    ],
  })
})

test("another client's number, a revoked one and an ended visit are refused", async () => {
  const desk = await openClientDesk()
  const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const { grant } = await desk.value(openCard, { clientId: desk.clientId, proof: byDocument })
  const block = (numberId: string, by = grant) => desk.error(blockNumber, { grant: by, numberId, blocked: true })
  expect(await block(other.numberId)).toMatchObject({ code: 'clients.number_unknown' })
  expect(await block(commandId())).toMatchObject({ code: 'clients.number_unknown' })
  desk.database.transact((tx) => setNumberState(tx, desk.numberId, 'revoked', '2026-11-21T06:00:00.000Z'))
  expect(await block(desk.numberId)).toMatchObject({ code: 'clients.number_revoked' })
  expect(await block(desk.numberId, commandId())).toMatchObject({ code: 'clients.grant_ended' })
})

test('an administrator sees no client', async () => {
  const desk = await openClientDesk()
  await desk.signInAs('administrator')
  expect(await desk.error(findClients, { words: 'Ёлкина' })).toMatchObject({ kind: 'refused' })
})
