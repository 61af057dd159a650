import { useCallback, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import type { CallError, Envelope } from '../../shared/contract/envelope.ts'
import { askApproval } from './approval-store.ts'
import { call } from './call.ts'
import { type CommandLife, createCommandLife } from './command-life.ts'
import { refreshQueries } from './query-store.ts'

export type Runner<Op extends Operation> = {
  run: (input: InputOf<Op>) => Promise<Envelope<OutputOf<Op>>>
  /** True while an answer is awaited. */
  running: boolean
  /** The last refusal or failure, until the next run or `clear`. */
  error: CallError | null
  clear: () => void
}

/** The life of an id that outlives its screen. */
export const newCommandLife = (): CommandLife => createCommandLife(uuidv7)

/** A command with the life of its id; a supervisor is asked in place where it needs one. A second run while one is under way waits for the same answer. */
export function useCommand<Op extends Operation<'command'>>(
  op: Op,
  given?: CommandLife,
): Runner<Op> & { life: CommandLife } {
  const [own] = useState(newCommandLife)
  const life = given ?? own
  const send = useCallback(
    async (input: InputOf<Op>) => {
      const commandId = life.id()
      let answer = await call(op, input, commandId)
      const waits = !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'approvals.needed'
      if (waits && (await askApproval({ operation: op.name, commandId, input })))
        answer = await call(op, input, commandId)
      life.settle(answer)
      return answer
    },
    [op, life],
  )
  const runner = useRunner<Op>(send)
  return useMemo(() => ({ ...runner, life }), [runner, life])
}

/** An action: the outside world or the session. It has no id and is never sent twice by itself. */
export function useAction<Op extends Operation<'action'>>(op: Op): Runner<Op> {
  return useRunner<Op>(useCallback((input: InputOf<Op>) => call(op, input), [op]))
}

function useRunner<Op extends Operation>(send: (input: InputOf<Op>) => Promise<Envelope<OutputOf<Op>>>): Runner<Op> {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const underWay = useRef<Promise<Envelope<OutputOf<Op>>> | null>(null)
  const run = useCallback(
    (input: InputOf<Op>) => {
      underWay.current ??= (async () => {
        setRunning(true)
        setError(null)
        const answer = await send(input)
        underWay.current = null
        setRunning(false)
        if (answer.ok) refreshQueries()
        else setError(answer.error)
        return answer
      })()
      return underWay.current
    },
    [send],
  )
  const clear = useCallback(() => setError(null), [])
  return useMemo(() => ({ run, running, error, clear }), [run, running, error, clear])
}
