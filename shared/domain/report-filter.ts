import type { ReportData, ReportSpan } from '../contract/reports.ts'
import { formatDate } from './dates.ts'

/** `21.11.2026` or `01.11.2026 – 30.11.2026`. */
export const writeDays = ({ fromDate, untilDate }: Pick<ReportSpan, 'fromDate' | 'untilDate'>): string =>
  fromDate === untilDate ? formatDate(fromDate) : `${formatDate(fromDate)} – ${formatDate(untilDate)}`

/** What a report on paper was narrowed to, a line each: without it its figures would be taken for the whole. */
export const writeFilter = (span: ReportSpan, { choices }: Pick<ReportData, 'choices'>): string[] => {
  const shift = choices.shifts.find(({ id }) => id === span.shiftId)
  const operator = choices.operators.find(({ id }) => id === span.operatorId)
  const provider = choices.providers.find(({ inn }) => inn === span.providerInn)
  return [
    `Рабочие дни: ${writeDays(span)}`,
    ...(shift ? [`Смена № ${shift.number}, ${shift.operatorName}`] : []),
    ...(operator ? [`Кассир: ${operator.name}`] : []),
    ...(provider ? [`Поставщик: ${provider.name}, ИНН ${provider.inn}`] : []),
  ]
}
