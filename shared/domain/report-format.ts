import { formatMoney, formatMoneyPlain } from './money.ts'
import type { ReportLanguage } from './report-kinds.ts'
import { pluralForm } from './words.ts'

/** What stands in a column: kopecks, a part of the whole (0…1), milliseconds. */
export type CellKind = 'text' | 'count' | 'kopecks' | 'share' | 'ms'
export type Cell = string | number | null

const noBreakSpace = '\u00a0'

/** `28 %`. What is not nothing is never `0 %`, what is not all never `100 %`. */
export const formatShare = (share: number): string => {
  const rounded = Math.round(share * 100)
  if (share > 0 && rounded === 0) return `<${noBreakSpace}1${noBreakSpace}%`
  return `${share < 1 ? Math.min(99, rounded) : rounded}${noBreakSpace}%`
}

/** `42 с`, `1 мин 35 с`; what took less than a second took one. */
export const formatPace = (ms: number, language: ReportLanguage): string => {
  const seconds = Math.max(1, Math.round(ms / 1000))
  const [minute, second] = language === 'ru' ? ['мин', 'с'] : ['min', 's']
  const rest = seconds % 60 === 0 ? '' : `${seconds % 60}${noBreakSpace}${second}`
  return seconds < 60 ? rest : `${Math.floor(seconds / 60)}${noBreakSpace}${minute} ${rest}`.trimEnd()
}

/** `11–12`: the hour of the desk's day that begins then. */
export const formatHour = (hour: number): string => `${hour}–${hour + 1}`

/** `1 234` with a no-break space. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, noBreakSpace)

/** A figure as a table shows it; nothing is an empty place. */
export const formatCell = (kind: CellKind, cell: Cell, language: ReportLanguage): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'kopecks':
      return formatMoneyPlain(cell)
    case 'share':
      return formatShare(cell)
    case 'ms':
      return formatPace(cell, language)
    default:
      return formatCount(cell)
  }
}

/** The same where it stands alone: money bears its sign. */
export const formatAlone = (kind: CellKind, cell: number, language: ReportLanguage): string =>
  kind === 'kopecks' ? formatMoney(cell) : formatCell(kind, cell, language)

/** `34 платежа`, `34 payments`. */
export const countOf = (
  count: number,
  language: ReportLanguage,
  forms: { ru: readonly [string, string, string]; en: readonly [string, string] },
): string => {
  const form = language === 'ru' ? pluralForm(count, forms.ru) : count === 1 ? forms.en[0] : forms.en[1]
  return `${formatCount(count)}${noBreakSpace}${form}`
}
