import { describe, expect, test } from 'vitest'
import type { RecognizedBill } from '../../shared/contract/bills.ts'
import { type Line, lineInput, lineOfBill, lineProblem, sumProblem } from '../../renderer/features/payment/line.ts'
import { isReadyForCash, MAX_LINES } from '../../renderer/features/payment/next-line.ts'
import { reduceWorkflow, type WorkflowEvent } from '../../renderer/features/payment/workflow.ts'
import { cashOf, emptyWorkflow, type Workflow } from '../../renderer/features/payment/workflow-steps.ts'
import { type Preview } from '../../renderer/features/payment/preview.ts'
import { accepted, known, scanned, unknownPayee } from './payment-samples.ts'

const preview = (dueKopecks: number, alreadyPaid: Preview['alreadyPaid'] = []): Preview => ({
  sumKopecks: dueKopecks,
  commissionKopecks: 0,
  commissions: [],
  wrongAmounts: [],
  twice: [],
  identification: null,
  splitting: [],
  dueKopecks,
  alreadyPaid,
})

const after = (...events: WorkflowEvent[]): Workflow => events.reduce<Workflow>(reduceWorkflow, emptyWorkflow)

const withLines = (...lines: Line[]): WorkflowEvent[] => lines.map((line) => ({ type: 'line_added', line }))

describe('one scanned bill', () => {
  test('is right with the first Enter, and cash opens with given = due', () => {
    const line = scanned('a', 81_240)
    expect(lineProblem(line)).toBeNull()
    const state = after(
      ...withLines(line),
      { type: 'line_confirmed', key: 'a' },
      { type: 'cash_opened', preview: preview(81_240) },
    )
    expect(state).toMatchObject({ step: 'cash', givenText: '812,40', acknowledged: true })
    if (state.step !== 'cash') throw new Error('not at the cash')
    expect(cashOf(state)).toEqual({ givenKopecks: 81_240, changeKopecks: 0 })
  })

  test('pays exactly what its line says', () => {
    expect(lineInput(scanned('a', 81_240))).toEqual({
      payee: 'catalogue',
      serviceId: 'rs-water',
      account: '3141234567',
      period: '2026-08',
      amountKopecks: 81_240,
      origin: 'scan',
    })
  })

  test('scanned twice stays one line, and the second scan says so', () => {
    const state = after(...withLines(scanned('a', 81_240), scanned('b', 81_240)))
    expect(state).toMatchObject({ step: 'lines', activeKey: 'a', notice: { kind: 'already_in_basket', no: 1 } })
    expect(state.lines).toHaveLength(1)
    // Moving the focus to that line writes out the sum of the one left: the message stays.
    const left = reduceWorkflow(state, { type: 'amount_typed', key: 'a', text: '812,40' })
    expect(left).toBe(state)
  })
})

describe('a line that must be looked at never takes the Enter–Enter path', () => {
  const doubtful: [string, Partial<Extract<RecognizedBill, { outcome: 'known' }>>][] = [
    ['a code without a sum', { sumKopecks: null, warnings: ['sum_missing'] }],
    ['a repaired layout', { warnings: ['layout_repaired'] }],
    ['an account of a foreign form', { account: '99', warnings: ['account_format'] }],
    ['no account', { account: '', warnings: ['account_missing'] }],
  ]
  test.each(doubtful)('%s', (_name, differs) => {
    const line = lineOfBill({ ...known, ...differs }, 'scan', 'a')
    if (line === null) throw new Error('no line')
    expect(lineProblem(line)).not.toBeNull()
    const state = after(...withLines(line), { type: 'line_confirmed', key: 'a' })
    expect(state.lines[0]?.confirmed).toBe(false)
    expect(
      after(...withLines(line), { type: 'line_confirmed', key: 'a' }, { type: 'cash_opened', preview: preview(1) })
        .step,
    ).toBe('lines')
  })

  test('an unknown payee is paid only after its details were compared', () => {
    const line = lineOfBill(unknownPayee, 'scan', 'a')
    if (line === null) throw new Error('no line')
    expect(lineProblem(line)).toBe('not_compared')
    expect(after(...withLines(line), { type: 'line_confirmed', key: 'a' }).lines[0]?.confirmed).toBe(false)
    const compared = after(...withLines(line), { type: 'compare_opened', key: 'a' }, { type: 'line_compared', line })
    expect(compared.lines[0]?.confirmed).toBe(true)
    expect(isReadyForCash(compared.lines)).toBe(true)
    expect(lineInput(compared.lines[0] ?? line)).toMatchObject({ payee: 'free', confirmed: true })
  })

  test('details with a wrong control key are not confirmed even in their dialog', () => {
    const line = lineOfBill(unknownPayee, 'scan', 'a')
    if (line === null || line.payee.kind !== 'free') throw new Error('no line')
    const wrong: Line = { ...line, payee: { kind: 'free', details: { ...line.payee.details, bankBic: '044525226' } } }
    expect(lineProblem(wrong)).toBe('details')
    expect(after(...withLines(wrong), { type: 'line_compared', line: wrong }).lines[0]?.confirmed).toBe(false)
  })

  test('a payee that was compared and paid here before needs one Enter, with a doubt it is compared again', () => {
    const before = { ...unknownPayee, knownSince: '2026-10-12T05:00:00.000Z', warnings: [] }
    const line = lineOfBill(before, 'scan', 'a')
    expect(line && lineProblem(line)).toBeNull()
    const doubtful = lineOfBill({ ...before, warnings: ['sum_key_unusual'] }, 'scan', 'a')
    expect(doubtful && lineProblem(doubtful)).toBe('not_compared')
  })

  test('a substituted code and a strange text give no line', () => {
    const differs = [{ field: 'BIC', inCode: '044525225', inCatalogue: '047501779' } as const]
    const substituted = { outcome: 'details_differ', providerName: 'РС', differs, otherProviderName: null } as const
    expect(lineOfBill({ ...substituted, differs }, 'scan', 'a')).toBeNull()
    expect(lineOfBill({ outcome: 'not_a_bill', reason: 'sbp_link', code: null }, 'scan', 'a')).toBeNull()
  })
})

