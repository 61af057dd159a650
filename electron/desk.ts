import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditVerdict } from '../shared/contract/audit.ts'
import type { PaymentLineInput } from '../shared/contract/payments.ts'
import { createIds, toInstant } from './core/clock.ts'
import type { DeskIdentity, Ports } from './core/context.ts'
import { createApprovals } from './core/approvals.ts'
import { createBackupKeeping } from './core/backup-keeping.ts'
import { createDispatcher, type Dispatch } from './core/dispatcher.ts'
import { createGrants } from './core/grants.ts'
import { createJournalClock } from './core/journal-clock.ts'
import { createKeyKeeping } from './core/key-keeping.ts'
import { createSession, type SessionStore } from './core/session.ts'
import { chainHead } from './db/journal.ts'
import type { BackupMade } from './db/backup.ts'
import { assertDatabaseNotLost } from './db/lost-database.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { createDeskKeys } from './db/desk-keys.ts'
import { readDeskMarker, writeDeskMarker } from './db/desk-marker.ts'
import { loadKeyFile, spoolKeys } from './db/sealed.ts'
import { registry } from './features/index.ts'
import type { PrintQueue } from './printing/queue.ts'
import type { DeskParts } from './desk-parts.ts'
import { createDeskPersonal } from './desk-personal.ts'
import { createDeskPrinting } from './desk-printing.ts'
import { createDeskLists } from './desk-lists.ts'
import { createDeskRegisters } from './desk-registers.ts'
import { createDeskRegistersOut } from './desk-registers-out.ts'
import { createDeskReports } from './desk-reports.ts'
import { createDeskSms } from './desk-sms.ts'
import { createDeskExchange } from './desk-exchange.ts'
import { createDeskExports } from './desk-exports.ts'
import { createDeskScanner } from './desk-scanner.ts'
import type { SmsQueue } from './sms/queue.ts'
import { createCatalogue } from './records/catalogue-versions.ts'
import { seedDemoDesk } from './records/demo-desk.ts'
import { deskSetUpAt, readDesk } from './records/desk.ts'
import { draftOfInput, isDraftKept, writeDraft } from './records/drafts.ts'
import { findRotation, insertRotation } from './records/key-rotation.ts'
import { findKeyWrap, putKeyWrap } from './records/key-wraps.ts'
import { areTextsLacking, takeUpShippedTexts } from './records/text-templates.ts'
import { updateSchema } from './desk-schema.ts'

export type Desk = {
  readonly dispatch: Dispatch
  readonly session: SessionStore
  readonly database: OpenDatabase
  readonly queue: PrintQueue
  readonly smsQueue: SmsQueue
  /** Opens the keys by themselves where they can be: after first paint in the app. */
  unseal(): void
  /** What waits until the window has painted: keys, heavy modules, the print queue, the look at the chain. */
  startWork(): Promise<void>
  close(): Promise<void>
}

export const databaseFile = (folder: string): string => join(folder, 'kassa.db')

/**
 * Opens one desk: database (made or migrated), keys, session, the one door and the way to paper. No Electron in it.
 * Throws what `databaseProblem` knows, DatabaseLostError, DatabaseFromFutureError or MigrationError.
 */
export const openDesk = async (parts: DeskParts): Promise<Desk> => {
  const { folder } = parts
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  // A lost demo desk is made anew: nothing in it is real.
  if (parts.kind === 'real') assertDatabaseNotLost(folder, databaseFile(folder))
  const database = openDatabase(databaseFile(folder))
  try {
    return await assemble(parts, database, await updateSchema(database, parts))
  } catch (error) {
    database.close()
    throw error
  }
}

