import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOperators } from '../../../electron/records/operators.ts'
import {
  getJournalTotals,
  type JournalFilter,
  journalStates,
  listJournal,
  wholeJournal,
} from '../../../shared/contract/journal.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { firstSeededDay, seededPayee, seedJournal } from '../../support/seeded-journal.ts'

// What the journal finds through its index and its walks is what a look at every single row finds.

const payments = 420
const perShift = 30
const accounts = 90

type Line = { service: string; payee: string; account: string; amount: number; commission: number; reversed: boolean }
type Payment = {
  place: number
  day: string
  shift: number
  operatorId: string
  receipt: string
  due: number
  commission: number
  reversed: number
  state: string
  confirmed: boolean
  lines: Line[]
}

/** Every row, read without any filter. */
const readAll = ({ database: { db } }: TestDesk): Payment[] => {
  const lines = db.all<Line & { paymentId: string }>(
    `SELECT l.payment_id AS paymentId, l.service_id AS service, l.payee_inn AS payee, l.account, l.amount_kopecks AS amount,
       l.commission_kopecks AS commission, r.reversal_id IS NOT NULL AS reversed
     FROM payment_lines l LEFT JOIN reversal_lines r ON r.payment_id = l.payment_id AND r.line_no = l.line_no`,
  )
  const corrected = new Set(
    db.all<{ id: string }>('SELECT payment_id AS id FROM reversals WHERE replaced_by IS NOT NULL').map(({ id }) => id),
  )
  return db
    .all<Omit<Payment, 'lines' | 'state' | 'reversed' | 'place'> & { id: string; seq: number; print: string }>(
      `SELECT p.id, p.seq, s.number AS shift, p.business_date AS day, p.operator_id AS operatorId,
         p.receipt_number AS receipt, p.due_kopecks AS due, p.commission_kopecks AS commission, j.state AS print
       FROM payments p JOIN shifts s ON s.id = p.shift_id JOIN print_jobs j ON j.id = p.id`,
    )
    .map((row) => {
      const own = lines.filter(({ paymentId }) => paymentId === row.id)
      const reversed = own.reduce((sum, line) => sum + (line.reversed ? line.amount + line.commission : 0), 0)
      const state = corrected.has(row.id)
        ? 'corrected'
        : reversed === 0
          ? 'taken'
          : reversed === row.due
            ? 'reversed'
            : 'partly_reversed'
      return {
        ...row,
        place: row.shift * 1_000_000 + row.seq,
        lines: own,
        reversed,
        state,
        confirmed: row.print === 'printed',
      }
    })
    .sort((a, b) => b.place - a.place)
}

const lineFits = (filter: JournalFilter, line: Line): boolean =>
  (filter.serviceId === null || line.service === filter.serviceId) &&
  (filter.payeeInn === null || line.payee === filter.payeeInn)

const fits = (filter: JournalFilter, payment: Payment): boolean => {
  const { search } = filter
  const kopecks = /^\d+,\d\d$/.test(search)
    ? Number(search.replace(',', ''))
    : /^\d+$/.test(search)
      ? Number(search) * 100
      : null
  const found =
    search === '' ||
    payment.receipt === search ||
    payment.due === kopecks ||
    payment.lines.some(
      ({ account, amount }) => amount === kopecks || account.startsWith(search) || account.endsWith(search),
    )
  return (
    found &&
    (filter.fromDate === null || payment.day >= filter.fromDate) &&
    (filter.untilDate === null || payment.day <= filter.untilDate) &&
    (filter.shift === null || payment.shift === filter.shift) &&
    (filter.operatorId === null || payment.operatorId === filter.operatorId) &&
    (filter.fromKopecks === null || payment.due >= filter.fromKopecks) &&
    (filter.untilKopecks === null || payment.due <= filter.untilKopecks) &&
    (filter.state === null ||
      (filter.state === 'print_not_confirmed' ? !payment.confirmed : payment.state === filter.state)) &&
    payment.lines.some((line) => lineFits(filter, line))
  )
}

