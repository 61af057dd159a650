import { useState } from 'react'
import { getOrderPaper, type OrderView, reprintOrder } from '../../../shared/contract/cash-orders.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import styles from './cash.module.css'
import { cashTexts } from './texts.ts'

type Props = {
  order: OrderView
  /** The first sheet's print job, of an order that was just made. */
  printJobId: string | null
  onAccept: () => void
  onDecline: () => void
  onTakeBack: () => void
}

/** The chosen order as paper, and what may be done about it. */
export function OrderSide({ order, printJobId, onAccept, onDecline, onTakeBack }: Props) {
  const text = useTexts(cashTexts)
  const { value: paper, error } = useQuery(getOrderPaper, { orderId: order.orderId })
  const copy = useCommand(reprintOrder)
  const [copyJobId, setCopyJobId] = useState<string | null>(null)
  const print = (): void =>
    void copy.run({ orderId: order.orderId }).then((answer) => answer.ok && setCopyJobId(answer.value.printJobId))
  useShortcuts([
    { hotkey: 'alt+P', keys: 'Alt P', label: text.copy, run: print },
    ...(order.state === 'sent'
      ? [
          { hotkey: 'Insert', keys: 'Ins', label: text.accept, run: onAccept },
          { hotkey: 'Delete', keys: 'Del', label: text.decline, run: onDecline },
        ]
      : []),
    ...(order.state === 'declined' ? [{ hotkey: 'Insert', keys: 'Ins', label: text.takeBack, run: onTakeBack }] : []),
  ])
  return (
    <PaperDesk
      label={text.paper}
      foot={
        <div className={styles['foot']}>
          {order.state === 'sent' && (
            <>
              <ActionButton look="main" keys="Ins" onClick={onAccept}>
                {text.accept}
              </ActionButton>
              <ActionButton keys="Del" onClick={onDecline}>
                {text.decline}
              </ActionButton>
            </>
          )}
          {order.state === 'declined' && (
            <ActionButton look="main" keys="Ins" onClick={onTakeBack}>
              {text.takeBack}
            </ActionButton>
          )}
          <ActionButton keys="Alt P" busy={copy.running} onClick={print}>
            {text.copy}
          </ActionButton>
          {order.declineReason !== null && <p className="second">{`${text.reason}: ${order.declineReason}`}</p>}
          {copyJobId !== null ? (
            <PrintOutcome key={copyJobId} printJobId={copyJobId} prefix={text.printCopy} />
          ) : (
            printJobId !== null && <PrintOutcome printJobId={printJobId} prefix={text.print} />
          )}
          <ErrorNotice error={copy.error} />
        </div>
      }
    >
      {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
    </PaperDesk>
  )
}
