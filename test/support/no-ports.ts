// Ports of a desk in tests that do not ask for them.
import type { ListPort } from '../../electron/core/list-port.ts'
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
