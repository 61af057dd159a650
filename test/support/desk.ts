// A whole desk without the window: real database, real dispatcher, a printer that only remembers.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { noBackup, noRestore, noSecretStore } from './no-ports.ts'
import { type Desk, openDesk } from '../../electron/desk.ts'
import type { DeskParts } from '../../electron/desk-parts.ts'
import type { ListParts } from '../../electron/desk-lists.ts'
import type { RegisterMaker } from '../../electron/db/registers/load-register.ts'
import type { RegisterOutMaker } from '../../electron/db/registers-out/make-registers.ts'
import type { Clock } from '../../electron/core/clock.ts'
import type { FilePort } from '../../electron/core/file-port.ts'
import type { BackupMaker, PrinterPort, PrintJobToSend, PrintOutcome, SecretStore } from '../../electron/core/ports.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { verifyJournal } from '../../electron/db/verify.ts'
import { allOperators } from '../../electron/records/operators.ts'
import type { Role } from '../../shared/domain/permissions.ts'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import type { CallError, Envelope } from '../../shared/contract/envelope.ts'
import { openShift } from '../../shared/contract/shift.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import { countOf } from './count-of.ts'

/** A clock that only the test moves. */
export type TestClock = Clock & { advance(ms: number): void; set(instant: string): void }

export const testClock = (start = '2026-11-21T06:42:08.000Z'): TestClock => {
  let nowMs = Date.parse(start)
  let monotonicMs = 1000
  return {
    nowMs: () => nowMs,
    monotonicMs: () => monotonicMs,
    advance: (ms) => {
      nowMs += ms
      monotonicMs += ms
    },
    set: (instant) => {
      nowMs = Date.parse(instant)
    },
  }
}

/** Bytes that repeat from run to run, never within one. */
export const testRandom = (seed = 1): ((bytes: number) => Uint8Array) => {
  let state = seed >>> 0 || 1
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return state & 0xff
    })
}

export type TestPrinter = PrinterPort & { papers: PrintJobToSend[]; next: PrintOutcome }

export const testPrinter = (): TestPrinter => {
  const printer: TestPrinter = {
    papers: [],
    next: { outcome: 'printed', nearEnd: false },
    print: async (job) => {
      printer.papers.push(job)
      return printer.next
    },
    status: async () => ({ ready: true, nearEnd: false }),
  }
  return printer
}

let counter = 0
/** A fresh UUIDv7-shaped id for a command. */
export const commandId = (): string => `01950000-0000-7000-8000-${String(++counter).padStart(12, '0')}`

export type TestDesk = Desk & {
  readonly folder: string
  readonly clock: TestClock
  readonly printer: TestPrinter
  readonly logged: { event: string; data: unknown }[]
  /** What the window was told. */
  readonly emitted: string[]
  ask<Op extends Operation>(op: Op, input: InputOf<Op>, id?: string): Promise<Envelope<OutputOf<Op>>>
  /** The answer, or a failed test. */
  value<Op extends Operation>(op: Op, input: InputOf<Op>, id?: string): Promise<OutputOf<Op>>
  /** The error, or a failed test. */
  error<Op extends Operation>(op: Op, input: InputOf<Op>, id?: string): Promise<CallError>
  signInAs(role: Role): Promise<void>
}

export type TestDeskOptions = {
  folder?: string
  kind?: 'demo' | 'real'
  clock?: TestClock
  printer?: TestPrinter
  random?: (bytes: number) => Uint8Array
  secretStore?: SecretStore
  lists?: ListParts
  registerMaker?: RegisterMaker
  registerOutMaker?: RegisterOutMaker
  /** Left with its keys sealed. */
  sealed?: boolean
  files?: FilePort
  backup?: BackupMaker
  emptyWal?: (file: string) => Promise<boolean>
  printToPdf?: (html: string) => Promise<Uint8Array>
  smsTimesMs?: DeskParts['smsTimesMs']
}

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let template: Promise<string> | null = null

/** A seeded demo desk to copy: its four passwords cost a second to hash, once a test process instead of once a test. */
const seededFolder = (): Promise<string> => {
  template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kassa-template-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const desk = await openDesk({
      folder,
      kind: 'demo',
      version: '0.0.0-test',
      clock: testClock('2026-11-21T06:00:00.000Z'),
      random: testRandom(77),
      emit: () => undefined,
      log: () => undefined,
      verifyJournal: () => Promise.reject(new Error('not asked for')),
      emptyWal: async () => true,
      openDemo: async () => 'already_set_up',
      secretStore: noSecretStore,
      backup: noBackup,
      restore: noRestore,
    })
    await desk.close()
    return folder
  })()
  return template
}

