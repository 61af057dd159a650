import { safeStorage } from 'electron'
import type { SecretStore } from '../core/ports.ts'

/**
 * The operating system's secret store behind Electron's safeStorage. `basic_text` is a fixed key, no protection, even
 * where Electron calls it available (components.md §5).
 */
export const osSecretStore: SecretStore = {
  available: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  protect: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')),
  reveal: (kept) => Buffer.from(safeStorage.decryptString(Buffer.from(kept)), 'base64'),
}
