import { Pencil } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Money } from '../../ui/money.tsx'
import { useGrowing } from '../../ui/use-growing.ts'
import styles from './basket.module.css'
import { amountOf, isWanted, type Line, lineName } from './line.ts'
import { tenderTexts } from './tender-texts.ts'
import { paymentTexts } from './texts.ts'

type Props = {
  lines: readonly Line[]
  sumKopecks: number
  /** Null before main was asked: it is said to the client before cash is taken. */
  commissionKopecks: number | null
  /** A line was chosen: its sum is to be changed. */
  onLine?: (key: string) => void
  children?: ReactNode
}

/** The right column: what will be paid, the total, the way on. */
export function Basket({ lines: table, sumKopecks, commissionKopecks, onLine, children }: Props) {
  const text = useTexts(paymentTexts)
  const lines = table.filter(isWanted)
  const drawn = useGrowing(lines.length)
  const ready = lines.filter((line) => line.confirmed).length
  return (
    <section className={styles['basket']} aria-label={text.basket}>
      <header className="row">
        <h2>{text.basket}</h2>
        {lines.length > 0 && <span className="muted">{text.basketReady(ready, lines.length)}</span>}
      </header>
      <ul className={styles['lines']}>
        {lines.length === 0 && <li className="muted">{text.basketEmpty}</li>}
        {lines.slice(0, drawn).map((line) => (
          <BasketLine key={line.key} line={line} onLine={onLine} />
        ))}
      </ul>
      <footer className={styles['foot']}>
        <div className="spread muted">
          <span>{text.sum}</span>
          <Money kopecks={sumKopecks} />
        </div>
        <div className="spread muted">
          <span>{text.commission}</span>
          {commissionKopecks === null || commissionKopecks === 0 ? (
            <span>{commissionKopecks === null ? '—' : text.commissionNone}</span>
          ) : (
            <Money kopecks={commissionKopecks} />
          )}
        </div>
        <p className={styles['totalLabel']}>{text.total}</p>
        <p className={styles['total']} data-long={sumKopecks >= 1_000_000_00 || undefined} aria-live="polite">
          <Money kopecks={sumKopecks + (commissionKopecks ?? 0)} />
        </p>
        {children}
      </footer>
    </section>
  )
}

/** Drawn again only when its own line changes. */
const BasketLine = memo(function BasketLine({ line, onLine }: { line: Line; onLine: Props['onLine'] }) {
  const text = useTexts(paymentTexts)
  const tenderText = useTexts(tenderTexts)
  const name = lineName(line)
  const amount = amountOf(line)
  const service = name.service === '' ? text.free : name.service
  const sum = amount === null ? '—' : formatMoneyPlain(amount)
  return (
    <li className={styles['line']} data-waits={!line.confirmed || undefined}>
      <span className="grow">
        <span className={styles['name']}>{service}</span>
        <span className="second">{line.confirmed ? line.account || name.payee : text.waiting}</span>
      </span>
      {onLine === undefined ? (
        <span className="number">{sum}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={`number ${styles['change']}`}
          aria-label={tenderText.changeLine(service)}
          onClick={() => onLine(line.key)}
        >
          {sum} <Pencil size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  )
})
