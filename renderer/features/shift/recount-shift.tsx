import { useState } from 'react'
import { type ClosedShiftView, recountShift } from '../../../shared/contract/past-shifts.ts'
import { getCounting } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CountForm } from '../../ui/count-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { rowsOfTyped, type TypedCount } from '../../ui/typed-count.ts'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { DifferenceNotice } from './difference-notice.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** Counts again what a closed shift left: a record beside its Z. */
export function RecountShift({ shift, onDone }: { shift: ClosedShiftView; onDone: () => void }) {
  const text = useTexts(shiftTexts)
  const { value: counting, error } = useQuery(getCounting, {})
  const [typed, setTyped] = useState<TypedCount>({})
  const [outcome, setOutcome] = useState<{ countedKopecks: number; differenceKopecks: number } | null>(null)
  const recount = useCommand(recountShift)
  useMoneyOpen(outcome === null)
  const run = (): void => {
    if (outcome !== null) return onDone()
    void recount
      .run({ shiftId: shift.id, count: rowsOfTyped(counting?.denominations ?? [], typed) })
      .then((answer) => answer.ok && setOutcome(answer.value))
  }
  const guard = useMoneyConfirm(outcome === null ? 'count' : 'done', recount.running, run)
  const main = outcome === null ? text.keepRecount : text.next
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press },
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: onDone },
  ])
  return (
    <Screen title={text.recountPast} about={text.ofShift(String(shift.number))} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']}>
        {outcome === null ? (
          <>
            <p className="muted">{text.recountWhy}</p>
            {counting !== undefined && (
              <CountForm
                denominations={counting.denominations}
                typed={typed}
                onChange={setTyped}
                totalLabel={text.counted}
                autoFocus
              />
            )}
          </>
        ) : (
          <>
            <p className={styles['big']}>{formatMoney(outcome.countedKopecks)}</p>
            {outcome.differenceKopecks === 0 && <Notice look="note" title={text.recountAgrees} />}
            <DifferenceNotice differenceKopecks={outcome.differenceKopecks}>
              <p>{text.recountDiffers}</p>
            </DifferenceNotice>
          </>
        )}
        <ErrorNotice error={error ?? recount.error} />
        <div className="row">
          <ActionButton
            key={main}
            look="main"
            size="large"
            keys={outcome === null ? 'Ctrl Enter' : 'Enter'}
            confirms
            autoFocus={outcome !== null}
            busy={recount.running}
            onClick={guard.press}
          >
            {main}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onDone}>
            {text.back}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
