import { useState } from 'react'
import { getDraft } from '../../../shared/contract/drafts.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { call } from '../../api/call.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { useCommand } from '../../api/use-command.ts'
import { lineInput } from './line.ts'
import { noteAccepted, saveNow, usePayment } from './payment-store.ts'

export type AcceptPayment = {
  accept: (givenKopecks: number) => Promise<void>
  paying: boolean
  error: CallError | null
}

/**
 * Takes the cash, once: the id made when the cash opened goes with every attempt, so that a repeat after silence is
 * recognised by main. «Already accepted with other data» means that an earlier attempt had arrived: then main's own
 * record is shown.
 */
export function useAcceptPayment(): AcceptPayment {
  const life = usePayment((store) => store.life)
  const { run, error } = useCommand(acceptPayment, life)
  // In the store, not in the component: this view is gone before the command's end is told.
  const paying = usePayment((store) => store.paying)
  // The basket could not be kept (a full disk): nothing was taken then, and it must be said.
  const [unsaved, setUnsaved] = useState<CallError | null>(null)

  const accept = async (givenKopecks: number): Promise<void> => {
    const { workflow, dispatch, startedAt } = usePayment.getState()
    if (workflow.step !== 'cash') return
    const lines = workflow.lines.flatMap((line) => lineInput(line) ?? [])
    usePayment.setState({ paying: true })
    try {
      const saved = await saveNow()
      setUnsaved(saved.ok ? null : saved.error)
      if (!saved.ok) return
      const payer = workflow.payer ? { payerId: workflow.payer.payerId } : {}
      const answer = await run({ lines, givenKopecks, ...payer, ...(startedAt === null ? {} : { startedAt }) })
      if (answer.ok) {
        if (answer.value !== null) {
          noteAccepted()
          dispatch({ type: 'accepted', accepted: answer.value })
        }
        return
      }
      if (answer.error.kind === 'refused' && answer.error.code === 'command.id_reused') await showAccepted()
    } finally {
      usePayment.setState({ paying: false })
    }
  }
  return { accept, paying, error: unsaved ?? error }
}

async function showAccepted(): Promise<void> {
  const kept = await call(getDraft, {})
  if (!kept.ok || kept.value?.accepted == null) return
  const { printState: _, ...accepted } = kept.value.accepted
  const { life, dispatch } = usePayment.getState()
  life.forget()
  noteAccepted()
  dispatch({ type: 'accepted', accepted })
  refreshQueries()
}
