import { useEffect, useState } from 'react'
import { recognizeBill } from '../../../shared/contract/bills.ts'
import { call } from '../../api/call.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { type IncomingBill, useWindowState } from '../../ui/window-state.ts'
import { lineOfBill } from './line.ts'
import { newLineKey, usePayment } from './payment-store.ts'

/**
 * Takes up what was scanned or pasted on any screen, in its order. Waits while a draft is offered and while money is on
 * its way; then a scan begins the next client. Returns whether a code is being read.
 */
export function useIncomingBills(): boolean {
  const waiting = useWindowState((state) => state.bills.length)
  const phase = usePayment((state) => state.phase)
  const paying = usePayment((state) => state.paying)
  const [reading, setReading] = useState(false)
  const ready = phase === 'running' && !paying && !reading
  useEffect(() => {
    if (waiting === 0 || !ready) return
    const bills = useWindowState.getState().takeBills()
    setReading(true)
    void readAll(bills).finally(() => setReading(false))
  }, [waiting, ready])
  return reading
}

async function readAll(bills: readonly IncomingBill[]): Promise<void> {
  for (const bill of bills) await readBill(bill)
}

async function readBill({ text, origin }: IncomingBill): Promise<void> {
  const { dispatch } = usePayment.getState()
  const answer = await call(recognizeBill, { text })
  if (!answer.ok) {
    dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
    return
  }
  const bill = answer.value
  const line = lineOfBill(bill, origin, newLineKey())
  // A scan while the change is on the screen is the next client's: the one before must not stay open over it.
  if (usePayment.getState().workflow.step === 'done') useOpenClient.getState().endVisit()
  if (line !== null) dispatch({ type: 'line_added', line })
  else if (bill.outcome === 'details_differ') {
    dispatch({
      type: 'noticed',
      notice: { kind: 'details_differ', providerName: bill.providerName, differs: bill.differs },
    })
  } else if (bill.outcome === 'not_a_bill')
    dispatch({ type: 'noticed', notice: { kind: 'not_a_bill', reason: bill.reason } })
}
