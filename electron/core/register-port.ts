import type { RegisterLayout } from '../../shared/contract/registers.ts'
import type { AccountFormat } from '../../shared/domain/account-format.ts'
import type { RegisterBuilt } from '../db/registers/build-register.ts'
import type { RegisterFailure, RegisterProgress } from '../db/registers/load-register.ts'
import type { BadRow } from '../db/registers/register-file.ts'

/** What a provider told of one account, as of the register's day. */
export type RegisterRow = {
  account: string
  payerName: string
  address: string
  debtKopecks: number
}

/** `id` is kept with what was paid by it. */
export type CurrentRegister = { id: string; asOf: string }

/** `not_loaded` is also the answer where the register's file is gone or damaged. */
export type InRegister =
  | { register: 'not_loaded' }
  | { register: 'not_in_register'; registerId: string; asOf: string }
  | { register: 'found'; registerId: string; asOf: string; row: RegisterRow }

export type Meter = {
  serial: string
  type: string
  lastReading: string
  lastReadOn: string
  nextVerificationOn: string | null
}

type RegisterImport = { readonly serviceId: string; readonly fileName: string }

/** A register that was read whole and waits to be taken over. */
export type WaitingRegister = RegisterImport & {
  readonly generation: string
  readonly asOf: string
  readonly built: RegisterBuilt
}

export type RegisterOrder = {
  readonly serviceId: string
  readonly layout: RegisterLayout
  readonly account: AccountFormat
  readonly asOf: string
}

/** What the loaded registers tell, and the import of new ones. */
export type RegisterPort = {
  /** The register in force of a service; undefined when none was loaded, or its file can't be read. */
  current(serviceId: string): CurrentRegister | undefined
  /** `account` as the provider writes it. */
  find(serviceId: string, account: string): InRegister
  /** The meters of an account, at most 50. */
  meters(serviceId: string, account: string): Meter[]
  /** Whether a loaded register's file can be read; looks into it. */
  isReadable(serviceId: string): boolean
  /** The file that was chosen last and not read yet; null before. */
  chosen(): string | null
  choose(file: string): void
  /** The import under way. */
  progress(): (RegisterImport & RegisterProgress & { readonly startedAt: string }) | null
  /** What waits to be taken over. */
  waiting(): WaitingRegister | null
  /** How the last import ended when no register came of it. `interrupted`: in an earlier run of the program. */
  failed(): (RegisterImport & { readonly failure: RegisterFailure | 'interrupted' }) | null
  /** Begins to read the chosen file. Throws when the folder can't be made. */
  start(order: RegisterOrder): 'started' | 'none_chosen' | 'running' | 'waits'
  cancel(): void
  /** Drops what waits. */
  discard(): void
  /** After the transaction that took a register over: closes and removes the former one, in a turn of its own. */
  settleSoon(): void
  /** Rows of a register, waiting or in force, that were not taken: those that begin after `after`, -1 for the first. */
  badRows(generation: string, after: number, limit: number): BadRow[] | null
}
