import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisterLayout } from '../../shared/contract/registers.ts'
import { addDays, addYears } from '../../shared/domain/dates.ts'
import { writeCells } from '../../shared/domain/register-cells.ts'
import { type Ids, localMoment } from '../core/clock.ts'
import { registerFileName, registersFolder } from '../core/register-keeping.ts'
import type { OpenDatabase } from '../db/open.ts'
import { buildRegister } from '../db/registers/build-register.ts'
import { shippedCatalogue } from './catalogue.ts'
import { type DemoAccount, demoRegisterAccounts } from './demo-clients.ts'
import { allOperators } from './operators.ts'
import { loadedRegisters, putCurrentRegister } from './registers.ts'

const meter = ['meterSerial', 'meterType', 'meterReading', 'meterReadOn', 'meterVerificationOn'] as const

/** As the demo's providers write them: a payer, an address, the debt in kopecks and two meters. */
const layout: RegisterLayout = {
  format: 'text',
  encoding: 'utf-8',
  separator: ';',
  headerLines: 0,
  footerMark: '',
  debtUnit: 'kopecks',
  dates: 'yyyy-MM-dd',
  columns: ['account', 'payer', 'address', 'debt', ...meter, ...meter],
  tags: [],
}

const lineOf = (of: DemoAccount, today: string): string => {
  const meters = [0, 1].flatMap((index) => {
    const one = of.meters[index]
    if (!one) return meter.map(() => '')
    return [one.serial, one.type, one.lastReading, addDays(today, -27), addYears(today, one.verifiedForYears)]
  })
  return writeCells([of.account, of.payer, of.address, String(of.debtKopecks), ...meters], ';')
}

/** Loads the registers of the demo's services as of yesterday, where it has none: a new demo desk, or one from before. */
export const seedDemoRegisters = (
  database: OpenDatabase,
  { folder: deskFolder, ids, at, timeZone }: { folder: string; ids: Ids; at: string; timeZone: string },
): void => {
  const { db } = database
  const operatorId = allOperators(db).find(({ role }) => role === 'supervisor')?.id
  if (operatorId === undefined || loadedRegisters(db).length > 0) return
  const folder = registersFolder(deskFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const today = localMoment(at, timeZone).localDate
  const source = join(folder, 'demo.csv')
  const accounts = demoRegisterAccounts()
  try {
    const made = [...new Set(accounts.map(({ serviceId }) => serviceId))].flatMap((serviceId) => {
      const account = shippedCatalogue().findService(serviceId)?.service.account
      if (!account) return []
      const lines = accounts.filter((of) => of.serviceId === serviceId).map((of) => lineOf(of, today))
      writeFileSync(source, `${lines.join('\n')}\n`, { mode: 0o600 })
      const generation = ids.next()
      const target = join(folder, registerFileName(serviceId, generation))
      const built = buildRegister({ source, target, layout, account, former: null }, () => undefined)
      return [{ serviceId, generation, asOf: addDays(today, -1), built }]
    })
    database.transact((tx) => {
      for (const one of made) putCurrentRegister(tx, one, { operatorId, at })
    })
  } finally {
    rmSync(source, { force: true })
  }
}
