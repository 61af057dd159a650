import type { AuditVerdict } from '../../shared/contract/audit.ts'
import type { DeskDetails } from '../../shared/contract/desk.ts'
import type { EventName } from '../../shared/contract/events.ts'
import type { PrinterSettings } from '../../shared/contract/printing.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import type { PaperLine } from '../../shared/domain/paper.ts'
import type { Db, Tx } from '../db/open.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { SpoolKeys } from '../db/sealed.ts'
import type { Approval, Approvals, ReadCommand } from './approvals.ts'
import type { CataloguePort } from './catalogue-port.ts'
import type { Clock, Ids, Random } from './clock.ts'
import type { ExportPort } from './export-port.ts'
import type { FilePort } from './file-port.ts'
import type { Grants } from './grants.ts'
import type { ListPort } from './list-port.ts'
import type {
  BackupPort,
  ExchangePort,
  KeyPort,
  ListenerState,
  PrintOutcome,
  PrinterReason,
  RestorePort,
  SmsReason,
  SmsView,
  VirtualPhone,
} from './ports.ts'
import type { RegisterOutPort } from './register-out-port.ts'
import type { RegisterPort } from './register-port.ts'
import type { ReportPort } from './report-port.ts'
import type { ScannerPort } from './scanner-port.ts'
import type { Actor, SessionStore } from './session.ts'

/** What this desk is; null until it is set up. */
export type DeskIdentity = { readonly kind: 'demo' | 'real'; readonly details: DeskDetails; readonly epoch: number }

export type PrinterView = {
  kind: 'virtual' | 'tcp'
  state: 'ready' | 'printing' | 'attention'
  reason: PrinterReason | null
  nearEnd: boolean
  folder: string | null
}

/** What features ask of the rest of the house; `electron/desk.ts` and `main.ts` give it. */
export type Ports = {
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  /** Plain payments' keys: there while the desk's own are sealed. */
  readonly keys: SpoolKeys
  readonly deskKeys: DeskKeys
  /** How the desk's key is opened, made and kept. */
  readonly keyKeeping: KeyPort
  readonly grants: Grants
  readonly approvals: Approvals
  readonly session: SessionStore
  readonly version: string
  readonly dataFolder: string
  readonly emit: (event: EventName) => void
  /** Never with client data: codes, ids, counts. */
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  readonly printing: {
    /** Wakes the queue after the transaction that filled it. */
    wake(): void
    view(): PrinterView
    test(settings: PrinterSettings): Promise<PrintOutcome>
    /** Prints a paper beside the queue and the journal: the recovery phrase, which is written down nowhere. */
    printOnce(settings: PrinterSettings, lines: readonly PaperLine[]): Promise<PrintOutcome>
  }
  readonly sms: {
    /** `off`: this desk has no way to send SMS. */
    view(): SmsView
    /** Wakes the outbox after the transaction that filled it; also after one that changed the gateway's settings. */
    wake(): void
    /** Why nothing gets through just now; null while it does. */
    trouble(): SmsReason | null
    listener(): ListenerState
    /** The demo desk's phone; null on a real one. */
    readonly phone: VirtualPhone | null
  }
  /** Destroys drafts whose time is over, once the call under way has ended. */
  readonly destroyExpired: () => void
  /** After an erasure, once its transaction is over: the list beside the database, and no page of before in the WAL. */
  readonly finishErasure: () => void
  readonly files: FilePort
  readonly lists: ListPort
  readonly catalogue: CataloguePort
  readonly registers: RegisterPort
  readonly registersOut: RegisterOutPort
  readonly reports: ReportPort
  readonly exports: ExportPort
  readonly exchange: ExchangePort
  readonly scanner: ScannerPort
  readonly backup: BackupPort
  readonly restore: RestorePort
  /** Empties the WAL once the current transaction is over: the day's work lies in one file. */
  readonly emptyWal: () => void
  readonly verifyJournal: () => Promise<AuditVerdict>
  readonly lastVerdict: () => AuditVerdict | null
  /** Takes up a desk that a transaction sets up: call it inside, it acts when that is over. `deskKey`: 32 bytes. */
  readonly takeUpDesk: (deskKey: Uint8Array) => void
  /** Opens the demo desk in place of this one; the window is loaded anew. */
  readonly openDemo: () => Promise<'opened' | 'already_set_up'>
  /** Paper from HTML, rendered to A4. Rejects where it can't be. */
  readonly printToPdf: (html: string) => Promise<Uint8Array>
  readonly clockBehindMs: () => number
}

export type QueryContext = {
  readonly db: Db
  readonly ports: Ports
  readonly desk: DeskIdentity | null
  /** Who is signed in; `signedIn(context)` where the access promises one. */
  readonly actor: Actor | null
  /** Journal time: max(clock, last journal time). */
  readonly at: string
}

export type AuditData = { readonly [key: string]: Canonical }

export type CommandContext = QueryContext & {
  readonly commandId: string
  /** Appends an audit event of this command, covering the money rows written so far; returns the chain's head. */
  readonly audit: (kind: string, data?: AuditData, shiftId?: string | null) => string
  /** The supervisor's approval of this very command; null: refuse with `approvals.needed`. Asked for, it is spent when the command is accepted. */
  readonly approval: () => Approval | null
}

export type TransactionContext = {
  readonly at: string
  readonly audit: (kind: string, data?: AuditData) => string
}

export type ActionContext = QueryContext & {
  /** One transaction of an action's own, with the journal's time; its events are the signed-in operator's, or `as`'s. */
  readonly transact: <T>(work: (tx: Tx, context: TransactionContext) => T, as?: string) => T
  /** A command that may be approved, with its input as main reads it; null when it is none, or not this operator's. */
  readonly readCommand: (operation: string, input: unknown) => Promise<ReadCommand | null>
}

/** The operator that the dispatcher has let through. Throws when an operation's access promised none. */
export const signedIn = (context: QueryContext): Actor => {
  if (!context.actor) throw new Error('the operation needs an operator, but its access lets anyone through')
  return context.actor
}

/** The desk that is set up. Throws before set-up: no operation but `desk.*` and sign-in is reachable then. */
export const setUpDesk = (context: QueryContext): DeskIdentity => {
  if (!context.desk) throw new Error('the desk is not set up')
  return context.desk
}
