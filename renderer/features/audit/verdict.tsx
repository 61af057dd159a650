import type { AuditVerdict } from '../../../shared/contract/audit.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import styles from './audit.module.css'
import { auditTexts } from './texts.ts'

/** What the verification found: intact as of when, or the first event that does not fit and what to do. */
export function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const text = useTexts(auditTexts)
  const language = useLanguage()
  const clock = useDeskClock()
  const { byCode } = useSentences()
  const counted = text.intactWhy(
    plural(language, verdict.events, text.events),
    plural(language, verdict.moneyRows, text.rows),
    clock.full(verdict.checkedAt),
  )
  const head = (
    <p className="second">
      {text.head}: <span className={styles['hash']}>{verdict.head}</span>
    </p>
  )
  if (verdict.intact) {
    return (
      <Notice look="note" title={text.intact}>
        <p>{counted}</p>
        {head}
      </Notice>
    )
  }
  const told = byCode(`audit.${verdict.problem ?? 'hash_mismatch'}`)
  return (
    <Notice look="stop" title={text.broken(verdict.brokenSeq ?? 0)}>
      <p className="strong">{told.what}</p>
      <p>{told.todo}</p>
      <p>{counted}</p>
      {head}
    </Notice>
  )
}
