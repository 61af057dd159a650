import { getDraft } from '../../../shared/contract/drafts.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { call } from '../../api/call.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useEffect } from 'react'
import { CashView } from './cash-view.tsx'
import { DoneView } from './done-view.tsx'
import { DraftOffer } from './draft-offer.tsx'
import { LinesView } from './lines-view.tsx'
import { NoShift } from './no-shift.tsx'
import { PayerView } from './payer-view.tsx'
import { usePayment } from './payment-store.ts'
import { paymentTexts } from './texts.ts'
import { useIncomingBills } from './use-incoming-bills.ts'
import { useLinkedDebts } from './use-linked-debts.ts'

/** Scanned bill → cash → paper (product.md §4). What was interrupted is offered first. */
export function PaymentScreen() {
  const phase = usePayment((state) => state.phase)
  const workflow = usePayment((state) => state.workflow)
  const text = useTexts(paymentTexts)
  const { value: shift, error } = useQuery(getCurrentShift, {})
  useDraftOnce()
  const reading = useIncomingBills()
  const debtsError = useLinkedDebts()

  if (shift === undefined && error !== null)
    return (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  if (phase === 'unread' || shift === undefined) return null
  if (phase === 'offered') return <DraftOffer />
  if (workflow.step === 'done') return <DoneView state={workflow} />
  if (shift === null || !shift.own || shift.tooOld || shift.state === 'counting')
    return <NoShift shift={shift} lineCount={workflow.lines.length} />
  if (workflow.step === 'payer') return <PayerView state={workflow} />
  if (workflow.step === 'cash') return <CashView state={workflow} />
  return <LinesView state={workflow} reading={reading} debtsError={debtsError} />
}

/** Asks main once a session what was interrupted. An unreadable draft must not keep the desk from working. */
function useDraftOnce(): void {
  const phase = usePayment((state) => state.phase)
  useEffect(() => {
    if (phase !== 'unread') return undefined
    let asked = true
    void call(getDraft, {}).then((answer) => {
      if (asked) usePayment.getState().offer(answer.ok ? answer.value : null)
    })
    return () => {
      asked = false
    }
  }, [phase])
}
