import source from '../../resources/demo-clients.json'
import { addressKey } from '../../shared/domain/address.ts'
import { addDays, addYears } from '../../shared/domain/dates.ts'
import { z } from '../../shared/contract/zod.ts'
import { type Ids, localMoment, toInstant } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'
import { insertClient, insertConsent, type DocumentData, type PersonData } from './clients.ts'
import type { StoredDesk } from './desk.ts'
import { takeGorodNumber } from './gorod-numbers.ts'
import { insertLink } from './links.ts'
import { insertServiceAccount, type ServiceAccount } from './service-accounts.ts'
import { newestShipped } from './shipped-texts.ts'
import { insertNumber } from './system-numbers.ts'

const meter = z.strictObject({
  serial: z.string(),
  type: z.string(),
  lastReading: z.string(),
  verifiedForYears: z.int(),
})
const account = z.strictObject({
  serviceId: z.string(),
  account: z.string(),
  payer: z.string(),
  address: z.string(),
  debtKopecks: z.int().min(0),
  meters: z.array(meter),
})
const person = z.strictObject({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  age: z.int(),
  daysSinceBirthday: z.int(),
  mobiles: z.array(z.string()),
  gorod: z.boolean(),
  advertising: z.boolean(),
  address: z.string(),
  /** `service/account`; not every one of them stands in a register. */
  links: z.array(z.string()),
})
const demoClients = z.strictObject({
  note: z.string(),
  people: z.array(person),
  accounts: z.array(account),
  /** One owner close to the limits. */
  many: z.strictObject({ client: z.string(), services: z.int(), addresses: z.int() }),
})

type DemoPerson = z.output<typeof person>
export type DemoAccount = z.output<typeof account>

// Parsed when it is asked for: of a real desk's start it is no part.
const readSource = () => demoClients.parse(source)

/** A house of many flats with one owner: the accounts that bring him near the limits. */
const accountsOfMany = ({ services, addresses }: { services: number; addresses: number }): DemoAccount[] =>
  Array.from({ length: services }, (_, index) => ({
    serviceId: 'rs-water',
    account: `31403${String(index + 1).padStart(5, '0')}`,
    payer: 'Уткин Геннадий Львович',
    address: `г. Челябинск, ул. Артиллерийская, д. 117, кв. ${(index % addresses) + 1}`,
    debtKopecks: index % 5 === 0 ? 0 : ((index * 7919) % 150_000) + 100,
    meters: [],
  }))

/** Accounts of the demo registers; what a sheet of bills is made of. */
export const demoAccounts = (): readonly DemoAccount[] => readSource().accounts

/** All accounts of the demo registers. */
export const demoRegisterAccounts = (): readonly DemoAccount[] => {
  const { accounts, many } = readSource()
  return [...accounts, ...accountsOfMany(many)]
}

/** Issued soon after the 14th, 20th or 45th birthday, whichever was last: valid by age on the day of the seed. */
const issuedOn = (birthDate: string, today: string): string => {
  const dates = [14, 20, 45].map((age) => addDays(addYears(birthDate, age), 12)).filter((date) => date <= today)
  const last = dates.at(-1) ?? today
  // Passports of this kind are issued since 01.10.1997; whoever was older then has one of the exchange.
  return last < '1998-01-01' ? '2003-04-15' : last
}

const passportOfPerson = (birthDate: string, today: string, index: number): DocumentData => {
  const issued = issuedOn(birthDate, today)
  return {
    kind: 'passport_rf',
    series: `75${issued.slice(2, 4)}`,
    number: String(200_117 + index * 1_009).padStart(6, '0'),
    issuedOn: issued,
    departmentCode: '740-052',
    issuedBy: 'ГУ МВД России по Челябинской области',
    validUntil: null,
    citizenship: '',
    conscriptReason: '',
  }
}

const personData = (of: DemoPerson, today: string): Omit<PersonData, 'email'> => ({
  lastName: of.lastName,
  firstName: of.firstName,
  middleName: of.middleName,
  birthDate: addDays(addYears(today, -of.age), -of.daysSinceBirthday),
  address: of.address,
})

const keysOfAddresses = new Map<string, string>()

/** Two hundred accounts stand at a score of addresses. */
const keyOfAddress = (address: string): string => {
  const known = keysOfAddresses.get(address) ?? addressKey(address)
  keysOfAddresses.set(address, known)
  return known
}

export type DemoSeed = {
  keys: DeskKeys
  ids: Ids
  at: string
  desk: StoredDesk
  operatorId: string
}

type Linked = { clientId: string; numberId: string; links: readonly string[] }

const insertPerson = (tx: Tx, seed: DemoSeed, today: string, of: DemoPerson, index: number): Linked => {
  const { keys, ids, operatorId } = seed
  const clientId = ids.next()
  const registered = toInstant(Date.parse(seed.at) - (index + 2) * 3 * 86_400_000)
  const data = personData(of, today)
  insertClient(tx, keys, {
    ...{ id: clientId, commandId: ids.next(), operatorId, createdAt: registered, documentId: ids.next() },
    person: data,
    document: passportOfPerson(data.birthDate, today, index),
  })
  const addNumber = (kind: 'mobile' | 'gorod', value: string): string => {
    const id = ids.next()
    insertNumber(tx, keys, {
      ...{ id, commandId: ids.next(), clientId, kind, value, operatorId },
      passwordHash: null, // «Город» knows it; this desk verifies no client's password
      issuedAt: registered,
    })
    return id
  }
  const [numberId = ''] = of.mobiles.map((mobile) => addNumber('mobile', mobile))
  const identifier = of.gorod ? takeGorodNumber(tx, keys, seed.desk) : null
  if (identifier !== null) addNumber('gorod', identifier)
  for (const kind of ['processing', 'advertising'] as const)
    insertConsent(tx, {
      ...{
        id: ids.next(),
        clientId,
        kind,
        textVersion: newestShipped(kind === 'processing' ? 'consent' : 'advertising_consent'),
        operatorId,
      },
      given: kind === 'processing' || of.advertising,
      signedAt: registered,
    })
  return { clientId, numberId, links: of.links }
}

/** Some twenty clients with passports, numbers, links and consents. In one transaction. */
export const seedDemoClients = (tx: Tx, seed: DemoSeed): void => {
  const { people, accounts: own, many } = readSource()
  const today = localMoment(seed.at, seed.desk.details.cityTimeZone).localDate
  const ofMany = accountsOfMany(many)
  const accounts = [...own, ...ofMany]
  const told = new Map(accounts.map((of) => [`${of.serviceId}/${of.account}`, of]))
  const kept = new Map<string, ServiceAccount>()
  const keepAccount = (key: string): ServiceAccount => {
    const known = kept.get(key)
    if (known) return known
    const [serviceId = '', no = ''] = key.split('/')
    const of = told.get(key)
    const address = of?.address ?? ''
    const made = { id: seed.ids.next(), serviceId, account: no, payerName: of?.payer ?? '', address }
    const row = { ...made, addressKey: keyOfAddress(address) }
    insertServiceAccount(tx, row)
    kept.set(key, row)
    return row
  }
  people.forEach((of, index) => {
    const { clientId, numberId, links } = insertPerson(tx, seed, today, of, index)
    const held = of.mobiles.includes(many.client) ? ofMany.map((one) => `${one.serviceId}/${one.account}`) : links
    for (const key of held)
      insertLink(tx, {
        ...{ id: seed.ids.next(), commandId: seed.ids.next(), clientId, numberId, operatorId: seed.operatorId },
        serviceAccountId: keepAccount(key).id,
        linkedAt: seed.at,
      })
  })
}
