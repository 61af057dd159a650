import { getClosedShift } from '../../../shared/contract/past-shifts.ts'
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
import type { ClosedOutcome } from './counting-shift.tsx'
import { DifferenceNotice } from './difference-notice.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** The Z report as paper, how its printing went, and what is left in the drawer. */
export function ClosedShift({ outcome, onNext }: { outcome: ClosedOutcome; onNext: () => void }) {
  const text = useTexts(shiftTexts)
  const { value: closed, error } = useQuery(getClosedShift, { shiftId: outcome.shiftId })
  const guard = useMoneyConfirm('closed', false, onNext)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.next },
    { hotkey: 'Escape', keys: 'Esc', label: text.next, run: guard.press, inLine: false },
  ])
  return (
    <Screen
      title={text.closed}
      about={text.closedAbout(outcome.number, outcome.zNumber)}
      onKeyDown={guard.onKeyDown}
      sideLook="desk"
      side={
        <PaperDesk label={text.zPaper}>
          {closed == null ? <ErrorNotice error={error} /> : <Paper paper={closed.paper} />}
        </PaperDesk>
      }
    >
      <section className={styles['card']}>
        <p className="muted">{text.remainder}</p>
        <p className={styles['big']}>{formatMoney(outcome.countedKopecks)}</p>
        <DifferenceNotice differenceKopecks={outcome.differenceKopecks}>
          <p>{text.differenceStays}</p>
        </DifferenceNotice>
        <PrintOutcome printJobId={outcome.printJobId} prefix={text.print} />
        {outcome.handOverPrintJobId !== null && (
          <PrintOutcome printJobId={outcome.handOverPrintJobId} prefix={text.printHandOver} />
        )}
        <div className="row">
          <ActionButton look="main" size="large" keys="Enter" autoFocus confirms onClick={guard.press}>
            {text.next}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
