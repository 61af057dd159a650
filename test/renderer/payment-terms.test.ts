// What providers want of a sum, and what templates put into the basket.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../renderer/features/payment/debts.ts'
import { commissionsOf, sumOf } from '../../renderer/features/payment/line-sums.ts'
import { isWanted, type Line, lineInput, sumProblem, typedLine } from '../../renderer/features/payment/line.ts'
import { isReadyForCash, nextUnconfirmed } from '../../renderer/features/payment/next-line.ts'
import { reduceWorkflow, type WorkflowEvent } from '../../renderer/features/payment/workflow.ts'
import { emptyWorkflow, type Workflow } from '../../renderer/features/payment/workflow-steps.ts'
import { debt, linkId, water } from './payment-samples.ts'

const after = (...events: WorkflowEvent[]): Workflow => events.reduce<Workflow>(reduceWorkflow, emptyWorkflow)
const loaded = (...debts: Debt[]): WorkflowEvent => ({ type: 'debts_loaded', debts })

/** Enter as the screen does it: the active line if it waits, else the next one; true when the cash would open. */
const pressEnter = (state: Workflow): Workflow => {
  if (state.step !== 'lines') return state
  const active = state.lines.find((line) => line.key === state.activeKey)
  const waits = active !== undefined && isWanted(active) && !active.confirmed
  const line = waits ? active : nextUnconfirmed(state.lines, state.activeKey)
  return line === null ? state : reduceWorkflow(state, { type: 'line_confirmed', key: line.key })
}

/** A debt whose provider has these terms. */
const withTerms = (
  no: number,
  toPay: number | null,
  terms: Partial<typeof water>,
  period: string | null = null,
): Debt => ({
  ...debt(no, toPay),
  terms: { ...water, ...terms },
  period,
})
const typed = (no: number, text: string): WorkflowEvent => ({ type: 'amount_typed', key: linkId(no), text })
const confirmed = (no: number): WorkflowEvent => ({ type: 'line_confirmed', key: linkId(no) })
const isConfirmed = (state: Workflow, no: number): boolean =>
  state.lines.find(({ key }) => key === linkId(no))?.confirmed === true

describe('a template of the client', () => {
  const templateLine = (no: number, amountKopecks: number, dueKopecks: number | null, service = water) => ({
    ...{ service, serviceName: water.serviceName, providerName: water.providerName, account: debt(no, 0).account },
    ...{ amountKopecks, dueKopecks, linkId: null },
  })
  const taken = (...lines: ReturnType<typeof templateLine>[]): WorkflowEvent => ({
    type: 'template_taken',
    template: { templateId: linkId(99), name: 'Квартира', lines },
    makeKey: () => 'made',
  })
  const sums = ({ lines }: Workflow): string[] => lines.map(({ amountText }) => amountText)

  test('puts its own lines into the basket, each with its sum or what is due, and takes back what was only proposed', () => {
    const state = after(
      loaded(debt(1, 10_000), debt(2, 20_000), debt(3, 30_000)),
      taken(templateLine(2, 0, 20_000), templateLine(3, 5_000, 30_000)),
    )
    expect(sums(state)).toEqual(['', '200,00', '50,00'])
    expect(state).toMatchObject({ activeKey: linkId(2), notice: null })
    const paid = [0, 1].reduce(pressEnter, state)
    expect(paid.step === 'lines' && isReadyForCash(paid.lines)).toBe(true)
  })

  test('leaves alone what was confirmed, and pays a service that is no longer linked by its account', () => {
    const state = after(loaded(debt(1, 10_000), debt(2, 20_000)), confirmed(1), taken(templateLine(7, 0, 7_000)))
    expect(sums(state)).toEqual(['100,00', '', '70,00'])
    expect(isConfirmed(state, 1)).toBe(true)
    expect(state).toMatchObject({ activeKey: 'made' })
    expect(reduceWorkflow(state, taken(templateLine(7, 0, 7_000))).lines).toHaveLength(3) // twice is once
  })

  test('says what has left the catalogue, and that nothing is due', () => {
    const gone = { ...templateLine(2, 0, null), service: null }
    const lost: WorkflowEvent = {
      type: 'template_taken',
      template: { templateId: linkId(99), name: 'Квартира', lines: [gone, templateLine(1, 0, 10_000)] },
      makeKey: () => 'made',
    }
    expect(after(loaded(debt(1, 10_000)), lost)).toMatchObject({ notice: { kind: 'template_lines_lost', count: 1 } })
    expect(after(loaded(debt(1, 0)), taken(templateLine(1, 0, 0)))).toMatchObject({
      notice: { kind: 'template_nothing_due', name: 'Квартира' },
    })
  })
})

