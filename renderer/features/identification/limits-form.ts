import type { IdentificationSettings } from '../../../shared/contract/identification.ts'
import { formatDate, isDate } from '../../../shared/domain/dates.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'

/** One limit as typed; the first row holds ever since and has no date. */
export type LimitRow = { from: string; usual: string; utilities: string; full: string }
export type LimitsForm = { rows: readonly LimitRow[]; basket: IdentificationSettings['basket'] }
export type LimitField = keyof LimitRow
export type LimitProblem = 'dateWrong' | 'dateTwice' | 'sumWrong'

const sumShown = (kopecks: number): string => formatMoneyPlain(kopecks)

/** Ordered by their days. */
export const toLimitsForm = ({ rules, basket }: IdentificationSettings): LimitsForm => ({
  rows: rules
    .toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    .map(({ validFrom, usualKopecks, utilitiesKopecks, fullFromKopecks }) => ({
      from: validFrom === null ? '' : formatDate(validFrom),
      usual: sumShown(usualKopecks),
      utilities: sumShown(utilitiesKopecks),
      full: fullFromKopecks === null ? '' : sumShown(fullFromKopecks),
    })),
  basket,
})

/** `dd.MM.yyyy` → `YYYY-MM-DD`; null for anything else. */
const dayOf = (text: string): string | null => {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim())
  const date = match ? `${match[3]}-${match[2]}-${match[1]}` : ''
  return isDate(date) ? date : null
}

/** What is wrong with one field of a row; null when it is right. */
export function limitProblem(rows: readonly LimitRow[], index: number, field: LimitField): LimitProblem | null {
  const row = rows[index]
  if (row === undefined) return null
  if (field === 'from') {
    if (index === 0) return null
    const day = dayOf(row.from)
    if (day === null) return 'dateWrong'
    return rows.some((other, at) => at !== index && at > 0 && dayOf(other.from) === day) ? 'dateTwice' : null
  }
  if (field === 'full' && row.full.trim() === '') return null
  return parseMoney(row[field]) === null ? 'sumWrong' : null
}

const fields: readonly LimitField[] = ['from', 'usual', 'utilities', 'full']

/** As main wants them; null while something is wrong. */
export function limitsOf({ rows, basket }: LimitsForm): IdentificationSettings | null {
  if (rows.some((_, index) => fields.some((field) => limitProblem(rows, index, field) !== null))) return null
  const rules = rows.map((row, index) => ({
    validFrom: index === 0 ? null : dayOf(row.from),
    usualKopecks: parseMoney(row.usual) ?? 0,
    utilitiesKopecks: parseMoney(row.utilities) ?? 0,
    fullFromKopecks: row.full.trim() === '' ? null : parseMoney(row.full),
  }))
  return { rules, basket }
}
