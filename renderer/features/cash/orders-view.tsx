import { useState } from 'react'
import { getCashState, listOrders, type OrderView } from '../../../shared/contract/cash-orders.ts'
import type { ShiftView } from '../../../shared/contract/shift.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMay } from '../../ui/session-context.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { AcceptedThereDialog, DeclineDialog } from './answer-dialog.tsx'
import type { Act, Cash, CashDone } from './cash-store.ts'
import styles from './cash.module.css'
import { OrderSide } from './order-side.tsx'
import { OrderTable } from './order-table.tsx'
import { cashTexts } from './texts.ts'

/** In the order of their keys, Ctrl 1…8. */
const acts = ['in', 'out', 'to_vault', 'to_desk', 'from_desk', 'exchange', 'note', 'from_vault'] as const
/** What a supervisor may do without a drawer of the own. */
const vaultActs: readonly Act[] = ['in', 'out', 'from_vault']

type Props = { shift: ShiftView | null; cash: Cash }

/** The day's orders and the cash under way; every act with cash begins here. */
export function OrdersView({ shift, cash }: Props) {
  const text = useTexts(cashTexts)
  const state = useQuery(getCashState, {})
  const list = useQuery(listOrders, { date: null })
  const show = useWindowState((window) => window.show)
  const supervises = useMay('supervision')
  const [answering, setAnswering] = useState<'decline' | 'accept_there' | null>(null)
  const transfers = state.value?.transfers ?? []
  const today = (list.value?.orders ?? []).filter(({ orderId }) => !transfers.some((one) => one.orderId === orderId))
  const orders = [...transfers, ...today]
  const at = Math.max(
    0,
    orders.findIndex(({ orderId }) => orderId === cash.chosenId),
  )
  const chosen = orders[at]
  const hasDrawer = shift !== null && shift.own && shift.state === 'open'
  const opened = state.value?.vault.opened ?? false
  const isThere = (act: Act): boolean =>
    hasDrawer ? act !== 'from_vault' || opened : supervises && opened && vaultActs.includes(act)
  const nameOf = (act: Act): string => (hasDrawer ? text.acts[act] : (text.vaultActs[act] ?? text.acts[act]))
  const start = (act: Act, transferId: string | null = null): void => cash.show({ view: 'act', act, transferId })
  const move = (by: number): void => {
    const next = orders[at + by]
    if (next !== undefined) cash.choose(next.orderId)
  }
  const accept = (order: OrderView): void => {
    if (order.to === 'desk') setAnswering('accept_there')
    else start('accept', order.orderId)
  }
  const back = (): void => show('shift')
  const isVaultShown = supervises && opened
  useShortcuts([
    ...acts.flatMap((act, index) =>
      isThere(act)
        ? [
            {
              hotkey: `mod+Digit${index + 1}`,
              keys: `Ctrl ${index + 1}`,
              label: nameOf(act),
              run: () => start(act),
              inLine: false,
            },
          ]
        : [],
    ),
    ...(isVaultShown
      ? [{ hotkey: 'mod+Digit9', keys: 'Ctrl 9', label: text.vault, run: () => cash.show({ view: 'vault' }) }]
      : []),
    { hotkey: 'ArrowDown', keys: '↑ ↓', label: text.walk, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.walk, run: () => move(-1), inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: text.toShift, run: back },
  ])
  const ended = (done: CashDone): void => {
    setAnswering(null)
    cash.say(done)
  }
  const made = cash.done?.made
  const side = chosen && (
    <OrderSide
      key={chosen.orderId}
      order={chosen}
      printJobId={made?.orderId === chosen.orderId ? made.printJobId : null}
      onAccept={() => accept(chosen)}
      onDecline={() => setAnswering('decline')}
      onTakeBack={() => start('take_back', chosen.orderId)}
    />
  )
  return (
    <Screen
      title={text.title}
      about={list.value && text.about(formatDate(list.value.date))}
      {...(side ? { side, sideLook: 'desk' as const } : {})}
      extra={
        isVaultShown && (
          <ActionButton keys="Ctrl 9" onClick={() => cash.show({ view: 'vault' })}>
            {text.vaultHolds(formatMoney(state.value?.vault.kopecks ?? 0))}
          </ActionButton>
        )
      }
    >
      <ErrorNotice error={state.error ?? list.error} />
      <DrawerNotice shift={shift} />
      {state.value && !opened && (
        <VaultNotice onBegin={supervises ? () => start('vault_opening') : null} isFirst={!acts.some(isThere)} />
      )}
      {acts.some(isThere) && (
        <div className={styles['acts']}>
          {acts.map(
            (act, index) =>
              isThere(act) && (
                <ActionButton key={act} keys={`Ctrl ${index + 1}`} autoFocus={index === 0} onClick={() => start(act)}>
                  {nameOf(act)}
                </ActionButton>
              ),
          )}
        </div>
      )}
      {cash.done !== null && <DoneNotice done={cash.done} />}
      {list.value !== undefined && orders.length === 0 ? (
        <p className="muted">
          {text.empty} {hasDrawer && text.emptyTodo}
        </p>
      ) : (
        <OrderTable orders={orders} chosenId={chosen?.orderId ?? null} onChoose={cash.choose} />
      )}
      {chosen && answering === 'decline' && (
        <DeclineDialog
          transfer={chosen}
          onDone={() => ended({ act: 'declined', made: null })}
          onClose={() => setAnswering(null)}
        />
      )}
      {chosen && answering === 'accept_there' && (
        <AcceptedThereDialog
          transfer={chosen}
          onDone={() => ended({ act: 'accepted', made: null })}
          onClose={() => setAnswering(null)}
        />
      )}
    </Screen>
  )
}

