// Random days of two who take cash at one desk: every report of the same days comes to the same, the Z-reports say it too,
// and the cash flow ends at what lies in the drawer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payOut as payCashOut, takeIn } from '../../../shared/contract/cash-orders.ts'
import { acceptPayment, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { getReports, type ReportSpan } from '../../../shared/contract/reports.ts'
import { reversePayment } from '../../../shared/contract/reversals.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { reportKinds } from '../../../shared/domain/report-kinds.ts'
import { cashFlowOf, providersOf } from '../../../shared/domain/report-sums.ts'
import { reportTable } from '../../../shared/domain/report-table.ts'
import { drawerKopecks } from '../../../electron/records/drawer.ts'
import { openShiftOf } from '../../../electron/records/shifts.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { freeLine, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { keptByZ, lightLine, netLine, oneDay, totalsOfEach } from '../../support/reporting-desk.ts'
import { approve, papersOut, reversal } from '../../support/reversing-desk.ts'

const makers = [waterLine, netLine, lightLine, freeLine]
const line = fc.record({ maker: fc.nat(3), kopecks: fc.integer({ min: 1_100, max: 90_000 }) })

type Act =
  | { kind: 'pay'; lines: { maker: number; kopecks: number }[]; tookS: number }
  | { kind: 'reverse'; payment: number; lineNo: number }
  | { kind: 'order'; in: boolean; hundreds: number }
  | { kind: 'wait'; minutes: number }
  | { kind: 'hand_over'; overHundreds: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      tookS: fc.integer({ min: 1, max: 300 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reverse' as const),
      payment: fc.nat(9),
      lineNo: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      in: fc.boolean(),
      hundreds: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 5, max: 400 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('hand_over' as const), overHundreds: fc.integer({ min: -2, max: 2 }) }),
  },
)

const roles = ['cashier', 'supervisor'] as const

const drawerNow = ({ database: { db } }: TestDesk): number => drawerKopecks(db, openShiftOf(db)?.id ?? '')

/** Closes with what is counted, and the other one opens on it; a difference has its sentence. */
const handOver = async (desk: TestDesk, shift: number, counted: number): Promise<void> => {
  await closeByCount(desk, counted, counted === drawerNow(desk) ? null : 'выясняем')
  await desk.signInAs(roles[(shift + 1) % 2] ?? 'cashier')
  await desk.value(openShift, { count: countOf(counted), reason: null })
}

const takeStep = async (desk: TestDesk, step: Act, shift: number): Promise<number> => {
  if (step.kind === 'wait') desk.clock.advance(step.minutes * 60_000)
  if (step.kind === 'pay') {
    const lines = step.lines.map(({ maker, kopecks }): PaymentLineInput => (makers[maker] ?? waterLine)(kopecks))
    const startedAt = new Date(desk.clock.nowMs() - step.tookS * 1000).toISOString()
    // A shift over a day old takes nothing more: that is the rule, and no payment the less is one.
    await desk.ask(acceptPayment, { lines, givenKopecks: 1_000_000, startedAt })
    papersOut(desk)
  }
  if (step.kind === 'reverse' && shift % 2 === 0) {
    const payments = desk.database.db.all<{ id: string }>('SELECT id FROM payments ORDER BY id')
    const of = payments[step.payment % Math.max(1, payments.length)]
    if (of) await approve(desk, reversePayment, reversal(of.id, [step.lineNo])).catch(() => undefined)
  }
  if (step.kind === 'order') {
    const rows = countOf(step.hundreds * 10_000)
    const outside = { place: 'drawer', counterparty: 'Инкассация', ground: 'размен', symbol: null, rows } as const
    await desk.ask(step.in ? takeIn : payCashOut, outside) // more than there is stays where it is
  }
  if (step.kind !== 'hand_over') return shift
  await handOver(desk, shift, Math.max(0, drawerNow(desk) + step.overHundreds * 10_000))
  return shift + 1
}

const sumOf = (rows: readonly number[]): number => rows.reduce((sum, one) => sum + one, 0)

/** Of the column, in kopecks or counts, as the table's rows and its last row have it. */
const agrees = (kind: (typeof reportKinds)[number], table: ReturnType<typeof reportTable>): void => {
  for (const [column, { kind: of }] of table.columns.entries()) {
    if (of !== 'count' && of !== 'kopecks') continue
    const total = table.totals[column]
    if (typeof total !== 'number') continue
    expect([kind, column, sumOf(table.rows.map(({ cells }) => Number(cells[column] ?? 0)))]).toEqual([
      kind,
      column,
      total,
    ])
  }
}

test('all reports of the same days agree, with each other, with the Z-reports and with the drawer', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 26 }), async (acts) => {
      const desk = await openTestDesk()
      await desk.signInAs('cashier')
      await desk.value(openShift, { count: countOf(200_000), reason: null })
      let shift = 0
      for (const step of acts) shift = await takeStep(desk, step, shift)
      await closeByCount(desk, drawerNow(desk))
      const last = new Date(desk.clock.nowMs() + 5 * 3_600_000).toISOString().slice(0, 10)
      const span: ReportSpan = { ...oneDay('2026-11-21'), untilDate: last }
      await desk.signInAs('supervisor')
      const data = await desk.value(getReports, span)
      const { lineCount, sumKopecks, commissionKopecks, withheldKopecks, acceptedKopecks, reversedKopecks } =
        data.totals
      for (const totals of totalsOfEach(data)) expect(totals).toEqual({ lineCount, sumKopecks, commissionKopecks })
      expect(sumOf(providersOf(data).map((row) => row.withheldKopecks))).toBe(withheldKopecks)
      expect(acceptedKopecks - reversedKopecks).toBe(sumKopecks + commissionKopecks)
      expect(keptByZ(desk, span)).toBe(sumKopecks + commissionKopecks)
      for (const kind of reportKinds) agrees(kind, reportTable(kind, data, 'ru'))
      const { steps, remainderKopecks } = cashFlowOf(data)
      expect(sumOf(steps.map((step) => step.inKopecks - step.outKopecks))).toBe(remainderKopecks)
      expect(steps.some(({ step }) => step === 'between')).toBe(false)
      expect(sumOf(data.shifts.map((of) => of.takenKopecks - of.reversedKopecks))).toBe(sumKopecks + commissionKopecks)
      // The two who took the cash come to the whole together.
      const parts = await Promise.all(
        data.choices.operators.map(({ id }) => desk.value(getReports, { ...span, operatorId: id })),
      )
      expect(sumOf(parts.map((part) => part.totals.sumKopecks))).toBe(sumKopecks)
      await desk.close()
    }),
    { numRuns: 8 },
  )
})
