// Ports of a desk in tests that do not ask for them.
import type { BackupPort, SecretStore } from '../../electron/core/ports.ts'

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

export const noBackup: BackupPort = {
  folder: '/nowhere',
  make: async () => ({ file: 'none' }),
  last: () => null,
}
