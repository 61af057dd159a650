import { useState } from 'react'
import { getReceiptPaper, reprintReceipt } from '../../../shared/contract/payments.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { journalTexts } from './texts.ts'

/** The receipt of the chosen payment, to the character, and its copy; `onOpen`: where its card can be opened. */
export function EntryPaper({ paymentId, onOpen }: { paymentId: string | null; onOpen: (() => void) | null }) {
  const text = useTexts(journalTexts)
  const { value: paper, error } = useQuery(getReceiptPaper, paymentId === null ? null : { paymentId, copy: 0 })
  const reprint = useCommand(reprintReceipt)
  const [copied, setCopied] = useState<number | null>(null)
  const print = (): void => {
    if (paymentId === null) return
    void reprint.run({ paymentId }).then((answer) => setCopied(answer.ok ? answer.value.copy : null))
  }
  useShortcuts(paymentId === null ? [] : [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.reprint, run: print }])
  if (paymentId === null) return <PaperDesk label={text.paper}>{<p className="muted">{text.choose}</p>}</PaperDesk>
  return (
    <PaperDesk
      label={text.paper}
      foot={
        <div className="stack tight">
          <ErrorNotice error={reprint.error} />
          <p role="status">{copied === null ? '' : text.reprinted(copied)}</p>
          <div className="stack tight">
            {onOpen !== null && (
              <ActionButton keys="Enter" grow onClick={onOpen}>
                {text.open}
              </ActionButton>
            )}
            <ActionButton look="main" keys="Ctrl Enter" grow busy={reprint.running} onClick={print}>
              {text.reprint}
            </ActionButton>
          </div>
        </div>
      }
    >
      {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
    </PaperDesk>
  )
}
