import type { OutputOf } from '../../shared/contract/define.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import type { checkCorrection } from '../../shared/contract/reversals.ts'
import { shortNameOfLine } from '../../shared/domain/person-name.ts'
import type { QueryContext } from '../core/context.ts'
import { describeAccount } from './keep-account.ts'
import { type LineRow, type ReadyLine, readyLines } from './payment-lines.ts'
import { debtsOfLines, groundOf, wrongAmountOf } from './prepare-payment.ts'
import { dueOf, type PaidLine, paidLines } from './reversible.ts'

/** Whether what was typed anew is what was paid: a correction of nothing. */
export const isSameLine = (was: PaidLine, now: LineRow): boolean =>
  was.serviceId === now.service_id &&
  was.payeeInn === now.payee_inn &&
  was.payeeAccount === now.payee_account &&
  was.purpose === now.purpose &&
  was.account === now.account &&
  was.period === now.period &&
  was.amountKopecks === now.amount_kopecks

type Checked = NonNullable<OutputOf<typeof checkCorrection>>
type Correction = { lineNo: number; line: PaymentLineInput }

const nothingTold = { register: null, payerMasked: '', address: '', debt: null } as const

/** What a register says of the account, payer masked: the cashier asks the payer whether it is the right one. */
const toldOf = (
  context: QueryContext,
  { row }: ReadyLine,
  debtOf: ReturnType<typeof debtsOfLines>,
  line: ReadyLine,
) => {
  if (row.service_id === null) return nothingTold
  const { told, payerName, address } = describeAccount(context.db, context.ports.registers, row.service_id, row.account)
  const debt = debtOf(line)
  return {
    register: told.register,
    payerMasked: shortNameOfLine(payerName),
    address,
    debt: debt ? { asOf: debt.asOf, debtKopecks: debt.debtKopecks, paidSinceKopecks: debt.paidSinceKopecks } : null,
  }
}

/** The lines as they are typed anew: their sums, what stands against each, what registers tell. */
export const checkedCorrection = (
  context: QueryContext,
  paymentId: string,
  corrections: readonly Correction[],
): Checked => {
  const ground = groundOf(context)
  const lineNos = corrections.map(({ lineNo }) => lineNo)
  const before = paidLines(context.db, paymentId).filter(({ lineNo }) => lineNos.includes(lineNo))
  const lines = corrections.map(({ lineNo, line }): Checked['lines'][number] & { amountKopecks: number } => {
    const [ready] = [readyLines(ground, [line])].flat()
    const base = { lineNo, amountKopecks: line.amountKopecks, commissionKopecks: 0, problem: null, ...nothingTold }
    if (!ready) return base
    if ('outcome' in ready) return { ...base, problem: ready.code }
    const debtOf = debtsOfLines(context, [ready], { paymentId, lineNos })
    const wrong = wrongAmountOf(ready, debtOf)
    return {
      ...base,
      problem: wrong ? `payments.${wrong.problem}` : null,
      commissionKopecks: ready.row.commission_kopecks,
      ...toldOf(context, ready, debtOf, ready),
    }
  })
  return {
    dueBeforeKopecks: dueOf(before),
    dueKopecks: dueOf(lines),
    lines: lines.map(({ amountKopecks: _amountKopecks, ...line }) => line),
  }
}
