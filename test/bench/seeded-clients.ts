import { systemRandom } from '../../electron/core/clock.ts'
import { databaseFile } from '../../electron/desk.ts'
import { createDeskKeys, type DeskKeys } from '../../electron/db/desk-keys.ts'
import { openDatabase, type Tx } from '../../electron/db/open.ts'
import { loadKeyFile } from '../../electron/db/sealed.ts'
import { insertLink } from '../../electron/records/links.ts'
import { insertServiceAccount } from '../../electron/records/service-accounts.ts'
import { searchName } from '../../shared/domain/person-name.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../support/power-cut/headless-desk.ts'

/** A person of the seed, made of its place alone: the same in every run and in databases of every size. */
export type SeededPerson = {
  place: number
  lastName: string
  firstName: string
  middleName: string
  mobile: string
  seriesNumber: string
  account: string
  street: string
  house: number
  flat: number
}

const words = (text: string): string[] => text.split(' ')
const stems = words(
  'Иван Петр Сидор Кузнец Смирн Попов Васил Соколов Михайл Новик Федор Мороз Волк Алексе Лебед Семен Егор Павл Козл Степан Никола Орл Андре Макар Никит Захар Зайц Солов Борис Яковл Григор Роман Воробь Серге Кузьм Фрол Александр Дмитри Королев Гусе Кисел Иль Максим Поляк Сорок Виноград Ковал Белк Медвед Антон Тарас Жук Баран Филипп Комар Давыд Беля Герасим Богдан Осип Сидельник Матве Титар Марк Миронов Крыл Куликов Карп Власенк Мельник Денис Гаврил Тихон Казак Афанас Данил Савел Тимоф Фоми Чернов Абрам Мартын Ефим Федот Щерб Назар Калинин Исак Чернышев Быков Маслов Родион Конова Лазар Воронин Климк Фил Пономар Голубев Кудрявц Прохор Наум Потап Журав Овчин',
)
const endings: readonly (readonly [string, string])[] = [
  ['ов', 'ова'],
  ['ев', 'ева'],
  ['ин', 'ина'],
  ['енко', 'енко'],
  ['ский', 'ская'],
  ['ук', 'ук'],
  ['ёв', 'ёва'],
  ['ных', 'ных'],
]
const men = words(
  'Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Артём Николай Владимир Игорь Павел Роман Олег Денис Антон Виктор Юрий Кирилл Илья Константин Пётр Фёдор Глеб Степан Егор Тимур Лев',
)
const women = words(
  'Елена Ольга Наталья Анна Татьяна Ирина Светлана Мария Екатерина Анастасия Юлия Марина Людмила Галина Валентина Дарья Ксения Надежда Виктория Любовь Вера Алёна Полина Алина Кристина Оксана Лариса Зоя Нина Раиса',
)
const fathers = words(
  'Александр Сергей Иван Николай Владимир Михаил Виктор Пётр Андрей Василий Анатолий Юрий Евгений Борис Олег Геннадий Павел Фёдор Степан Игорь',
)
const streets = words(
  'Свободы Труда Ленина Гагарина Мира Победы Молодогвардейцев Чичерина Российская Каслинская Воровского Энтузиастов Доватора Блюхера Худякова Артиллерийская Комарова Марченко Горького Салютная',
)

/** A number below `limit`, mixed from the place and the salt; with `skew` above 1 small ones are likelier. */
const pick = (place: number, salt: number, limit: number, skew = 1): number => {
  let mixed = (Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b) >>> 0
  return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32) ** skew * limit)
}

const of = (list: readonly string[], at: number): string => list[at] ?? ''
const patronymic = (father: string, woman: boolean): string => {
  const isSoft = father.endsWith('й') || father.endsWith('ь')
  const stem = isSoft ? `${father.slice(0, -1)}ев` : `${father}ов`
  return stem + (woman ? 'на' : 'ич')
}

export const seededPerson = (place: number): SeededPerson => {
  const woman = pick(place, 1, 2) === 1
  const ending = endings[pick(place, 2, endings.length, 2)] ?? ['ов', 'ова']
  return {
    place,
    lastName: of(stems, pick(place, 3, stems.length, 1.5)) + (woman ? ending[1] : ending[0]),
    firstName: of(woman ? women : men, pick(place, 4, 30, 1.7)),
    middleName: patronymic(of(fathers, pick(place, 5, fathers.length, 1.5)), woman),
    mobile: `+79${String(100_000_000 + place * 37).padStart(9, '0')}`,
    seriesNumber: `65${10 + (place % 15)}${100_000 + place}`,
    account: `314${1_000_000 + place * 13}`,
    street: of(streets, pick(place, 6, streets.length, 1.3)),
    house: 1 + pick(place, 7, 150),
    flat: 1 + pick(place, 8, 200),
  }
}

/** Ordered by time, as the desk's own are. */
const idOf = (kind: number, place: number): string =>
  `01950000-${String(kind).padStart(4, '0')}-7000-8000-${String(place).padStart(12, '0')}`

