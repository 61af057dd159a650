// A desk on which a shift was worked: at least one row in every append-only table.
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../electron/db/open.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { closeShift } from '../../shared/contract/shift.ts'
import { freeLine, openCashDesk, temporaryFolder, type TestDesk, waterLine } from './desk.ts'

/** Two payments, three lines, one of them with a debt of a register, a shift closed five roubles short. */
export const openWorkedDesk = async (): Promise<TestDesk> => {
  const desk = await openCashDesk()
  await desk.value(acceptPayment, { lines: [waterLine(), freeLine()], givenKopecks: 200_000 })
  await desk.value(acceptPayment, { lines: [waterLine(50_000, '3140200001')], givenKopecks: 50_000 })
  const drawer = 100_000 + 81_240 + 61_069 + 50_000
  await desk.value(closeShift, { countedKopecks: drawer - 500, reason: 'не хватило мелочи' })
  return desk
}

/** The database as it stands, in a file of its own: what the desk writes later is not in it. */
export const copyDatabase = (desk: TestDesk): string => {
  const file = join(temporaryFolder(), 'copy.db')
  desk.database.raw.exec(`VACUUM INTO '${file}'`)
  return file
}

/** A copy on the app's own kind of connection, closed after the test. */
export const openCopy = (desk: TestDesk): OpenDatabase => {
  const copy = openDatabase(copyDatabase(desk))
  onTestFinished(copy.close)
  return copy
}

/** Takes the append-only triggers away, as someone with the file in hand would. */
export const dropTriggers = ({ raw }: OpenDatabase, table?: string): void => {
  const triggers = raw.prepare("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string
    tbl_name: string
  }[]
  for (const { name, tbl_name } of triggers) if (!table || tbl_name === table) raw.exec(`DROP TRIGGER ${name}`)
}
