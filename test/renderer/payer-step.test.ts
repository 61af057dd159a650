import { describe, expect, test } from 'vitest'
import { toDraft } from '../../renderer/features/payment/draft.ts'
import { lineInput, lineOfBill, lineProblem } from '../../renderer/features/payment/line.ts'
import { budgetAccountOf } from '../../renderer/features/payment/line-budget.ts'
import { reduceWorkflow, type WorkflowEvent } from '../../renderer/features/payment/workflow.ts'
import { emptyWorkflow, type Workflow } from '../../renderer/features/payment/workflow-steps.ts'
import { type Preview } from '../../renderer/features/payment/preview.ts'
import { limitProblem, limitsOf, toLimitsForm } from '../../renderer/features/identification/limits-form.ts'
import { emptyBudget } from '../../shared/domain/budget.ts'
import { accepted, scanned, unknownPayee } from './payment-samples.ts'

const need: NonNullable<Preview['identification']> = {
  level: 'simplified',
  reasons: [{ reason: 'line_above', lineIndex: 0, sumKopecks: 1_600_000, boundKopecks: 1_500_000 }],
}
const preview = (identification: Preview['identification']): Preview => ({
  ...{ sumKopecks: 1_600_000, commissionKopecks: 0, dueKopecks: 1_600_000, commissions: [] },
  ...{ wrongAmounts: [], twice: [], alreadyPaid: [], splitting: [], identification },
})
const payer = { payerId: '01950000-0000-7000-8000-000000000001', name: 'Иванова А. В.', organisationName: '' }

const after = (...events: WorkflowEvent[]): Workflow => events.reduce<Workflow>(reduceWorkflow, emptyWorkflow)
const upToCash = (identification: Preview['identification']): WorkflowEvent[] => [
  { type: 'line_added', line: scanned('a', 1_600_000) },
  { type: 'line_confirmed', key: 'a' },
  { type: 'cash_opened', preview: preview(identification) },
]

describe('the payer before the cash', () => {
  test('is asked for only where the law asks', () => {
    expect(after(...upToCash(need)).step).toBe('payer')
    expect(after(...upToCash(null))).toMatchObject({ step: 'cash', payer: null })
  })

  test('once identified leads to the cash, and stands in the payment', () => {
    const cash = after(...upToCash(need), { type: 'payer_identified', payer })
    expect(cash).toMatchObject({ step: 'cash', payer, givenText: '16\u00A0000,00' })
    expect(reduceWorkflow(cash, { type: 'accepted', accepted })).toMatchObject({ step: 'done' })
  })

  test('left without one leads back to the lines where the law asks, to the cash where the cashier asked', () => {
    const lines = after(...upToCash(need), { type: 'payer_left' })
    expect(lines).toMatchObject({ step: 'lines', lines: [{ key: 'a', confirmed: true }] })
    const wanted = after(...upToCash(null), { type: 'given_typed', text: '20000' }, { type: 'payer_wanted' })
    expect(wanted.step).toBe('payer')
    expect(reduceWorkflow(wanted, { type: 'payer_left' })).toMatchObject({ step: 'cash', givenText: '20000' })
  })

  test('is shown again, not typed again, when the cash is opened anew', () => {
    const back = after(
      ...upToCash(null),
      { type: 'payer_wanted' },
      { type: 'payer_identified', payer },
      { type: 'back_to_lines' },
    )
    expect(back).toMatchObject({ step: 'lines', payer })
    expect(reduceWorkflow(back, { type: 'cash_opened', preview: preview(null) })).toMatchObject({
      step: 'payer',
      payer,
    })
  })

  test('a scanned bill goes back to the lines with it', () => {
    const state = reduceWorkflow(after(...upToCash(need)), { type: 'line_added', line: scanned('b', 5_000) })
    expect(state).toMatchObject({ step: 'lines', lines: [{ key: 'a' }, { key: 'b' }] })
  })

  test('nothing of it is in the draft of the payment', () => {
    const cash = after(...upToCash(need), { type: 'payer_identified', payer })
    expect(JSON.stringify([toDraft(after(...upToCash(need))), toDraft(cash)])).not.toMatch(/Иванова|01950000/)
    expect(toDraft(after(...upToCash(need)))).toMatchObject({ step: 'lines' })
  })
})

describe('a line to the budget', () => {
  const budget = { ...emptyBudget, cbc: '18210601010031000110', oktmo: '75701000' }
  const tax = (said: Partial<typeof budget>) => {
    const details = {
      ...unknownPayee.details,
      payeeAccount: '03100643000000018500',
      bankBic: '017003983',
      bankCorrAccount: '40102810445370000059',
    }
    const line = lineOfBill(
      {
        ...unknownPayee,
        details,
        knownSince: '2026-01-01T00:00:00.000Z',
        warnings: [],
        budget: { ...budget, ...said },
      },
      'scan',
      'a',
    )
    if (line === null) throw new Error('details give a line')
    return line
  }

  test('is confirmed with one Enter only when its fields are right', () => {
    expect(lineProblem(tax({}))).toBeNull()
    expect(lineProblem(tax({ oktmo: '757010' }))).toBe('budget')
    expect(lineProblem(tax({ uin: '18203702140083959125' }))).toBe('budget')
  })

  test('says to main what was typed, without spaces; any other line says nothing', () => {
    expect(lineInput(tax({ oktmo: '75 701 000' }))).toMatchObject({ budget })
    expect(lineInput(scanned('a', 100))).not.toHaveProperty('budget')
    expect(budgetAccountOf(scanned('a', 100))).toBeNull()
  })
})

describe('limits of the settings', () => {
  const settings = {
    rules: [
      { validFrom: '2026-12-01', usualKopecks: 1_500_000, utilitiesKopecks: 6_000_000, fullFromKopecks: null },
      { validFrom: null, usualKopecks: 1_500_000, utilitiesKopecks: 1_500_000, fullFromKopecks: 100_000_000 },
    ],
    basket: 'warn' as const,
  }

  test('are written in the order of their days, and read back as they were', () => {
    const form = toLimitsForm(settings)
    expect(form.rows.map(({ from }) => from)).toEqual(['', '01.12.2026'])
    expect(limitsOf(form)).toEqual({ ...settings, rules: settings.rules.toReversed() })
  })

  test.each([
    [{ from: '31.02.2027' }, 'from', 'dateWrong'],
    [{ from: '' }, 'from', 'dateWrong'],
    [{ usual: 'много' }, 'usual', 'sumWrong'],
    [{ full: '' }, 'full', null],
  ] as const)('%j: %s is %s', (change, field, problem) => {
    const { rows, basket } = toLimitsForm(settings)
    const changed = rows.map((row, index) => (index === 1 ? { ...row, ...change } : row))
    expect(limitProblem(changed, 1, field)).toBe(problem)
    expect(limitsOf({ rows: changed, basket }) === null).toBe(problem !== null)
  })

  test('a day twice is no day', () => {
    const { rows, basket } = toLimitsForm(settings)
    const [, dated] = rows
    const twice = dated ? [...rows, dated] : rows
    expect(limitProblem(twice, 2, 'from')).toBe('dateTwice')
    expect(limitsOf({ rows: twice, basket })).toBeNull()
  })
})
