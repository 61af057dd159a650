import type { Operation } from '../../shared/contract/define.ts'
import type { CallError, Envelope, RefusalParams } from '../../shared/contract/envelope.ts'
import { uuid } from '../../shared/contract/values.ts'
import type { z } from '../../shared/contract/zod.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import { findCommand, logCommand, recordAudit } from '../db/journal.ts'
import { SealedError } from '../db/desk-keys.ts'
import { databaseProblem, type OpenDatabase, type Tx } from '../db/open.ts'
import type { ActionContext, CommandContext, DeskIdentity, Ports, QueryContext } from './context.ts'
import type { Approval, Bound, ReadCommand } from './approvals.ts'
import type { ActionHandler, CommandHandler, Handler, Outcome, QueryHandler, Registry } from './feature.ts'
import type { JournalClock } from './journal-clock.ts'
import { accessRefusal } from './session.ts'

/** The one door: every request of the window comes through here. Never rejects. */
export type Dispatch = (name: string, input: unknown, commandId?: string) => Promise<Envelope>

export type DispatcherParts = {
  readonly database: OpenDatabase
  readonly journal: JournalClock
  readonly ports: Ports
  readonly registry: Registry
  readonly desk: () => DeskIdentity | null
  /** Keeps the draft of a money command with its id, before the command runs. */
  readonly keepMoneyDraft: (operatorId: string, operation: string, commandId: string, input: unknown) => void
}

const failure = (error: CallError): Envelope => ({ ok: false, error })
/** The desk's keys are not open yet: what is personal waits, everything else works. */
const sealed: Envelope = failure({ kind: 'unavailable', code: 'desk.sealed' })
const refusal = (code: string, params: RefusalParams = {}): Envelope => failure({ kind: 'refused', code, params })

const invalidInput = (error: z.ZodError): Envelope =>
  failure({
    kind: 'invalid_input',
    // Codes and places only: a message of zod's may quote what was typed.
    fields: error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), code: issue.code })),
  })

const unavailableCode = {
  disk_full: 'desk.disk_full',
  folder_read_only: 'desk.folder_read_only',
  database_corrupt: 'desk.database_corrupt',
} as const

