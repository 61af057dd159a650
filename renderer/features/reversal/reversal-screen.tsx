import { useEffect, useState } from 'react'
import { findReversible, getReversible } from '../../../shared/contract/reversals.ts'
import { call } from '../../api/call.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { ChooseView } from './choose-view.tsx'
import { DoneView } from './done-view.tsx'
import { FindView } from './find-view.tsx'
import { useReversal } from './reversal-store.ts'
import { useScannedReceipt } from './use-scanned-receipt.ts'
import { reversalTexts } from './texts.ts'

/** Gives a payment or lines of it back, or puts lines right: find the receipt, say what and why, the slips. */
export function ReversalScreen() {
  const payment = useReversal((state) => state.payment)
  const done = useReversal((state) => state.done)
  const open = useReversal((state) => state.open)
  const incoming = useWindowState((state) => state.toReverse)
  useEffect(() => {
    const receipt = useWindowState.getState().takeReversal()
    if (receipt !== null) open(receipt)
  }, [incoming, open])
  const [missed, setMissed] = useState(false)
  useScannedReceipt((number) => {
    void call(findReversible, { number }).then((answer) => {
      setMissed(answer.ok && answer.value === null)
      if (answer.ok && answer.value !== null) open(answer.value)
    })
  })
  if (done !== null) return <DoneView done={done} />
  if (payment !== null) return <Payment key={payment.paymentId} paymentId={payment.paymentId} />
  return <FindView scanMissed={missed} />
}

function Payment({ paymentId }: { paymentId: string }) {
  const text = useTexts(reversalTexts)
  const { value, error } = useQuery(getReversible, { paymentId })
  if (value != null) return <ChooseView payment={value} />
  return (
    <Screen title={text.title}>
      <ErrorNotice error={error} />
      {value === null && <p role="alert">{text.notFound}</p>}
    </Screen>
  )
}
