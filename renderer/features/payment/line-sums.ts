import { amountOf, isWanted, type Line } from './line.ts'
import { commissionOfLine } from './line-terms.ts'

/** What is on the basket's foot: the sum of what has a sum. */
export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + (amountOf(line) ?? 0), 0)

/** What the payer gives beside it, by the providers' terms; main says it again before the cash opens. */
export const commissionsOf = (lines: readonly Line[]): number =>
  lines.filter(isWanted).reduce((sum, line) => sum + commissionOfLine(line, amountOf(line)), 0)