describe("the provider's terms", () => {
  const any = { toDue: 'any', minKopecks: null, maxKopecks: null } as const

  test('a sum that the provider does not take is not confirmed, one that he takes is', () => {
    const exact = withTerms(1, 50_000, { amount: { ...any, toDue: 'exact' } })
    expect(isConfirmed(after(loaded(exact), confirmed(1)), 1)).toBe(true)
    const less = after(loaded(exact), typed(1, '499,99'), confirmed(1))
    expect(isConfirmed(less, 1)).toBe(false)
    expect(less.lines.map(sumProblem)).toEqual(['wrong_amount'])
    expect(isConfirmed(reduceWorkflow(reduceWorkflow(less, typed(1, '500')), confirmed(1)), 1)).toBe(true)
    const least = withTerms(2, null, { amount: { ...any, minKopecks: 10_000 } })
    expect(isConfirmed(after(loaded(least), typed(2, '99,99'), confirmed(2)), 2)).toBe(false)
    expect(isConfirmed(after(loaded(least), typed(2, '100'), confirmed(2)), 2)).toBe(true)
  })

  test('«at least the debt» is judged by what is left of it after what was taken here', () => {
    const left = { ...withTerms(1, 30_000, { amount: { ...any, toDue: 'at_least' } }) }
    expect(isConfirmed(after(loaded(left), typed(1, '299,99'), confirmed(1)), 1)).toBe(false)
    expect(isConfirmed(after(loaded(left), typed(1, '300'), confirmed(1)), 1)).toBe(true)
  })

  test('a month that the bill must bear comes with the debt; without one the line waits', () => {
    const monthly = withTerms(1, 50_000, { period: 'required' }, '2026-10')
    const state = after(loaded(monthly), confirmed(1))
    expect(isConfirmed(state, 1)).toBe(true)
    expect(state.lines.map((line) => lineInput(line)?.period)).toEqual(['2026-10'])
    const without = after(loaded({ ...monthly, period: null }), confirmed(1))
    expect(without.lines.map(sumProblem)).toEqual(['period_missing'])
  })

  test('a sum refused by main stays with the lines, says what is due, and is right once it is that', () => {
    const exact = { ...water, amount: { ...any, toDue: 'exact' as const } }
    const bill: Line = {
      ...{ ...typedLine({ kind: 'catalogue', service: exact }, 'typed'), account: '3141234567', amountText: '100,00' },
    }
    const ready = after(
      loaded(debt(1, 10_000)),
      confirmed(1),
      { type: 'line_added', line: bill },
      {
        type: 'line_confirmed',
        key: 'typed',
      },
    )
    const preview = {
      ...{ sumKopecks: 20_000, commissionKopecks: 0, dueKopecks: 20_000, commissions: [0, 0], alreadyPaid: [] },
      ...{ twice: [], identification: null, splitting: [] },
      wrongAmounts: [{ lineIndex: 1, problem: 'amount_not_due' as const, boundKopecks: 12_000 }],
    }
    const refused = reduceWorkflow(ready, { type: 'cash_opened', preview })
    expect(refused).toMatchObject({ step: 'lines', activeKey: 'typed' })
    expect(refused.lines.map(sumProblem)).toEqual([null, 'wrong_amount'])
    expect(refused.lines.map((line) => line.confirmed)).toEqual([true, false])
    const right = reduceWorkflow(refused, { type: 'amount_typed', key: 'typed', text: '120' })
    expect(right.lines.map(sumProblem)).toEqual([null, null])
  })

  test('the commission of what is paid is summed up, of what is not paid none', () => {
    const commission = { percentHundredths: 150, minKopecks: 1_000, maxKopecks: null, bearer: 'payer' } as const
    const lines = after(
      loaded(
        withTerms(1, 100_000, { commission }),
        withTerms(2, 10_000, { commission }),
        withTerms(3, 0, { commission }),
      ),
    ).lines
    expect(sumOf(lines)).toBe(110_000)
    expect(commissionsOf(lines)).toBe(1_500 + 1_000)
    const borne = withTerms(4, 100_000, { commission: { ...commission, bearer: 'payee' } })
    expect(commissionsOf(after(loaded(borne)).lines)).toBe(0)
  })
})
