import type { Block, Paper } from './paper.ts'
import {
  checkedHash,
  demoMark,
  deskHead,
  ownCode,
  type PaperDesk,
  paperMoment,
  type PaperMoment,
  paperMoney,
  paperPeriod,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { PaperError } from './paper-text.ts'
import { moneyInWords } from './words.ts'

/** One line as it was paid; `lineNo` is its number on the original receipt. */
export type SlipLine = {
  lineNo: number
  serviceName: string
  payeeName: string
  account: string
  /** `YYYY-MM`. */
  period: string | null
  amountKopecks: number
  commissionKopecks: number
}

/** All that stands on a reversal's slip, of which one is the payer's and one the bank's. */
export type ReversalSlipData = {
  /** `desk-shift-R…`, as the journal knows it. */
  number: string
  of: 'payer' | 'bank'
  /** When a copy was asked for; null on the slip itself. */
  copyAt: PaperMoment | null
  reversedAt: PaperMoment
  desk: PaperDesk
  demo: boolean
  cashierName: string
  approverName: string
  receiptNumber: string
  acceptedAt: PaperMoment
  lines: SlipLine[]
  commissionKopecks: number
  dueKopecks: number
  reason: string
  note: string
  receiptReturned: boolean
  /** Of a correction: the receipt entered in its place; the cash stayed. */
  replacedBy: string | null
  /** SHA-256 (hex) of the audit chain's head when it was given back. */
  auditHead: string
}

const whose = { payer: 'экземпляр плательщика', bank: 'экземпляр банка' } as const

/**
 * The slip of a reversal (domain.md §4.7): what was given back, of which receipt, why, by whom and with whose approval.
 * Throws PaperError when sums disagree or an account cannot be shown: ask with it before the money is given.
 */
export function reversalSlipPaper(data: ReversalSlipData): Paper {
  requireHonestSums(data)
  const { replacedBy } = data
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      ...copyMark(data.copyAt),
      {
        kind: 'text',
        text: replacedBy === null ? 'АННУЛИРОВАНИЕ' : 'ИСПРАВЛЕНИЕ',
        align: 'center',
        bold: true,
        size: 'double',
      },
      { kind: 'text', text: `СЛИП № ${data.number}`, bold: true, exact: true },
      { kind: 'text', text: whose[data.of] },
      { kind: 'text', text: paperMoment(data.reversedAt), exact: true },
      { kind: 'text', text: `Кассир: ${data.cashierName}` },
      { kind: 'text', text: `Разрешил: ${data.approverName}` },
      { kind: 'rule' },
      { kind: 'text', text: `К квитанции № ${data.receiptNumber}`, bold: true, exact: true },
      { kind: 'text', text: `от ${paperMoment(data.acceptedAt)}`, exact: true },
      { kind: 'rule' },
      ...data.lines.flatMap(lineBlocks),
      { kind: 'row', left: 'Комиссия', right: paperSum(data.commissionKopecks) },
      {
        kind: 'row',
        left: replacedBy === null ? 'ВЫДАНО' : 'СУММА',
        right: paperMoney(data.dueKopecks),
        bold: true,
        size: 'double',
      },
      { kind: 'text', text: capitalized(moneyInWords(data.dueKopecks)) },
      ...(replacedBy === null
        ? []
        : ([
            { kind: 'text', text: 'Наличные не выдаются.' },
            { kind: 'text', text: `Взамен принято: квитанция № ${replacedBy}`, bold: true, exact: true },
          ] satisfies Block[])),
      { kind: 'rule' },
      { kind: 'text', text: `Причина: ${data.reason}` },
      ...(data.note === '' ? [] : [{ kind: 'text', text: `Примечание: ${data.note}` } as const]),
      { kind: 'text', text: `Подлинник квитанции ${data.receiptReturned ? 'возвращён' : 'не возвращён'}` },
      ...signaturePlace('Кассир'),
      ...signaturePlace('Старший кассир'),
      ...signaturePlace(replacedBy === null ? 'Деньги получил' : 'Плательщик'),
      { kind: 'feed' },
      ownCode(data.number),
      { kind: 'text', text: `журнал ${checkedHash(data.auditHead).slice(0, 8)}`, align: 'center', exact: true },
      ...demoMark(data.demo),
    ],
  }
}

const copyMark = (copyAt: PaperMoment | null): Block[] =>
  copyAt === null
    ? []
    : [
        { kind: 'text', text: 'КОПИЯ', align: 'center', bold: true, size: 'double' },
        { kind: 'text', text: `напечатана ${paperMoment(copyAt)}`, align: 'center', exact: true },
      ]

const lineBlocks = (line: SlipLine): Block[] => [
  { kind: 'text', text: `${line.lineNo}. ${line.serviceName}`, bold: true },
  ...(line.account === '' ? [] : [{ kind: 'text', text: `ЛС ${line.account}`, exact: true } as const]),
  ...(line.period === null ? [] : [{ kind: 'text', text: `За ${paperPeriod(line.period)}` } as const]),
  { kind: 'text', text: line.payeeName },
  { kind: 'row', left: 'Сумма', right: paperSum(line.amountKopecks), bold: true },
  ...(line.commissionKopecks === 0
    ? []
    : [{ kind: 'row', left: 'Комиссия', right: paperSum(line.commissionKopecks) } as const]),
  { kind: 'rule' },
]

function requireHonestSums(data: ReversalSlipData): void {
  if (data.lines.length === 0) throw new PaperError('bad_value', 'no lines')
  const amounts = data.lines.reduce((sum, line) => sum + line.amountKopecks, 0)
  const commissions = data.lines.reduce((sum, line) => sum + line.commissionKopecks, 0)
  requireSum('commission', data.commissionKopecks, commissions)
  requireSum('due', data.dueKopecks, amounts + data.commissionKopecks)
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
