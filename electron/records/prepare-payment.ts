import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import { amountProblem, overBasketLimit, type WrongAmount } from '../../shared/domain/amount-policy.ts'
import { type QueryContext, setUpDesk } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import { type DigestedRow, digestMoney } from '../db/journal.ts'
import { type Debt, debtsOf, type LinesGivenBack, toPayKopecks } from './debts.ts'
import { needOf } from './identification.ts'
import { findKnownPayee } from './known-payees.ts'
import { budgetRow } from './line-budgets.ts'
import { type LineGround, type LineRow, type ReadyLine, readyLines } from './payment-lines.ts'

export const groundOf = (context: QueryContext): LineGround => ({
  catalogue: context.ports.catalogue.now(),
  deskKind: setUpDesk(context).kind,
  isPayeeKnown: (details) => findKnownPayee(context.db, details) !== undefined,
})

type LineDebt = (line: ReadyLine) => Debt | undefined

/**
 * What each line relies on: the register's debt and what was taken here since. It is information, told as it stood when
 * the cash was counted; a payment that commits between this look and the transaction is not in it.
 */
export const debtsOfLines = (
  context: QueryContext,
  ready: readonly ReadyLine[],
  givenBack: LinesGivenBack | null = null,
): LineDebt => {
  const accounts = ready.flatMap(({ row: { service_id: serviceId, account } }) =>
    serviceId === null ? [] : [{ serviceId, account }],
  )
  const { cityTimeZone } = setUpDesk(context).details
  const debtOf = debtsOf(context.db, context.ports.registers, accounts, cityTimeZone, givenBack)
  return ({ row: { service_id: serviceId, account } }) =>
    serviceId === null ? undefined : debtOf({ serviceId, account })
}

/** What the provider's policy says against a line's sum. */
export const wrongAmountOf = (line: ReadyLine, debtOf: LineDebt): WrongAmount | null => {
  if (!line.amount) return null
  const debt = debtOf(line)
  const dueKopecks = debt ? toPayKopecks(debt) : null
  return amountProblem(line.amount, { amountKopecks: line.row.amount_kopecks, dueKopecks })
}

/** Lines of providers that take less in one payment than these hold together. */
export const basketProblems = (ready: readonly (ReadyLine | null)[]) =>
  overBasketLimit(
    ready.map((line) => ({ provider: line?.provider ?? null, amountKopecks: line?.row.amount_kopecks ?? 0 })),
  )

/** Lines that repeat an earlier one: the same payee, account, period and sum. */
export const repeatedLines = (rows: readonly (LineRow | null)[]): { lineIndex: number; firstIndex: number }[] => {
  const first = new Map<string, number>()
  return rows.flatMap((row, lineIndex) => {
    if (!row) return []
    const key = JSON.stringify([row.payee_account, row.service_id, row.account, row.period, row.amount_kopecks])
    const firstIndex = first.get(key)
    if (firstIndex === undefined) first.set(key, lineIndex)
    return firstIndex === undefined ? [] : [{ lineIndex, firstIndex }]
  })
}

export type LineRows = { lines: DigestedRow[]; debts: DigestedRow[]; terms: DigestedRow[]; budgets: DigestedRow[] }

/** The money rows of a payment's lines, digested ahead of the transaction. */
const lineRows = (
  paymentId: string,
  lines: readonly PaymentLineInput[],
  ready: readonly ReadyLine[],
  debtOf: LineDebt,
): LineRows => {
  const rows: LineRows = { lines: [], debts: [], terms: [], budgets: [] }
  for (const [index, line] of ready.entries()) {
    const key = { payment_id: paymentId, line_no: index + 1 }
    rows.lines.push(digestMoney('payment_lines', { ...key, ...line.row }))
    if (line.payeeCommissionKopecks > 0) {
      const terms = { ...key, payee_commission_kopecks: line.payeeCommissionKopecks }
      rows.terms.push(digestMoney('payment_line_terms', terms))
    }
    if (line.budget) rows.budgets.push(budgetRow(paymentId, index + 1, line.budget))
    const debt = debtOf(line)
    if (!debt) continue
    const input = lines[index]
    const debtRow = {
      ...key,
      register_id: debt.registerId,
      link_id: (input?.payee === 'catalogue' ? input.linkId : undefined) ?? null,
      as_of: debt.asOf,
      register_debt_kopecks: debt.debtKopecks,
      paid_since_kopecks: debt.paidSinceKopecks,
    }
    rows.debts.push(digestMoney('payment_line_debts', debtRow))
  }
  return rows
}

/** Everything that needs no transaction: the lines checked, their money rows digested; or why they can't be paid. */
export const prepareLines = (
  context: QueryContext,
  paymentId: string,
  lines: readonly PaymentLineInput[],
  givenBack: LinesGivenBack | null = null,
) => {
  const ground = groundOf(context)
  const ready = readyLines(ground, lines)
  if (!Array.isArray(ready)) return { refusal: ready, paid: null }
  const debtOf = debtsOfLines(context, ready, givenBack)
  for (const [index, line] of ready.entries()) {
    const wrong = wrongAmountOf(line, debtOf)
    if (!wrong) continue
    const params = { line: index + 1, boundKopecks: wrong.boundKopecks }
    return { refusal: refused(`payments.${wrong.problem}`, params), paid: null }
  }
  const [over] = basketProblems(ready)
  if (over) {
    const params = { line: over.lineIndex + 1, boundKopecks: over.boundKopecks }
    return { refusal: refused('payments.amount_above_basket', params), paid: null }
  }
  const rows = lineRows(paymentId, lines, ready, debtOf)
  const need = needOf(context, ready)
  return { refusal: null, paid: { ready, rows, need, catalogueVersion: ground.catalogue.version } }
}
