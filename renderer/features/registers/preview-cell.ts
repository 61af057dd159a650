import type { PreviewRow, RegisterLayout } from '../../../shared/contract/registers.ts'
import { formatDate, isDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import type { RegisterColumn, RegisterRowProblem } from '../../../shared/domain/register-columns.ts'
import { holdsAt, holdsTag, tagOf } from './layout-form.ts'

type Meter = NonNullable<PreviewRow['read']>['meters'][number]

const ofMeter: Partial<Record<RegisterColumn, keyof Meter>> = {
  meterSerial: 'serial',
  meterType: 'type',
  meterReading: 'reading',
  meterReadOn: 'readOn',
  meterVerificationOn: 'verificationOn',
}

/** What a cell holds: by its column, or by its own tag. */
export function holdsCell(
  layout: RegisterLayout,
  names: readonly string[],
  row: PreviewRow,
  at: number,
): RegisterColumn {
  const byColumn = holdsAt(layout, names, at)
  if (byColumn !== 'skip' || layout.format === 'dbf' || row.kind !== 'row') return byColumn
  return holdsTag(layout, tagOf(row.cells[at] ?? ''))
}

/**
 * What a cell was read as, where that is more than what stands in it; '' otherwise. Parts of a name or an address are
 * joined: the first part says the whole.
 */
export function readAs(layout: RegisterLayout, names: readonly string[], row: PreviewRow, at: number): string {
  const { read } = row
  const holds = holdsCell(layout, names, row, at)
  if (read === null || holds === 'skip') return ''
  const raw = (row.cells[at] ?? '').trim()
  const nth = occurrence(layout, names, row, at)
  const meterField = ofMeter[holds]
  if (meterField !== undefined) {
    const value = read.meters[nth]?.[meterField] ?? ''
    return unlike(raw, isDate(value) ? formatDate(value) : value)
  }
  if (holds === 'debt') return read.overpaid ? '' : formatMoney(read.debtKopecks)
  if (holds === 'account') return unlike(raw, read.account)
  return nth > 0 ? '' : unlike(raw, holds === 'payer' ? read.payer : read.address)
}

const unlike = (raw: string, value: string): string => (value === raw ? '' : value)

/** How many cells before this one hold the same. */
const occurrence = (layout: RegisterLayout, names: readonly string[], row: PreviewRow, at: number): number => {
  const holds = holdsCell(layout, names, row, at)
  return row.cells.slice(0, at).filter((_, index) => holdsCell(layout, names, row, index) === holds).length
}

/** Why this cell keeps its row from being taken; null when it does not. */
export const problemAt = (row: PreviewRow, at: number): RegisterRowProblem | null =>
  row.problems.find(({ column }) => column === at)?.problem ?? null

/** Why the row as a whole is not taken, none of its cells being wrong by itself. */
export const problemOfRow = (row: PreviewRow): RegisterRowProblem | null =>
  row.problems.find(({ column }) => column === null)?.problem ?? null

/** Of the rows shown: how many hold data, and how many of those are taken. */
export function countRead(rows: readonly PreviewRow[]): { rows: number; read: number } {
  const data = rows.filter(({ kind }) => kind === 'row')
  return { rows: data.length, read: data.filter(({ read }) => read !== null).length }
}
