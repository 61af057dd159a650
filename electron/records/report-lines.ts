import type { ReportData } from '../../shared/contract/reports.ts'
import type { Db } from '../db/open.ts'

type Line = {
  paymentId: string
  hour: number
  providerInn: string
  providerName: string
  serviceId: string | null
  serviceName: string
  amountKopecks: number
  commissionKopecks: number
  withheldKopecks: number
  reversed: 0 | 1
}

/** One shift's lines, the oldest payment first. What `standing_lines` leaves out is told apart here, so that one walk does. */
const linesOfShift = (db: Db, shiftId: string): Line[] =>
  db.all<Line>(
    `SELECT l.payment_id AS paymentId, CAST(substr(p.local_time, 12, 2) AS INTEGER) AS hour, l.payee_inn AS providerInn,
       l.payee_name AS providerName, l.service_id AS serviceId, l.service_name AS serviceName,
       l.amount_kopecks AS amountKopecks, l.commission_kopecks AS commissionKopecks,
       coalesce(t.payee_commission_kopecks, 0) AS withheldKopecks, r.payment_id IS NOT NULL AS reversed
     FROM payments p CROSS JOIN payment_lines l ON l.payment_id = p.id
     LEFT JOIN reversal_lines r ON r.payment_id = l.payment_id AND r.line_no = l.line_no
     LEFT JOIN payment_line_terms t ON t.payment_id = l.payment_id AND t.line_no = l.line_no
     WHERE p.shift_id = :shiftId ORDER BY p.seq, l.line_no`,
    { shiftId },
  )

type Sums = { lineCount: number; sumKopecks: number; commissionKopecks: number }
type Taken = Sums & { paymentCount: number }

const noSums = (): Sums => ({ lineCount: 0, sumKopecks: 0, commissionKopecks: 0 })
const nothingTaken = (): Taken => ({ paymentCount: 0, ...noSums() })

const addLine = (sums: Sums, line: Line): void => {
  sums.lineCount += 1
  sums.sumKopecks += line.amountKopecks
  sums.commissionKopecks += line.commissionKopecks
}

const found = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

export type ReportShift = { readonly id: string; readonly operatorId: string; readonly operatorName: string }

export type ReportLines = Pick<ReportData, 'totals' | 'services' | 'operators' | 'hours'> & {
  providers: ReportData['choices']['providers']
}

/**
 * The lines of some shifts, added up in one walk: a shift's are in memory at a time. Names are those of the newest line: a
 * service or a provider keeps its figures when it is renamed. Free details have no service: their payee tells them apart.
 */
export const addUpLines = (db: Db, shifts: readonly ReportShift[], providerInn: string | null): ReportLines => {
  const totals: ReportData['totals'] = {
    ...{ ...nothingTaken(), withheldKopecks: 0, acceptedCount: 0, acceptedKopecks: 0 },
    ...{ reversedLineCount: 0, reversedKopecks: 0 },
  }
  const services = new Map<string, ReportData['services'][number]>()
  const operators = new Map<string, ReportData['operators'][number]>()
  const hours = new Map<string, ReportData['hours'][number]>()
  const providers = new Map<string, string>()

  const addShift = ({ id, operatorId, operatorName }: ReportShift): void => {
    let accepted = ''
    let standing = ''
    for (const line of linesOfShift(db, id)) {
      providers.set(line.providerInn, line.providerName)
      if (providerInn !== null && line.providerInn !== providerInn) continue
      const dueKopecks = line.amountKopecks + line.commissionKopecks
      totals.acceptedKopecks += dueKopecks
      if (line.paymentId !== accepted) totals.acceptedCount += 1
      accepted = line.paymentId
      if (line.reversed === 1) {
        totals.reversedLineCount += 1
        totals.reversedKopecks += dueKopecks
        continue
      }
      const key = `${line.providerInn} ${line.serviceId ?? ''}`
      const service = found(services, key, () => ({
        ...{ providerInn: line.providerInn, serviceId: line.serviceId, ...noSums(), withheldKopecks: 0 },
        ...{ providerName: '', serviceName: '' },
      }))
      service.providerName = line.providerName
      service.serviceName = line.serviceName
      service.withheldKopecks += line.withheldKopecks
      totals.withheldKopecks += line.withheldKopecks
      const operator = found(operators, operatorId, () => ({ operatorId, operatorName, ...nothingTaken() }))
      const hour = found(hours, String(line.hour), () => ({ hour: line.hour, ...nothingTaken() }))
      for (const sums of [totals, service, operator, hour]) addLine(sums, line)
      if (line.paymentId !== standing) for (const taken of [totals, operator, hour]) taken.paymentCount += 1
      standing = line.paymentId
    }
  }
  for (const shift of shifts) addShift(shift)
  return {
    totals,
    services: [...services.values()].toSorted((one, other) => other.sumKopecks - one.sumKopecks),
    operators: [...operators.values()].toSorted((one, other) => other.paymentCount - one.paymentCount),
    hours: [...hours.values()].toSorted((one, other) => one.hour - other.hour),
    providers: [...providers]
      .map(([inn, name]) => ({ inn, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'ru')),
  }
}
