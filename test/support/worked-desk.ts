// A desk on which a shift was worked: at least one row in every append-only table.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { recordAudit } from '../../electron/db/journal.ts'
import { type OpenDatabase, openDatabase } from '../../electron/db/open.ts'
import { findRegisterOut, insertRegisterOut } from '../../electron/records/registers-out.ts'
import { registerApplication } from '../../shared/contract/applications.ts'
import {
  acceptTransfer,
  declineTransfer,
  openVault,
  refuseNote,
  sendCash,
  takeBack,
} from '../../shared/contract/cash-orders.ts'
import { getOutgoingDay, makeOutgoing, markOutgoingSent } from '../../shared/contract/outgoing.ts'
import { settleDifference } from '../../shared/contract/past-shifts.ts'
import { acceptPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import { correctPayment, reversePayment } from '../../shared/contract/reversals.ts'
import { beginCounting, closeShift, countDrawer, getClosing, openShift } from '../../shared/contract/shift.ts'
import { freeLine, openCashDesk, temporaryFolder, type TestDesk, waterLine } from './desk.ts'
import { identified, taxLine, typedPayer } from './paying-client.ts'
import { closeByCount, countOf } from './count-of.ts'
import { approve, correction, papersOut, payOut, reversal } from './reversing-desk.ts'

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

/** Orders of every kind of row that leave the drawer as it was. */
const workWithOrders = async (desk: TestDesk): Promise<void> => {
  const rows = countOf(10_000)
  const fromVault = { route: 'vault_drawer', desk: null, rows } as const
  await desk.value(refuseNote, { denomination: 'note-10000', serial: null, fault: 'torn', outcome: 'given_back' })
  await desk.signInAs('supervisor')
  await desk.value(openVault, { rows })
  await desk.signInAs('cashier')
  const come = await approve(desk, sendCash, fromVault)
  await desk.value(acceptTransfer, { transferId: come.orderId, rows, otherNumber: null })
  const gone = await desk.value(sendCash, { ...fromVault, route: 'drawer_vault' })
  await approve(desk, acceptTransfer, { transferId: gone.orderId, rows, otherNumber: null })
  const { orderId: transferId } = await approve(desk, sendCash, fromVault)
  await desk.value(declineTransfer, { transferId, reason: 'не те купюры' })
  await approve(desk, takeBack, { transferId, rows })
}

/** The drawer goes to the supervisor, who decides about what is short, takes it over and lets the cashier close. */
const closeWithHandOver = async (desk: TestDesk, kopecks: number): Promise<void> => {
  await desk.value(beginCounting, {})
  await desk.value(countDrawer, { count: countOf(kopecks) })
  const { operators = [] } = (await desk.value(getClosing, {})) ?? {}
  const handOverTo = operators.find(({ own }) => !own)?.id ?? null
  const reason = 'не хватило мелочи'
  const { shiftId } = await desk.value(closeShift, { reason, takenOverBy: null, handOverTo })
  await desk.signInAs('supervisor')
  await desk.value(settleDifference, { shiftId, place: 'closing', decision: 'repaid', note: 'внесено' })
  await desk.value(openShift, { count: countOf(kopecks), reason: null })
  await desk.signInAs('cashier')
  await approve(desk, beginCounting, {})
  await closeByCount(desk, kopecks)
}

const taxKopecks = 30_000

/** A payment to the budget, with its payer. */
const payTax = async (desk: TestDesk): Promise<void> => {
  const lines = [taxLine(taxKopecks)]
  const payerId = await identified(desk, typedPayer(lines))
  await desk.value(acceptPayment, { lines, givenKopecks: taxKopecks, payerId })
}

/** The payer of a line applies for it once the shift is closed. */
const applyFor = async (desk: TestDesk, { account }: PaymentLineInput): Promise<void> => {
  const paid = desk.database.db.get<{ paymentId: string }>(
    'SELECT payment_id AS paymentId FROM payment_lines WHERE account = :account',
    { account },
  )
  const lines = [{ lineNo: 1, wanted: { account, period: null } }]
  const asks = { kind: 'correction', reason: 'wrong_period', paymentId: paid?.paymentId ?? '', lines } as const
  await desk.value(registerApplication, asks)
}

/** The registers of the day are made and sent after its shifts were closed. */
const sendRegisters = async (desk: TestDesk): Promise<void> => {
  await desk.signInAs('supervisor')
  const { businessDate = '' } = (await desk.value(getOutgoingDay, { businessDate: null })) ?? {}
  const { made } = await desk.value(makeOutgoing, { businessDate, only: null })
  await desk.value(markOutgoingSent, { registerIds: made.map(({ registerId }) => registerId) })
  // And one of a single shift, as a provider gets it whose registers are cut so.
  desk.database.transact((tx) => {
    const former = findRegisterOut(tx, made[0]?.registerId ?? '')
    const shift = tx.get<{ id: string; operatorId: string; at: string }>(
      'SELECT id, operator_id AS operatorId, opened_at AS at FROM shifts LIMIT 1',
    )
    if (!former || !shift) throw new Error('nothing was made')
    insertRegisterOut(tx, {
      ...former,
      id: '01950000-0000-7000-9000-000000000001',
      replaces: null,
      range: { ...former.range, shiftId: shift.id },
      terms: { ...former.terms, number: former.number + 1 },
      fileName: `shift-${former.fileName}`,
      operatorId: shift.operatorId,
    })
    recordAudit(tx, { at: shift.at, kind: 'outgoing.made', operatorId: shift.operatorId })
  })
  await desk.signInAs('cashier')
}

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
  if (terms) await payTax(desk)
  const drawer = 100_000 + 81_240 + 61_069 + 50_000 + (terms ? 100_000 + taxKopecks : 0)
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
  if (terms) {
    await workWithOrders(desk)
    const { paymentId } = await payOut(desk)
    const right = correction(paymentId, waterLine(81_240, '3147654321'))
    const { replacement } = await approve(desk, correctPayment, right)
    papersOut(desk)
    await approve(desk, reversePayment, reversal(replacement.paymentId))
    await closeWithHandOver(desk, drawer - 500)
    await applyFor(desk, electricityLine)
    await sendRegisters(desk)
  } else await closeByCount(desk, drawer - 500, 'не хватило мелочи')
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

let worked: Promise<string> | null = null

/** A desk with a row in every append-only table, closed: it costs a second to work, once a test process. */
const workedFile = (): Promise<string> => {
  worked ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kassa-worked-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'worked.db')
    const desk = await openWorkedDesk({ terms: true })
    desk.database.raw.exec(`VACUUM INTO '${file}'`)
    return file
  })()
  return worked
}

/** A copy of such a desk's database, of this test alone. */
export const openWorkedCopy = async (): Promise<OpenDatabase> => {
  const file = join(temporaryFolder(), 'copy.db')
  copyFileSync(await workedFile(), file)
  const copy = openDatabase(file)
  copy.raw.pragma('synchronous = OFF') // of what a test does to it nothing must outlive a power cut
  onTestFinished(copy.close)
  return copy
}

/** Takes the append-only triggers away, as someone with the file in hand would. */
export const dropTriggers = ({ raw }: OpenDatabase, table?: string): void => {
  const triggers = raw.prepare("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string
    tbl_name: string
  }[]
  const dropped = triggers.filter(({ tbl_name }) => !table || tbl_name === table)
  // At once: each by itself would wait for the disk.
  raw.transaction(() => raw.exec(dropped.map(({ name }) => `DROP TRIGGER ${name};`).join('\n')))()
}