const at = '2026-11-20T06:00:00.000Z'
const batch = 100_000
/** As long as a sealed passport. */
const unopened = new Uint8Array(240)

const insertSeeded = (tx: Tx, keys: DeskKeys, operatorId: string, person: SeededPerson): void => {
  const { place, street, house, flat } = person
  const [clientId, numberId, accountId] = [idOf(1, place), idOf(2, place), idOf(3, place)]
  const address = `г. Челябинск, ул. ${street}, д. ${house}, кв. ${flat}`
  // Columns as records/clients.ts and records/system-numbers.ts write them, without what a search never opens: sealing
  // is what takes the time.
  const stored = keys.newClientKey(clientId)
  const key = keys.clientKey(clientId, stored)
  tx.run('INSERT INTO clients (id, command_id, operator_id, created_at) VALUES (?, ?, ?, ?)', [
    clientId,
    idOf(4, place),
    operatorId,
    at,
  ])
  tx.run('INSERT INTO client_keys (client_id, version, wrapped) VALUES (?, ?, ?)', [
    clientId,
    stored.version,
    stored.wrapped,
  ])
  tx.run(
    `INSERT INTO persons (client_id, last_name, first_name, middle_name, search_name, identity_lookup, sealed, changed_at)
     VALUES (?, ?, ?, ?, ?, '', ?, ?)`,
    [
      clientId,
      person.lastName,
      person.firstName,
      person.middleName,
      searchName(person),
      key.seal('person', clientId, { birthDate: `19${50 + (place % 50)}-03-12`, address }),
      at,
    ],
  )
  tx.run('INSERT INTO documents (id, client_id, kind, lookup, sealed, recorded_at) VALUES (?, ?, ?, ?, ?, ?)', [
    idOf(5, place),
    clientId,
    'passport_rf',
    keys.lookup('document', `passport_rf:${person.seriesNumber}`),
    unopened,
    at,
  ])
  tx.run(
    `INSERT INTO system_numbers (id, command_id, origin, client_id, kind, lookup, sealed, state, issued_at, operator_id,
       state_changed_at)
     VALUES (?, ?, 'desk', ?, 'mobile', ?, ?, 'confirmed', ?, ?, ?)`,
    [
      numberId,
      idOf(6, place),
      clientId,
      keys.lookup('number', person.mobile),
      key.seal('number', numberId, { value: person.mobile }),
      at,
      operatorId,
      at,
    ],
  )
  insertServiceAccount(tx, {
    id: accountId,
    serviceId: 'rs-water',
    account: person.account,
    payerName: '',
    address,
    addressKey: `челябинск ${street.toLowerCase()} д ${house} кв ${flat}`,
  })
  insertLink(tx, {
    id: idOf(7, place),
    commandId: idOf(8, place),
    clientId,
    numberId,
    serviceAccountId: accountId,
    operatorId,
    linkedAt: at,
  })
}

export type SeededDesk = { desk: HeadlessDesk; keys: DeskKeys; clients: number }

/** A demo desk with so many clients more, and a table of their persons by rowid, the floor; the cashier signed in. */
export async function openSeededClients(folder: string, clients: number): Promise<SeededDesk> {
  const empty = await openHeadlessDesk(folder)
  empty.signInCashier()
  const operatorId = empty.session.actor()?.id ?? ''
  await empty.close()
  const keys = createDeskKeys(systemRandom)
  keys.open(loadKeyFile(folder, 'demo.key', systemRandom))
  const seed = openDatabase(databaseFile(folder))
  // Only the seed: nothing of it must outlive a power cut.
  for (const pragma of [
    'wal_checkpoint(TRUNCATE)',
    'journal_mode = OFF',
    'synchronous = OFF',
    'foreign_keys = OFF',
    'secure_delete = OFF',
    'cache_size = -800000',
  ])
    seed.raw.pragma(pragma)
  seed.raw.exec(`CREATE TABLE bench_floor (id INTEGER PRIMARY KEY, client_id TEXT NOT NULL, last_name TEXT NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, search_name TEXT NOT NULL, sealed BLOB NOT NULL,
    changed_at TEXT NOT NULL)`)
  for (let from = 0; from < clients; from += batch)
    seed.transact((tx) => {
      for (let place = from; place < Math.min(clients, from + batch); place += 1)
        insertSeeded(tx, keys, operatorId, seededPerson(place))
    })
  // In the order of their places, which the ids have.
  seed.raw.exec(`INSERT INTO bench_floor (client_id, last_name, first_name, middle_name, search_name, sealed, changed_at)
    SELECT client_id, last_name, first_name, middle_name, search_name, sealed, changed_at FROM persons
    WHERE client_id BETWEEN '${idOf(1, 0)}' AND '${idOf(1, clients)}' ORDER BY client_id`)
  seed.raw.pragma('journal_mode = WAL')
  seed.close()
  const desk = await openHeadlessDesk(folder)
  desk.unseal()
  desk.signInCashier()
  return { desk, keys, clients }
}
