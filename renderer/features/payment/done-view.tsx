import { formatMoney } from '../../../shared/domain/money.ts'
import { getReceiptPaper } from '../../../shared/contract/payments.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChangePanel } from './change-panel.tsx'
import styles from './done-view.module.css'
import { usePayment } from './payment-store.ts'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'
import type { DoneStep } from './workflow-steps.ts'

/** Taken: the change stays until the next client; the paper and how it really went with it. */
export function DoneView({ state }: { state: DoneStep }) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const run = usePayment((store) => store.run)
  const { accepted } = state
  const { value: paper, error } = useQuery(getReceiptPaper, { paymentId: accepted.paymentId, copy: 0 })
  const hasClient = useOpenClient((store) => store.client !== null)
  const endVisit = useOpenClient((store) => store.endVisit)
  const more = (): void => run(null, null)
  const next = (): void => {
    endVisit()
    more()
  }
  const guard = useMoneyConfirm('done', false, next)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyNext },
    hasClient
      ? { hotkey: 'Escape', keys: 'Esc', label: debtText.keyMore, run: more }
      : { hotkey: 'Escape', keys: 'Esc', label: text.keyNext, run: guard.press, inLine: false },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.nextClient, run: guard.press, inLine: false },
  ])
  return (
    <Screen
      title={text.done}
      about={text.doneAbout(accepted.receiptNumber)}
      extra={<ClientChip />}
      onKeyDown={guard.onKeyDown}
      sideLook="desk"
      side={
        <PaperDesk label={text.receipt}>
          {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
        </PaperDesk>
      }
    >
      <div className={styles['sums']}>
        <dl className={styles['taken']}>
          <dt className="muted">{text.taken}</dt>
          <dd className={styles['sum']}>{formatMoney(accepted.dueKopecks)}</dd>
          <dt className="muted">{text.given}</dt>
          <dd className={styles['sum']}>{formatMoney(accepted.givenKopecks)}</dd>
        </dl>
        <ChangePanel changeKopecks={accepted.changeKopecks} missingKopecks={0} drawer={null} taken />
      </div>
      <PrintOutcome printJobId={accepted.printJobId} prefix={`${text.receipt}:`} />
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus confirms onClick={guard.press}>
          {text.nextClient}
        </ActionButton>
        {hasClient && (
          <ActionButton size="large" keys="Esc" onClick={more}>
            {debtText.moreForClient}
          </ActionButton>
        )}
      </div>
    </Screen>
  )
}
