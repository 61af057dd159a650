import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paymentDraft } from '../../shared/contract/drafts.ts'
import type { Debt } from '../../renderer/features/payment/debts.ts'
import { fromDraft, toDraft } from '../../renderer/features/payment/draft.ts'
import { isWanted, lineInput } from '../../renderer/features/payment/line.ts'
import { isReadyForCash, MAX_LINES, nextUnconfirmed } from '../../renderer/features/payment/next-line.ts'
import { reduceWorkflow, type WorkflowEvent } from '../../renderer/features/payment/workflow.ts'
import { emptyWorkflow, type Workflow } from '../../renderer/features/payment/workflow-steps.ts'
import { debt, linkId, scanned, water } from './payment-samples.ts'

const after = (...events: WorkflowEvent[]): Workflow => events.reduce<Workflow>(reduceWorkflow, emptyWorkflow)
const loaded = (...debts: Debt[]): WorkflowEvent => ({ type: 'debts_loaded', debts })
const preview = {
  sumKopecks: 1,
  commissionKopecks: 0,
  commissions: [],
  wrongAmounts: [],
  twice: [],
  identification: null,
  splitting: [],
  dueKopecks: 1,
  alreadyPaid: [],
}

/** Enter as the screen does it: the active line if it waits, else the next one; true when the cash would open. */
const pressEnter = (state: Workflow): Workflow => {
  if (state.step !== 'lines') return state
  const active = state.lines.find((line) => line.key === state.activeKey)
  const waits = active !== undefined && isWanted(active) && !active.confirmed
  const line = waits ? active : nextUnconfirmed(state.lines, state.activeKey)
  return line === null ? state : reduceWorkflow(state, { type: 'line_confirmed', key: line.key })
}