/** Why the drawer can't be worked with here and now; nothing where it can. */
function DrawerNotice({ shift }: { shift: ShiftView | null }) {
  const text = useTexts(cashTexts)
  if (shift !== null && shift.own && shift.state === 'open') return null
  const [title, todo] =
    shift === null
      ? [text.noShift, text.noShiftTodo]
      : shift.own
        ? [text.counting, text.countingTodo]
        : [text.otherShift, text.otherShiftTodo]
  return (
    <Notice look="note" title={title}>
      <p>{todo}</p>
    </Notice>
  )
}

/** `isFirst`: no act is there before it, so that the focus starts here. */
function VaultNotice({ onBegin, isFirst }: { onBegin: (() => void) | null; isFirst: boolean }) {
  const text = useTexts(cashTexts)
  useShortcuts(
    onBegin === null ? [] : [{ hotkey: 'mod+Digit9', keys: 'Ctrl 9', label: text.acts.vault_opening, run: onBegin }],
  )
  return (
    <Notice look="note" title={text.vaultNotOpened}>
      <p>{onBegin === null ? text.vaultNotOpenedCashier : text.vaultNotOpenedTodo}</p>
      {onBegin !== null && (
        <div className="row">
          <ActionButton keys="Ctrl 9" autoFocus={isFirst} onClick={onBegin}>
            {text.acts.vault_opening}
          </ActionButton>
        </div>
      )}
    </Notice>
  )
}

/** What was done last, in a sentence. */
function DoneNotice({ done: { act, made } }: { done: CashDone }) {
  const text = useTexts(cashTexts)
  return <Notice look="note" title={doneSentence(text.done, act, made)} />
}

type Told = (typeof cashTexts)['ru']['done']

function doneSentence(told: Told, act: CashDone['act'], made: CashDone['made']): string {
  if (act === 'declined') return told.declined
  if (made === null) return told.accepted
  const sum = formatMoney(made.amountKopecks)
  if (act === 'note') return told.note(made.number)
  if (act === 'vault_opening') return told.opened(sum)
  const say =
    act === 'in' || act === 'from_desk'
      ? told.in
      : act === 'out'
        ? told.out
        : act === 'take_back'
          ? told.back
          : act === 'exchange'
            ? told.exchange
            : told.sent
  return say(made.number, sum)
}
