// Runs in Electron's Node: loads one file as a register and with the tools, round by round, while a cashier takes money.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createRegisterMaker } from '../../electron/db/registers/load-register.ts'
import { writeListFile } from '../../electron/db/lists/list-file.ts'
import { openListSource } from '../../electron/db/lists/list-source.ts'
import { draftOfInput } from '../../electron/records/drafts.ts'
import { saveDraft } from '../../shared/contract/drafts.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import {
  chooseRegisterFile,
  discardRegister,
  getRegisters,
  type RegisterLayout,
  startRegister,
} from '../../shared/contract/registers.ts'
import { encodeRaw } from '../../shared/domain/register-text.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { beginShift, newCommandId, nextPayment } from './seeded-desk.ts'
import { inRounds, type Pair, quantile } from './statistics.ts'

export type RegisterTimes = {
  readonly build: Pair[]
  /** Milliseconds; over all payments of the run. */
  readonly p99: Pair
  readonly payments: { readonly idle: number; readonly meanwhile: number }
  /** Payments that waited for a lock of the database for more than 5 ms. */
  readonly lockWaits: number
  /** What was read is not what was written. */
  readonly wrong: boolean
}

const [, , folder = '', worker = '', rowsText = '', roundsText = '', mode = ''] = process.argv
const rowCount = Number(rowsText)
const rounds = Number(roundsText)
const isControl = mode === 'control'
const source = join(folder, 'register.csv')
const debtOf = (row: number): number => (row * 7919) % 2_000_000

/** Accounts in no order, as of a provider that goes by addresses; 74 bytes a row. */
const writeSource = (): void => {
  const streets = ['КИРОВА', 'ТРУДА', 'ЛЕНИНА', 'СВОБОДЫ', 'АРТИЛЛЕРИЙСКАЯ', 'РОССИЙСКАЯ', 'ЭНГЕЛЬСА'].map((street) =>
    encodeRaw(`;Г.ЧЕЛЯБИНСК,УЛ.${street},Д.`, 'windows-1251'),
  )
  const names = ['ИВАНОВ ИВАН ИВАНОВИЧ', 'ПЕТРОВА АННА СЕРГЕЕВНА', 'СИДОРОВ ПЁТР ПЕТРОВИЧ'].map((name) =>
    encodeRaw(name, 'windows-1251'),
  )
  const flat = encodeRaw(',КВ.', 'windows-1251')
  const handle = openSync(source, 'w')
  let raw = ''
  for (let row = 0; row < rowCount; row += 1) {
    const account = `314${String((row * 7_368_787) % 10_000_000).padStart(7, '0')}`
    const debt = String(debtOf(row)).padStart(3, '0')
    const address = `${streets[row % 7] ?? ''}${row % 130}${flat}${row % 300}`
    raw += `${account};${names[row % 3] ?? ''}${address};${debt.slice(0, -2)},${debt.slice(-2)}\r\n`
    if (raw.length > 1_000_000 || row === rowCount - 1) {
      writeSync(handle, Buffer.from(raw, 'latin1'))
      raw = ''
    }
  }
  closeSync(handle)
}

const layout: RegisterLayout = {
  ...{ format: 'text', encoding: 'windows-1251', separator: ';', headerLines: 0, footerMark: '', tags: [] },
  ...{ debtUnit: 'roubles', dates: 'dd.MM.yyyy', columns: ['account', 'payer', 'address', 'debt'] },
}

const floorFile = join(folder, 'floor.db')
const runFloor = (): number => {
  rmSync(floorFile, { force: true })
  const startedMs = performance.now()
  const columns = 'account TEXT, payer TEXT, address TEXT, debt TEXT'
  const load = `sqlite3 "${floorFile}" "CREATE TABLE r (${columns})" ".separator ;" ".import /dev/stdin r"`
  const { status } = spawnSync('sh', ['-c', `iconv -f CP1251 -t UTF-8 "${source}" | ${load}`], { stdio: 'ignore' })
  if (status !== 0) throw new Error('iconv | sqlite3 failed')
  return performance.now() - startedMs
}

/** The control: a table with a key, decoded and written row by row. */
const runPlainTable = (): number => {
  const startedMs = performance.now()
  const schema =
    'CREATE TABLE r (account TEXT PRIMARY KEY, payer TEXT, address TEXT, debt INTEGER) STRICT, WITHOUT ROWID'
  writeListFile(join(folder, 'plain.db'), schema, (raw) => {
    const insert = raw.prepare('INSERT INTO r VALUES (?, ?, ?, ?)')
    const decoder = new TextDecoder('windows-1251')
    let carry = ''
    const opened = openListSource(source, () => undefined)
    opened.read((piece) => {
      const lines = (carry + decoder.decode(piece, { stream: true })).split('\r\n')
      carry = lines.pop() ?? ''
      for (const line of lines) {
        const [account = '', payer = '', address = '', debt = ''] = line.split(';')
        insert.run(account, payer, address, Number(debt.replace(',', '')))
      }
    })
    opened.close()
  })
  return performance.now() - startedMs
}

