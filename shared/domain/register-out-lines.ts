// What a register is made of: its terms, kept with it for good, and lines that never change.
import type { OutEncoding, OutLayout, OutTemplate } from './register-out-template.ts'

/** Everything in a register's file that is not of its lines, as it was when the register was made. */
export type OutTerms = {
  readonly layout: OutLayout
  readonly encoding: OutEncoding
  /** Of text layouts; null of payment orders and tables. */
  readonly template: OutTemplate | null
  readonly provider: {
    /** '' where the register is of many payees. */
    readonly name: string
    readonly inn: string
    readonly account: string
  }
  readonly desk: {
    readonly number: string
    readonly bankName: string
    readonly bankBic: string
    readonly payerAccount: string
    readonly payerInn: string
    readonly payerKpp: string
  }
  readonly number: number
  readonly businessDate: string
  /** Null: of the whole day. */
  readonly shiftNumber: number | null
  /** By the desk's own clock: `YYYY-MM-DD`, `HH:MM:SS`. */
  readonly madeOn: string
  readonly madeAtTime: string
  readonly replacements: readonly { readonly character: string; readonly by: string }[]
}

/** One line as the query gives it: values in this order, so that 20 000 of them need no objects. */
export type OutLine = readonly [
  /** `YYYY-MM-DDTHH:MM:SS` */
  localTime: string,
  shiftNumber: number,
  receiptNumber: string,
  lineNo: number,
  paymentId: string,
  account: string,
  period: string | null,
  serviceName: string,
  purpose: string,
  amountKopecks: number,
  withheldKopecks: number,
]

/** A line as a payment order needs it. */
export type OrderLine = readonly [
  ...line: OutLine,
  serviceId: string | null,
  payeeName: string,
  payeeInn: string,
  payeeKpp: string,
  payeeAccount: string,
  bankName: string,
  bankBic: string,
  bankCorrAccount: string,
]

/** Of a payer whom the law had identified (115-ФЗ, ст. 7.2): it goes with the transfer. */
export type OutPayer = { readonly name: string; readonly address: string; readonly inn: string }
export type OutPayers = ReadonlyMap<string, OutPayer>

export type OutTotals = {
  lineCount: number
  sumKopecks: number
  commissionKopecks: number
  transferKopecks: number
}

export const noTotals = (): OutTotals => ({ lineCount: 0, sumKopecks: 0, commissionKopecks: 0, transferKopecks: 0 })

/** Counts one line in. Throws RangeError where more is withheld than was paid. */
export const addLine = (totals: OutTotals, line: OutLine | OrderLine): void => {
  const [amount, withheld] = [line[9], line[10]]
  if (withheld > amount) throw new RangeError('more is withheld than was paid')
  totals.lineCount += 1
  totals.sumKopecks += amount
  totals.commissionKopecks += withheld
  totals.transferKopecks += amount - withheld
}

/** A line's own number, for good: receipt and place in it. */
export const operationOf = (line: OutLine | OrderLine): string => `${line[2]}-${line[3]}`
