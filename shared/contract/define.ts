import type { Permission } from '../domain/permissions.ts'
import type { z } from './zod.ts'

/**
 * Who may call an operation. `open`: anyone at the window, also before sign-in. `locked`: the signed-in operator, also
 * while the session is locked. `own_password`: the signed-in operator even while a temporary password must be changed.
 * `signed_in`: any operator. Otherwise the permission of the People table (product.md).
 */
export type Access = 'open' | 'locked' | 'own_password' | 'signed_in' | Permission

export type OperationKind = 'query' | 'command' | 'action'

/** One thing the window may ask. */
export type Operation<
  K extends OperationKind = OperationKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends string = string,
> = {
  readonly kind: K
  readonly name: `${string}.${string}`
  readonly access: Access
  readonly input: I
  readonly output: O
  /** Every code this operation itself may refuse with; each has a sentence in ru and en (a test checks). */
  readonly refusals: readonly R[]
  /** A command whose draft is saved with its commandId before it runs. */
  readonly money: boolean
  /** Needs the desk's keys: while they are sealed it answers `unavailable: desk.sealed`, and its input is hashed under them. */
  readonly personal: boolean
}

type Spec<I extends z.ZodType, O extends z.ZodType> = { access: Access; input: I; output: O; personal?: true }

/** Reads only; may be repeated freely. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  name: Operation['name'],
  spec: Spec<I, O>,
): Operation<'query', I, O, never> => ({
  kind: 'query',
  name,
  refusals: [],
  money: false,
  ...spec,
  personal: spec.personal ?? false,
})

/** One database transaction, at most once per commandId. */
export const command = <I extends z.ZodType, O extends z.ZodType, const R extends string>(
  name: Operation['name'],
  spec: Spec<I, O> & { refusals: readonly R[]; money?: true },
): Operation<'command', I, O, R> => ({
  kind: 'command',
  name,
  ...spec,
  money: spec.money ?? false,
  personal: spec.personal ?? false,
})

/** The outside world or the session; never money, never replayed. */
export const action = <I extends z.ZodType, O extends z.ZodType, const R extends string = never>(
  name: Operation['name'],
  spec: Spec<I, O> & { refusals?: readonly R[] },
): Operation<'action', I, O, R> => ({
  kind: 'action',
  name,
  money: false,
  ...spec,
  refusals: spec.refusals ?? [],
  personal: spec.personal ?? false,
})

export type InputOf<Op extends Operation> = z.output<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>
export type RefusalOf<Op extends Operation> = Op['refusals'][number]
