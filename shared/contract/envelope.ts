import { z } from './zod.ts'

/** Values of a refusal's sentence: codes, counts, kopecks, instants. Never personal data. */
export const refusalParams = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const callError = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invalid_input'),
    fields: z.array(z.strictObject({ path: z.string(), code: z.string() })),
  }),
  z.strictObject({ kind: z.literal('refused'), code: z.string(), params: refusalParams }),
  /** Nothing happened; the same call may be repeated. */
  z.strictObject({ kind: z.literal('unavailable'), code: z.string() }),
  z.strictObject({ kind: z.literal('internal'), reference: z.string() }),
])

/** What every call answers with; nothing is thrown across IPC. It crosses as one JSON string (performance.md §4). */
export const envelope = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: callError }),
])

export type RefusalParams = z.output<typeof refusalParams>
export type CallError = z.output<typeof callError>
export type Envelope<T = unknown> = { ok: true; value: T } | { ok: false; error: CallError }

/** Refusals any operation may meet, made by the dispatcher. */
export const commonRefusals = [
  'session.signed_out',
  'session.locked',
  'session.password_change_required',
  'session.not_permitted',
  'command.id_reused',
] as const

/** Why nothing happened, and may be tried again. */
export const unavailableCodes = [
  'desk.disk_full',
  'desk.folder_read_only',
  'desk.database_corrupt',
  'desk.not_open',
  'desk.sealed',
] as const
