import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './cash-view.module.css'
import { lineName } from './line.ts'
import { tenderTexts } from './tender-texts.ts'
import { paymentTexts } from './texts.ts'
import type { CashStep } from './workflow-steps.ts'

/** The same was taken within minutes, or stands in this payment twice: what, when, what to do. Must be answered. */
export function AlreadyPaid({ state, onAcknowledge }: { state: CashStep; onAcknowledge: () => void }) {
  const text = useTexts(paymentTexts)
  const tenderText = useTexts(tenderTexts)
  const clock = useDeskClock()
  return (
    <Notice look="ask" title={state.preview.alreadyPaid.length > 0 ? text.alreadyTitle : tenderText.twiceTitle}>
      <div className={styles['already']}>
        {state.preview.alreadyPaid.map((paid) => {
          const line = state.lines[paid.lineIndex]
          return line === undefined ? null : (
            <p key={`${paid.lineIndex} ${paid.receiptNumber}`}>
              {text.already(
                lineName(line).service,
                text.account(line.account),
                formatMoney(paid.amountKopecks),
                clock.time(paid.acceptedAt),
                paid.receiptNumber,
              )}
            </p>
          )
        })}
        {state.preview.twice.map(({ lineIndex, firstIndex }) => (
          <p key={lineIndex}>{tenderText.twice(lineIndex + 1, firstIndex + 1)}</p>
        ))}
        <p>{text.alreadyTodo}</p>
        {!state.acknowledged && (
          <div className="row">
            <ActionButton keys="Enter" autoFocus confirms onClick={onAcknowledge}>
              {text.alreadyYes}
            </ActionButton>
          </div>
        )}
      </div>
    </Notice>
  )
}
