// The real dispatcher on a real database, with handlers of the test's own behind it: for what no honest feature does.
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApprovals } from '../../electron/core/approvals.ts'
import { createIds } from '../../electron/core/clock.ts'
import type { Ports } from '../../electron/core/context.ts'
import { createDispatcher, type Dispatch } from '../../electron/core/dispatcher.ts'
import type { Handler } from '../../electron/core/feature.ts'
import { createJournalClock } from '../../electron/core/journal-clock.ts'
import { createGrants } from '../../electron/core/grants.ts'
import { createSession } from '../../electron/core/session.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../electron/db/open.ts'
import { createDeskKeys } from '../../electron/db/desk-keys.ts'
import { spoolKeys } from '../../electron/db/sealed.ts'
import { shippedCatalogue } from '../../electron/records/catalogue.ts'
import type { Operation, OperationKind } from '../../shared/contract/define.ts'
import { z } from '../../shared/contract/zod.ts'
import {
  noBackupPort,
  noCatalogueChanges,
  noExchange,
  noExports,
  noFiles,
  noLists,
  noRegisters,
  noRegistersOut,
  noReports,
  noRestore,
  noScanner,
  noSecretStore,
} from './no-ports.ts'
import { temporaryFolder, testClock, testRandom } from './desk.ts'

export type OwnDoor = {
  readonly dispatch: Dispatch
  readonly database: OpenDatabase
  readonly session: Ports['session']
  readonly logged: { event: string; data: unknown }[]
  /** How many money drafts were kept. */
  readonly drafts: () => number
  readonly count: (table: string) => number
}

/** An operation of the tests: takes `{ text }`, answers `{ n }`, may refuse with `test.said_no`. */
export const testOperation = <K extends OperationKind>(kind: K, more: Partial<Operation> = {}): Operation<K> => ({
  name: 'test.act',
  access: 'open',
  input: z.strictObject({ text: z.string() }),
  output: z.strictObject({ n: z.int() }),
  refusals: ['test.said_no'],
  money: false,
  personal: false,
  ...more,
  kind,
})

/** A door behind which the given handlers are the feature `test`. */
export const openOwnDoor = (...handlers: Handler[]): OwnDoor => {
  const clock = testClock()
  const random = testRandom(5)
  const database = openDatabase(join(temporaryFolder(), 'kassa.db'))
  onTestFinished(database.close)
  migrate(database, '2026-11-21T00:00:00.000Z')
  const logged: { event: string; data: unknown }[] = []
  const session = createSession(clock, () => undefined)
  const notAsked = () => Promise.reject(new Error('not asked for'))
  const notNow = (): never => {
    throw new Error('not asked for')
  }
  const ids = createIds(clock, random)
  const deskKeys = createDeskKeys(random)
  let drafts = 0
  const ports: Ports = {
    clock,
    ids,
    random,
    keys: spoolKeys(random(32), random),
    deskKeys,
    keyKeeping: {
      store: noSecretStore,
      view: notNow,
      unsealByItself: () => false,
      unsealWith: notAsked,
      makePhrase: notNow,
      madePhrase: () => null,
      replacePhrase: () => undefined,
      takeUp: notNow,
      changePassphrase: notNow,
      rotate: notNow,
      forgetFormer: notNow,
    },
    grants: createGrants(clock, ids),
    approvals: createApprovals(clock),
    sms: { view: () => 'off', wake: () => undefined, trouble: () => null, listener: () => 'off', phone: null },
    files: noFiles,
    lists: noLists,
    catalogue: noCatalogueChanges(shippedCatalogue()),
    registers: noRegisters,
    registersOut: noRegistersOut,
    reports: noReports,
    exports: noExports,
    exchange: noExchange,
    scanner: noScanner,
    finishErasure: () => undefined,
    backup: noBackupPort,
    restore: noRestore,
    session,
    version: '0.0.0-test',
    dataFolder: '/',
    emit: () => undefined,
    log: (event, data) => logged.push({ event, data }),
    printing: {
      wake: () => undefined,
      view: () => ({ kind: 'virtual', state: 'ready', reason: null, nearEnd: false, folder: null }),
      test: notAsked,
      printOnce: notAsked,
    },
    destroyExpired: () => undefined,
    verifyJournal: notAsked,
    emptyWal: () => undefined,
    lastVerdict: () => null,
    takeUpDesk: notNow,
    openDemo: notAsked,
    printToPdf: notAsked,
    clockBehindMs: () => 0,
  }
  const dispatch = createDispatcher({
    database,
    journal: createJournalClock(database, clock, () => undefined),
    ports,
    registry: { test: async () => ({ handlers }) },
    desk: () => null,
    keepMoneyDraft: () => {
      drafts += 1
    },
  })
  return {
    dispatch,
    database,
    session,
    logged,
    drafts: () => drafts,
    count: (table) => database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1,
  }
}
