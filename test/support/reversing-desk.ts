// A cash desk whose papers have come out, and a supervisor who approves at its window.
import { giveApproval } from '../../shared/contract/approvals.ts'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import { acceptPayment, type AcceptedPayment, type PaymentLineInput } from '../../shared/contract/payments.ts'
import type { correctPayment, reversePayment } from '../../shared/contract/reversals.ts'
import { commandId, type TestDesk, waterLine } from './desk.ts'

export const supervisor = { login: 'starshiy', password: 'starshiy-demo' }

/** A supervisor approves it at the cashier's window. */
export const approve = async <Op extends Operation<'command'>>(
  desk: TestDesk,
  op: Op,
  input: InputOf<Op>,
  id = commandId(),
): Promise<OutputOf<Op>> => {
  await desk.value(giveApproval, { operation: op.name, commandId: id, input, ...supervisor })
  return desk.value(op, input, id)
}

/** The printer said so. */
export const papersOut = (desk: TestDesk, state = 'printed'): void =>
  desk.database.transact((tx) => {
    tx.run("UPDATE print_jobs SET state = :state WHERE state <> 'printed'", { state })
  })

/** A payment whose receipt is out, without change. */
export const payOut = async (desk: TestDesk, lines: PaymentLineInput[] = [waterLine()]): Promise<AcceptedPayment> => {
  const givenKopecks = 1_000_000
  const paid = await desk.value(acceptPayment, { lines, givenKopecks })
  papersOut(desk)
  return paid
}

export const reversal = (
  paymentId: string,
  lineNos: number[] = [1],
  more: Partial<InputOf<typeof reversePayment>> = {},
): InputOf<typeof reversePayment> => ({
  ...{ paymentId, lineNos, reason: 'wrong_sum', note: '', receiptReturned: true },
  ...more,
})

export const correction = (
  paymentId: string,
  line: PaymentLineInput,
  more: Partial<InputOf<typeof correctPayment>> = {},
): InputOf<typeof correctPayment> => ({
  ...{ paymentId, corrections: [{ lineNo: 1, line }], reason: 'wrong_account', note: '', receiptReturned: true },
  ...more,
})
