import { useState } from 'react'
import { getReceiptPaper, type JournalEntry, reprintReceipt } from '../../../shared/contract/payments.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { journalTexts } from './texts.ts'

/** The receipt of the chosen payment, to the character, and its copy. */
export function EntryPaper({ entry }: { entry: JournalEntry | null }) {
  const text = useTexts(journalTexts)
  const { value: paper, error } = useQuery(
    getReceiptPaper,
    entry === null ? null : { paymentId: entry.paymentId, copy: 0 },
  )
  const reprint = useCommand(reprintReceipt)
  const [copied, setCopied] = useState<number | null>(null)
  const print = (): void => {
    if (entry === null) return
    void reprint.run({ paymentId: entry.paymentId }).then((answer) => setCopied(answer.ok ? answer.value.copy : null))
  }
  useShortcuts(entry === null ? [] : [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.reprint, run: print }])
  if (entry === null) return <PaperDesk label={text.paper}>{<p className="muted">{text.choose}</p>}</PaperDesk>
  return (
    <PaperDesk
      label={text.paper}
      foot={
        <div className="stack tight">
          <p className="spread">
            <span>
              {text.given} {formatMoney(entry.givenKopecks)}
            </span>
            <span>
              {text.change} {formatMoney(entry.changeKopecks)}
            </span>
          </p>
          <ErrorNotice error={reprint.error} />
          <p role="status">{copied === null ? '' : text.reprinted(copied)}</p>
          <ActionButton look="main" keys="Ctrl Enter" grow busy={reprint.running} onClick={print}>
            {text.reprint}
          </ActionButton>
        </div>
      }
    >
      {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
    </PaperDesk>
  )
}
