// Days at a desk whose reports are looked at: two who take cash, several services, cash that goes back and to the vault.
import { payOut as payCashOut, takeIn } from '../../shared/contract/cash-orders.ts'
import { acceptPayment, type AcceptedPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import type { ReportData, ReportSpan } from '../../shared/contract/reports.ts'
import { reversePayment } from '../../shared/contract/reversals.ts'
import { countOf } from './count-of.ts'
import { freeLine, openCashDesk, type TestDesk, type TestDeskOptions, waterLine } from './desk.ts'
import { approve, papersOut, reversal } from './reversing-desk.ts'

export const oneDay = (businessDate: string, more: Partial<ReportSpan> = {}): ReportSpan => ({
  ...{ fromDate: businessDate, untilDate: businessDate, shiftId: null, operatorId: null, providerInn: null },
  ...more,
})

/** 1.5 %, at least 10 roubles, of the payer. */
export const netLine = (amountKopecks = 50_000): PaymentLineInput => ({
  ...{ payee: 'catalogue', serviceId: 'net-home', account: '1204561', period: null, origin: 'typed' },
  amountKopecks,
})

/** 0.8 %, at least a rouble, of the provider: withheld from the transfer. */
export const lightLine = (amountKopecks = 40_000): PaymentLineInput => ({
  ...{ payee: 'catalogue', serviceId: 'el-home', account: '7400012344', period: '2026-10', origin: 'typed' },
  amountKopecks,
})

/** Paid at a wall time of the desk's day (UTC+5) after `tookMs` of work, with the receipt out. */
export const payAt = async (
  desk: TestDesk,
  instant: string,
  lines: PaymentLineInput[] = [waterLine()],
  tookMs = 30_000,
): Promise<AcceptedPayment> => {
  desk.clock.set(instant)
  const startedAt = new Date(Date.parse(instant) - tookMs).toISOString()
  const paid = await desk.value(acceptPayment, { lines, givenKopecks: 10_000_000, startedAt })
  papersOut(desk)
  return paid
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** What each report of a span comes to: they must all say the same. */
export const totalsOfEach = ({ services, operators, hours }: ReportData) =>
  [services, operators, hours].map((rows) => ({
    lineCount: sum(rows as { lineCount: number }[], ({ lineCount }) => lineCount),
    sumKopecks: sum(rows as { sumKopecks: number }[], ({ sumKopecks }) => sumKopecks),
    commissionKopecks: sum(rows as { commissionKopecks: number }[], ({ commissionKopecks }) => commissionKopecks),
  }))

/** What the Z-reports of these days say was taken and was not given back, with the commission. */
export const keptByZ = (desk: TestDesk, { fromDate, untilDate }: ReportSpan): number =>
  desk.database.db.get<{ kopecks: number }>(
    `SELECT coalesce(sum(c.taken_kopecks + c.commission_kopecks - coalesce(m.reversed_kopecks, 0)), 0) AS kopecks
     FROM shifts s JOIN shift_closings c ON c.shift_id = s.id LEFT JOIN shift_closing_sums m ON m.shift_id = s.id
     WHERE s.business_date BETWEEN :fromDate AND :untilDate`,
    { fromDate, untilDate },
  )?.kopecks ?? 0

const outside = (kopecks: number) => ({
  place: 'drawer' as const,
  counterparty: 'Инкассация',
  ground: 'размен',
  symbol: null,
  rows: countOf(kopecks),
})

/** A cashier's morning: five payments in three hours, one line given back, cash in and out, nothing closed. */
export const cashiersDay = async (options: TestDeskOptions = {}): Promise<{ desk: TestDesk }> => {
  const desk = await openCashDesk({ ...options, floatKopecks: 100_000 })
  await payAt(desk, '2026-11-21T06:50:00.000Z', [waterLine(10_000)], 20_000)
  await payAt(desk, '2026-11-21T07:10:00.000Z', [waterLine(20_000), netLine(50_000)], 40_000)
  const back = await payAt(desk, '2026-11-21T07:20:00.000Z', [waterLine(30_000), netLine(70_000)], 60_000)
  await payAt(desk, '2026-11-21T07:40:00.000Z', [freeLine(5_000)], 90_000)
  await payAt(desk, '2026-11-21T09:05:00.000Z', [lightLine(40_000)], 30_000)
  await approve(desk, reversePayment, reversal(back.paymentId, [2]))
  await desk.value(takeIn, outside(300_000))
  await desk.value(payCashOut, outside(120_000))
  return { desk }
}
