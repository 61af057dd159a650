import { useState } from 'react'
import type { ReversibleLine } from '../../../shared/contract/reversals.ts'
import { correctionReasons, isNoteMissing, reversalReasons } from '../../../shared/domain/reversal-reasons.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { focusWrong } from '../../ui/focus-wrong.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { CorrectionFields } from './correction-fields.tsx'
import { LinesList } from './lines-list.tsx'
import { reasonTexts } from '../../i18n/reversal-reason-texts.ts'
import { type Mode, useReversal } from './reversal-store.ts'
import styles from './reversal.module.css'
import { StopNotice } from './stop-notice.tsx'
import { SumSide } from './sum-side.tsx'
import { reversalTexts } from './texts.ts'
import type { Reversible } from './told-by-main.ts'
import { typedLineOf } from './typed-line.ts'
import { useGiveBack } from './use-give-back.ts'

const modes = ['reverse', 'correct'] as const

/** Which lines, what becomes of them and why; the sum that goes back stands large beside. */
export function ChooseView({ payment }: { payment: Reversible }) {
  const text = useTexts(reversalTexts)
  const reasonText = useTexts(reasonTexts)
  const clock = useDeskClock()
  const { mode, reason, note, receiptReturned, typed, put, close, type } = useReversal()
  const touched = useReversal((state) => state.chosen)
  const [tried, setTried] = useState(false)
  const open = payment.stop === null
  const chosen = open ? chosenOf(payment, touched) : []
  const lines = payment.lines.filter(({ lineNo }) => chosen.includes(lineNo))
  const dueKopecks = lines.reduce((sum, line) => sum + line.amountKopecks + line.commissionKopecks, 0)
  useMoneyOpen(open)
  const anew = lines.flatMap((line) => typed[line.lineNo] ?? typedLineOf(line) ?? [])
  const { act, running, error, clear } = useGiveBack(payment, { lineNos: chosen, anew })
  const isReady =
    open &&
    chosen.length > 0 &&
    reason !== '' &&
    !isNoteMissing(reason, note.trim()) &&
    (mode === 'reverse' || anew.length === lines.length)
  const guard = useMoneyConfirm(`reversal ${payment.paymentId} ${mode}`, running, () => {
    setTried(true)
    if (isReady) act()
    else focusWrong('form')
  })
  const setMode = (next: Mode): void => {
    clear()
    setTried(false)
    const fits = reason === '' || (correctionReasons as readonly string[]).includes(reason)
    put({ mode: next, ...(next === 'correct' && !fits ? { reason: '' } : {}) })
  }
  const other = (): void => setMode(mode === 'reverse' ? 'correct' : 'reverse')
  useShortcuts([
    ...(open
      ? [
          { hotkey: null, keys: 'Space', label: text.keyChoose },
          { hotkey: 'Insert', keys: 'Ins', label: text.keyMode, run: other },
          { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyMain, run: guard.press },
        ]
      : []),
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: close },
  ])
  const reasons = mode === 'reverse' ? reversalReasons : correctionReasons
  const alone = payment.lines.filter(({ state }) => state === 'standing').length === 1
  return (
    <Screen
      title={text.title}
      about={text.about(payment.receiptNumber, clock.full(payment.acceptedAt), payment.operatorName)}
      side={<SumSide payment={payment} lines={lines} dueKopecks={dueKopecks} mode={mode} />}
    >
      <StopNotice payment={payment} />
      {open && (
        <Segments
          label={text.mode}
          value={mode}
          options={modes.map((value) => ({ value, label: text.modes[value] }))}
          onChange={setMode}
        />
      )}
      <EnterForm onSubmit={guard.press}>
        <LinesList
          lines={payment.lines}
          chosen={chosen}
          open={open}
          focus={open && !alone}
          isNoneChosen={open && tried && chosen.length === 0}
          onChoose={(next) => put({ chosen: next })}
        />
        {open && mode === 'correct' && (
          <CorrectionFields
            paymentId={payment.paymentId}
            lines={lines}
            typed={anew}
            dueKopecks={dueKopecks}
            tried={tried}
            onType={type}
          />
        )}
        {open && (
          <div className={styles['fields']}>
            <SelectField
              label={text.reason}
              value={reason}
              options={[
                { value: '' as const, label: text.noReason },
                ...reasons.map((value) => ({ value, label: reasonText[value] })),
              ]}
              error={tried && reason === '' ? text.noReason : null}
              autoFocus={alone}
              onChange={(value) => put({ reason: value })}
            />
            <TextField
              label={text.note}
              value={note}
              maxLength={200}
              aside={reason !== 'other'}
              error={tried && reason !== '' && isNoteMissing(reason, note.trim()) ? text.noteNeeded : null}
              onChange={(value) => put({ note: value })}
            />
          </div>
        )}
        {open && (
          <label className={styles['tick']}>
            <input
              type="checkbox"
              checked={receiptReturned}
              onChange={(event) => put({ receiptReturned: event.currentTarget.checked })}
            />
            {text.returned}
          </label>
        )}
        <ErrorNotice error={error} />
        <div className="row">
          {open && (
            <ActionButton look="main" size="large" type="submit" keys="Enter" confirms busy={running}>
              {mode === 'correct'
                ? text.correct
                : dueKopecks === 0
                  ? text.reverseNothing
                  : text.reverse(formatMoney(dueKopecks))}
            </ActionButton>
          )}
          <ActionButton
            size="large"
            keys="Esc"
            autoFocus={!open && payment.stop?.code !== 'reversals.other_shift'}
            onClick={close}
          >
            {text.back}
          </ActionButton>
          {open && <span className="second">{text.approvalNext}</span>}
        </div>
      </EnterForm>
    </Screen>
  )
}

/** Lines that can't be chosen (any more) are not; where one alone is left, it is meant until the cashier says otherwise. */
const chosenOf = ({ lines }: { lines: readonly ReversibleLine[] }, touched: readonly number[] | null): number[] => {
  const standing = lines.flatMap(({ lineNo, state }) => (state === 'standing' ? [lineNo] : []))
  if (touched === null) return standing.length === 1 ? standing : []
  return standing.filter((lineNo) => touched.includes(lineNo))
}
