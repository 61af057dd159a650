import { useState } from 'react'
import { type AuditVerdict, listAuditEvents, verifyAudit } from '../../../shared/contract/audit.ts'
import { useAction } from '../../api/use-command.ts'
import { usePages } from '../../api/use-pages.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { AuditTable } from './audit-table.tsx'
import styles from './audit.module.css'
import { auditTexts } from './texts.ts'
import { Verdict } from './verdict.tsx'

/** What happened here, newest first: ids and codes, never client data. The chain can be verified at any time. */
export function AuditScreen() {
  const text = useTexts(auditTexts)
  const [kind, setKind] = useState('')
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const verify = useAction(verifyAudit)
  const trail = usePages(
    listAuditEvents,
    (before) => ({ before, kind: kind === '' ? null : kind }),
    ({ events }) => events,
    ({ seq }) => seq,
  )
  const kinds = trail.newest?.kinds ?? []
  const run = (): void => void verify.run({}).then((answer) => setVerdict(answer.ok ? answer.value : null))
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.verify, run }])
  const options = [{ value: '', label: text.all }, ...kinds.map((value) => ({ value, label: value }))]
  return (
    <Screen title={text.title}>
      <div className={styles['tools']}>
        <ActionButton look="main" keys="Ctrl Enter" autoFocus busy={verify.running} onClick={run}>
          {text.verify}
        </ActionButton>
        <SelectField label={text.filter} value={kind} options={options} onChange={setKind} />
      </div>
      {verify.running && <p role="status">{text.verifying}</p>}
      <ErrorNotice error={verify.error ?? trail.error} />
      {verdict !== null && !verify.running && <Verdict verdict={verdict} />}
      {trail.newest !== undefined && trail.rows.length === 0 && <p className="muted">{text.empty}</p>}
      {trail.rows.length > 0 && (
        <AuditTable events={trail.rows} brokenSeq={verdict?.brokenSeq ?? null} showOlder={trail.showOlder} />
      )}
    </Screen>
  )
}