/** Where an error was thrown, without its message, however many lines that has. */
const placeOf = (error: Error): string =>
  (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim()
    .slice(0, 160) ?? ''

export const createDispatcher = (parts: DispatcherParts): Dispatch => {
  const { database, journal, ports, registry } = parts
  const handlers = new Map<string, Handler>()
  const loaded = new Set<string>()

  const findHandler = async (name: string): Promise<Handler | undefined> => {
    const feature = name.slice(0, name.indexOf('.'))
    if (!loaded.has(feature) && Object.hasOwn(registry, feature)) {
      const module = await registry[feature]?.()
      for (const handler of module?.handlers ?? []) handlers.set(handler.op.name, handler)
      loaded.add(feature)
    }
    return handlers.get(name)
  }

  /** `input` is parsed. Throws SealedError for a personal operation while the desk's keys are sealed. */
  const boundOf = (op: Operation, input: unknown): Bound => ({
    operatorId: ports.session.actor()?.id ?? null,
    operation: op.name,
    inputHmac: (op.personal ? ports.deskKeys : ports.keys).hmacInput(op.name, input as Canonical),
  })

  const queryContext = (at = journal.at()): QueryContext => ({
    db: database.db,
    ports,
    desk: parts.desk(),
    actor: ports.session.actor(),
    at,
  })

  /** The answer in the contract's shape, or an error thrown (inside the transaction of a command: rolled back). */
  const checkedOutput = (op: Operation, value: unknown): unknown => op.output.parse(value)

  const checkedOutcome = (op: Operation, outcome: Outcome<unknown>): Outcome<unknown> => {
    if (outcome.outcome === 'accepted') return { outcome: 'accepted', value: checkedOutput(op, outcome.value) }
    if (!op.refusals.includes(outcome.code)) throw new Error(`${op.name} refused with an undeclared code`)
    return outcome
  }

  const envelopeOf = (outcome: Outcome<unknown>): Envelope =>
    outcome.outcome === 'accepted' ? { ok: true, value: outcome.value } : refusal(outcome.code, outcome.params)

  const runQuery = async (handler: QueryHandler, input: unknown): Promise<Envelope> => {
    const value = handler.read(queryContext(), input as never)
    return { ok: true, value: checkedOutput(handler.op, handler.beside ? await value : value) }
  }

  const readCommand = async (name: string, rawInput: unknown): Promise<ReadCommand | null> => {
    const handler = await findHandler(name)
    if (!handler || !('commit' in handler) || !handler.describe) return null
    if (accessRefusal(handler.op.access, ports.session.view())) return null
    const input = handler.op.input.safeParse(rawInput)
    if (!input.success) return null
    return {
      bound: boundOf(handler.op, input.data),
      facts: handler.describe(queryContext(), input.data as never),
    }
  }

  const runAction = async (handler: ActionHandler, input: unknown): Promise<Envelope> => {
    const base = queryContext()
    const context: ActionContext = {
      ...base,
      readCommand,
      transact: (work, as) => journal.transact(as ?? base.actor?.id ?? null, work),
    }
    return envelopeOf(checkedOutcome(handler.op, await handler.perform(context, input as never)))
  }

  /** The answer given when this id was accepted, a refusal when it belongs to something else, null while it is free. */
  const replay = (commandId: string, bound: Bound): Envelope | null => {
    const known = findCommand(database.db, commandId)
    if (!known) return null
    const same =
      known.operatorId === bound.operatorId &&
      known.operation === bound.operation &&
      known.inputHmac === bound.inputHmac
    return same ? { ok: true, value: JSON.parse(known.answer) as unknown } : refusal('command.id_reused')
  }

  const commitCommand = (
    handler: CommandHandler,
    input: unknown,
    prepared: unknown,
    commandId: string,
    bound: Bound,
  ): Envelope =>
    journal.transact(bound.operatorId, (tx: Tx, { at }) => {
      const before = replay(commandId, bound)
      if (before) return before
      let approval: Approval | null = null
      const context: CommandContext = {
        ...queryContext(at),
        commandId,
        approval: () => (approval = ports.approvals.find(commandId, bound)),
        audit: (kind, data = {}, shiftId = null) =>
          recordAudit(tx, { at, kind, operatorId: bound.operatorId, shiftId, commandId, data }),
      }
      const outcome = checkedOutcome(handler.op, handler.commit(tx, context, input as never, prepared as never))
      if (outcome.outcome === 'accepted') {
        const { approverId } = (approval as Approval | null) ?? {}
        if (approverId !== undefined) context.audit('approval.used', { approverId, operation: bound.operation })
        logCommand(tx, commandId, { ...bound, answer: JSON.stringify(outcome.value), acceptedAt: at })
      }
      return envelopeOf(outcome)
    })

  const runCommand = async (handler: CommandHandler, input: unknown, commandId: unknown): Promise<Envelope> => {
    const id = uuid.safeParse(commandId)
    if (!id.success) return failure({ kind: 'invalid_input', fields: [{ path: 'commandId', code: 'invalid_format' }] })
    const bound = boundOf(handler.op, input)
    const actorId = bound.operatorId
    const before = replay(id.data, bound)
    if (before) return before
    if (handler.op.money && actorId !== null) parts.keepMoneyDraft(actorId, handler.op.name, id.data, input)
    const prepared = handler.prepare ? await handler.prepare(queryContext(), input as never) : undefined
    // While `prepare` waited the session may have ended, been locked or become another person's.
    const refusedNow = accessRefusal(handler.op.access, ports.session.view())
    if (refusedNow || (ports.session.actor()?.id ?? null) !== actorId)
      return refusal(refusedNow ?? 'session.signed_out')
    const envelope = commitCommand(handler, input, prepared, id.data, bound)
    if (envelope.ok) ports.approvals.spend(id.data)
    return envelope
  }

  const run = async (name: string, rawInput: unknown, commandId: unknown): Promise<Envelope> => {
    const handler = await findHandler(name)
    if (!handler) return failure({ kind: 'invalid_input', fields: [{ path: 'operation', code: 'unknown' }] })
    const refusedBy = accessRefusal(handler.op.access, ports.session.view())
    if (refusedBy) return refusal(refusedBy)
    if (handler.op.personal && !ports.deskKeys.isOpen()) return sealed
    const input = handler.op.input.safeParse(rawInput)
    if (!input.success) return invalidInput(input.error)
    if ('read' in handler) return runQuery(handler, input.data)
    if ('perform' in handler) return runAction(handler, input.data)
    return runCommand(handler, input.data, commandId)
  }

  return async (name, input, commandId) => {
    try {
      return await run(name, input, commandId)
    } catch (error) {
      if (error instanceof SealedError) return sealed
      const problem = databaseProblem(error)
      if (problem) {
        ports.log('database.problem', { operation: name, problem })
        return failure({ kind: 'unavailable', code: unavailableCode[problem] })
      }
      const reference = ports.ids.next().slice(-8).toUpperCase()
      // The class and the code of the error only: its message may quote input.
      ports.log('operation.failed', {
        operation: name,
        reference,
        error: error instanceof Error ? error.constructor.name : typeof error,
        where: error instanceof Error ? placeOf(error) : '',
      })
      return failure({ kind: 'internal', reference })
    }
  }
}
