import { useRef } from 'react'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
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
import { usePayment } from './payment-store.ts'
import { paymentTexts } from './texts.ts'
import { useAcceptPayment } from './use-accept-payment.ts'
import { cashOf, type CashStep } from './workflow.ts'

const notes = [50_000, 100_000, 200_000, 500_000] as const

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
  const exact = (): void => setGiven(preview.dueKopecks)
  const back = (): void => {
    if (!paying) dispatch({ type: 'back_to_lines' })
  }
  useShortcuts([
    { hotkey: null, keys: '0–9', label: text.keyGiven },
    { hotkey: null, keys: 'Enter', label: asks ? text.alreadyYes : text.keyAccept },
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
        <Basket lines={state.lines} sumKopecks={preview.sumKopecks} commissionKopecks={preview.commissionKopecks} />
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
          <div className={styles['notes']} role="group" aria-label={text.notes}>
            {notes.map((kopecks) => (
              <button
                key={kopecks}
                type="button"
                tabIndex={-1}
                className={styles['note']}
                onClick={() => setGiven(kopecks)}
              >
                {formatMoneyPlain(kopecks).replace(/,00$/, '')}
              </button>
            ))}
          </div>
        </section>
        <ChangePanel
          changeKopecks={cash.changeKopecks}
          missingKopecks={cash.changeKopecks === null ? preview.dueKopecks - (cash.givenKopecks ?? 0) : 0}
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
      {preview.alreadyPaid.length > 0 && <AlreadyPaid state={state} onAcknowledge={guard.press} />}
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
