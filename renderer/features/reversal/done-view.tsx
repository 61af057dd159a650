import { getSlipPaper } from '../../../shared/contract/reversals.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type Done, useReversal } from './reversal-store.ts'
import styles from './reversal.module.css'
import { reversalTexts } from './texts.ts'

/** Given back: the sum stays until the next act, both slips and how they really went beside it. */
export function DoneView({ done }: { done: Done }) {
  const text = useTexts(reversalTexts)
  const close = useReversal((state) => state.close)
  const { answer, receiptNumber } = done
  const { value: paper, error } = useQuery(getSlipPaper, { reversalId: answer.reversalId })
  const guard = useMoneyConfirm(`reversal done ${answer.reversalId}`, false, close)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.ready },
    { hotkey: 'Escape', keys: 'Esc', label: text.ready, run: guard.press, inLine: false },
  ])
  const isCorrected = done.kind === 'corrected'
  return (
    <Screen
      title={isCorrected ? text.doneCorrected : text.doneReversed}
      about={text.doneAbout(answer.slipNumber, receiptNumber)}
      onKeyDown={guard.onKeyDown}
      sideLook="desk"
      side={
        <PaperDesk label={text.slip}>
          {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
        </PaperDesk>
      }
    >
      <section className={styles['give']} data-stays aria-live="polite">
        {isCorrected ? (
          <p className={styles['sum']} data-huge data-words>
            {text.nothingToGive}
          </p>
        ) : (
          <>
            <p>{text.give}</p>
            <p className={styles['sum']} data-huge data-long={answer.dueKopecks >= 1_000_000 || undefined}>
              {formatMoney(answer.dueKopecks)}
            </p>
            <p>{text.giveStays}</p>
          </>
        )}
        {isCorrected && <p>{text.newReceipt(done.answer.replacement.receiptNumber)}</p>}
      </section>
      <div className="stack tight">
        {isCorrected && <PrintOutcome printJobId={done.answer.replacement.paymentId} prefix={text.receipt} />}
        <PrintOutcome printJobId={answer.payerSlipId} prefix={text.payerSlip} />
        <PrintOutcome printJobId={answer.bankSlipId} prefix={text.bankSlip} />
      </div>
      <p>{text.sign}</p>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus confirms onClick={guard.press}>
          {text.ready}
        </ActionButton>
      </div>
    </Screen>
  )
}
