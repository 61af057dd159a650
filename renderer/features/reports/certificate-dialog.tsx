import { useState } from 'react'
import { getCertificate, printCertificate } from '../../../shared/contract/reports.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PaperSheet } from '../../ui/paper-desk.tsx'
import { reportTexts } from './texts.ts'

type Of = { businessDate: string; operatorId: string | null }

/** The cash worker's certificate of a closed day, as it will be printed. */
export function CertificateDialog({ of, onClose }: { of: Of; onClose: () => void }) {
  const text = useTexts(reportTexts)
  return (
    <Dialog title={text.certificateTitle(formatDate(of.businessDate))} onClose={onClose}>
      <Certificate of={of} onClose={onClose} />
    </Dialog>
  )
}

function Certificate({ of, onClose }: { of: Of; onClose: () => void }) {
  const text = useTexts(reportTexts)
  const { value, error } = useQuery(getCertificate, of)
  const printing = useCommand(printCertificate)
  const [sent, setSent] = useState(false)
  const print = (): void => void printing.run(of).then((answer) => setSent(answer.ok))
  const isClosed = value?.state === 'closed'
  useShortcuts(isClosed ? [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.print, run: print }] : [])
  return (
    <div className="stack">
      <ErrorNotice error={error ?? printing.error} />
      {value !== undefined && value.paper !== null && <PaperSheet paper={value.paper} />}
      {value?.state === 'open' && <p>{text.certificateOpen}</p>}
      {value?.state === 'no_shifts' && <p>{text.certificateNone}</p>}
      <p role="status">{sent ? text.certificateSent : ''}</p>
      <div className="row actions">
        {isClosed && (
          <ActionButton look="main" size="large" keys="Ctrl Enter" autoFocus busy={printing.running} onClick={print}>
            {text.print}
          </ActionButton>
        )}
        <ActionButton size="large" keys="Esc" autoFocus={!isClosed} onClick={onClose}>
          {text.close}
        </ActionButton>
      </div>
    </div>
  )
}
