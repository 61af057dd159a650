import type { OutputOf } from '../../../shared/contract/define.ts'
import type { previewPayment } from '../../../shared/contract/payments.ts'
import { isWanted, type Line } from './line.ts'

/** What main says of the lines before the cash opens. */
export type Preview = OutputOf<typeof previewPayment>

/**
 * Sums that main refuses, because only main knows what the register says of a typed account: they are confirmed no
 * more, and bear what is due, so that the message stands beside them.
 */
export function withRefused(
  lines: readonly Line[],
  { wrongAmounts }: Pick<Preview, 'wrongAmounts'>,
): { lines: readonly Line[]; activeKey: string | null } {
  const paid = lines.filter(isWanted)
  const refused = new Map(
    wrongAmounts.flatMap(({ lineIndex, problem, boundKopecks }) => {
      const line = paid[lineIndex]
      if (line === undefined) return []
      const due = problem.endsWith('_due') ? { dueKopecks: boundKopecks } : {}
      const limit = problem === 'amount_above_basket' ? { overLimitKopecks: boundKopecks } : {}
      return [[line.key, { ...line, ...due, ...limit, confirmed: false }] as const]
    }),
  )
  const [activeKey = null] = refused.keys()
  return { lines: lines.map((line) => refused.get(line.key) ?? line), activeKey }
}
