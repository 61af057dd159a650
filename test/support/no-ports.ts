// Ports of a desk in tests that do not ask for them.
import type { Catalogue, CataloguePort } from '../../electron/core/catalogue-port.ts'
import type { ExportPort } from '../../electron/core/export-port.ts'
import type { FilePort } from '../../electron/core/file-port.ts'
import type { ListPort } from '../../electron/core/list-port.ts'
import type { RegisterOutPort } from '../../electron/core/register-out-port.ts'
import type { RegisterPort } from '../../electron/core/register-port.ts'
import type { ReportPort } from '../../electron/core/report-port.ts'
import type { ScannerPort } from '../../electron/core/scanner-port.ts'
import type { BackupMaker, BackupPort, ExchangePort, RestorePort, SecretStore } from '../../electron/core/ports.ts'

/** As under Xvfb: no OS secret store. */
export const noSecretStore: SecretStore = {
  available: () => false,
  protect: () => {
    throw new Error('there is no secret store')
  },
  reveal: () => {
    throw new Error('there is no secret store')
  },
}

/** Copies that are made nowhere. */
export const noBackup: BackupMaker = {
  folder: '/nowhere',
  isThere: () => false,
  make: async (name) => ({ file: name, bytes: 0, seq: 0, head: '0'.repeat(64) }),
}

/** The same behind the door: nothing was ever copied. */
export const noBackupPort: BackupPort = {
  folder: '/nowhere',
  make: async () => ({ file: 'none' }),
  makeSoon: () => undefined,
  last: () => null,
}

export const noRestore: RestorePort = {
  choose: async () => ({ refusal: null, value: null }),
  restore: async () => ({ refusal: 'backups.none_chosen', params: {} }),
}

/** A catalogue that stays as it is. */
export const noCatalogueChanges = (catalogue: Catalogue): CataloguePort => ({
  now: () => catalogue,
  at: () => catalogue,
  awaited: () => [],
  around: () => null,
  know: () => undefined,
  unreadable: () => [],
  chosen: () => null,
  choose: () => undefined,
})

/** Dialogs that are left at once. */
export const noFiles: FilePort = { choose: async () => null, save: async () => null }

/** Lists that nobody asks for. */
export const noExchange: ExchangePort = {
  importing: () => null,
  runImport: async () => null,
  cancelImport: () => undefined,
}

export const noLists: ListPort = {
  progress: () => null,
  finished: () => null,
  choose: async () => null,
  start: () => 'none_chosen',
  cancel: () => undefined,
  list: () => {
    throw new Error('there are no lists')
  },
}

export const noRegisters: RegisterPort = {
  current: () => undefined,
  find: () => ({ register: 'not_loaded' }),
  meters: () => [],
  isReadable: () => false,
  chosen: () => null,
  choose: () => undefined,
  progress: () => null,
  waiting: () => null,
  failed: () => null,
  start: () => 'none_chosen',
  cancel: () => undefined,
  discard: () => undefined,
  settleSoon: () => undefined,
  badRows: () => null,
}

/** Registers that nobody makes. */
export const noRegistersOut: RegisterOutPort = { run: async () => null, progress: () => null, cancel: () => undefined }

/** Tables that nobody asks for. */
export const noExports: ExportPort = {
  start: async () => 'left',
  running: () => null,
  finished: () => null,
  cancel: () => undefined,
}

/** Reports that nobody asks for. */
export const noReports: ReportPort = { run: () => Promise.reject(new Error('there are no reports')) }

export const noScanner: ScannerPort = {
  state: () => 'off',
  follow: () => undefined,
  take: () => [],
  ports: async () => [],
}
