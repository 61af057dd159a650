import { useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { closeShift, countDrawer, endCounting, getCounting } from '../../../shared/contract/shift.ts'
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
import { CloseForm, type CloseChoice, type Closing } from './close-form.tsx'
import { useTypedCount } from './count-store.ts'
import { OpenThings } from './open-things.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

export type ClosedOutcome = OutputOf<typeof closeShift>

type Props = { shiftId: string; closing: Closing; onClosed: (outcome: ClosedOutcome) => void }

/** Counted first, compared after: main keeps the count before it tells the difference. Nothing keeps it from closing. */
export function CountingShift({ shiftId, closing, onClosed }: Props) {
  const text = useTexts(shiftTexts)
  const { value: counting, error: countingError } = useQuery(getCounting, {})
  const typed = useTypedCount(shiftId, counting?.denominations ?? [])
  const [recounting, setRecounting] = useState(false)
  const [tried, setTried] = useState(false)
  const [pressed, setPressed] = useState(false)
  const [choice, setChoice] = useState<CloseChoice>({ handOverTo: null, takenOverBy: null })
  const count = useCommand(countDrawer)
  const close = useCommand(closeShift)
  const leave = useCommand(endCounting)
  const reasonField = useRef<HTMLInputElement>(null)
  useMoneyOpen()
  const { counted } = closing
  const asks = counted === null || recounting
  const running = count.running || close.running || leave.running

  // A count stays for good and tells what should be there: a key too many makes none.
  const missing = isUntouched(typed.count)
  const compare = (): void => {
    setPressed(true)
    if (missing) return
    const rows = rowsOfTyped(counting?.denominations ?? [], typed.count)
    void count.run({ count: rows }).then((answer) => {
      if (answer.ok) setRecounting(false)
    })
  }
  const closeNow = (): void => {
    const reason = typed.reason.trim()
    if (counted !== null && counted.differenceKopecks !== 0 && reason === '') {
      setTried(true)
      reasonField.current?.focus()
      return
    }
    void close.run({ reason: reason === '' ? null : reason, ...choice }).then((answer) => {
      if (!answer.ok) return
      typed.forget()
      onClosed(answer.value)
    })
  }
  const guard = useMoneyConfirm(asks ? 'count' : 'close', running, () => (asks ? compare() : closeNow()))
  const back = (): void => {
    if (running) return
    if (asks && counted !== null) setRecounting(false)
    else void leave.run({})
  }
  const recount = (): void => {
    if (!running) setRecounting(true)
  }
  const main = asks ? text.check : text.closeNow
  const backLabel = asks && counted !== null ? text.back : closing.own ? text.goOn : text.leaveForeign
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: asks ? text.nextRow : main },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press, inLine: asks },
    ...(asks ? [] : [{ hotkey: 'Insert', keys: 'Ins', label: text.recount, run: recount }]),
    { hotkey: 'Escape', keys: 'Esc', label: backLabel, run: back },
  ])
  return (
    <Screen
      title={text.closeTitle}
      about={closing.own ? `№ ${closing.shiftNumber}` : text.closeOther(closing.shiftNumber, closing.operatorName)}
      onKeyDown={guard.onKeyDown}
      side={<OpenThings open={closing.open} />}
    >
      <section className={styles['card']}>
        {asks ? (
          <>
            <p className="muted">
              {closing.expectedKopecks === null
                ? text.closeWhy
                : text.closeWhyExpected(formatMoney(closing.expectedKopecks))}
            </p>
            {counting !== undefined && typed.ready && (
              <CountForm
                denominations={counting.denominations}
                typed={typed.count}
                onChange={(value) => typed.change({ count: value })}
                totalLabel={text.counted}
                missing={pressed && missing}
                autoFocus
              />
            )}
            <ErrorNotice error={countingError ?? count.error} />
          </>
        ) : (
          <>
            <p className="muted">{counted.counts > 1 ? text.countedTimes(counted.counts) : text.counted}</p>
            <p className={styles['big']}>{formatMoney(counted.countedKopecks)}</p>
            {counted.differenceKopecks === 0 && <Notice look="note" title={text.agrees} />}
            <CloseForm
              closing={closing}
              counted={counted}
              reason={typed.reason}
              onReason={(reason) => typed.change({ reason })}
              reasonMissing={tried && typed.reason.trim() === ''}
              reasonField={reasonField}
              choice={choice}
              onChoice={setChoice}
            />
            <ErrorNotice error={close.error} />
          </>
        )}
        <ErrorNotice error={leave.error} />
        <div className="row wrap">
          <ActionButton
            key={asks ? 'check' : 'close'}
            look="main"
            size="large"
            keys={asks ? 'Ctrl Enter' : 'Enter'}
            confirms
            autoFocus={!asks && counted.differenceKopecks === 0}
            busy={count.running || close.running}
            onClick={guard.press}
          >
            {main}
          </ActionButton>
          {!asks && (
            <ActionButton size="large" keys="Ins" onClick={recount}>
              {text.recount}
            </ActionButton>
          )}
          <ActionButton size="large" keys="Esc" busy={leave.running} onClick={back}>
            {backLabel}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
