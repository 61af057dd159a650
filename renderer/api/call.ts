import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import { type CallError, type Envelope, envelope } from '../../shared/contract/envelope.ts'
import { kassa } from './kassa.ts'

/** After this much silence a command counts as unanswered: it may be sent again with the same id. */
const SILENCE_MS = 20_000

const NO_ANSWER: CallError = { kind: 'unavailable', code: 'window.no_answer' }

const failed = (error: CallError): string => JSON.stringify({ ok: false, error })

/** The answer as it crossed, unread: equal strings mean that nothing changed. Never throws. */
export async function callRaw<Op extends Operation>(op: Op, input: InputOf<Op>, commandId?: string): Promise<string> {
  const checked = op.input.safeParse(input)
  if (!checked.success) {
    const fields = checked.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code }))
    return failed({ kind: 'invalid_input', fields })
  }
  try {
    const answer = kassa().call(op.name, checked.data, commandId)
    return await (op.kind === 'command' ? Promise.race([answer, silence()]) : answer)
  } catch {
    return failed(NO_ANSWER)
  }
}

/** Reads an answer. What main promised about the value it has checked itself; the window checks the envelope. */
export function readEnvelope<T>(raw: string): Envelope<T> {
  const parsed = envelope.safeParse(parseJson(raw))
  if (!parsed.success) return { ok: false, error: NO_ANSWER }
  return parsed.data as Envelope<T>
}

/** Asks main. Nothing is thrown: every failure is an error in the envelope. */
export async function call<Op extends Operation>(
  op: Op,
  input: InputOf<Op>,
  commandId?: string,
): Promise<Envelope<OutputOf<Op>>> {
  return readEnvelope(await callRaw(op, input, commandId))
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

function silence(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(failed(NO_ANSWER)), SILENCE_MS))
}