describe('several lines', () => {
  test('five bills are five Enters: each goes on to the next unconfirmed', () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    let state = after(...withLines(...keys.map((key, index) => scanned(key, 1_000 + index))))
    state = reduceWorkflow(state, { type: 'line_activated', key: 'a' })
    for (const key of keys) {
      expect(state).toMatchObject({ activeKey: key })
      state = reduceWorkflow(state, { type: 'line_confirmed', key })
    }
    expect(isReadyForCash(state.lines)).toBe(true)
  })

  test('another sum takes the word back, the same sum written out does not', () => {
    const confirmed = after(...withLines(scanned('a', 81_240)), { type: 'line_confirmed', key: 'a' })
    const same = reduceWorkflow(confirmed, { type: 'amount_typed', key: 'a', text: '812,4' })
    expect(same.lines[0]?.confirmed).toBe(true)
    const other = reduceWorkflow(confirmed, { type: 'amount_typed', key: 'a', text: '8124' })
    expect(other.lines[0]?.confirmed).toBe(false)
  })

  test('a removed line leaves the focus on its neighbour', () => {
    const state = after(...withLines(scanned('a', 1), scanned('b', 2), scanned('c', 3)), {
      type: 'line_removed',
      key: 'c',
    })
    expect(state).toMatchObject({ activeKey: 'b' })
    expect(after(...withLines(scanned('a', 1)), { type: 'line_removed', key: 'a' })).toMatchObject({
      activeKey: null,
      lines: [],
    })
  })

  test('a receipt holds as many lines as an owner may have services, and one more is refused aloud', () => {
    const lines = Array.from({ length: MAX_LINES + 1 }, (_, index) => scanned(`k${index}`, 1_000 + index))
    const state = after(...withLines(...lines))
    expect(state.lines).toHaveLength(MAX_LINES)
    expect(state).toMatchObject({ notice: { kind: 'too_many_lines' } })
  })
})

describe('the cash', () => {
  const atCash = (events: WorkflowEvent[] = []): Workflow =>
    after(
      ...withLines(scanned('a', 81_240)),
      { type: 'line_confirmed', key: 'a' },
      { type: 'cash_opened', preview: preview(81_240) },
      ...events,
    )

  test('counts the change from what was given', () => {
    const state = atCash([{ type: 'given_typed', text: '1000' }])
    if (state.step !== 'cash') throw new Error('not at the cash')
    expect(cashOf(state)).toEqual({ givenKopecks: 100_000, changeKopecks: 18_760 })
  })

  test('too little and no sum at all have no change', () => {
    for (const [text, givenKopecks] of [
      ['800', 80_000],
      ['', null],
      ['8,1,2', null],
    ] as const) {
      const state = atCash([{ type: 'given_typed', text }])
      if (state.step !== 'cash') throw new Error('not at the cash')
      expect(cashOf(state)).toEqual({ givenKopecks, changeKopecks: null })
    }
  })

  test('Esc goes back to the lines and loses nothing that was typed', () => {
    const back = atCash([{ type: 'given_typed', text: '1000' }, { type: 'back_to_lines' }])
    expect(back).toMatchObject({ step: 'lines', keptGivenText: '1000' })
    expect(back.lines[0]?.confirmed).toBe(true)
    expect(reduceWorkflow(back, { type: 'cash_opened', preview: preview(81_240) })).toMatchObject({ givenText: '1000' })
  })

  test('a scan goes back to the lines with one line more', () => {
    const state = atCash(withLines(scanned('b', 5_000)))
    expect(state).toMatchObject({ step: 'lines', activeKey: 'b' })
    expect(state.lines).toHaveLength(2)
  })

  test('what was paid within minutes must be answered first', () => {
    const paid = [
      { lineIndex: 0, receiptNumber: '2-1-0001', acceptedAt: '2026-11-21T10:00:00.000Z', amountKopecks: 81_240 },
    ]
    const lines = after(...withLines(scanned('a', 81_240)), { type: 'line_confirmed', key: 'a' })
    const asked = reduceWorkflow(lines, { type: 'cash_opened', preview: preview(81_240, paid) })
    expect(asked).toMatchObject({ step: 'cash', acknowledged: false })
    expect(reduceWorkflow(asked, { type: 'already_paid_acknowledged' })).toMatchObject({ acknowledged: true })
  })

  test('after acceptance the change stays until the next scan, which begins the next client', () => {
    const done = atCash([{ type: 'accepted', accepted }])
    expect(done).toMatchObject({ step: 'done', accepted: { changeKopecks: 18_760 } })
    expect(reduceWorkflow(done, { type: 'back_to_lines' })).toBe(done)
    const next = reduceWorkflow(done, { type: 'line_added', line: scanned('b', 5_000) })
    expect(next).toMatchObject({ step: 'lines', activeKey: 'b' })
    expect(next.lines).toHaveLength(1)
  })
})

