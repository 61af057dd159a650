import { expect, test } from 'vitest'
import { demoAccounts, demoRegisterAccounts } from '../../../electron/records/demo-clients.ts'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { documentOf, personOf } from '../../../electron/records/clients.ts'
import { ownerUseOf } from '../../../electron/records/owner-use.ts'
import { numbersOf } from '../../../electron/records/system-numbers.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { addYears } from '../../../shared/domain/dates.ts'
import { isGorodNumber } from '../../../shared/domain/gorod-number.ts'
import { passportValidity } from '../../../shared/domain/passport.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { keysOf } from '../../support/client-sample.ts'
import { openTestDesk, temporaryFolder, type TestDesk, testClock, testRandom } from '../../support/desk.ts'

const clientIds = (desk: TestDesk): string[] =>
  desk.database.db.all<{ id: string }>('SELECT id FROM clients ORDER BY id').map(({ id }) => id)

test('a demo desk has some twenty clients with valid passports, numbers and consents', async () => {
  const desk = await openTestDesk()
  const { db } = desk.database
  const keys = keysOf(desk)
  const ids = clientIds(desk)
  expect(ids).toHaveLength(21)
  for (const id of ids) {
    const person = personOf(db, keys, id)
    const document = documentOf(db, keys, id)
    if (!person || !document) throw new Error('a demo client without a person or a passport')
    expect(document.series + document.number).toMatch(/^75\d{8}$/)
    expect(document.issuedOn >= addYears(person.birthDate, 14) && document.issuedOn <= '2026-11-20').toBe(true)
    const dates = { birthDate: person.birthDate, issueDate: document.issuedOn }
    expect(passportValidity({ ...dates, on: '2026-11-21' }), person.lastName).toBe('ok')
    const numbers = numbersOf(db, keys, id)
    expect(numbers.length).toBeGreaterThan(0)
    for (const { kind, value } of numbers)
      expect(kind === 'gorod' ? isGorodNumber(value) : value.startsWith('+7900') && parseMobile(value) === value).toBe(
        true,
      )
  }
  expect(db.get<{ n: number }>('SELECT count(*) AS n FROM consents WHERE given = 1')?.n).toBeGreaterThan(21)
})

test('its registers are of yesterday, and hold debts of every size and an account that nobody has linked', async () => {
  const { db } = (await openTestDesk()).database
  expect(db.all('SELECT DISTINCT as_of FROM loaded_registers')).toEqual([{ as_of: '2026-11-20' }])
  for (const { serviceId, account } of demoAccounts()) {
    const format = shippedCatalogue().findService(serviceId)?.service.account
    expect(format && normalizeAccount(format, account)).toEqual({ ok: true, account })
  }
  const debts = demoAccounts().map(({ debtKopecks }) => debtKopecks)
  expect(debts).toContain(0)
  expect(debts.some((debt) => debt > 0 && debt < 1_000)).toBe(true)
  expect(Math.max(...debts)).toBeGreaterThan(1_000_000)
  const linked = db.all<{ account: string }>('SELECT account FROM service_accounts').map(({ account }) => account)
  const told = demoRegisterAccounts().map(({ account }) => account)
  expect(told.filter((account) => !linked.includes(account))).toHaveLength(2)
  expect(linked.filter((account) => !told.includes(account))).toHaveLength(2)
  const { accounts } = db.get<{ accounts: number }>('SELECT sum(accounts) AS accounts FROM loaded_registers') ?? {}
  expect(accounts).toBe(told.length)
})

test('one of its clients is close to every limit', async () => {
  const desk = await openTestDesk()
  const uses = clientIds(desk).map((id) => ownerUseOf(desk.database.db, id))
  expect(uses).toContainEqual({
    numbers: { used: 4, limit: 4 },
    services: { used: 198, limit: 200 },
    addresses: { used: 19, limit: 20 },
  })
})

test('another day makes the same people, of the same age, from the same data', async () => {
  const names = async (start: string): Promise<unknown[]> => {
    const desk = await openTestDesk({ folder: temporaryFolder(), clock: testClock(start) })
    const { db } = desk.database
    for (const id of clientIds(desk)) {
      const person = personOf(db, keysOf(desk), id)
      const issueDate = documentOf(db, keysOf(desk), id)?.issuedOn ?? ''
      expect(passportValidity({ birthDate: person?.birthDate ?? '', issueDate, on: start.slice(0, 10) })).toBe('ok')
    }
    return db.all(
      'SELECT p.search_name, count(l.id) AS links FROM persons p JOIN links l ON l.client_id = p.client_id GROUP BY 1 ORDER BY 1',
    )
  }
  expect(await names('2028-02-29T06:00:00.000Z')).toEqual(await names('2026-11-21T06:00:00.000Z'))
}, 30_000)

test('a desk that is opened again gets them no second time', async () => {
  const first = await openTestDesk()
  await first.close()
  expect(clientIds(await openTestDesk({ folder: first.folder }))).toHaveLength(21)
})

test('a start that broke off in the middle leaves nothing, and the next one makes all of it', async () => {
  const folder = temporaryFolder()
  const random = testRandom()
  let asked = 0
  const breaking = (bytes: number): Uint8Array => {
    if ((asked += 1) > 60) throw new Error('killed')
    return random(bytes)
  }
  await expect(openTestDesk({ folder, random: breaking })).rejects.toThrow('killed')
  expect(asked).toBeGreaterThan(60)
  expect(clientIds(await openTestDesk({ folder }))).toHaveLength(21)
}, 30_000)
