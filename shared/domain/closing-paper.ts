import { epochMark } from './numbering.ts'
import type { Block, Paper } from './paper.ts'
import {
  demoMark,
  deskHead,
  paperDate,
  paperMoment,
  paperMoney,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { PaperError } from './paper-text.ts'
import type { ZReportData } from './shift-report.ts'
import { moneyInWords } from './words.ts'

// Papers of a shift's end beside the Z: the cashier's statement (0402112) and the act of a difference (0402145).

/** The form as the settings have it. */
export type ClosingForm = { number: string; title: string; signatures: readonly string[] }

/** What the cashier took, gave and has, by sums (domain.md §4.4). Throws PaperError when they disagree. */
export function statementPaper(data: ZReportData, form: ClosingForm): Paper {
  const taken = data.takenKopecks + data.commissionKopecks
  const given = data.reversedKopecks + data.outKopecks
  requireSum('statement', data.expectedKopecks, data.floatKopecks + taken + data.inKopecks - given)
  return closingPaper(data, form, [
    row('Остаток на начало', data.floatKopecks),
    row('Принято платежей', taken),
    row('Принято по ордерам', data.inKopecks),
    row('Возвращено плательщикам', data.reversedKopecks),
    row('Выдано по ордерам', data.outKopecks),
    { kind: 'rule' },
    row('Остаток по журналу', data.expectedKopecks, true),
    row('Остаток по пересчёту', data.countedKopecks, true),
    { kind: 'text', text: inWords(data.countedKopecks) },
    ...countRows(data),
  ])
}

/** What was counted is not what should have been there. Throws PaperError where it was, or the reason is missing. */
export function recountActPaper(data: ZReportData, form: ClosingForm): Paper {
  const difference = data.countedKopecks - data.expectedKopecks
  if (difference === 0 || data.reason === null) throw new PaperError('bad_value', 'an act of no difference')
  return closingPaper(data, form, [
    row('По журналу', data.expectedKopecks),
    row('По пересчёту', data.countedKopecks),
    { kind: 'rule' },
    {
      kind: 'row',
      left: difference > 0 ? 'ИЗЛИШЕК' : 'НЕДОСТАЧА',
      right: paperMoney(Math.abs(difference)),
      bold: true,
    },
    { kind: 'text', text: inWords(Math.abs(difference)) },
    { kind: 'text', text: `Объяснение: ${data.reason}` },
    ...countRows(data),
  ])
}

function closingPaper(data: ZReportData, { number, title, signatures }: ClosingForm, body: Block[]): Paper {
  const mark = epochMark(data.epoch)
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      ...(number === '' ? [] : [{ kind: 'text', text: `Форма ${number}`, align: 'right', exact: true } as const]),
      { kind: 'text', text: title.toUpperCase(), align: 'center', bold: true },
      { kind: 'text', text: `за ${paperDate(data.businessDate)}`, align: 'center' },
      { kind: 'rule' },
      { kind: 'row', left: 'Место', right: data.deskNumber },
      { kind: 'row', left: 'Смена', right: String(data.shiftNumber) },
      { kind: 'row', left: 'Z-отчёт', right: mark === '' ? String(data.zNumber) : `${mark}-${data.zNumber}` },
      { kind: 'row', left: 'Закрыта', right: paperMoment(data.closedAt) },
      { kind: 'text', text: `Кассир: ${data.operatorName}` },
      { kind: 'rule' },
      ...body,
      ...signatures.flatMap(signaturePlace),
      ...demoMark(data.demo),
    ],
  }
}

const row = (left: string, kopecks: number, bold = false): Block => ({
  ...{ kind: 'row', left, right: paperSum(kopecks), bold },
})

function inWords(kopecks: number): string {
  const words = moneyInWords(kopecks)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function countRows({ count }: ZReportData): Block[] {
  if (count.length === 0) return []
  return [
    { kind: 'rule' },
    ...count.map(
      ({ form, faceKopecks, pieces }): Block => ({
        kind: 'row',
        left: `${form === 'note' ? 'куп.' : 'мон.'} ${paperSum(faceKopecks)} × ${pieces}`,
        right: paperSum(faceKopecks * pieces),
      }),
    ),
  ]
}
