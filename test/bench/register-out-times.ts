// Runs in Electron's Node: writes one provider's day as a register and with the tools, round by round.
import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import iconv from 'iconv-lite'
import { databaseFile } from '../../electron/desk.ts'
import { fsyncFolder } from '../../electron/db/fsync.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { createRegisterOutMaker, makeRegisters } from '../../electron/db/registers-out/make-registers.ts'
import { createTaskWorker } from '../../electron/db/task-worker.ts'
import type { ReportTasks } from '../../electron/records/report-tasks.ts'
import { getOutgoingDay, makeOutgoing } from '../../shared/contract/outgoing.ts'
import type { OutTerms } from '../../shared/domain/register-out-lines.ts'
import { knownTemplates } from '../../shared/domain/register-out-template.ts'
import { openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { beginShift } from './seeded-desk.ts'
import { type Day, seedDays } from './seeded-out-days.ts'
import { inRounds, type Pair } from './statistics.ts'

export type RegisterOutTimes = {
  readonly write: Pair[]
  readonly growth: Pair[]
  readonly block: Pair[]
  readonly wrong: boolean
}

const [, , folder = '', buildWorker = '', reportWorker = '', roundsText = '', mode = ''] = process.argv
const rounds = Number(roundsText)
const isControl = mode === 'control'
const lines = 20_000
const allowedBlockMs = 50

const terms = (day: Day): OutTerms => ({
  ...{ layout: 'sber', encoding: 'windows-1251', template: knownTemplates.sber },
  provider: { name: 'ООО «Расчётные системы»', inn: '7451000101', account: '40702810800000314001' },
  desk: { number: '0900', bankName: 'Банк', bankBic: '047501779', payerAccount: '', payerInn: '', payerKpp: '' },
  ...{ number: 1, businessDate: day.businessDate, shiftNumber: null, madeOn: day.businessDate, madeAtTime: '18:00:00' },
  replacements: [],
})

const file = join(folder, 'register.txt')
let wrong = false

/** As the worker does it, and the name that main gives the draft. */
const runOurs = async (day: Day): Promise<number> => {
  const draft = `${file}.new`
  const startedMs = performance.now()
  const outcome = makeRegisters(
    { kind: 'register_out', file: day.file, orders: [{ range: day.range, terms: terms(day), payers: [], draft }] },
    () => true,
  )
  renameSync(draft, file)
  fsyncFolder(folder)
  const spentMs = performance.now() - startedMs
  const written = outcome.failure === null ? outcome.written[0] : undefined
  wrong ||= written?.totals.lineCount !== lines || written.totals.sumKopecks !== day.sumKopecks
  return spentMs
}

/** The control: an object a line, encoded by a library and written by itself. */
const runPlain = async (day: Day): Promise<number> => {
  const startedMs = performance.now()
  const database = openDatabase(day.file, { readonly: true })
  const handle = openSync(`${file}.new`, 'w')
  type Row = { local_time: string; number: number; receipt_number: string; account: string; amount_kopecks: number }
  for (const row of database.raw.prepare<[], Row>(day.sql).iterate()) {
    const sum = (row.amount_kopecks / 100).toFixed(2).replace('.', ',')
    const [date = '', time = ''] = row.local_time.split('T')
    const cells = [date.split('-').reverse().join('-'), time.replaceAll(':', '-'), '0900', `0900/${row.number}`]
    const line = [...cells, row.receipt_number, row.account, '', '', '1026', sum, sum, '0,00'].join(';')
    writeSync(handle, iconv.encode(`${line}\r\n`, 'windows-1251'))
  }
  fsyncSync(handle)
  closeSync(handle)
  database.close()
  renameSync(`${file}.new`, file)
  fsyncFolder(folder)
  return performance.now() - startedMs
}

const runFloor = async (day: Day): Promise<number> => {
  const startedMs = performance.now()
  const read = `sqlite3 -readonly -separator ';' -cmd '.mode csv' "${day.file}" "$SQL" | iconv -f UTF-8 -t CP1251 > "${file}.floor"`
  const { status } = spawnSync('sh', ['-c', read], { env: { ...process.env, SQL: day.sql }, stdio: 'ignore' })
  if (status !== 0) throw new Error('sqlite3 | iconv failed')
  const spentMs = performance.now() - startedMs
  wrong ||= readFileSync(`${file}.floor`).filter((byte) => byte === 0x0a).length !== lines
  return spentMs
}

/** The control of growth: every line of the database is looked at. */
const walkAll = async (day: Day): Promise<number> => {
  const database = openDatabase(day.file, { readonly: true })
  const startedMs = performance.now()
  database.db.get("SELECT count(*), sum(amount_kopecks) FROM payment_lines WHERE account <> '' || period")
  const spentMs = performance.now() - startedMs
  database.close()
  return spentMs
}

/** The longest time that main's loop stood still while the register was made through the door. */
const blockOf = async (): Promise<Pair> => {
  const desk = await openDesk()
  desk.signIn('starshiy')
  const day = await desk.value(getOutgoingDay, { businessDate: small.businessDate })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const { made } = await desk.value(makeOutgoing, { businessDate: day?.businessDate ?? '', only: null })
  delay.disable()
  wrong ||= made[0]?.lineCount !== lines
  // Made again in the next round.
  desk.database.raw.exec('DROP TRIGGER IF EXISTS registers_out_no_delete; DELETE FROM registers_out')
  rmSync(join(folder, 'small', 'registers-out'), { recursive: true, force: true })
  await desk.close()
  return { ours: delay.max / 1e6, floor: allowedBlockMs }
}

const reports = createTaskWorker<ReportTasks>(pathToFileURL(reportWorker))
const openDesk = () =>
  openHeadlessDesk(
    join(folder, 'small'),
    isControl
      ? {}
      : {
          registerOutMaker: createRegisterOutMaker(pathToFileURL(buildWorker)),
          runReport: (asked) => reports.ask('run', asked),
        },
  )

const seed = async (name: string, otherDays: number): Promise<Day> => {
  const desk = await openHeadlessDesk(join(folder, name))
  await beginShift(desk)
  await desk.close()
  return seedDays(databaseFile(join(folder, name)), { lines, otherDays })
}

const small = await seed('small', 0)
const big = await seed('big', 50)
const ours = isControl ? runPlain : runOurs
const write = await inRounds(
  rounds,
  2,
  () => ours(small),
  () => runFloor(small),
)
const growth = isControl
  ? await inRounds(
      rounds,
      1,
      () => walkAll(big),
      () => walkAll(small),
    )
  : await inRounds(
      rounds,
      2,
      () => runOurs(big),
      () => runOurs(small),
    )
const block: Pair[] = []
for (let round = -1; round < 5; round += 1) {
  const pair = await blockOf()
  if (round >= 0) block.push(pair) // the first starts the workers
}
await reports.close()
console.log(JSON.stringify({ write, growth, block, wrong } satisfies RegisterOutTimes))
process.exit(0)
