import type { chooseCopy, FoundCopy, restoreCopy } from '../../shared/contract/backups.ts'
import type { InputOf, RefusalOf } from '../../shared/contract/define.ts'
import type { RefusalParams } from '../../shared/contract/envelope.ts'
import type { BackupReason } from '../../shared/domain/backup-name.ts'
import type { PaperLine } from '../../shared/domain/paper.ts'
import type { PrinterReason } from '../../shared/domain/printer-reason.ts'
import type { SmsReason } from '../../shared/domain/sms-reason.ts'
import type { BackupMade } from '../db/backup.ts'
import type { ListProgress } from '../db/lists/list-maker.ts'

export type { BackupReason, PrinterReason, SmsReason }

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
 * delivered. `unknown`: nobody can tell; of a secret it offers a reset, never a resend. `waiting`: surely nothing has
 * left, it may be tried again.
 */
export type SmsOutcome =
  | { outcome: 'sent' | 'delivered' }
  | { outcome: 'failed' | 'unknown' | 'waiting'; reason: SmsReason }

/** A way to phones. Never rejects, ends in bounded time. */
export type SmsPort = {
  /** `to`: `+79…`. */
  send(message: { id: string; to: string; text: string }, signal?: AbortSignal): Promise<SmsOutcome>
}

/** `off`: none, or none that was tested. `failing`: nothing gets through to the gateway just now. */
export type SmsView = 'ready' | 'off' | 'failing'

/** How the desk listens for a gateway's reports; `off` while nobody needs it. */
export type ListenerState = 'off' | 'listening' | 'port_taken' | 'address_unknown' | 'failed'

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
  /** The change of keys under way; null when none is. */
  rotation: { done: number; of: number; startedAt: string } | null
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
  /** Another passphrase in the place of the one that opens the keys now. */
  changePassphrase(
    before: string,
    next: string,
    as: string,
  ): Promise<null | 'keys.no_passphrase' | 'keys.passphrase_wrong' | 'keys.passphrase_weak'>
  /**
   * A new key for the desk, under the same phrase and passphrase; what the former one sealed is sealed anew in the
   * background. `as`: the operator who asks.
   */
  rotate(
    phrase: Uint8Array,
    passphrase: string | null,
    as: string,
  ): Promise<
    | null
    | 'keys.demo_key'
    | 'keys.rotation_running'
    | 'keys.phrase_wrong'
    | 'keys.passphrase_wrong'
    | 'keys.passphrase_needed'
    | 'keys.passphrase_weak'
  >
  /** The former key is no longer needed. */
  forgetFormer(): void
  /** A new 16-byte recovery phrase, kept in memory until it is taken into use; each call makes another. */
  makePhrase(): Uint8Array
  /** The phrase that was made and not used yet. */
  madePhrase(): Uint8Array | null
  /** Puts the made phrase in the place of the one that opens the key now. `as`: the operator. Throws SealedError. */
  replacePhrase(as: string): void
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

/** A way to «Город» and back: files in a folder. Another way (HTTP) would be another of these. Each call rejects with what the outside says. */
export type GorodExchange = {
  /** Under this name, whole or not at all; the same name again replaces the same bytes. */
  put(name: string, text: string): Promise<void>
  /** Whether a file of this name was put there, by whomever. */
  has(name: string): Promise<boolean>
  /** What «Город» has put there, by name. */
  list(): Promise<string[]>
  open(name: string): Promise<IncomingBytes>
}

/** A file of «Город», opened: read piece by piece, as often as is needed. */
export type IncomingBytes = {
  readonly bytes: number
  /** Fills `into` with what stands from `at` on; less only where the file ends. */
  read(into: Uint8Array, at: number): Promise<number>
  close(): Promise<void>
}

/** The import of a file of «Город» that is under way, told as a list's is. */
export type ExchangeImport = { readonly fileName: string; readonly startedAt: string } & ListProgress

export type ExchangePort = {
  importing(): ExchangeImport | null
  /**
   * `work` is the import under way until it ends: it tells how far it is, in slices of at most 50 ms, and is answered
   * false once it was called off. Null while another one is under way.
   */
  runImport<T>(fileName: string, work: (watch: ImportWatch) => Promise<T>): Promise<T | null>
  cancelImport(): void
}
/** Says how far it is; false once it was called off. */
export type ImportWatch = (...progress: [stage: ListProgress['stage'], done: number, total: number]) => boolean
