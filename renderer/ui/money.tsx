import { formatMoney } from '../../shared/domain/money.ts'

/** A sum with its currency, never broken over two lines. */
export function Money({ kopecks }: { kopecks: number }) {
  return <span className="nowrap">{formatMoney(kopecks)}</span>
}
