import { createGrants } from '../../../electron/core/grants.ts'
import { createDeskKeys } from '../../../electron/db/desk-keys.ts'
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
} from '../../support/no-ports.ts'
import { createApprovals } from '../../../electron/core/approvals.ts'
import { createIds, systemClock, systemRandom } from '../../../electron/core/clock.ts'
import type { Ports } from '../../../electron/core/context.ts'
import { createDispatcher, type Dispatch } from '../../../electron/core/dispatcher.ts'
import { answer } from '../../../electron/core/feature.ts'
import { createJournalClock } from '../../../electron/core/journal-clock.ts'
import { spoolKeys } from '../../../electron/db/sealed.ts'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import type { HeadlessDesk } from '../../support/power-cut/headless-desk.ts'
import { echo, page, pageValue } from './operations.ts'

const notAsked = (): never => {
  throw new Error('the bench does not ask for this')
}

/** The desk's door with the bench's two questions behind it as well: the same dispatcher, session and database. */
export const benchDispatch = (desk: HeadlessDesk): Dispatch => {
  const handlers = [answer(echo, (_context, input) => input), answer(page, () => pageValue)]
  const ports: Ports = {
    clock: systemClock,
    ids: createIds(systemClock, systemRandom),
    random: systemRandom,
    keys: spoolKeys(systemRandom(32), systemRandom),
    deskKeys: createDeskKeys(systemRandom),
    keyKeeping: {
      store: noSecretStore,
      view: notAsked,
      unsealByItself: notAsked,
      unsealWith: notAsked,
      makePhrase: notAsked,
      madePhrase: notAsked,
      replacePhrase: notAsked,
      takeUp: notAsked,
      changePassphrase: notAsked,
      rotate: notAsked,
      forgetFormer: notAsked,
    },
    approvals: createApprovals(systemClock),
    grants: createGrants(systemClock, createIds(systemClock, systemRandom)),
    sms: { view: notAsked, wake: notAsked, trouble: notAsked, listener: notAsked, phone: null },
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
    session: desk.session,
    version: '0.0.0-bench',
    dataFolder: '',
    emit: () => undefined,
    log: (event, data) => process.stderr.write(`${event} ${JSON.stringify(data)}\n`),
    printing: { wake: notAsked, view: notAsked, test: notAsked, printOnce: notAsked },
    destroyExpired: () => undefined,
    printToPdf: notAsked,
    verifyJournal: notAsked,
    emptyWal: () => undefined,
    lastVerdict: () => null,
    takeUpDesk: notAsked,
    openDemo: notAsked,
    clockBehindMs: () => 0,
  }
  const own = createDispatcher({
    database: desk.database,
    journal: createJournalClock(desk.database, systemClock, () => undefined),
    ports,
    registry: { bench: async () => ({ handlers }) },
    desk: () => null,
    keepMoneyDraft: notAsked,
  })
  return (name, input, commandId) => (name.startsWith('bench.') ? own : desk.dispatch)(name, input, commandId)
}
