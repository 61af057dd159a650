import { useEffect } from 'react'
import { parseReceiptNumber } from '../../shared/domain/numbering.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useScanRouter } from '../keys/use-scan-router.ts'
import type { Feature } from '../ui/feature.ts'
import { useOpenClient } from '../ui/open-client.ts'
import { useMay } from '../ui/session-context.ts'
import { useWindowState } from '../ui/window-state.ts'
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
    onBill: (text, origin) => {
      if (mayRegister && findByReceipt(text)) return
      if (mayPay || useWindowState.getState().linksScans) billCame({ text, origin })
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

/** The QR code of one of our receipts looks for whose services it paid; true when the text was one. */
function findByReceipt(text: string): boolean {
  const receipt = /^\s*GK-/i.test(text) ? parseReceiptNumber(text) : null
  const { moneyOpen, show } = useWindowState.getState()
  if (receipt === null || moneyOpen) return false
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