let wrong = false
let onEnd = (): void => undefined

/** Begins to load the file as a supervisor does. `ended`: its totals are there to be looked at. */
const beginImport = async (desk: HeadlessDesk): Promise<{ ended: Promise<void> }> => {
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve
  })
  desk.signIn('starshiy')
  await desk.value(chooseRegisterFile, { serviceId: 'rs-water' })
  await desk.value(startRegister, { serviceId: 'rs-water', layout, asOf: '2026-01-01' })
  desk.signInCashier()
  return { ended }
}

const expectedKopecks = (): number => {
  let debtKopecks = 0
  for (let row = 0; row < rowCount; row += 1) debtKopecks += debtOf(row)
  return debtKopecks
}

/** Looks at the totals and drops the register. */
const endImport = async (desk: HeadlessDesk): Promise<void> => {
  desk.signIn('starshiy')
  const { built } = await desk.value(getRegisters, { words: '' })
  wrong ||= built?.accounts !== rowCount || built.badRows !== 0 || built.debtKopecks !== expectedKopecks()
  await desk.value(discardRegister, {})
  desk.signInCashier()
}

const runOurs = async (desk: HeadlessDesk): Promise<number> => {
  const startedMs = performance.now()
  const { ended } = await beginImport(desk)
  await ended
  const spentMs = performance.now() - startedMs
  await endImport(desk)
  return spentMs
}

let lockWaits = 0

/** Takes money until `ended`; milliseconds of each payment. */
const takeMoney = async (desk: HeadlessDesk, ended: () => boolean): Promise<number[]> => {
  const times: number[] = []
  while (!ended()) {
    const payment = nextPayment()
    const commandId = newCommandId()
    const draft = await desk.ask(saveDraft, { draft: draftOfInput(payment.lines), commandId })
    const startedMs = performance.now()
    const answer = draft.ok ? await desk.ask(acceptPayment, payment, commandId) : draft
    times.push(performance.now() - startedMs)
    if (!answer.ok) lockWaits += 1
    await sleep(3)
  }
  return times
}

writeSource()
mkdirSync(join(folder, 'desk'), { recursive: true })
const made = createRegisterMaker(pathToFileURL(worker))
const desk = await openHeadlessDesk(join(folder, 'desk'), {
  files: { choose: async () => source, save: async () => null },
  registerMaker: (task, onProgress) => {
    const job = made(task, onProgress)
    // A turn later, when the register stands as built.
    void job.outcome.then(() => setImmediate(() => onEnd()))
    return job
  },
})
await beginShift(desk)
const build = await inRounds(
  rounds,
  isControl ? 0 : 1,
  async () => (isControl ? runPlainTable() : runOurs(desk)),
  async () => runFloor(),
)

/** The control: the import is one transaction of the main database. */
const loadIntoDesk = async (): Promise<void> => {
  const load = `CREATE TABLE IF NOT EXISTS control (a TEXT, b TEXT); BEGIN IMMEDIATE;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rowCount})
    INSERT INTO control SELECT i, 'ИВАНОВ ИВАН ИВАНОВИЧ Г.ЧЕЛЯБИНСК' FROM n; COMMIT;`
  const child = spawn('sqlite3', ['-cmd', '.timeout 9000', join(folder, 'desk', 'kassa.db'), load], { stdio: 'ignore' })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error('the control could not import')
}

/** Whether a promise has settled yet. */
const watched = (promise: Promise<void>): (() => boolean) => {
  let isOver = false
  void promise.then(() => {
    isOver = true
  })
  return () => isOver
}

// A longer wait for a lock is an error, and counted.
desk.database.raw.pragma('busy_timeout = 5')
const idle: number[] = []
const meanwhile: number[] = []
await takeMoney(
  desk,
  (
    (left) => () =>
      left-- <= 0
  )(100),
) // warm
for (let round = 0; round < rounds; round += 1) {
  const startedMs = performance.now()
  const isOver = watched(isControl ? loadIntoDesk() : (await beginImport(desk)).ended)
  meanwhile.push(...(await takeMoney(desk, isOver)))
  const spentMs = performance.now() - startedMs
  if (!isControl) await endImport(desk)
  const endMs = performance.now() + spentMs
  idle.push(...(await takeMoney(desk, () => performance.now() > endMs)))
}
await desk.close()

const times: RegisterTimes = {
  build,
  p99: { ours: quantile(meanwhile, 0.99), floor: quantile(idle, 0.99) },
  payments: { idle: idle.length, meanwhile: meanwhile.length },
  lockWaits,
  wrong,
}
console.log(JSON.stringify(times))
