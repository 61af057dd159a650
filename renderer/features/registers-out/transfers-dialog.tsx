import { useState } from 'react'
import { getTransfers, printTransfers, saveTransfers, type TransfersView } from '../../../shared/contract/outgoing.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { PaperSheet } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { registersOutTexts } from './texts.ts'

type Props = { businessDate: string; onClose: () => void }

/** The bank's register of transfers of the day, for its cash order: on paper and as a table. */
export function TransfersDialog({ businessDate, onClose }: Props) {
  const text = useTexts(registersOutTexts)
  return (
    <Dialog title={text.transfersTitle(formatDate(businessDate))} onClose={onClose} closeLabel={text.back} width={640}>
      <Transfers businessDate={businessDate} onClose={onClose} />
    </Dialog>
  )
}

function Transfers({ businessDate, onClose }: Props) {
  const text = useTexts(registersOutTexts)
  const { value, error } = useQuery(getTransfers, { businessDate })
  const print = useCommand(printTransfers)
  const save = useAction(saveTransfers)
  const [printJobId, setPrintJobId] = useState<string | null>(null)
  const [savedName, setSavedName] = useState<string | null>(null)
  const runPrint = (): void => {
    void print.run({ businessDate }).then((answer) => answer.ok && setPrintJobId(answer.value.printJobId))
  }
  const runSave = (): void => {
    void save.run({ businessDate }).then((answer) => setSavedName(answer.ok ? (answer.value?.fileName ?? null) : null))
  }
  useShortcuts([
    { hotkey: 'mod+P', keys: 'Ctrl P', label: text.print, run: runPrint },
    { hotkey: 'mod+S', keys: 'Ctrl S', label: text.save, run: runSave },
  ])
  return (
    <div className="stack">
      <ErrorNotice error={print.error ?? save.error ?? error} />
      {value !== undefined && <Agreement transfers={value.transfers} />}
      {value !== undefined && <PaperSheet paper={value.paper} />}
      {printJobId !== null && <PrintOutcome printJobId={printJobId} prefix={text.printing} />}
      {savedName !== null && <p role="status">{text.saved(savedName)}</p>}
      <div className="row">
        <ActionButton look="main" keys="Ctrl P" autoFocus busy={print.running} onClick={runPrint}>
          {text.print}
        </ActionButton>
        <ActionButton keys="Ctrl S" busy={save.running} onClick={runSave}>
          {text.save}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onClose}>
          {text.back}
        </ActionButton>
      </div>
    </div>
  )
}

function Agreement({ transfers: { shifts } }: { transfers: TransfersView }) {
  const text = useTexts(registersOutTexts)
  const wrong = shifts.filter(({ agrees }) => agrees === false)
  if (wrong.length > 0)
    return (
      <Notice look="stop" title={text.disagrees(wrong.map(({ number }) => number).join(', '))}>
        <p>{text.disagreesTodo}</p>
      </Notice>
    )
  return <p className="muted">{shifts.some(({ agrees }) => agrees === null) ? text.agreesOpen : text.agrees}</p>
}
