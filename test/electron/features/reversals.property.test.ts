// Payments, reversals and corrections in any order, each perhaps asked twice: what stands is what lies in the drawer, and
// no line is given back twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { drawerKopecks } from '../../../electron/records/drawer.ts'
import { giveApproval } from '../../../shared/contract/approvals.ts'
import type { InputOf, Operation } from '../../../shared/contract/define.ts'
import { acceptPayment, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { correctPayment, reversePayment } from '../../../shared/contract/reversals.ts'
import { commandId, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { correction, papersOut, reversal, supervisor } from '../../support/reversing-desk.ts'

const floatKopecks = 50_000

/** 1.5 %, at least 10 roubles, of the payer. */
const netLine = (amountKopecks: number, account: string): PaymentLineInput => ({
  ...{ payee: 'catalogue', serviceId: 'net-home', account, period: null, origin: 'typed' },
  amountKopecks: amountKopecks + 1_000,
})
const lineOf = ({ net, kopecks, nth }: { net: boolean; kopecks: number; nth: number }): PaymentLineInput =>
  net ? netLine(kopecks, `120456${nth}`) : waterLine(kopecks, `314123456${nth}`)

const line = fc.record({ net: fc.boolean(), kopecks: fc.integer({ min: 1, max: 60_000 }), nth: fc.nat(3) })
type Line = typeof line extends fc.Arbitrary<infer L> ? L : never
type Act =
  | { kind: 'pay'; lines: Line[] }
  | { kind: 'reverse'; payment: number; lineNos: number[] }
  | { kind: 'correct'; payment: number; lineNo: number; as: Line; sameSum: boolean }
  | { kind: 'repeat'; nth: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reverse' as const),
      payment: fc.nat(5),
      lineNos: fc.constantFrom<number[]>([1], [1], [2], [3], [1, 2], [3, 1]),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      payment: fc.nat(5),
      lineNo: fc.constantFrom(1, 1, 2),
      as: line,
      sameSum: fc.nat(4).map((n) => n > 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), nth: fc.nat(9) }) },
)

type Done = { op: Operation<'command'>; input: unknown; id: string; value: unknown }

const ask = async <Op extends Operation<'command'>>(desk: TestDesk, op: Op, input: InputOf<Op>, done: Done[]) => {
  const id = commandId()
  if (op.name !== acceptPayment.name)
    await desk.value(giveApproval, { operation: op.name, commandId: id, input, ...supervisor })
  const answer = await desk.ask(op, input, id)
  if (answer.ok) done.push({ op, input, id, value: answer.value })
  // What is refused is refused in words; an internal error is none of the answers.
  else expect(answer.error.kind).toBe('refused')
  papersOut(desk)
  return answer.ok
}

const paymentsOf = (desk: TestDesk): { id: string; lines: number }[] =>
  desk.database.db.all(
    `SELECT p.id, count(*) AS lines FROM payments p JOIN payment_lines l ON l.payment_id = p.id GROUP BY p.id ORDER BY p.id`,
  )

const takeStep = async (desk: TestDesk, step: Act, done: Done[]): Promise<void> => {
  if (step.kind === 'pay') {
    await ask(desk, acceptPayment, { lines: step.lines.map(lineOf), givenKopecks: 10_000_000 }, done)
    return
  }
  if (step.kind === 'repeat') {
    const before = done[step.nth % Math.max(1, done.length)]
    if (before) expect(await desk.value(before.op, before.input as never, before.id)).toEqual(before.value)
    return
  }
  const payments = paymentsOf(desk)
  const of = payments[step.payment % Math.max(1, payments.length)]
  if (!of) return
  if (step.kind === 'reverse') {
    await ask(desk, reversePayment, reversal(of.id, step.lineNos), done)
    return
  }
  const was = desk.database.db.get<{ serviceId: string; account: string; period: string | null; kopecks: number }>(
    `SELECT service_id AS serviceId, account, period, amount_kopecks AS kopecks FROM payment_lines
     WHERE payment_id = :id AND line_no = :lineNo`,
    { id: of.id, lineNo: step.lineNo },
  )
  const other = lineOf(step.as)
  const anew: PaymentLineInput =
    was && step.sameSum
      ? {
          ...{ payee: 'catalogue', serviceId: was.serviceId, period: was.period, origin: 'typed' },
          ...{ account: other.account.padEnd(was.account.length, '1').slice(0, was.account.length) },
          amountKopecks: was.kopecks,
        }
      : other
  const corrections = [{ lineNo: step.lineNo, line: anew }]
  await ask(desk, correctPayment, { ...correction(of.id, anew), corrections }, done)
}

test('what stands is what lies in the drawer, and each line was given back once at most', {
  timeout: 180_000,
}, async () => {
  const seen = { reversed: 0, corrected: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 16 }), async (steps) => {
      const desk = await openCashDesk({ floatKopecks })
      const done: Done[] = []
      try {
        for (const step of steps) await takeStep(desk, step, done)
        const { db } = desk.database
        const shift = db.get<{ id: string }>('SELECT id FROM shifts')?.id ?? ''
        const sum = (sql: string): number => db.get<{ sum: number | null }>(sql)?.sum ?? 0
        const drawer = drawerKopecks(db, shift)
        const lineSum = 'sum(amount_kopecks + commission_kopecks) AS sum'
        expect(drawer).toBe(floatKopecks + sum(`SELECT ${lineSum} FROM standing_lines`))
        expect(drawer).toBeGreaterThanOrEqual(floatKopecks)
        // Payments less reversals is the same, by their own rows.
        expect(drawer - floatKopecks).toBe(
          sum('SELECT sum(due_kopecks) AS sum FROM payments') - sum('SELECT sum(due_kopecks) AS sum FROM reversals'),
        )
        const reversed = done.filter(({ op }) => op.name === reversePayment.name).length
        const corrected = done.filter(({ op }) => op.name === correctPayment.name).length
        expect(sum('SELECT count(*) AS sum FROM reversals')).toBe(reversed + corrected)
        expect(sum('SELECT count(*) AS sum FROM reversals WHERE replaced_by IS NOT NULL')).toBe(corrected)
        // A correction moved nothing: both of its movements are there and cancel each other.
        expect(
          sum(`SELECT sum(m.amount_kopecks) AS sum FROM cash_movements m JOIN reversals r
               ON r.replaced_by IS NOT NULL AND (m.id = r.id OR m.id = r.replaced_by) WHERE m.kind <> 'float'`),
        ).toBe(
          sum(
            `SELECT sum(p.due_kopecks - r.due_kopecks) AS sum FROM reversals r JOIN payments p ON p.id = r.replaced_by`,
          ),
        )
        expect(verifyJournal(db, new Date().toISOString())).toMatchObject({ intact: true })
        seen.reversed += reversed
        seen.corrected += corrected
      } finally {
        await desk.close()
      }
    }),
    { numRuns: 12 },
  )
  // Negative control: the walk met both acts, not their refusals alone.
  expect(Math.min(seen.reversed, seen.corrected)).toBeGreaterThan(0)
})
