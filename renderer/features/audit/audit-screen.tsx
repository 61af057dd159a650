import { useState } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { type AuditVerdict, listAuditEvents, verifyAudit } from '../../../shared/contract/audit.ts'
import { call } from '../../api/call.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { AuditEvent } from './audit-event.ts'
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
  const trail = useTrail(kind === '' ? null : kind)
  const run = (): void => void verify.run({}).then((answer) => setVerdict(answer.ok ? answer.value : null))
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.verify, run }])
  const options = [{ value: '', label: text.all }, ...trail.kinds.map((value) => ({ value, label: value }))]
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
      {trail.loaded && trail.events.length === 0 && <p className="muted">{text.empty}</p>}
      {trail.events.length > 0 && (
        <AuditTable events={trail.events} brokenSeq={verdict?.brokenSeq ?? null} showOlder={trail.showOlder} />
      )}
    </Screen>
  )
}

type Older = { kind: string | null; events: readonly AuditEvent[]; next: number | null }

function useTrail(kind: string | null) {
  const first = useQuery(listAuditEvents, { before: null, kind })
  const [older, setOlder] = useState<Older>({ kind, events: [], next: null })
  const [olderError, setOlderError] = useState<CallError | null>(null)
  const mine = older.kind === kind && older.events.length > 0 ? older : null
  const newest = first.value?.events ?? []
  const next = mine === null ? (first.value?.next ?? null) : mine.next
  const read = async (before: number): Promise<void> => {
    const answer = await call(listAuditEvents, { before, kind })
    setOlderError(answer.ok ? null : answer.error)
    if (answer.ok)
      setOlder({ kind, events: [...(mine?.events ?? []), ...answer.value.events], next: answer.value.next })
  }
  const known = new Set(newest.map((event) => event.seq))
  return {
    events: [...newest, ...(mine?.events ?? []).filter((event) => !known.has(event.seq))],
    kinds: first.value?.kinds ?? [],
    loaded: first.value !== undefined,
    error: first.error ?? olderError,
    showOlder: next === null ? null : () => read(next),
  }
}
