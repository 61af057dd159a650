import type { DeskDetails } from '../../shared/contract/desk.ts'
import type { Role } from '../../shared/domain/permissions.ts'
import type { Ids, Random } from '../core/clock.ts'
import { hashPassword } from '../core/passwords.ts'
import { createDeskKeys } from '../db/desk-keys.ts'
import { recordAudit } from '../db/journal.ts'
import type { OpenDatabase } from '../db/open.ts'
import { insertDesk, readDesk } from './desk.ts'
import { insertOperator } from './operators.ts'

/** Shown at the demo desk's sign-in; a demo desk takes no real money and pays to invented accounts. */
export const demoOperators: readonly { login: string; password: string; name: string; role: Role }[] = [
  { login: 'kassir', password: 'kassir-demo', name: 'Кассирова Анна', role: 'cashier' },
  { login: 'starshiy', password: 'starshiy-demo', name: 'Старшинина Ольга', role: 'supervisor' },
  { login: 'specialist', password: 'specialist-demo', name: 'Справкин Пётр', role: 'clerk' },
  { login: 'admin', password: 'admin-demo', name: 'Админов Игорь', role: 'administrator' },
]

export const demoDetails: DeskDetails = {
  bankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
  bankBic: '047501779',
  bankLicence: '',
  officeName: 'Демонстрационный офис',
  officeAddress: 'г. Челябинск',
  supportPhone: '',
  // Numbers from 900 on are the demo's own range.
  deskNumber: '900',
  cityTimeZone: 'Asia/Yekaterinburg',
}

/** The demo's passwords stand on its sign-in screen: stretching them guards nothing and kept a newcomer three seconds. */
const publishedPasswordCost = { N: 2 ** 10, r: 8, p: 1 }

type DemoSeeds = { at: string; ids: Ids; random: Random; demoKey: Uint8Array /** The desk's own. */; folder: string }

/** Makes the demo desk of a new database, and loads its registers where there are none. */
export const seedDemoDesk = async (database: OpenDatabase, seeds: DemoSeeds): Promise<void> => {
  await seedPeople(database, seeds)
  const { ids, at, folder } = seeds
  const { seedDemoRegisters } = await import('./demo-registers.ts')
  seedDemoRegisters(database, { folder, ids, at, timeZone: demoDetails.cityTimeZone })
}

/** Does nothing on a desk that is set up. One transaction: all of it or nothing. */
const seedPeople = async (database: OpenDatabase, { at, ids, random, demoKey }: DemoSeeds): Promise<void> => {
  if (readDesk(database.db)) return
  const { seedDemoClients } = await import('./demo-clients.ts')
  const hashes = await Promise.all(
    demoOperators.map((operator) => hashPassword(operator.password, random, publishedPasswordCost)),
  )
  // Keys of the seed's own: the desk's start sealed, on a demo desk too.
  const keys = createDeskKeys(random)
  keys.open(demoKey)
  database.transact((tx) => {
    const desk = { kind: 'demo', details: demoDetails, epoch: 1 } as const
    insertDesk(tx, desk, at)
    const [operatorId = ''] = demoOperators.map(({ login, name, role }, index) => {
      const id = ids.next()
      const passwordHash = hashes[index] ?? ''
      insertOperator(tx, { id, login, name, role, passwordHash, mustChangePassword: false, createdAt: at })
      return id
    })
    seedDemoClients(tx, { keys, ids, at, desk, operatorId })
    recordAudit(tx, {
      at,
      kind: 'desk.set_up',
      operatorId: null,
      data: { kind: 'demo', deskNumber: demoDetails.deskNumber },
    })
  })
}
