import { useState } from 'react'
import { exportReport, printReport, type ReportSpan, saveReportPdf } from '../../../shared/contract/reports.ts'
import type { ReportKind } from '../../../shared/domain/report-kinds.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ExportState } from '../../ui/export-state.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { CertificateDialog } from './certificate-dialog.tsx'
import styles from './reports.module.css'
import { reportTexts } from './texts.ts'

type Props = {
  kind: ReportKind
  span: ReportSpan
  /** Nothing to print or to write when the report is empty. */
  empty: boolean
  onCopy: () => boolean
}

/** What can be done with the report that is shown: paper, PDF, files, the text itself. */
export function ReportActs({ kind, span, empty, onCopy }: Props) {
  const text = useTexts(reportTexts)
  const [said, setSaid] = useState('')
  const [certificate, setCertificate] = useState(false)
  const printing = useAction(printReport)
  const saving = useAction(saveReportPdf)
  const exporting = useAction(exportReport)
  const tell = (sentence: string): void => setSaid(sentence)
  const print = (): void => void printing.run({ kind, span }).then((answer) => tell(answer.ok ? text.printed : ''))
  const save = (): void =>
    void saving
      .run({ kind, span })
      .then((answer) => tell(answer.ok && answer.value ? text.saved(answer.value.fileName) : ''))
  const write = (format: 'csv' | 'xlsx'): void => void exporting.run({ kind, span, format }).then(() => tell(''))
  const copy = (): void => tell(onCopy() ? text.copied : '')
  const open = (): void => setCertificate(true)
  useShortcuts([
    ...(empty
      ? []
      : [
          { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.print, run: print },
          { hotkey: 'mod+S', keys: 'Ctrl S', label: text.pdf, run: save },
          { hotkey: 'mod+E', keys: 'Ctrl E', label: text.xlsx, run: () => write('xlsx'), inLine: false },
          { hotkey: 'mod+shift+E', keys: 'Ctrl Shift E', label: text.csv, run: () => write('csv'), inLine: false },
          { hotkey: 'mod+shift+C', keys: 'Ctrl Shift C', label: text.copy, run: copy, inLine: false },
        ]),
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.certificate, run: open },
  ])
  return (
    <div className={styles['acts']}>
      <ErrorNotice error={printing.error ?? saving.error ?? exporting.error} />
      <p role="status" className="second">
        {said}
      </p>
      <ExportState />
      <div className="row wrap">
        <ActionButton look="main" keys="Ctrl Enter" disabled={empty} busy={printing.running} onClick={print}>
          {text.print}
        </ActionButton>
        <ActionButton keys="Ctrl S" disabled={empty} busy={saving.running} onClick={save}>
          {text.pdf}
        </ActionButton>
        <ActionButton keys="Ctrl E" disabled={empty} busy={exporting.running} onClick={() => write('xlsx')}>
          {text.xlsx}
        </ActionButton>
        <ActionButton keys="Ctrl Shift E" disabled={empty} busy={exporting.running} onClick={() => write('csv')}>
          {text.csv}
        </ActionButton>
        <ActionButton keys="Ctrl Shift C" disabled={empty} onClick={copy}>
          {text.copy}
        </ActionButton>
        <span className="grow" />
        <ActionButton keys="Ctrl D" onClick={open}>
          {text.certificate}
        </ActionButton>
      </div>
      {certificate && (
        <CertificateDialog
          of={{ businessDate: span.untilDate, operatorId: span.operatorId }}
          onClose={() => setCertificate(false)}
        />
      )}
    </div>
  )
}
