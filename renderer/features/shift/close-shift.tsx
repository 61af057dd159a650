import { useRef, useState } from 'react'
import { closeShift, type ShiftView } from '../../../shared/contract/shift.ts'
import { formatMoney, parseMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useBlindCount } from '../../ui/blind-count.ts'
import { MoneyField } from '../../ui/money-field.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import type { ClosedOutcome } from './closed-outcome.ts'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

type Props = { shift: ShiftView; onBack: () => void; onClosed: (outcome: ClosedOutcome) => void }

/** Counted first, expected after: a blind count. A difference asks for a reason and never keeps the shift open. */
export function CloseShift({ shift, onBack, onClosed }: Props) {
  const text = useTexts(shiftTexts)
  useBlindCount()
  useMoneyOpen()
  const [typed, setTyped] = useState('')
  const [countedKopecks, setCounted] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const close = useCommand(closeShift)
  const reasonField = useRef<HTMLInputElement>(null)
  const difference = countedKopecks === null ? 0 : countedKopecks - shift.drawerKopecks

  const compare = (): void => {
    const kopecks = parseMoney(typed)
    setTried(kopecks === null)
    setCounted(kopecks)
  }
  const closeNow = (kopecks: number): void => {
    if (difference !== 0 && reason.trim() === '') {
      setTried(true)
      reasonField.current?.focus()
      return
    }
    void close.run({ countedKopecks: kopecks, reason: difference === 0 ? null : reason.trim() }).then((answer) => {
      if (answer.ok) onClosed(answer.value)
    })
  }
  const guard = useMoneyConfirm(countedKopecks === null ? 'count' : 'compare', close.running, () =>
    countedKopecks === null ? compare() : closeNow(countedKopecks),
  )
  const stepBack = (): void => {
    if (close.running) return
    if (countedKopecks === null) onBack()
    else setCounted(null)
  }
  const main = countedKopecks === null ? text.check : text.closeNow
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: main },
    { hotkey: 'Escape', keys: 'Esc', label: countedKopecks === null ? text.back : text.recount, run: stepBack },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press, inLine: false },
  ])
  return (
    <Screen title={text.closeTitle} about={`№ ${shift.number}`} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']}>
        {countedKopecks === null ? (
          <>
            <p className="muted">{text.closeWhy}</p>
            <MoneyField
              id="counted"
              label={text.counted}
              size="huge"
              home
              value={typed}
              autoFocus
              onChange={setTyped}
              error={tried && parseMoney(typed) === null ? text.countedBad : null}
            />
          </>
        ) : difference === 0 ? (
          <Notice look="note" title={text.agrees(formatMoney(countedKopecks))} />
        ) : (
          <>
            <Notice
              look="ask"
              title={difference > 0 ? text.over(formatMoney(difference)) : text.short(formatMoney(-difference))}
            >
              <p>{text.differs(formatMoney(shift.drawerKopecks), formatMoney(countedKopecks))}</p>
            </Notice>
            <TextField
              ref={reasonField}
              label={text.reason}
              value={reason}
              onChange={setReason}
              maxLength={300}
              autoFocus
              hint={text.reasonHint}
              error={tried && reason.trim() === '' ? text.reasonNeeded : null}
            />
          </>
        )}
        <ErrorNotice error={close.error} />
        <div className="row wrap">
          <ActionButton
            key={countedKopecks === null ? 'check' : 'close'}
            look="main"
            size="large"
            keys="Enter"
            confirms
            autoFocus={countedKopecks !== null && difference === 0}
            busy={close.running}
            onClick={guard.press}
          >
            {main}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={stepBack}>
            {countedKopecks === null ? text.back : text.recount}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
