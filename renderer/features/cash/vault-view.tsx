import { useState } from 'react'
import { listVault } from '../../../shared/contract/cash-orders.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import styles from './cash.module.css'
import { cashTexts } from './texts.ts'

/** The vault's own book: every movement with the balance after it, a page at a time. */
export function VaultView({ onBack }: { onBack: () => void }) {
  const text = useTexts(cashTexts)
  const clock = useDeskClock()
  const [before, setBefore] = useState<number | null>(null)
  const { value, error } = useQuery(listVault, { before })
  const next = value?.next ?? null
  const older = (): void => {
    if (next !== null) setBefore(next)
  }
  const back = (): void => {
    if (before === null) onBack()
    else setBefore(null)
  }
  useShortcuts([
    ...(next === null ? [] : [{ hotkey: 'PageDown', keys: 'PgDn', label: text.older, run: older }]),
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: back },
  ])
  return (
    <Screen title={text.vault}>
      <ErrorNotice error={error} />
      {value?.rows.length === 0 ? (
        <p className="muted">{text.vaultEmpty}</p>
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.vault}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text.time}</th>
                <th scope="col">{text.kind}</th>
                <th scope="col">{text.number}</th>
                <th scope="col">{text.who}</th>
                <th scope="col" className="number">
                  {text.change}
                </th>
                <th scope="col" className="number">
                  {text.balance}
                </th>
              </tr>
            </thead>
            <tbody>
              {value?.rows.map(({ seq, order, amountKopecks, balanceKopecks, at }) => (
                <tr key={seq}>
                  <td className="nowrap">{clock.full(at)}</td>
                  <td>
                    {text.kinds[order.kind]} <span className="second">{order.counterparty}</span>
                  </td>
                  <td className="nowrap">{order.number}</td>
                  <td className="second">{order.approverName ?? order.operatorName}</td>
                  <td className="number strong">
                    {amountKopecks > 0 ? '+' : '−'}
                    {formatMoneyPlain(Math.abs(amountKopecks))}
                  </td>
                  <td className="number">{formatMoneyPlain(balanceKopecks)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row">
        {next !== null && (
          <ActionButton keys="PgDn" onClick={older}>
            {text.older}
          </ActionButton>
        )}
        <ActionButton keys="Esc" autoFocus onClick={back}>
          {text.back}
        </ActionButton>
      </div>
    </Screen>
  )
}
