import { useEffect } from 'react'
import { useWindowState } from '../../ui/window-state.ts'
import { ApplicationDone } from './application-done.tsx'
import { ApplicationForm } from './application-form.tsx'
import { ApplicationList } from './application-list.tsx'
import { useApplications } from './application-store.ts'
import { useScannedReceipt } from './use-scanned-receipt.ts'

/** What payers apply for once the cash can't go back at the desk. */
export function ApplicationsScreen() {
  const { step, done, begin } = useApplications()
  const incoming = useWindowState((state) => state.toApply)
  useEffect(() => {
    const receiptNumber = useWindowState.getState().takeApplication()
    if (receiptNumber !== null) begin(receiptNumber)
  }, [incoming, begin])
  useScannedReceipt((code) => begin(code.replace(/^GK-/, '')))
  if (done !== null) return <ApplicationDone done={done} />
  return step === 'new' ? <ApplicationForm /> : <ApplicationList />
}