describe('the debt table', () => {
  test('proposes what is owed, and nothing for no debt or for an account that nobody has checked', () => {
    const state = after(loaded(debt(1, 81_240), debt(2, 0, 40_000), debt(3, null)))
    expect(state.lines.map(({ amountText }) => amountText)).toEqual(['812,40', '', ''])
    expect(state.lines.map(isWanted)).toEqual([true, false, false])
    expect(state).toMatchObject({ activeKey: linkId(1) })
  })

  test('asks once for an account that two numbers of the client hold', () => {
    const twice = { ...debt(2, 81_240), account: debt(1, 0).account }
    expect(after(loaded(debt(1, 81_240), twice)).lines.map(({ key }) => key)).toEqual([linkId(1)])
  })

  test('takes five services in five Enters: then the cash may open, not before', () => {
    let state = after(loaded(...[1, 2, 3, 4, 5].map((no) => debt(no, no * 1_000)), debt(6, 0)))
    for (let enters = 1; enters <= 5; enters += 1) {
      expect(isReadyForCash(state.lines), `before Enter ${enters}`).toBe(false)
      state = pressEnter(state)
    }
    expect(isReadyForCash(state.lines)).toBe(true)
  })

  test('pays a line for its link, and the rows without a sum are no part of the payment', () => {
    const ready = [1, 2].reduce(pressEnter, after(loaded(debt(1, 81_240), debt(2, 0), debt(3, 500))))
    const cash = reduceWorkflow(ready, { type: 'cash_opened', preview })
    expect(cash.step).toBe('cash')
    expect(cash.lines.map(lineInput)).toEqual(
      [
        [1, 81_240],
        [3, 500],
      ].map(([no, amountKopecks]) => ({
        payee: 'catalogue',
        serviceId: water.serviceId,
        account: debt(no ?? 0, 1).account,
        period: null,
        amountKopecks,
        origin: 'link',
        linkId: linkId(no ?? 0),
      })),
    )
    // Back from the cash the whole table is there again.
    expect(reduceWorkflow(cash, { type: 'back_to_lines' }).lines).toHaveLength(3)
  })

  test('lets a sum be typed where nothing is owed, and a sum be taken out where something is', () => {
    const state = after(
      loaded(debt(1, 81_240), debt(2, 0)),
      { type: 'amount_typed', key: linkId(2), text: '100' },
      { type: 'line_removed', key: linkId(1) },
    )
    expect(state.lines.map(isWanted)).toEqual([false, true])
    expect(state.lines).toHaveLength(2)
    expect(isReadyForCash(pressEnter(state).lines)).toBe(true)
    expect(isWanted({ ...(state.lines[1] ?? scanned('a', 1)), amountText: '0,00' })).toBe(false)
  })

  test('keeps what was typed and confirmed when the debts come anew, with the new figures beside it', () => {
    const state = after(
      loaded(debt(1, 81_240), debt(2, 500)),
      { type: 'amount_typed', key: linkId(1), text: '1000' },
      { type: 'line_confirmed', key: linkId(1) },
      loaded(debt(1, 31_240, 50_000), debt(2, 500)),
    )
    expect(state.lines[0]).toMatchObject({ amountText: '1000', confirmed: true, codeSumKopecks: 31_240 })
  })

  test('never mixes two clients: the lines of the one before go, and it is said', () => {
    const state = after(loaded(debt(1, 81_240)), loaded(debt(7, 100)))
    expect(state.lines.map(({ key }) => key)).toEqual([linkId(7)])
    expect(state).toMatchObject({ notice: { kind: 'other_client_lines', count: 1 } })
    const left = after({ type: 'line_added', line: scanned('a', 5_000) }, loaded(debt(1, 100)), { type: 'client_left' })
    expect(left.lines.map(({ key }) => key)).toEqual(['a'])
  })

  test('the visit ends at the cash too: back to the lines, without those of the client', () => {
    const cash = reduceWorkflow(pressEnter(after(loaded(debt(1, 100)))), { type: 'cash_opened', preview })
    expect(cash.step).toBe('cash')
    expect(reduceWorkflow(cash, { type: 'client_left' })).toMatchObject({ step: 'lines', lines: [] })
  })

  test('a scanned bill of a linked account fills its row and adds none', () => {
    const bill = { ...scanned('b', 12_300), account: debt(2, 0).account }
    const state = after(loaded(debt(1, 81_240), debt(2, 0)), { type: 'line_added', line: bill })
    expect(state.lines).toHaveLength(2)
    expect(state.lines[1]).toMatchObject({ amountText: '123,00', origin: 'link', period: '2026-08', confirmed: false })
    expect(state).toMatchObject({ activeKey: linkId(2), notice: { kind: 'already_in_basket', no: 2 } })
  })

  test('proposes no more lines than a receipt holds, and confirms no more either', () => {
    const many = Array.from({ length: MAX_LINES + 5 }, (_, no) => debt(no + 1, 100))
    const state = after(loaded(...many))
    expect(state.lines.filter(isWanted)).toHaveLength(MAX_LINES)
    expect(state).toMatchObject({ notice: { kind: 'too_many_lines' } })
    let full = many.slice(0, MAX_LINES).reduce(pressEnter, state)
    expect(isReadyForCash(full.lines)).toBe(true)
    full = reduceWorkflow(full, { type: 'amount_typed', key: linkId(MAX_LINES + 1), text: '5' })
    full = reduceWorkflow(full, { type: 'line_confirmed', key: linkId(MAX_LINES + 1) })
    expect(full).toMatchObject({ notice: { kind: 'too_many_lines' } })
    expect(isReadyForCash(full.lines)).toBe(false)
  })

  test('whatever is typed, loaded and removed, the cash opens only when all that is paid was confirmed', () => {
    const event = fc.oneof(
      fc
        .array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.option(fc.integer({ min: 0, max: 9_999 }))), {
          maxLength: 6,
        })
        .map((rows): WorkflowEvent => {
          const seen = new Map(rows.map(([no, sum]) => [no, debt(no, sum)]))
          return loaded(...seen.values())
        }),
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('', '0', '5', '12,30', 'x'))
        .map(([no, text]): WorkflowEvent => ({ type: 'amount_typed', key: linkId(no), text })),
      fc.integer({ min: 1, max: 6 }).map((no): WorkflowEvent => ({ type: 'line_confirmed', key: linkId(no) })),
      fc.integer({ min: 1, max: 6 }).map((no): WorkflowEvent => ({ type: 'line_removed', key: linkId(no) })),
      fc.constant<WorkflowEvent>({ type: 'cash_opened', preview }),
      fc.constant<WorkflowEvent>({ type: 'back_to_lines' }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const state = after(...events)
        const keys = state.lines.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        if (state.step === 'cash') {
          expect(state.lines.every((line) => line.confirmed && lineInput(line) !== null)).toBe(true)
          expect(state.lines.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('a draft of linked services', () => {
  const basket = (): Workflow =>
    after(
      loaded(debt(1, 81_240), debt(2, 0)),
      { type: 'line_confirmed', key: linkId(1) },
      {
        type: 'line_added',
        line: scanned('a', 5_000),
      },
    )

  test('carries their links, and none of the rows that are not paid', () => {
    const draft = toDraft(basket())
    expect(() => paymentDraft.parse(draft)).not.toThrow()
    expect(draft?.lines.map((line) => [line.linkId, line.origin])).toEqual([
      [linkId(1), 'link'],
      [null, 'scan'],
    ])
  })

  test('is paid again for the same links, without address or debt until the client is open', () => {
    const draft = toDraft(basket())
    if (draft === null) throw new Error('no draft')
    const restored = fromDraft(draft, [water], () => 'made')
    expect(restored.lines[0]).toMatchObject({ amountText: '812,40', confirmed: true, codeSumKopecks: null })
    expect(restored.lines.map(lineInput)).toEqual(basket().lines.filter(isWanted).map(lineInput))
    const reopened = reduceWorkflow(restored, loaded(debt(1, 81_240), debt(2, 0)))
    expect(reopened.lines).toHaveLength(3)
    expect(reopened.lines[0]).toMatchObject({ confirmed: true, codeSumKopecks: 81_240 })
  })

  test('of a table without sums is none', () => {
    expect(toDraft(after(loaded(debt(1, 0), debt(2, null))))).toBeNull()
  })
})