const dayAfter = (days: number): string =>
  new Date(Date.parse(firstSeededDay) + days * 86_400_000).toISOString().slice(0, 10)

/** Most of what may be said is not said. */
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of })

const filters = (operatorIds: readonly string[], known: readonly Payment[]): fc.Arbitrary<JournalFilter> => {
  const one = fc.constantFrom(...known)
  const words = fc.oneof(
    one.map(({ receipt }) => receipt),
    one.map(({ due }) => `${Math.floor(due / 100)},${String(due % 100).padStart(2, '0')}`),
    one.map(({ lines }) => lines[0]?.account ?? ''),
    one.map(({ lines }) => lines[0]?.account.slice(0, 8) ?? ''),
    one.map(({ lines }) => lines[0]?.account.slice(-2) ?? ''),
    fc.constantFrom('314', '777,77', 'Я'),
  )
  return fc.record({
    fromDate: some(fc.nat(22).map(dayAfter)),
    untilDate: some(fc.nat(22).map(dayAfter)),
    shift: some(fc.integer({ min: 1, max: 22 })),
    operatorId: some(fc.constantFrom(...operatorIds)),
    payeeInn: some(fc.nat(30).map(seededPayee)),
    serviceId: some(fc.nat(60).map((service) => `seed-${service}`)),
    fromKopecks: some(fc.nat(2_000_000)),
    untilKopecks: some(fc.nat(2_000_000)),
    state: some(fc.constantFrom(...journalStates, 'print_not_confirmed' as const)),
    grant: fc.constant(null),
    search: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: words }),
  })
}

const readPages = async (desk: TestDesk, filter: JournalFilter): Promise<number[]> => {
  const places: number[] = []
  for (let before: number | null = null; ; ) {
    const page: { entries: { place: number }[]; next: number | null } = await desk.value(listJournal, {
      filter,
      before,
    })
    places.push(...page.entries.map(({ place }) => place))
    if (page.next === null) return places
    before = page.next
  }
}

const sums = (filter: JournalFilter, found: readonly Payment[]) => {
  const ofLines = filter.serviceId !== null || filter.payeeInn !== null
  const lines = found.flatMap((payment) => payment.lines.filter((line) => lineFits(filter, line)))
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  return {
    paymentCount: found.length,
    ofLines,
    takenKopecks: ofLines ? add(lines.map((line) => line.amount + line.commission)) : add(found.map(({ due }) => due)),
    commissionKopecks: ofLines ? add(lines.map((line) => line.commission)) : add(found.map((it) => it.commission)),
    reversedKopecks: ofLines
      ? add(lines.map((line) => (line.reversed ? line.amount + line.commission : 0)))
      : add(found.map(({ reversed }) => reversed)),
  }
}

test('every filter finds what a look at every row finds, page by page, and adds up to the same', async () => {
  const desk = await openTestDesk()
  const operators = allOperators(desk.database.db).filter(({ role }) => role === 'cashier' || role === 'supervisor')
  const [first = '', second = ''] = operators.map(({ id }) => id)
  seedJournal(desk.database, { payments, perShift, operators: [first, second], accounts, sums: 400_000 })
  await desk.signInAs('supervisor')
  const known = readAll(desk)
  expect(known).toHaveLength(payments)
  expect(new Set(known.map(({ state }) => state)).size).toBe(4)
  let nonEmpty = 0
  await fc.assert(
    fc.asyncProperty(filters([first, second], known), async (filter) => {
      const expected = known.filter((payment) => fits(filter, payment))
      if (expected.length > 0) nonEmpty += 1
      expect(await readPages(desk, filter)).toEqual(expected.map(({ place }) => place))
      expect(await desk.value(getJournalTotals, { filter })).toMatchObject(sums(filter, expected))
    }),
    { numRuns: 40 },
  )
  // The filters are not all of the kind that finds nothing.
  expect(nonEmpty).toBeGreaterThan(10)
  expect(await readPages(desk, wholeJournal)).toEqual(known.map(({ place }) => place))
}, 30_000)
