import { useLayoutEffect, useRef } from 'react'
import type { OrderView } from '../../../shared/contract/cash-orders.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './cash.module.css'
import { cashTexts } from './texts.ts'

type Props = { orders: readonly OrderView[]; chosenId: string | null; onChoose: (orderId: string) => void }

/** Where an order's cash came from or went to, in a word. */
function useSideOf(): (order: OrderView) => string {
  const text = useTexts(cashTexts)
  return ({ kind, place, to, counterparty, ground }) => {
    if (kind === 'sent')
      return `${text.places[place]} → ${to === 'desk' ? text.deskNo(counterparty) : text.places[to ?? 'vault']}`
    if (kind === 'desk_in') return `${text.deskNo(counterparty)}, ${ground}`
    if (kind === 'returned') return ground
    return [counterparty, ground].filter((part) => part !== '').join(', ')
  }
}

/** What is under way first, then the day's orders, the newest first. */
export function OrderTable({ orders, chosenId, onChoose }: Props) {
  const text = useTexts(cashTexts)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.list}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.kind}</th>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.who}</th>
            <th scope="col" className="number">
              {text.sum}
            </th>
            <th scope="col">{text.state}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <Row key={order.orderId} order={order} chosen={order.orderId === chosenId} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { order: OrderView; chosen: boolean; onChoose: (orderId: string) => void }

function Row({ order, chosen, onChoose }: RowProps) {
  const text = useTexts(cashTexts)
  const clock = useDeskClock()
  const sideOf = useSideOf()
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const { state } = order
  const waits = state === 'sent' || state === 'declined'
  return (
    <tr ref={row} aria-selected={chosen} onClick={() => onChoose(order.orderId)}>
      <td className="nowrap">{clock.time(order.at)}</td>
      <td>
        {text.kinds[order.kind]} <span className="second">{sideOf(order)}</span>
      </td>
      <td className="nowrap">{order.number}</td>
      <td className="second">{order.operatorName}</td>
      <td className="number strong">{formatMoneyPlain(order.amountKopecks)}</td>
      <td className="nowrap">
        {state !== null && (
          <span className={styles['state']} data-waits={waits || undefined}>
            {text.states[state]}
          </span>
        )}
      </td>
    </tr>
  )
}
