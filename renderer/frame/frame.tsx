import { useEffect } from 'react'
import { recognizeBill } from '../../shared/contract/bills.ts'
import { parseReceiptNumber } from '../../shared/domain/numbering.ts'
import { call } from '../api/call.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useScanRouter } from '../keys/use-scan-router.ts'
import type { Feature } from '../ui/feature.ts'
import { useOpenClient } from '../ui/open-client.ts'
import { useMay } from '../ui/session-context.ts'
import { type IncomingBill, useWindowState } from '../ui/window-state.ts'
import { ApprovalDialog } from './approval-dialog.tsx'
import { BottomLine } from './bottom-line.tsx'
import styles from './frame.module.css'
import { GlobalKeys } from './global-keys.tsx'
import { Rail } from './rail.tsx'
import { ScanNotice } from './scan-notice.tsx'
import { TopBar } from './top-bar.tsx'
import { VirtualPhone } from './virtual-phone.tsx'

/** Rail, top bar, the workflow, the keys valid now. The workflow itself brings its right column. */
export function Frame({ features }: { features: readonly Feature[] }) {
  const chosen = useWindowState((state) => state.screen)
  const billCame = useWindowState((state) => state.billCame)
  const mayPay = useMay('payments')
  const current = features.find((feature) => feature.id === chosen) ?? features[0]
  const mayRegister = useMay('clients')
  useScanRouter({
    // On the linking screen a bill is linked, which also those may do who take no money.
    onBill: ({ text, bytes }, origin) => {
      const { linksScans } = useWindowState.getState()
      const bill = bytes === undefined ? { text, origin } : { bytes, origin }
      // Who looks for a client means whoever the receipt was for; else it opens the payment. Lines that stand in the
      // payment are not left for it: there it is told what it is, like any other code.
      if (mayRegister && (current?.id === 'client' || !mayPay) && findByReceipt(text)) return
      if (mayPay && !linksScans && current?.id !== 'payment' && isReceipt(text)) void openReceipt(bill)
      else if (mayPay || linksScans) billCame(bill)
    },
    // A passport is of the next client, or of this one later: nobody's cash is left for it.
    onMrz: (text) => {
      const { moneyOpen, refuseMrz, mrzCame } = useWindowState.getState()
      if (!mayRegister) refuseMrz('not_permitted')
      else if (moneyOpen) refuseMrz('money_open')
      else mrzCame(text)
    },
  })
  useTitle(current)
  return (
    <div className={styles['frame']}>
      <Rail features={features} current={current?.id ?? null} />
      <div className={styles['side']}>
        <TopBar />
        <GlobalKeys features={features} />
        <ScanNotice />
        <div className={styles['work']}>{current && <current.screen />}</div>
        <VirtualPhone />
        <ApprovalDialog />
        <BottomLine />
      </div>
    </div>
  )
}

const receiptIn = (text: string) => (/^\s*GK-/i.test(text) ? parseReceiptNumber(text) : null)

/** The code of one of our receipts, and no money is open that would be left for it. */
const isReceipt = (text: string): boolean => receiptIn(text) !== null && !useWindowState.getState().moneyOpen

/** Its payment in the journal; the payment screen says why where it can't be shown. */
async function openReceipt(bill: IncomingBill): Promise<void> {
  const { showReceipt, billCame } = useWindowState.getState()
  const answer = await call(recognizeBill, 'bytes' in bill ? { bytes: bill.bytes } : { text: bill.text })
  if (answer.ok && answer.value.outcome === 'receipt') showReceipt(answer.value)
  else billCame(bill)
}

/** Looks for whose services a receipt paid; true when the text was the code of one. */
function findByReceipt(text: string): boolean {
  const receipt = receiptIn(text)
  const { show } = useWindowState.getState()
  if (receipt === null || !isReceipt(text)) return false
  useOpenClient.getState().endVisit()
  useOpenClient.getState().search(receipt.receiptNumber, 0)
  show('client')
  return true
}

function useTitle(current: Feature | undefined): void {
  const name = useTexts(current?.texts ?? noTexts).name
  useEffect(() => {
    document.title = name === '' ? 'Город·Касса' : `${name} — Город·Касса`
    return () => {
      document.title = 'Город·Касса'
    }
  }, [name])
}

const noTexts = { ru: { name: '', words: '' }, en: { name: '', words: '' } }
