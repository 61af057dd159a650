import type { chooseCopy, FoundCopy, restoreCopy } from '../../shared/contract/backups.ts'
import type { InputOf, RefusalOf } from '../../shared/contract/define.ts'
import type { RefusalParams } from '../../shared/contract/envelope.ts'
import type { BackupReason } from '../../shared/domain/backup-name.ts'
import type { PaperLine } from '../../shared/domain/paper.ts'
import type { PrinterReason } from '../../shared/domain/printer-reason.ts'
import type { BackupMade } from '../db/backup.ts'

export type { BackupReason, PrinterReason }

/**
 * How a paper ended. `printed`: the printer itself said so. `not_printed`: surely nothing came out, it may be sent again.
 * `unknown`: something may have come out; only a person who looks at the printer can tell.
 */
export type PrintOutcome =
  | { outcome: 'printed'; nearEnd: boolean }
  | { outcome: 'not_printed'; reason: PrinterReason }
  | { outcome: 'unknown'; reason: PrinterReason }

/** Whether the next paper can be sent. A printer that never answers is `no_status`, neither ready nor broken. */
export type PrinterStatus = { ready: true; nearEnd: boolean } | { ready: false; reason: PrinterReason }

export type PrintJobToSend = {
  /** For file names and logs of the printer; nothing personal. */
  title: string
  lines: readonly PaperLine[]
}

/** A way to paper. Neither call rejects, and both end in bounded time. */
export type PrinterPort = {
  print(job: PrintJobToSend, signal?: AbortSignal): Promise<PrintOutcome>
  status(signal?: AbortSignal): Promise<PrinterStatus>
}

/**
 * How a message ended for now. `sent`: the gateway has taken it. `delivered`: the phone has it. `failed`: surely not
 * delivered. `unknown`: nobody can tell; of a secret it offers a reset, never a resend.
 */
export type SmsOutcome = { outcome: 'sent' | 'delivered' } | { outcome: 'failed' | 'unknown'; reason: SmsReason }
/** `too_late`: its code had died before it could leave. `cancelled`: called back, its code was void. */
export type SmsReason =
  | 'phone_off'
  | 'gateway_silent'
  | 'interrupted'
  | 'body_lost'
  | 'restored'
  | 'too_late'
  | 'cancelled'

/** A way to phones. Never rejects, ends in bounded time. */
export type SmsPort = {
  /** `to`: `+79…`. */
  send(message: { id: string; to: string; text: string }, signal?: AbortSignal): Promise<SmsOutcome>
}

export type SmsView = 'ready' | 'off' | 'failing'

/** The demo desk's phone: keeps what it got in memory, like a phone that nobody else sees. */
export type VirtualPhone = SmsPort & {
  isOn(): boolean
  switchOn(on: boolean): void
  /** Newest first. */
  messages(): readonly { id: string; to: string; text: string; at: string }[]
}

/** The secret store of the operating system; `available` is false where it would keep nothing secret (components.md §5). */
export type SecretStore = {
  available(): boolean
  protect(secret: Uint8Array): Uint8Array
  /** Throws when the store no longer opens it. */
  reveal(kept: Uint8Array): Uint8Array
}

export type KeyState = {
  state: 'open' | 'sealed'
  protection: 'os' | 'passphrase' | 'file'
  osStoreFailed: boolean
}

/** Keeping of the desk's key; the wraps themselves are rows of `key_wraps`. */
export type KeyPort = {
  readonly store: SecretStore
  view(): KeyState
  /** Opens the keys without a person: by the OS store, or a demo desk's file. False when a person is needed. */
  unsealByItself(): boolean
  /**
   * Opens them by what a person typed; one try after another. False when it does not fit. After the phrase the key is
   * wrapped anew by an OS store that has lost it.
   */
  unsealWith(secret: { passphrase: string } | { phrase: Uint8Array }): Promise<boolean>
  /** A new desk's 16-byte recovery phrase, kept in memory until the desk is set up; each call makes another. */
  makePhrase(): Uint8Array
  /** The phrase that was made and not used yet. */
  madePhrase(): Uint8Array | null
  /** Takes up the key of a desk that was just set up. */
  takeUp(deskKey: Uint8Array): void
}

/** Makes a copy of the database: a worker in the app. */
export type BackupMaker = {
  readonly folder: string
  isThere(name: string): boolean
  /** A verified copy. Rejects with what `databaseProblem` knows, or with another error. */
  make(name: string, at: string): Promise<BackupMade>
}

export type BackupPort = {
  readonly folder: string
  /** A verified copy, written down in the journal. Rejects with what `databaseProblem` knows, or with another error. */
  make(reason: BackupReason, operatorId?: string | null): Promise<{ file: string }>
  /** The same once the current transaction is over; nobody waits for it. */
  makeSoon(reason: BackupReason): void
  /** How the last copy went, also before this start; null before the first. */
  last(): { at: string; failed: boolean } | null
}

type RefusedWith<Code extends string> = { readonly refusal: Code; readonly params: RefusalParams }

/** Puts a copy in the place of a desk that is not there: before set-up, or when its database is lost or broken. */
export type RestorePort = {
  /** Lets the person choose a copy and looks at it; null when nothing was chosen. */
  choose(): Promise<{ refusal: null; value: FoundCopy | null } | RefusedWith<RefusalOf<typeof chooseCopy>>>
  /** Opens the chosen copy by its phrase and goes on with it. `passphrase`: where this machine has no secret store. */
  restore(secret: InputOf<typeof restoreCopy>): Promise<{ refusal: null } | RefusedWith<RefusalOf<typeof restoreCopy>>>
}
