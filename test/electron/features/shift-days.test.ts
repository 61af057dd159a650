import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { getClosedShift, recountShift } from '../../../shared/contract/past-shifts.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import {
  beginCounting,
  closeShift,
  countDrawer,
  endCounting,
  getCurrentShift,
  getX,
  openShift,
} from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { formatMoneyPaper } from '../../../shared/domain/money.ts'
import { countOf } from '../../support/count-of.ts'
import { openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'

type Step =
  | { act: 'pay'; kopecks: number }
  | { act: 'count' | 'close' | 'open' | 'recount'; off: number }
  | { act: 'begin' | 'end' }

const off = fc.integer({ min: -300, max: 300 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('pay' as const), kopecks: fc.integer({ min: 1, max: 500_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('count' as const, 'close' as const), off }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('open' as const, 'recount' as const), off }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('begin' as const, 'end' as const) }) },
)

/** What a careful person with paper and pencil would know. */
type Model = {
  drawer: number
  taken: number
  open: boolean
  counting: boolean
  counted: number | null
  left: number | null
  total: number
  last: string | null
}

/** Carries a step out at the desk and in the model; the desk refuses exactly where the model says it must. */
const carryOut = async (desk: TestDesk, model: Model, one: Step): Promise<void> => {
  const near = (sum: number): number => ('off' in one ? Math.max(0, sum + one.off) : sum)
  switch (one.act) {
    case 'pay': {
      const paid = await desk.ask(acceptPayment, { lines: [waterLine(one.kopecks)], givenKopecks: one.kopecks })
      expect(paid.ok).toBe(model.open && !model.counting)
      if (paid.ok) model.drawer += one.kopecks
      if (paid.ok) model.taken += one.kopecks
      return
    }
    case 'open': {
      const counted = near(model.left ?? 0)
      const answer = await desk.ask(openShift, { count: countOf(counted), reason: 'так посчитано' })
      expect(answer.ok).toBe(!model.open)
      if (!answer.ok) return
      expect(answer.value.differenceKopecks).toBe(model.left === null ? 0 : counted - model.left)
      Object.assign(model, { open: true, drawer: counted, taken: 0 })
      return
    }
    case 'begin':
      expect((await desk.ask(beginCounting, {})).ok).toBe(model.open)
      if (model.open) Object.assign(model, { counting: true, counted: model.counting ? model.counted : null })
      return
    case 'end':
      expect((await desk.ask(endCounting, {})).ok).toBe(model.counting)
      Object.assign(model, { counting: false, counted: null })
      return
    case 'count': {
      const counted = near(model.drawer)
      const answer = await desk.ask(countDrawer, { count: countOf(counted) })
      expect(answer.ok).toBe(model.counting)
      if (answer.ok) expect(answer.value).toMatchObject({ differenceKopecks: counted - model.drawer })
      if (answer.ok) model.counted = counted
      return
    }
    case 'close': {
      const answer = await desk.ask(closeShift, { reason: 'так посчитано', takenOverBy: null, handOverTo: null })
      expect(answer.ok).toBe(model.counted !== null)
      if (!answer.ok || model.counted === null) return
      const { counted, drawer } = model
      expect(answer.value).toMatchObject({ expectedKopecks: drawer, differenceKopecks: counted - drawer })
      model.total += model.taken
      await compareZ(desk, model, answer.value.shiftId)
      Object.assign(model, { open: false, counting: false, counted: null, left: counted, last: answer.value.shiftId })
      return
    }
    case 'recount': {
      if (model.last === null) return
      const answer = await desk.ask(recountShift, { shiftId: model.last, count: countOf(near(model.left ?? 0)) })
      expect(answer.ok).toBe(!model.open)
    }
  }
}

/** The Z on paper says the drawer, the journal and the running total. */
const compareZ = async (desk: TestDesk, model: Model, shiftId: string): Promise<void> => {
  const text = paperLinesToText((await desk.value(getClosedShift, { shiftId }))?.paper.lines ?? [])
  const row = (name: string): string => new RegExp(`^${name} +(\\S.*\\S)$`, 'm').exec(text)?.[1] ?? ''
  expect([row('Должно быть'), row('Посчитано'), row('Принято'), row('Нарастающий итог')]).toEqual(
    [model.drawer, model.counted ?? 0, model.taken, model.total].map(formatMoneyPaper),
  )
  const { journal, movements } = desk.database.db.get<{ journal: number; movements: number }>(
    `SELECT (SELECT coalesce(sum(sum_kopecks + commission_kopecks), 0) FROM payments WHERE shift_id = :shiftId) AS journal,
       (SELECT sum(amount_kopecks) FROM cash_movements WHERE shift_id = :shiftId) AS movements`,
    { shiftId },
  ) ?? { journal: -1, movements: -1 }
  expect([journal, movements]).toEqual([model.taken, model.drawer])
}

test('on any days the drawer, the journal and the Z say the same, and a shift can always be closed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const desk = await openTestDesk()
      await desk.signInAs('cashier')
      const model: Model = {
        ...{ drawer: 0, taken: 0, open: false, counting: false, counted: null, left: null, total: 0, last: null },
      }
      for (const one of [{ act: 'open', off: 500 } as const, ...steps]) {
        await carryOut(desk, model, one)
        const x = await desk.value(getX, {})
        if (x) expect(x.sums).toMatchObject({ drawerKopecks: model.drawer, takenKopecks: model.taken })
        expect((await desk.value(getCurrentShift, {}))?.state).toBe(
          model.open ? (model.counting ? 'counting' : 'open') : undefined,
        )
      }
      if (model.open)
        for (const act of ['begin', 'count', 'close'] as const) await carryOut(desk, model, { act, off: 7 })
      expect(model.open).toBe(false)
      expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
      await desk.close()
    }),
    { numRuns: 15 },
  )
}, 60_000)
