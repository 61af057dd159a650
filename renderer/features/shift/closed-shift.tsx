import { getZPaper } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { ClosedOutcome } from './closed-outcome.ts'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** The Z report as paper, how its printing went, and what is left in the drawer. */
export function ClosedShift({ outcome, onNext }: { outcome: ClosedOutcome; onNext: () => void }) {
  const text = useTexts(shiftTexts)
  const { value: paper, error } = useQuery(getZPaper, { shiftId: outcome.shiftId })
  const guard = useMoneyConfirm('closed', false, onNext)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.next },
    { hotkey: 'Escape', keys: 'Esc', label: text.next, run: guard.press, inLine: false },
  ])
  const { differenceKopecks: difference } = outcome
  return (
    <Screen
      title={text.closed}
      about={text.closedAbout(outcome.number, outcome.zNumber)}
      onKeyDown={guard.onKeyDown}
      sideLook="desk"
      side={
        <PaperDesk label={text.zPaper}>
          {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
        </PaperDesk>
      }
    >
      <section className={styles['card']}>
        <p className="muted">{text.remainder}</p>
        <p className={styles['big']}>{formatMoney(outcome.countedKopecks)}</p>
        {difference !== 0 && (
          <Notice
            look="ask"
            title={difference > 0 ? text.over(formatMoney(difference)) : text.short(formatMoney(-difference))}
          />
        )}
        <PrintOutcome printJobId={outcome.printJobId} prefix={text.print} />
        <div className="row">
          <ActionButton look="main" size="large" keys="Enter" autoFocus confirms onClick={guard.press}>
            {text.next}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