describe('correction at the cash', () => {
  const atCash = (givenText?: string): Workflow =>
    after(
      ...withLines(scanned('a', 81_240), scanned('b', 20_000)),
      { type: 'line_confirmed', key: 'a' },
      { type: 'line_confirmed', key: 'b' },
      { type: 'cash_opened', preview: preview(101_240) },
      ...(givenText === undefined ? [] : [{ type: 'given_typed', text: givenText } as const]),
    )

  test('goes to the line whose sum is to change, and loses nothing', () => {
    const state = reduceWorkflow(atCash('2000'), { type: 'line_edited', key: 'a' })
    expect(state).toMatchObject({ step: 'lines', activeKey: 'a', keptGivenText: '2000' })
    expect(state.lines.map(({ confirmed }) => confirmed)).toEqual([true, true])
    const changed = reduceWorkflow(state, { type: 'amount_typed', key: 'a', text: '500' })
    expect(changed.lines.map(({ confirmed }) => confirmed)).toEqual([false, true])
    const again = [
      { type: 'line_confirmed', key: 'a' } as const,
      { type: 'cash_opened', preview: preview(70_000) } as const,
    ].reduce<Workflow>(reduceWorkflow, changed)
    // What the client has put on the counter is still there.
    expect(again).toMatchObject({ step: 'cash', givenText: '2000' })
  })

  test('is nothing once the money is taken', () => {
    const done = reduceWorkflow(atCash(), { type: 'accepted', accepted })
    expect(reduceWorkflow(done, { type: 'line_edited', key: 'a' })).toBe(done)
  })
})

describe('what main says before the cash opens', () => {
  const ready = withLines(scanned('a', 81_240), scanned('b', 20_000))
  const confirmed: WorkflowEvent[] = [
    ...ready,
    { type: 'line_confirmed', key: 'a' },
    { type: 'line_confirmed', key: 'b' },
  ]
  const tooMuch = [0, 1].map((lineIndex) => ({
    ...{ lineIndex, problem: 'amount_above_basket' as const, boundKopecks: 100_000 },
  }))

  test('lines that are too much for their provider together say so beside each sum, until one changes', () => {
    const state = after(...confirmed, { type: 'cash_opened', preview: { ...preview(101_240), wrongAmounts: tooMuch } })
    expect(state.step).toBe('lines')
    expect(state.lines.map(sumProblem)).toEqual(['wrong_amount', 'wrong_amount'])
    expect(isReadyForCash(state.lines)).toBe(false)
    const less = reduceWorkflow(state, { type: 'amount_typed', key: 'b', text: '100' })
    expect(less.lines.map(sumProblem)).toEqual([null, null])
    expect(reduceWorkflow(state, { type: 'line_removed', key: 'b' }).lines.map(sumProblem)).toEqual([null])
  })

  test('a line that repeats another one must be answered, as what was paid already', () => {
    const twice = [{ lineIndex: 1, firstIndex: 0 }]
    const state = after(...confirmed, { type: 'cash_opened', preview: { ...preview(101_240), twice } })
    expect(state).toMatchObject({ step: 'cash', acknowledged: false })
    expect(reduceWorkflow(state, { type: 'already_paid_acknowledged' })).toMatchObject({ acknowledged: true })
    // Negative control: nothing to ask, nothing asked.
    expect(after(...confirmed, { type: 'cash_opened', preview: preview(101_240) })).toMatchObject({
      acknowledged: true,
    })
  })
})
