// A desk on which a shift was worked: at least one row in every append-only table.
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../electron/db/open.ts'
import { acceptPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import { closeShift } from '../../shared/contract/shift.ts'
import { freeLine, openCashDesk, temporaryFolder, type TestDesk, waterLine } from './desk.ts'

/** A demo client's link to the account. */
const linkOf = ({ database }: TestDesk, account: string): string =>
  database.db.get<{ id: string }>(
    `SELECT l.id FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE a.account = :account ORDER BY l.id LIMIT 1`,
    { account },
  )?.id ?? ''

/** A line for a client's link, whose debt a register of the demo knows. */
/** A line whose payee bears the commission. */
export const electricityLine: PaymentLineInput = {
  ...{ payee: 'catalogue', serviceId: 'el-home', account: '7400012344', period: '2026-10', origin: 'scan' },
  amountKopecks: 100_000,
}

const linkedLine = (desk: TestDesk): PaymentLineInput => ({
  ...{ payee: 'catalogue', serviceId: 'rs-water', account: '3140200001', period: '2026-10', origin: 'scan' },
  amountKopecks: 50_000,
  linkId: linkOf(desk, '3140200001'),
})

/**
 * Two payments, three lines, a shift closed five roubles short. One line is for a client's link and has a debt; `plain`:
 * none has, as before there were clients. `terms`: a third payment, of whose line the payee bears a commission.
 */
export const openWorkedDesk = async ({ plain = false, terms = false } = {}): Promise<TestDesk> => {
  const desk = await openCashDesk()
  await desk.value(acceptPayment, { lines: [waterLine(), freeLine()], givenKopecks: 200_000 })
  const second = plain ? waterLine(50_000, '3147654321') : linkedLine(desk)
  await desk.value(acceptPayment, { lines: [second], givenKopecks: 50_000 })
  if (terms) await desk.value(acceptPayment, { lines: [electricityLine], givenKopecks: 100_000 })
  const drawer = 100_000 + 81_240 + 61_069 + 50_000 + (terms ? 100_000 : 0)
  // Rows that nothing may change: the id of somebody who was erased, a text of the bank's own, a version of the catalogue.
  if (!plain)
    desk.database.transact((tx) => {
      tx.run('INSERT INTO erasures (client_id, erased_at) SELECT id, created_at FROM clients LIMIT 1')
      tx.run(`INSERT INTO text_templates (kind, version, body, created_at, operator_id)
        SELECT 'consent', 'own', '{подпись}', created_at, id FROM operators LIMIT 1`)
      tx.run(`INSERT INTO catalogue_versions (number, valid_from, origin, whole, provider_count, provider_names, body,
          sha256, command_id, operator_id, made_at)
        SELECT 1, created_at, 'edited', 0, 0, '[]', '{}', '', id, id, created_at FROM operators LIMIT 1`)
    })
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
