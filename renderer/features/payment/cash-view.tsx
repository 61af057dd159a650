import { useCallback, useRef } from 'react'
import { getTender } from '../../../shared/contract/payments.ts'
import { likelyGiven } from '../../../shared/domain/change.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ClientChip } from '../../ui/client-chip.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { AlreadyPaid } from './already-paid.tsx'
import { Basket } from './basket.tsx'
import styles from './cash-view.module.css'
import { ChangePanel } from './change-panel.tsx'
import { MoneyPad } from './money-pad.tsx'
import { nextGiven, NoteButtons } from './note-buttons.tsx'
import { PayerNotes } from './payer-notes.tsx'
import { usePayment } from './payment-store.ts'
import { paymentTexts } from './texts.ts'
import { useAcceptPayment } from './use-accept-payment.ts'
import { cashOf, type CashStep } from './workflow-steps.ts'

/** Sum due, given, change: the largest things on the screen while cash changes hands. */
export function CashView({ state }: { state: CashStep }) {
  const text = useTexts(paymentTexts)
  const language = useLanguage()
  const dispatch = usePayment((store) => store.dispatch)
  const { accept, paying, error } = useAcceptPayment()
  const given = useRef<HTMLInputElement>(null)
  const cash = cashOf(state)
  const { preview } = state
  const asks = !state.acknowledged
  const { value: tender } = useQuery(getTender, {})
  const sums = likelyGiven(tender?.noteFaces ?? [], preview.dueKopecks)
  useMoneyOpen()

  // One Enter answers what must be asked, the next one takes the money; each is a step of its own for the guard.
  const guard = useMoneyConfirm(asks ? 'already-paid' : 'cash', paying, () => {
    if (asks) {
      dispatch({ type: 'already_paid_acknowledged' })
      given.current?.focus()
    } else if (cash.changeKopecks !== null && cash.givenKopecks !== null) void accept(cash.givenKopecks)
    else given.current?.focus()
  })
  const setGiven = (kopecks: number): void => {
    dispatch({ type: 'given_typed', text: formatMoneyPlain(kopecks) })
    given.current?.focus()
    requestAnimationFrame(() => given.current?.select())
  }
  const step = (by: 1 | -1): void => setGiven(nextGiven(sums, preview.dueKopecks, cash.givenKopecks, by))
  const exact = (): void => setGiven(preview.dueKopecks)
  const back = (): void => {
    if (!paying) dispatch({ type: 'back_to_lines' })
  }
  // The same function at every key: a basket of 200 lines is not drawn anew for each.
  const edit = useCallback(
    (key: string): void => {
      if (!usePayment.getState().paying) dispatch({ type: 'line_edited', key })
    },
    [dispatch],
  )
  useShortcuts([
    { hotkey: null, keys: '0–9', label: text.keyGiven },
    { hotkey: null, keys: 'Enter', label: asks ? text.alreadyYes : text.keyAccept },
    { hotkey: 'ArrowUp', keys: '↑', label: text.notes, run: () => step(1) },
    { hotkey: 'ArrowDown', keys: '↓', label: text.notes, run: () => step(-1), inLine: false },
    { hotkey: 'Equal', keys: '=', label: text.exact, run: exact },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.accept, run: guard.press, inLine: false },
  ])
  const lines = plural(language, state.lines.length, text.lineCount)
  return (
    <Screen
      title={text.cash}
      about={text.cashAbout(lines, formatMoney(preview.dueKopecks))}
      extra={<ClientChip />}
      onKeyDown={guard.onKeyDown}
      side={
        <Basket
          lines={state.lines}
          sumKopecks={preview.sumKopecks}
          commissionKopecks={preview.commissionKopecks}
          onLine={edit}
        >
          <MoneyPad field={given} onTyped={(typed) => dispatch({ type: 'given_typed', text: typed })} />
        </Basket>
      }
    >
      <div className={styles['cards']}>
        <section className={styles['card']}>
          <p className="muted">{text.due}</p>
          <p className={styles['due']} data-long={preview.dueKopecks >= 10_000_000 || undefined}>
            {formatMoney(preview.dueKopecks)}
          </p>
          <MoneyField
            ref={given}
            id="given"
            label={text.given}
            size="huge"
            value={state.givenText}
            autoFocus={!asks}
            home
            onChange={(typed) => dispatch({ type: 'given_typed', text: typed })}
          />
          <NoteButtons sums={sums} givenKopecks={cash.givenKopecks} onGiven={setGiven} />
        </section>
        <ChangePanel
          changeKopecks={cash.changeKopecks}
          missingKopecks={cash.changeKopecks === null ? preview.dueKopecks - (cash.givenKopecks ?? 0) : 0}
          drawer={tender?.drawer ?? null}
        />
      </div>
      <div className="row wrap">
        <span className={styles['confirm']}>
          <ConfirmButton asks={asks} busy={paying} off={cash.changeKopecks === null} onClick={guard.press} />
        </span>
        <ActionButton size="large" keys="=" onClick={exact}>
          {text.exact}
        </ActionButton>
        <ActionButton size="large" keys="Esc" onClick={back}>
          {text.back}
        </ActionButton>
      </div>
      <ErrorNotice error={error} />
      {(preview.alreadyPaid.length > 0 || preview.twice.length > 0) && (
        <AlreadyPaid state={state} onAcknowledge={guard.press} />
      )}
      <PayerNotes state={state} off={paying} />
      <p className="muted">{text.keySafe}</p>
    </Screen>
  )
}

function ConfirmButton({
  asks,
  busy,
  off,
  onClick,
}: {
  asks: boolean
  busy: boolean
  off: boolean
  onClick: () => void
}) {
  const text = useTexts(paymentTexts)
  return (
    <ActionButton
      look="main"
      size="large"
      grow
      keys={asks ? undefined : 'Enter'}
      disabled={off || asks}
      busy={busy}
      onClick={onClick}
      confirms
    >
      {asks ? text.acceptFirst : text.accept}
    </ActionButton>
  )
}
