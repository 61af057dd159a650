import type { DeskDetails } from '../../shared/contract/desk.ts'
import type { Role } from '../../shared/domain/permissions.ts'
import type { Ids, Random } from '../core/clock.ts'
import { hashPassword } from '../core/passwords.ts'
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

/** Fills a new database as the demo desk; does nothing on one that is set up. */
export const seedDemoDesk = async (database: OpenDatabase, at: string, ids: Ids, random: Random): Promise<void> => {
  if (readDesk(database.db)) return
  const hashes = await Promise.all(demoOperators.map((operator) => hashPassword(operator.password, random)))
  database.transact((tx) => {
    insertDesk(tx, { kind: 'demo', details: demoDetails }, at)
    demoOperators.forEach(({ login, name, role }, index) => {
      const passwordHash = hashes[index] ?? ''
      insertOperator(tx, { id: ids.next(), login, name, role, passwordHash, mustChangePassword: false, createdAt: at })
    })
    recordAudit(tx, {
      at,
      kind: 'desk.set_up',
      operatorId: null,
      data: { kind: 'demo', deskNumber: demoDetails.deskNumber },
    })
  })
}