const assemble = async (parts: DeskParts, database: OpenDatabase, copy: BackupMade | null): Promise<Desk> => {
  const { folder, clock, random, emit } = parts
  const keys = spoolKeys(loadKeyFile(folder, 'spool.key', random), random)
  const deskKeys = createDeskKeys(random)
  const demoKey = parts.kind === 'demo' ? loadKeyFile(folder, 'demo.key', random) : null
  const ids = createIds(clock, random, Date.parse(chainHead(database.db).at ?? toInstant(0)))
  const journal = createJournalClock(database, clock, () => emit('lamps'))
  const keyKeeping = createKeyKeeping({
    db: database.db,
    random,
    deskKeys,
    store: parts.secretStore,
    demoKey,
    find: findKeyWrap,
    put: putKeyWrap,
    rotation: { find: findRotation, insert: insertRotation, progress: () => personal.rotation.progress() },
    transact: (work, as) => journal.transact(as ?? null, work),
    onOpen: () => {
      emit('keys')
      queue.wake()
      ports.sms.wake()
      personal.keysOpened()
    },
    log: parts.log,
  })
  const grants = createGrants(clock, ids)
  const session = createSession(clock, () => {
    if (session.view().state === 'signed_out') grants.endAll()
    emit('session')
  })
  if (areTextsLacking(database.db))
    journal.transact(null, (tx, { at, audit }) => {
      const texts = takeUpShippedTexts(tx, at)
      if (readDesk(tx)) audit('texts.taken_up', { texts })
    })
  if (demoKey) await seedDemoDesk(database, { at: journal.at(), ids, random, demoKey, folder })

  const catalogue = createCatalogue({ db: database.db, at: () => journal.at(), log: parts.log })
  const printing = createDeskPrinting({
    ...{ db: database.db, journal, deskKeys, folder, catalogue, emit, log: parts.log },
    desk: () => desk(),
    printer: parts.printer,
    retryMs: parts.printRetryMs,
  })
  const { queue } = printing
  const { db } = database
  const { kind, log, smsTimesMs: timesMs } = parts
  const sms = createDeskSms({ db, journal, deskKeys, kind, clock, emit, log, timesMs })
  const lists = createDeskLists({ folder, db, journal, deskKeys, ids, random, lists: parts.lists, emit, log })
  const registers = createDeskRegisters({ folder, db, journal, ids, maker: parts.registerMaker, emit, log })
  const registersOut = createDeskRegistersOut({
    ...{ folder, file: database.file, db, journal, maker: parts.registerOutMaker, emit, log },
  })
  const personal = createDeskPersonal({
    ...{ db, journal, deskKeys, folder, emit, log },
    copiesFolder: parts.backup.folder,
    forgetFormer: () => keyKeeping.forgetFormer(),
    emptyWal: () => parts.emptyWal(database.file),
  })
  const files = parts.files ?? { choose: async () => null, save: async () => null }
  const tables = createDeskExports({ file: database.file, journal, files, maker: parts.exportMaker, emit, log })
  const deskScanner = createDeskScanner({ db: database.db, clock, session, emit, log: parts.log })
  const exchange = createDeskExchange({
    ...{ db, journal, deskKeys, dataFolder: folder, ids, log: parts.log },
    onChange: emit,
  })

  let identity: DeskIdentity | null = readDesk(database.db)
  const desk = (): DeskIdentity | null => (identity ??= readDesk(database.db))
  /** A desk that was set up says so beside its database: at set-up, and again where that was lost. */
  const markDesk = (): void => {
    const known = desk()
    if (known?.kind !== 'real') return
    try {
      if (readDeskMarker(folder)) return
      const setUpAt = deskSetUpAt(database.db) ?? toInstant(clock.nowMs())
      writeDeskMarker(folder, { deskNumber: known.details.deskNumber, kind: known.kind, setUpAt })
    } catch {
      parts.log('desk.marker_not_written', {})
    }
  }
  markDesk()
  const backups = createBackupKeeping({
    db: database.db,
    journal,
    maker: parts.backup,
    timeZone: () => desk()?.details.cityTimeZone ?? 'UTC',
    onChange: () => emit('lamps'),
    log: parts.log,
  })
  if (copy) backups.note(copy)
  let verdict: AuditVerdict | null = null
  const verifyJournal = async (): Promise<AuditVerdict> => {
    verdict = await parts.verifyJournal(database.file)
    emit('lamps')
    return verdict
  }

  const ports: Ports = {
    ...{ clock, ids, random, keys },
    deskKeys,
    keyKeeping,
    grants,
    approvals: createApprovals(clock),
    session,
    version: parts.version,
    dataFolder: folder,
    emit,
    log: parts.log,
    printing: {
      wake: () => queue.wake(),
      view: () => queue.view(),
      test: async (settings) => {
        const { testPaperLines } = await import('./records/printer-test.ts')
        return queue.test(settings, (chosen) => testPaperLines(chosen, desk(), journal.at()))
      },
      printOnce: (settings, lines) => queue.test(settings, () => [...lines]),
    },
    sms: sms.sms,
    files,
    lists,
    catalogue,
    registers,
    registersOut,
    reports: createDeskReports(database.file, parts.runReport),
    exports: tables,
    exchange,
    scanner: deskScanner.scanner,
    destroyExpired: () => personal.destroyExpired(),
    finishErasure: () => personal.finishErasure(),
    backup: backups,
    restore: parts.restore,
    emptyWal: () => void setImmediate(() => void parts.emptyWal(database.file)),
    verifyJournal,
    lastVerdict: () => verdict,
    // A microtask runs when the transaction is over, and before anyone hears of its answer.
    takeUpDesk: (deskKey) =>
      queueMicrotask(() => {
        if (!readDesk(database.db)) return // it was rolled back
        keyKeeping.takeUp(deskKey)
        markDesk()
      }),
    openDemo: parts.openDemo,
    printToPdf: parts.printToPdf ?? (() => Promise.reject(new Error('nothing renders paper here'))),
    clockBehindMs: () => journal.behindMs(),
  }

  const dispatch = createDispatcher({
    database,
    journal,
    ports,
    registry,
    desk,
    keepMoneyDraft: (operatorId, operation, commandId, input) => {
      if (operation !== 'payments.accept' || isDraftKept(database.db, operatorId, commandId)) return
      const { lines } = input as { lines: PaymentLineInput[] }
      journal.transact(operatorId, (tx, { at }) =>
        writeDraft(tx, keys, { operatorId, commandId, body: draftOfInput(lines), savedAt: at }),
      )
    },
  })

  return {
    dispatch,
    session,
    database,
    queue,
    smsQueue: sms.queue,
    unseal: () => void keyKeeping.unsealByItself(),
    startWork: async () => {
      await printing.load()
      keyKeeping.unsealByItself()
      emit('keys') // also when they stay sealed: the lamp says whether the OS store failed
      await Promise.all(Object.values(registry).map((load) => load()))
      for (const files of [lists, registers]) files.sweep()
      void registersOut.sweep() // its folder may be far away
      personal.start() // before the queues: a consent that nobody waits for any more does not come out
      queue.start()
      await sms.start()
      exchange.start()
      await deskScanner.start()
      try {
        await verifyJournal()
      } catch {
        // A page that can't be read is an alarm like a broken chain, and stops no payment.
        parts.log('audit.verify_failed', {})
        const checkedAt = toInstant(clock.nowMs())
        verdict = { intact: false, events: 0, moneyRows: 0, head: '', checkedAt, brokenSeq: null, problem: null }
        emit('lamps')
      }
    },
    close: async () => {
      personal.stop()
      const stopped = [queue, sms, deskScanner, exchange].map((part) => part.stop())
      // A shift's copy is not given up because the program is closed after it.
      await Promise.all([
        ...stopped,
        lists.close(),
        registers.close(),
        registersOut.close(),
        tables.close(),
        backups.idle(),
        personal.settled(),
      ])
      database.close()
    },
  }
}
