import { mostLines } from '../../../shared/contract/payments.ts'
import { isWanted, type Line, lineInput } from './line.ts'

/** So many lines one payment may have (shared/contract/payments.ts): all services of an owner at once. */
export const MAX_LINES = mostLines

/** The line that the next Enter confirms; null when all that are wanted are confirmed. */
export function nextUnconfirmed(lines: readonly Line[], afterKey: string | null): Line | null {
  const waits = (line: Line): boolean => isWanted(line) && !line.confirmed
  const at = lines.findIndex((line) => line.key === afterKey)
  return lines.slice(at + 1).find(waits) ?? lines.find(waits) ?? null
}

/** All lines that are wanted are confirmed: cash may open. */
export function isReadyForCash(lines: readonly Line[]): boolean {
  const wanted = lines.filter(isWanted)
  return wanted.length > 0 && wanted.every((line) => line.confirmed && lineInput(line) !== null)
}
