// Clients of a test, written through the records like a registration writes them.
import {
  findClientByDocument,
  insertClient,
  type DocumentData,
  type PersonData,
} from '../../electron/records/clients.ts'
import { createDeskKeys, type DeskKeys } from '../../electron/db/desk-keys.ts'
import { loadKeyFile } from '../../electron/db/sealed.ts'
import { allOperators } from '../../electron/records/operators.ts'
import { insertLink } from '../../electron/records/links.ts'
import { findServiceAccount, insertServiceAccount } from '../../electron/records/service-accounts.ts'
import { insertNumber, type NewNumber } from '../../electron/records/system-numbers.ts'
import { addressKey } from '../../shared/domain/address.ts'
import { commandId, type TestDesk, testRandom } from './desk.ts'

export const annaPerson: Omit<PersonData, 'email'> = {
  lastName: 'Ёлкина',
  firstName: 'Анна',
  middleName: 'Викторовна',
  birthDate: '1986-03-12',
  address: 'г. Челябинск, ул. Труда, д. 1, кв. 2',
}

export const annaPassport: DocumentData = {
  kind: 'passport_rf',
  series: '7515',
  number: '654321',
  issuedOn: '2015-04-25',
  departmentCode: '740-052',
  issuedBy: 'Отделом УФМС России по Челябинской области',
  validUntil: null,
  citizenship: '',
  conscriptReason: '',
}

/** The keys of a demo desk, opened beside it by its key file. */
export const keysOf = (desk: Pick<TestDesk, 'folder'>): DeskKeys => {
  const keys = createDeskKeys(testRandom(5))
  keys.open(loadKeyFile(desk.folder, 'demo.key', testRandom(5)))
  return keys
}

const cashierId = (desk: TestDesk): string => allOperators(desk.database.db)[0]?.id ?? ''

/** A client with one mobile number; of the same document the one that is there. */
export const addClient = (
  desk: TestDesk,
  options: { person?: Partial<Omit<PersonData, 'email'>>; document?: Partial<DocumentData>; mobile?: string } = {},
): { clientId: string; numberId: string } => {
  const keys = keysOf(desk)
  const clientId = commandId()
  const document = { ...annaPassport, ...options.document }
  if (findClientByDocument(desk.database.db, keys, document.series + document.number))
    throw new Error('a sample client of this document is there already')
  desk.database.transact((tx) =>
    insertClient(tx, keys, {
      id: clientId,
      commandId: commandId(),
      operatorId: cashierId(desk),
      createdAt: '2026-11-20T06:00:00.000Z',
      person: { ...annaPerson, ...options.person },
      document,
      documentId: commandId(),
    }),
  )
  return { clientId, numberId: addNumber(desk, clientId, { value: options.mobile ?? '+79123456789' }) }
}

export const addNumber = (
  desk: TestDesk,
  clientId: string,
  number: Pick<NewNumber, 'value'> & Partial<Pick<NewNumber, 'kind'>>,
): string => {
  const id = commandId()
  desk.database.transact((tx) =>
    insertNumber(tx, keysOf(desk), {
      id,
      commandId: commandId(),
      clientId,
      kind: number.kind ?? 'mobile',
      value: number.value,
      passwordHash: null,
      issuedAt: '2026-11-20T06:00:00.000Z',
      operatorId: cashierId(desk),
    }),
  )
  return id
}

/** Binds an account to a number, past the limits and the card. */
export const addLink = (
  desk: TestDesk,
  { clientId, numberId }: { clientId: string; numberId: string },
  of: { serviceId: string; account: string; address?: string },
): string => {
  const id = commandId()
  desk.database.transact((tx) => {
    const { serviceId, account, address = '' } = of
    const known = findServiceAccount(tx, serviceId, account)
    const serviceAccountId = known?.id ?? commandId()
    const row = { id: serviceAccountId, serviceId, account, payerName: '', address, addressKey: addressKey(address) }
    if (!known) insertServiceAccount(tx, row)
    insertLink(tx, {
      ...{ id, commandId: commandId(), clientId, numberId, serviceAccountId, operatorId: cashierId(desk) },
      linkedAt: '2026-11-20T06:00:00.000Z',
    })
  })
  return id
}
