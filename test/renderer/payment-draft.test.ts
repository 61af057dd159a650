import { describe, expect, test } from 'vitest'
import { paymentDraft } from '../../shared/contract/drafts.ts'
import { fromDraft, toDraft } from '../../renderer/features/payment/draft.ts'
import { type Line, lineOfBill } from '../../renderer/features/payment/line.ts'
import { reduceWorkflow } from '../../renderer/features/payment/workflow.ts'
import { emptyWorkflow, type Workflow } from '../../renderer/features/payment/workflow-steps.ts'
import { accepted, scanned, unknownPayee, water } from './payment-samples.ts'

const keys = (): (() => string) => {
  let made = 0
  return () => `restored-${++made}`
}

const basket = (): Workflow => {
  const free = lineOfBill(unknownPayee, 'paste', 'b')
  if (free === null) throw new Error('no line')
  const withTwo = [scanned('a', 81_240), free].reduce<Workflow>(
    (state, line) => reduceWorkflow(state, { type: 'line_added', line }),
    emptyWorkflow,
  )
  return reduceWorkflow(withTwo, { type: 'line_confirmed', key: 'a' })
}

describe('a draft', () => {
  test('is what the contract allows', () => {
    expect(() => paymentDraft.parse(toDraft(basket()))).not.toThrow()
  })

  test('brings the basket back line by line, at the first unconfirmed one', () => {
    const draft = toDraft(basket())
    if (draft === null) throw new Error('no draft')
    const restored = fromDraft(draft, [water], keys())
    expect(restored).toMatchObject({ step: 'lines', activeKey: 'restored-2', notice: null })
    const keyless = (lines: readonly Line[]) => lines.map((line) => ({ ...line, key: '' }))
    expect(keyless(restored.lines)).toEqual(keyless(basket().lines))
  })

  test('keeps what the code said of meters, and since when its payee is known', () => {
    const meters = [{ serviceName: 'ХВС', meter: '11', value: '678' }]
    const line = lineOfBill({ ...unknownPayee, knownSince: '2026-10-12T05:00:00.000Z', meters }, 'scan', 'a')
    if (line === null) throw new Error('no line')
    const draft = paymentDraft.parse(toDraft({ ...emptyWorkflow, lines: [line] }))
    expect(fromDraft(draft, [], () => 'a').lines).toEqual([line])
    // Drafts of before said neither.
    const { meters: _meters, knownSince: _since, ...old } = { ...draft.lines[0] }
    expect(paymentDraft.parse({ ...draft, lines: [old] }).lines[0]).toMatchObject({ meters: [], knownSince: null })
  })

  test('says which lines were lost when their service left the catalogue', () => {
    const draft = toDraft(basket())
    if (draft === null) throw new Error('no draft')
    const restored = fromDraft(draft, [], keys())
    expect(restored.lines).toHaveLength(1)
    expect(restored.notice).toEqual({ kind: 'lines_lost', count: 1 })
  })

  test('of an empty basket or a finished payment is none', () => {
    expect(toDraft(emptyWorkflow)).toBeNull()
    expect(toDraft({ step: 'done', lines: [scanned('a', 1)], accepted })).toBeNull()
  })

  test('keeps what the client had given', () => {
    const draft = toDraft({ ...emptyWorkflow, lines: [scanned('a', 81_240)], keptGivenText: '1000' })
    expect(draft?.givenText).toBe('1000')
    expect(fromDraft(draft ?? { step: 'lines', lines: [], givenText: '' }, [water], keys()).keptGivenText).toBe('1000')
  })
})
