import type { Block, Paper } from './paper.ts'
import {
  demoMark,
  deskHead,
  type PaperDesk,
  paperDate,
  type PaperMoment,
  paperMoment,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { cashFlowOf } from './report-sums.ts'
import { moneyInWords } from './words.ts'

/** What the Z-report of one shift of the day says. Sums in kopecks. */
export type ClosedShiftSums = {
  number: number
  zNumber: number
  operatorName: string
  paymentCount: number
  floatKopecks: number
  /** With the commission. */
  takenKopecks: number
  reversalCount: number
  reversedKopecks: number
  inKopecks: number
  outKopecks: number
  expectedKopecks: number
  countedKopecks: number
}

export type DayCertificate = {
  desk: PaperDesk
  demo: boolean
  deskNumber: string
  /** '' where the bank's form has no number. */
  formNumber: string
  formTitle: string
  signatures: readonly string[]
  /** `YYYY-MM-DD`. */
  businessDate: string
  /** Whose it is; null: of everybody at the desk. */
  operatorName: string | null
  /** In the order of their numbers; at least one. */
  shifts: readonly ClosedShiftSums[]
  printedAt: PaperMoment
  sheet: { number: number; of: number }
}

const row = (left: string, right: string, bold = false): Block => ({ kind: 'row', left, right, bold })

/**
 * The cash worker's certificate of a closed day: received, given out, what is left (domain.md §4.4, like form 0402112).
 * Every sum is a Z-report's; throws PaperError when they do not make up the remainder.
 */
export function dayCertificatePaper(data: DayCertificate): Paper {
  const shifts = data.shifts.map((shift) => ({
    ...shift,
    shiftId: String(shift.number),
    businessDate: data.businessDate,
    operatorId: shift.operatorName,
    differenceKopecks: shift.countedKopecks - shift.expectedKopecks,
    remainderKopecks: shift.countedKopecks,
  }))
  const total = (of: (shift: ClosedShiftSums) => number): number => shifts.reduce((sum, shift) => sum + of(shift), 0)
  const [into, out] = [total(({ inKopecks }) => inKopecks), total(({ outKopecks }) => outKopecks)]
  const { steps, remainderKopecks } = cashFlowOf({
    shifts,
    orders: [
      { flow: 'in', count: 0, inKopecks: into, outKopecks: 0 },
      { flow: 'out', count: 0, inKopecks: 0, outKopecks: out },
    ],
  })
  const computed = steps.reduce((sum, { inKopecks, outKopecks }) => sum + inKopecks - outKopecks, 0)
  requireSum('the remainder of a day', remainderKopecks, computed)
  const stepOf = (name: string): number => {
    const step = steps.find((one) => one.step === name)
    return step ? step.inKopecks - step.outKopecks : 0
  }
  const between = stepOf('between')
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      ...(data.formNumber === ''
        ? []
        : [{ kind: 'text', text: `Форма ${data.formNumber}`, align: 'right', exact: true } satisfies Block]),
      { kind: 'text', text: data.formTitle.toUpperCase(), align: 'center', bold: true },
      { kind: 'text', text: `за ${paperDate(data.businessDate)}`, align: 'center' },
      ...(data.sheet.of < 2
        ? []
        : [
            {
              kind: 'text',
              text: `Экземпляр ${data.sheet.number} из ${data.sheet.of}`,
              align: 'center',
            } satisfies Block,
          ]),
      { kind: 'rule' },
      row('Место', data.deskNumber),
      ...(data.operatorName === null ? [] : [{ kind: 'text', text: `Кассир: ${data.operatorName}` } satisfies Block]),
      ...shifts.map(({ number, zNumber, operatorName }) => row(`Смена ${number}, ${operatorName}`, `Z № ${zNumber}`)),
      { kind: 'rule' },
      row('Остаток на начало', paperSum(stepOf('float'))),
      { kind: 'text', text: 'ПОСТУПИЛО', bold: true },
      row(`От плательщиков (${total(({ paymentCount }) => paymentCount)})`, paperSum(stepOf('taken'))),
      row('По ордерам', paperSum(into)),
      ...(between > 0 ? [row('Между сменами', paperSum(between))] : []),
      ...differenceRow(stepOf('over'), 'Излишки при пересчёте'),
      { kind: 'text', text: 'ВЫДАНО', bold: true },
      row(`Плательщикам обратно (${total(({ reversalCount }) => reversalCount)})`, paperSum(-stepOf('reversed'))),
      row('По ордерам', paperSum(out)),
      ...(between < 0 ? [row('Между сменами', paperSum(-between))] : []),
      ...differenceRow(-stepOf('short'), 'Недостачи при пересчёте'),
      { kind: 'rule' },
      row('Остаток на конец', paperSum(remainderKopecks), true),
      { kind: 'text', text: moneyInWords(remainderKopecks) },
      { kind: 'text', text: `Составлена ${paperMoment(data.printedAt)}` },
      ...data.signatures.flatMap(signaturePlace),
      ...demoMark(data.demo),
    ],
  }
}

function differenceRow(kopecks: number, name: string): Block[] {
  return kopecks === 0 ? [] : [row(name, paperSum(kopecks))]
}
