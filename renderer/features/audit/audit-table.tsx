import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import type { AuditEvent } from './audit-event.ts'
import styles from './audit.module.css'
import { auditTexts } from './texts.ts'

type Props = { events: readonly AuditEvent[]; brokenSeq: number | null; showOlder: (() => Promise<void>) | null }

export function AuditTable({ events, brokenSeq, showOlder }: Props) {
  const text = useTexts(auditTexts)
  const clock = useDeskClock()
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.title}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {[text.no, text.time, text.kind, text.operator, text.body, text.hash].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.seq} data-broken={event.seq === brokenSeq || undefined}>
              <td className="number">{event.seq}</td>
              <td className="nowrap">{clock.full(event.at)}</td>
              <td className="nowrap strong">{event.kind}</td>
              <td className="nowrap">{event.operatorName ?? text.system}</td>
              <td className={styles['body']}>{event.body}</td>
              <td className={styles['hash']}>{event.hash.slice(0, 8)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {showOlder !== null && (
        <div className={styles['older']}>
          <ActionButton onClick={() => void showOlder()}>{text.older}</ActionButton>
        </div>
      )}
    </div>
  )
}
