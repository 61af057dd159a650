import { useEffect, useState } from 'react'
import { type RecognizedBill, recognizeBill } from '../../../shared/contract/bills.ts'
import { call } from '../../api/call.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { type IncomingBill, useWindowState } from '../../ui/window-state.ts'
import { offerToDialog } from './account-scan.ts'
import { isWanted, lineOfBill } from './line.ts'
import { asksFirst, type CodeOrigin, type Notice } from './notice.ts'
import { newLineKey, usePayment } from './payment-store.ts'

/**
 * Takes up what was scanned or pasted on any screen, in its order. Waits while a draft is offered, while money is on its
 * way and while a question about the code before is open; then a scan begins the next client. Returns whether a code is
 * being read.
 */
export function useIncomingBills(): boolean {
  const waiting = useWindowState((state) => state.bills.length)
  const phase = usePayment((state) => state.phase)
  const paying = usePayment((state) => state.paying)
  const isAsking = usePayment(({ workflow }) => workflow.step === 'lines' && asksFirst(workflow.notice))
  const [reading, setReading] = useState(false)
  const ready = phase === 'running' && !paying && !reading && !isAsking
  useEffect(() => {
    if (waiting === 0 || !ready) return
    const bill = useWindowState.getState().takeBill()
    if (bill === null) return
    setReading(true)
    void readBill(bill).finally(() => setReading(false))
  }, [waiting, ready])
  return reading
}

async function readBill(incoming: IncomingBill): Promise<void> {
  const { dispatch, workflow } = usePayment.getState()
  const answer = await call(recognizeBill, 'bytes' in incoming ? { bytes: incoming.bytes } : { text: incoming.text })
  if (!answer.ok) {
    dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
    return
  }
  const bill = answer.value
  if (offerToDialog(bill)) return
  const line = lineOfBill(bill, incoming.origin, newLineKey())
  if (bill.outcome === 'receipt' && (workflow.step === 'done' || !workflow.lines.some(isWanted))) {
    useWindowState.getState().showReceipt(bill)
    return
  }
  // A scan while the change is on the screen is the next client's: the one before must not stay open over it.
  if (usePayment.getState().workflow.step === 'done') useOpenClient.getState().endVisit()
  if (line !== null) dispatch({ type: 'line_added', line })
  else dispatch({ type: 'noticed', notice: noticeOf(bill, incoming.origin) })
}

/** What is said where a code gives no line by itself. */
export function noticeOf(bill: RecognizedBill, origin: CodeOrigin): Notice | null {
  switch (bill.outcome) {
    case 'known':
    case 'unknown_payee':
      return null
    case 'choose_service':
      return { kind: 'choose_service', choices: bill.choices, origin }
    case 'details_differ': {
      const { providerName, differs, otherProviderName } = bill
      return { kind: 'details_differ', providerName, differs, otherProviderName }
    }
    case 'demo_payee':
      return { kind: 'demo_payee', providerName: bill.providerName }
    case 'receipt':
      return { kind: 'own_receipt', receiptNumber: bill.receiptNumber }
    case 'not_a_bill':
      return bill.reason === 'unknown_code' && bill.code !== null
        ? { kind: 'unknown_code', code: bill.code, origin }
        : { kind: 'not_a_bill', reason: bill.reason }
  }
}
