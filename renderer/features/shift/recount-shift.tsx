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
import { isUntouched, rowsOfTyped } from '../../ui/typed-count.ts'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { useTypedRecount } from './count-store.ts'
import { DifferenceNotice } from './difference-notice.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** Counts again what a closed shift left: a record beside its Z. */
export function RecountShift({ shift, onDone }: { shift: ClosedShiftView; onDone: () => void }) {
  const text = useTexts(shiftTexts)
  const { value: counting, error } = useQuery(getCounting, {})
  const typed = useTypedRecount(shift.id)
  const [tried, setTried] = useState(false)
  const missing = isUntouched(typed.count)
  const [outcome, setOutcome] = useState<{ countedKopecks: number; differenceKopecks: number } | null>(null)
  const recount = useCommand(recountShift)
  useMoneyOpen(outcome === null)
  const run = (): void => {
    if (outcome !== null) return onDone()
    setTried(true)
    if (missing) return
    const count = rowsOfTyped(counting?.denominations ?? [], typed.count)
    void recount.run({ shiftId: shift.id, count }).then((answer) => {
      if (!answer.ok) return
      typed.forget()
      setOutcome(answer.value)
    })
  }
  const back = (): void => {
    if (!recount.running) onDone()
  }
  const guard = useMoneyConfirm(outcome === null ? 'count' : 'done', recount.running, run)
  const main = outcome === null ? text.keepRecount : text.next
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: outcome === null ? text.nextRow : main },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press, inLine: outcome === null },
    { hotkey: 'Escape', keys: 'Esc', label: outcome === null ? text.back : main, run: back, inLine: outcome === null },
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
                typed={typed.count}
                onChange={typed.change}
                totalLabel={text.counted}
                missing={tried && missing}
                autoFocus
              />
            )}
          </>
        ) : (
          <>
            <p className="muted">{text.counted}</p>
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
          {outcome === null && (
            <ActionButton size="large" keys="Esc" onClick={back}>
              {text.back}
            </ActionButton>
          )}
        </div>
      </section>
    </Screen>
  )
}
