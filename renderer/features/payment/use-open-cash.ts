import { useState } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { previewPayment } from '../../../shared/contract/payments.ts'
import { call } from '../../api/call.ts'
import { lineInput } from './line.ts'
import { saveNow, usePayment } from './payment-store.ts'
import { isReadyForCash } from './next-line.ts'

export type OpenCash = {
  open: () => Promise<void>
  /** Opens when the line just confirmed was the last one. */
  openIfReady: () => Promise<void>
  opening: boolean
  error: CallError | null
}

/**
 * To the cash: the command's id is made, the draft is saved with it (so that a kill cannot lose what was accepted), and
 * main says what is due and what was paid already. Nothing of money opens before all three are there.
 */
export function useOpenCash(): OpenCash {
  const [opening, setOpening] = useState(false)
  const [error, setError] = useState<CallError | null>(null)

  const open = async (): Promise<void> => {
    const { workflow, life, dispatch } = usePayment.getState()
    if (workflow.step !== 'lines' || !isReadyForCash(workflow.lines)) return
    const lines = workflow.lines.flatMap((line) => lineInput(line) ?? [])
    setOpening(true)
    life.id()
    const [saved, preview] = await Promise.all([saveNow(), call(previewPayment, { lines })])
    setOpening(false)
    const failure = !saved.ok ? saved.error : !preview.ok ? preview.error : null
    setError(failure)
    if (failure === null && preview.ok) dispatch({ type: 'cash_opened', preview: preview.value })
  }
  const openIfReady = async (): Promise<void> => {
    const { workflow } = usePayment.getState()
    if (workflow.step === 'lines' && isReadyForCash(workflow.lines)) await open()
  }
  return { open, openIfReady, opening, error }
}
