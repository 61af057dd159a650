import { acceptPayment, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { correctPayment, reversePayment } from '../../../shared/contract/reversals.ts'
import type { Branch } from './branch.ts'
import { type Act, working } from './model.ts'

const catalogueLine = ({ random, pick }: Branch): PaymentLineInput => {
  const [serviceId, digits, prefix] = pick([
    ['rs-water', 7, '314'],
    ['gas-upkeep', 7, '300'],
    ['net-home', 6, '1'],
    ['el-home', 0, '7400012344'],
  ] as const) ?? ['rs-water', 7, '314']
  const account = digits === 0 ? prefix : prefix + String(random.between(0, 10 ** digits - 1)).padStart(digits, '0')
  const period = serviceId === 'rs-water' || serviceId === 'el-home' ? '2026-10' : null
  return {
    payee: 'catalogue',
    serviceId,
    account,
    period,
    amountKopecks: random.between(1_000, 300_000),
    origin: 'typed',
  }
}

/** What the payer pays for a line beside its sum: the policies of the four services above. */
const commissionOfLine = (line: PaymentLineInput): number =>
  line.payee === 'catalogue' && line.serviceId === 'net-home'
    ? Math.max(1000, Math.floor((line.amountKopecks * 150 + 5000) / 10_000))
    : 0

export const pay: Act = async (branch, model) => {
  const shift = working(model)
  if (!shift) return false
  const lines = Array.from({ length: branch.random.between(1, 4) }, () => catalogueLine(branch))
  const dues = lines.map((line) => line.amountKopecks + commissionOfLine(line))
  const dueKopecks = dues.reduce((sum, due) => sum + due, 0)
  const input = { lines, givenKopecks: dueKopecks + branch.random.between(0, 50_000) }
  const answer = await branch.ask(shift.who, acceptPayment, input)
  if (!answer.ok) return false
  if (answer.value.dueKopecks !== dueKopecks) throw new Error(`due ${answer.value.dueKopecks}, not ${dueKopecks}`)
  shift.drawerKopecks += dueKopecks
  const standing = lines.map((line, index) => ({ lineNo: index + 1, dueKopecks: dues[index] ?? 0, line }))
  model.payments.push({ paymentId: answer.value.paymentId, lines: standing })
  return true
}

/** A receipt that is still on its way to the printer, or died there: nothing is given back yet. */
const notYet = [
  'reversals.receipt_not_out',
  'reversals.receipt_unknown',
  'reversals.cash_short',
  'reversals.line_sent',
  'reversals.nothing_left',
]

export const reverse: Act = async (branch, model) => {
  const shift = working(model)
  const payment = branch.pick(model.payments)
  if (shift?.who !== 'kassir' || !payment || payment.lines.length === 0) return false
  const chosen = payment.lines.filter(() => branch.chance(0.6))
  if (chosen.length === 0) return false
  if (branch.chance(0.9)) await branch.desk().queue.settled()
  const lineNos = chosen.map(({ lineNo }) => lineNo)
  const said = { paymentId: payment.paymentId, reason: 'paid_twice', note: '', receiptReturned: true } as const
  const answer = await branch.ask(shift.who, reversePayment, { ...said, lineNos }, notYet)
  if (!answer.ok) return false
  const dueKopecks = chosen.reduce((sum, line) => sum + line.dueKopecks, 0)
  if (answer.value.dueKopecks !== dueKopecks) throw new Error(`gave back ${answer.value.dueKopecks}, not ${dueKopecks}`)
  shift.drawerKopecks -= dueKopecks
  payment.lines = payment.lines.filter((line) => !chosen.includes(line))
  return true
}

export const correct: Act = async (branch, model) => {
  const shift = working(model)
  const payment = branch.pick(model.payments)
  const wrong = payment?.lines.find(({ line }) => line.payee === 'catalogue' && line.serviceId === 'rs-water')
  if (shift?.who !== 'kassir' || !payment || !wrong) return false
  const account = `314${String(branch.random.between(0, 9_999_999)).padStart(7, '0')}`
  const line = { ...wrong.line, account } as PaymentLineInput
  if (branch.chance(0.9)) await branch.desk().queue.settled()
  const said = { paymentId: payment.paymentId, reason: 'wrong_account', note: '', receiptReturned: false } as const
  const input = { ...said, corrections: [{ lineNo: wrong.lineNo, line }] }
  const expected = [...notYet, 'reversals.nothing_corrected']
  const answer = await branch.ask(shift.who, correctPayment, input, expected)
  if (!answer.ok) return false
  payment.lines = payment.lines.filter((one) => one !== wrong)
  const { paymentId } = answer.value.replacement
  model.payments.push({ paymentId, lines: [{ lineNo: 1, dueKopecks: wrong.dueKopecks, line }] })
  return true
}