export const openTestDesk = async (options: TestDeskOptions = {}): Promise<TestDesk> => {
  const folder = options.folder ?? temporaryFolder()
  if (!options.folder && options.kind !== 'real') cpSync(await seededFolder(), folder, { recursive: true })
  const clock = options.clock ?? testClock()
  const printer = options.printer ?? testPrinter()
  const logged: { event: string; data: unknown }[] = []
  const emitted: string[] = []
  const desk = await openDesk({
    folder,
    kind: options.kind ?? 'demo',
    version: '0.0.0-test',
    clock,
    random: options.random ?? testRandom(),
    emit: (event) => emitted.push(event),
    log: (event, data) => logged.push({ event, data }),
    verifyJournal: async (file) => {
      const reader = openDatabase(file, { readonly: true })
      try {
        return verifyJournal(reader.db, new Date(clock.nowMs()).toISOString())
      } finally {
        reader.close()
      }
    },
    emptyWal: options.emptyWal ?? (async () => true),
    openDemo: async () => 'already_set_up',
    secretStore: options.secretStore ?? noSecretStore,
    backup: options.backup ?? noBackup,
    restore: noRestore,
    printer: async () => printer,
    ...(options.lists ? { lists: options.lists } : {}),
    ...(options.registerMaker ? { registerMaker: options.registerMaker } : {}),
    ...(options.registerOutMaker ? { registerOutMaker: options.registerOutMaker } : {}),
    ...(options.files ? { files: options.files } : {}),
    ...(options.printToPdf ? { printToPdf: options.printToPdf } : {}),
    printRetryMs: 5,
    ...(options.smsTimesMs ? { smsTimesMs: options.smsTimesMs } : {}),
  })
  if (options.sealed !== true) desk.unseal()
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await desk.close()
  }
  onTestFinished(close)
  const ask = async <Op extends Operation>(op: Op, input: InputOf<Op>, id?: string) =>
    (await desk.dispatch(op.name, input, op.kind === 'command' ? (id ?? commandId()) : undefined)) as Envelope<
      OutputOf<Op>
    >
  const value: TestDesk['value'] = async (op, input, id) => {
    const envelope = await ask(op, input, id)
    if (!envelope.ok) throw new Error(`${op.name} answered ${JSON.stringify(envelope.error)}`)
    return envelope.value
  }
  const error: TestDesk['error'] = async (op, input, id) => {
    const envelope = await ask(op, input, id)
    if (envelope.ok) throw new Error(`${op.name} was accepted`)
    return envelope.error
  }
  return {
    ...desk,
    close,
    folder,
    clock,
    printer,
    logged,
    emitted,
    ask,
    value,
    error,
    signInAs: async (role) => {
      // Without the quarter of a second that a password costs; signing in has its own tests.
      const operator = allOperators(desk.database.db).find((candidate) => candidate.role === role)
      if (!operator) throw new Error(`the desk has no ${role}`)
      const { id, login, name } = operator
      desk.session.begin({ id, login, name, role }, false)
    },
  }
}

/** A demo desk with its cashier signed in and a shift open on the float. */
export const openCashDesk = async (options: TestDeskOptions & { floatKopecks?: number } = {}): Promise<TestDesk> => {
  const desk = await openTestDesk(options)
  await desk.signInAs('cashier')
  await desk.value(openShift, { count: countOf(options.floatKopecks ?? 100_000), reason: null })
  return desk
}

/** What the journal holds of one kind of event, the oldest first. */
export const auditOf = (desk: TestDesk, kind: string): unknown[] =>
  desk.database.db
    .all<{ body: string }>('SELECT body FROM audit_events WHERE kind = :kind ORDER BY seq', { kind })
    .map(({ body }) => (JSON.parse(body) as { data: unknown }).data)

/** A line that is right as it is. */
export const waterLine = (amountKopecks = 81_240, account = '3141234567'): PaymentLineInput => ({
  payee: 'catalogue',
  serviceId: 'rs-water',
  account,
  period: '2026-10',
  amountKopecks,
  origin: 'scan',
})

/** A payee outside the catalogue whose keys fit. */
export const freeLine = (amountKopecks = 61_069): PaymentLineInput => ({
  payee: 'free',
  details: {
    payeeName: 'АО "Мосэнергосбыт"',
    payeeInn: '7736520080',
    payeeKpp: '997650001',
    payeeAccount: '40702810338360027201',
    bankName: 'ПАО "Сбербанк России"',
    bankBic: '044525225',
    bankCorrAccount: '30101810400000000225',
    purpose: 'Оплата электроэнергии',
  },
  account: '2287008779',
  period: '2021-02',
  amountKopecks,
  origin: 'scan',
  confirmed: true,
})
