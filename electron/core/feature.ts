import type { InputOf, Operation, OutputOf, RefusalOf } from '../../shared/contract/define.ts'
import type { RefusalParams } from '../../shared/contract/envelope.ts'
import type { Db, Tx } from '../db/open.ts'
import type { ApprovalFacts } from './approvals.ts'
import type { ActionContext, CommandContext, QueryContext } from './context.ts'

/** What a command or action came to. Both commit: a refusal keeps its counter and its audit row. */
export type Outcome<Value, Code extends string = string> =
  | { readonly outcome: 'accepted'; readonly value: Value }
  | { readonly outcome: 'refused'; readonly code: Code; readonly params: RefusalParams }

export const accepted = <Value>(value: Value): { outcome: 'accepted'; value: Value } => ({ outcome: 'accepted', value })

export const refused = <const Code extends string>(
  code: Code,
  params: RefusalParams = {},
): { outcome: 'refused'; code: Code; params: RefusalParams } => ({ outcome: 'refused', code, params })

export type QueryHandler = {
  readonly op: Operation<'query'>
  /** Its answer is waited for. */
  readonly beside?: true
  readonly read: (context: QueryContext, input: never) => unknown
}

export type CommandHandler = {
  readonly op: Operation<'command'>
  readonly prepare: ((context: QueryContext, input: never) => Promise<unknown>) | null
  readonly commit: (tx: Tx, context: CommandContext, input: never, prepared: never) => Outcome<unknown>
  /** Of a command that a supervisor may approve in place. */
  readonly describe?: (context: QueryContext, input: never) => ApprovalFacts
}

export type ActionHandler = {
  readonly op: Operation<'action'>
  readonly perform: (context: ActionContext, input: never) => Promise<Outcome<unknown>>
}

export type Handler = QueryHandler | CommandHandler | ActionHandler

/** A query's handler: reads, writes nothing. */
export const answer = <Op extends Operation<'query'>>(
  op: Op,
  read: (context: QueryContext & { db: Db }, input: InputOf<Op>) => OutputOf<Op>,
): QueryHandler => ({ op, read: read as QueryHandler['read'] })

/** A query's handler that waits for a worker (`ports.reports`). */
export const answerBeside = <Op extends Operation<'query'>>(
  op: Op,
  read: (context: QueryContext & { db: Db }, input: InputOf<Op>) => Promise<OutputOf<Op>>,
): QueryHandler => ({ op, beside: true, read: read as QueryHandler['read'] })

/** A command's handler without a first part. `commit` is synchronous: it runs inside the transaction. */
export const carryOut = <Op extends Operation<'command'>>(
  op: Op,
  commit: (tx: Tx, context: CommandContext, input: InputOf<Op>) => Outcome<OutputOf<Op>, RefusalOf<Op>>,
): CommandHandler => ({ op, prepare: null, commit: commit as unknown as CommandHandler['commit'] })

/** A command in two parts: `prepare` waits and reads (a password hash), `commit` checks again and writes. */
export const prepareAndCarryOut = <Op extends Operation<'command'>, Prepared>(
  op: Op,
  prepare: (context: QueryContext, input: InputOf<Op>) => Promise<Prepared>,
  commit: (
    tx: Tx,
    context: CommandContext,
    input: InputOf<Op>,
    prepared: Prepared,
  ) => Outcome<OutputOf<Op>, RefusalOf<Op>>,
): CommandHandler => ({
  op,
  prepare: prepare as NonNullable<CommandHandler['prepare']>,
  commit: commit as unknown as CommandHandler['commit'],
})

/**
 * A command that may need a supervisor in place: its `commit` refuses with `approvals.needed` while `context.approval()`
 * is null. `describe` tells the approver what main read.
 */
export const approvable = <Op extends Operation<'command'>>(
  op: Op,
  describe: (context: QueryContext, input: InputOf<Op>) => ApprovalFacts,
  handler: CommandHandler,
): CommandHandler => ({ ...handler, op, describe: describe as NonNullable<CommandHandler['describe']> })

/** An action's handler: the outside world or the session; never money. */
export const perform = <Op extends Operation<'action'>>(
  op: Op,
  handler: (context: ActionContext, input: InputOf<Op>) => Promise<Outcome<OutputOf<Op>, RefusalOf<Op>>>,
): ActionHandler => ({ op, perform: handler as ActionHandler['perform'] })

/** What a file of `features/` exports: the handlers of its operations. */
export type Feature = { readonly handlers: readonly Handler[] }

/** Features by the first word of their operations' names, loaded when first asked for. */
export type Registry = Readonly<Record<string, () => Promise<Feature>>>
