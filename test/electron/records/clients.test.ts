import { expect, test } from 'vitest'
import {
  findClientByDocument,
  insertClient,
  documentOf,
  personOf,
  replaceDocument,
} from '../../../electron/records/clients.ts'
import { findClientsByIdentity } from '../../../electron/records/identity-lookup.ts'
import { findLiveNumber, numbersOf, setNumberState } from '../../../electron/records/system-numbers.ts'
import { ownerLimitsOf, ownerUseOf } from '../../../electron/records/owner-use.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { addClient, addNumber, annaPassport, annaPerson, keysOf } from '../../support/client-sample.ts'
import { commandId, openTestDesk } from '../../support/desk.ts'

const later = '2026-11-21T07:00:00.000Z'

test('a client is read back as written, and class A stands nowhere in the file', async () => {
  const desk = await openTestDesk()
  const { clientId } = addClient(desk)
  const keys = keysOf(desk)
  const { db, raw } = desk.database
  expect(personOf(db, keys, clientId)).toEqual({ ...annaPerson, email: '' })
  expect(documentOf(db, keys, clientId)).toMatchObject(annaPassport)
  const rows = raw.prepare('SELECT * FROM persons, documents, system_numbers').all()
  const values = rows.flatMap((row) => Object.values(row as Record<string, string | Uint8Array | null>))
  const bytes = Buffer.concat(values.map((value) => Buffer.from(value ?? '')))
  for (const secret of ['654321', '1986-03-12', '740-052', '9123456789', 'Труда'])
    expect(bytes.includes(secret), secret).toBe(false)
  expect(bytes.includes('Ёлкина')).toBe(true)
})

test('a client is found by the document and by name with birth date, and by neither of another', async () => {
  const desk = await openTestDesk()
  const { clientId } = addClient(desk)
  const keys = keysOf(desk)
  const { db } = desk.database
  expect(findClientByDocument(db, keys, '7515654321')).toEqual({ clientId, current: true })
  expect(findClientByDocument(db, keys, '7515654322')).toBeUndefined()
  expect(findClientByDocument(db, keys, '7515654321', 'passport_foreign')).toBeUndefined()
  expect(findClientsByIdentity(db, keys, { ...annaPerson, lastName: 'ЕЛКИНА' })).toEqual([clientId])
  expect(findClientsByIdentity(db, keys, { ...annaPerson, birthDate: '1986-03-13' })).toEqual([])
  expect(findClientsByIdentity(db, keys, { ...annaPerson, firstName: 'Ан' })).toEqual([])
})

test('a new passport replaces the old one, which still finds the client', async () => {
  const desk = await openTestDesk()
  const { clientId } = addClient(desk)
  const keys = keysOf(desk)
  const document = { ...annaPassport, series: '7526', number: '000777' }
  desk.database.transact((tx) => replaceDocument(tx, keys, { clientId, documentId: commandId(), document, at: later }))
  const { db } = desk.database
  expect(documentOf(db, keys, clientId)).toMatchObject({ ...document, recordedAt: later, replacedAt: null })
  expect(findClientByDocument(db, keys, '7515654321')).toEqual({ clientId, current: false })
  expect(findClientByDocument(db, keys, '7526000777')).toEqual({ clientId, current: true })
})

test('one document is one client, and one live number one owner', async () => {
  const desk = await openTestDesk()
  const { numberId } = addClient(desk)
  const other = addClient(desk, { document: { number: '654322' }, mobile: '+79123456700' })
  expect(() => addNumber(desk, other.clientId, { value: '+79123456789' })).toThrow(/UNIQUE/)
  expect(() =>
    desk.database.transact((tx) =>
      insertClient(tx, keysOf(desk), {
        id: commandId(),
        commandId: commandId(),
        operatorId: '',
        createdAt: later,
        person: annaPerson,
        document: annaPassport,
        documentId: commandId(),
      }),
    ),
  ).toThrow(/UNIQUE|FOREIGN KEY/)
  desk.database.transact((tx) => setNumberState(tx, numberId, 'revoked', later))
  expect(findLiveNumber(desk.database.db, keysOf(desk), '+79123456789')).toBeUndefined()
  const again = addNumber(desk, other.clientId, { value: '+79123456789' })
  expect(findLiveNumber(desk.database.db, keysOf(desk), '+79123456789')).toEqual({
    id: again,
    clientId: other.clientId,
    kind: 'mobile',
    state: 'confirmed',
  })
  expect(numbersOf(desk.database.db, keysOf(desk), other.clientId).map(({ value }) => value)).toEqual([
    '+79123456700',
    '+79123456789',
  ])
})

test('an owner has what is not revoked, within the settings or the limits of the seed', async () => {
  const desk = await openTestDesk()
  const { clientId, numberId } = addClient(desk)
  addNumber(desk, clientId, { kind: 'gorod', value: '5550001234' })
  const { db } = desk.database
  expect(ownerUseOf(db, null)).toEqual({
    numbers: { used: 0, limit: 4 },
    services: { used: 0, limit: 200 },
    addresses: { used: 0, limit: 20 },
  })
  const numbers = (): unknown => ownerUseOf(db, clientId).numbers
  desk.database.transact((tx) => setNumberState(tx, numberId, 'blocked', later))
  expect(numbers()).toEqual({ used: 2, limit: 4 })
  desk.database.transact((tx) => setNumberState(tx, numberId, 'revoked', later))
  desk.database.transact((tx) => writeSetting(tx, 'limits', { services: 5, addresses: 2, numbers: 1 }))
  expect(numbers()).toEqual({ used: 1, limit: 1 })
  desk.database.transact((tx) => writeSetting(tx, 'limits', { services: -1 }))
  expect(ownerLimitsOf(db).services).toBe(200)
})
