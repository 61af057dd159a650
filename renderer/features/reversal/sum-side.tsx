import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { reprintSlips, type ReversalView, type ReversibleLine } from '../../../shared/contract/reversals.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { reasonTexts } from '../../i18n/reversal-reason-texts.ts'
import type { Mode } from './reversal-store.ts'
import styles from './reversal.module.css'
import { reversalTexts } from './texts.ts'
import type { Reversible } from './told-by-main.ts'

type Props = { payment: Reversible; lines: readonly ReversibleLine[]; dueKopecks: number; mode: Mode }

/** What will leave the drawer, and what has left it of this receipt already. */
export function SumSide({ payment, lines, dueKopecks, mode }: Props) {
  const text = useTexts(reversalTexts)
  const commissionKopecks = lines.reduce((sum, line) => sum + line.commissionKopecks, 0)
  return (
    <div className={styles['side']}>
      {payment.stop === null && (
        <section className={styles['give']} data-stays={mode === 'correct' || undefined} aria-live="polite">
          <p>{mode === 'reverse' ? text.toGive : text.toCorrect}</p>
          <p className={styles['sum']} data-long={dueKopecks >= 100_000_000 || undefined}>
            {formatMoney(dueKopecks)}
          </p>
          {commissionKopecks > 0 && <p>{text.withCommission(formatMoney(commissionKopecks))}</p>}
          {mode === 'correct' && <p>{text.cashStays}</p>}
        </section>
      )}
      {payment.replaces !== null && <p>{text.replaces(payment.replaces.receiptNumber)}</p>}
      {payment.reversals.length > 0 && (
        <section className="stack tight">
          <h2>{text.history}</h2>
          {payment.reversals.map((reversal) => (
            <Act key={reversal.reversalId} reversal={reversal} />
          ))}
        </section>
      )}
    </div>
  )
}

function Act({ reversal }: { reversal: ReversalView }) {
  const text = useTexts(reversalTexts)
  const reasonText = useTexts(reasonTexts)
  const clock = useDeskClock()
  const { run, running, error } = useCommand(reprintSlips)
  const [copies, setCopies] = useState<OutputOf<typeof reprintSlips> | null>(null)
  const printAgain = (): void =>
    void run({ reversalId: reversal.reversalId }).then((answer) => {
      if (answer.ok) setCopies(answer.value)
    })
  return (
    <div className={styles['act']}>
      <p className="spread">
        <span className="strong">{text.historyLine(reversal.slipNumber)}</span>
        <span className="number strong">{formatMoney(reversal.dueKopecks)}</span>
      </p>
      <p className="second">
        {reasonText[reversal.reason]}
        {reversal.note !== '' && `. ${reversal.note}`}
      </p>
      <p className="second">
        {clock.full(reversal.reversedAt)}, {text.historyWho(reversal.operatorName, reversal.approverName)}
      </p>
      {reversal.replacedBy !== null && <p>{text.replacedBy(reversal.replacedBy.receiptNumber)}</p>}
      <PrintOutcome
        printJobId={copies?.payerSlipId ?? reversal.reversalId}
        prefix={copies === null ? text.payerSlip : text.payerCopy}
        {...(copies === null ? { state: reversal.payerSlip } : {})}
      />
      <PrintOutcome
        printJobId={copies?.bankSlipId ?? reversal.bankSlipId}
        prefix={copies === null ? text.bankSlip : text.bankCopy}
        {...(copies === null ? { state: reversal.bankSlip } : {})}
      />
      <ErrorNotice error={error} />
      <div className={styles['again']}>
        <ActionButton look="quiet" busy={running} onClick={printAgain}>
          {text.slipsAgain}
        </ActionButton>
      </div>
    </div>
  )
}
