import { epochMark } from './numbering.ts'
import type { Block, Paper } from './paper.ts'
import {
  checkedHash,
  demoMark,
  deskHead,
  ownCode,
  type PaperDesk,
  paperDate,
  type PaperMoment,
  paperMoment,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { PaperError } from './paper-text.ts'

/** The shift as it stands: what X shows and Z starts from. Sums in kopecks. */
export type ShiftReportData = {
  desk: PaperDesk
  demo: boolean
  deskNumber: string
  shiftNumber: number
  operatorName: string
  /** `YYYY-MM-DD`. */
  businessDate: string
  openedAt: PaperMoment
  floatKopecks: number
  paymentCount: number
  /** Taken for payees, without the commission. */
  takenKopecks: number
  commissionKopecks: number
  /** float + taken + commission: what must lie in the drawer. */
  expectedKopecks: number
}

export type XReportData = ShiftReportData & { printedAt: PaperMoment }

export type ZReportData = ShiftReportData & {
  zNumber: number
  /** Of the desk when the shift was closed: its number counts on from the copy that the desk was restored from. */
  epoch: number
  closedAt: PaperMoment
  countedKopecks: number
  /** Why counted and expected differ; null when they do not. */
  reason: string | null
  /** Everything this desk took since its first shift, with the commission; it never goes down. */
  runningTotalKopecks: number
  /** SHA-256 (hex) of the audit chain's head at closing: the anchor an outside check starts from. */
  auditHead: string
}

/** The open shift at this minute. It closes nothing and bears no number. */
export function xReportPaper(data: XReportData): Paper {
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      { kind: 'text', text: 'X-ОТЧЁТ О СМЕНЕ', bold: true },
      { kind: 'text', text: 'смена не закрыта' },
      { kind: 'text', text: paperMoment(data.printedAt), exact: true },
      { kind: 'rule' },
      ...shiftFacts(data),
      { kind: 'rule' },
      ...shiftSums(data),
      { kind: 'row', left: 'В кассе должно быть', right: paperSum(data.expectedKopecks), bold: true },
      ...demoMark(data.demo),
    ],
  }
}

/**
 * The closing of a shift. Throws PaperError when its sums disagree or a difference stands without its reason.
 */
export function zReportPaper(data: ZReportData): Paper {
  const head = checkedHash(data.auditHead)
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      { kind: 'text', text: `Z-ОТЧЁТ № ${data.zNumber}`, bold: true, size: 'double', exact: true },
      ...epochBlock(data.epoch),
      { kind: 'text', text: 'смена закрыта' },
      { kind: 'rule' },
      ...shiftFacts(data),
      { kind: 'row', left: 'Закрыта', right: paperMoment(data.closedAt) },
      { kind: 'rule' },
      ...shiftSums(data),
      { kind: 'row', left: 'Должно быть', right: paperSum(data.expectedKopecks) },
      { kind: 'row', left: 'Посчитано', right: paperSum(data.countedKopecks), bold: true },
      ...differenceBlocks(data),
      { kind: 'rule' },
      { kind: 'row', left: 'Нарастающий итог', right: paperSum(data.runningTotalKopecks) },
      { kind: 'text', text: 'Журнал, SHA-256:' },
      { kind: 'text', text: (head.match(/.{8}/g) ?? []).join(' '), exact: true },
      ...signaturePlace('Кассир'),
      ...signaturePlace('Контролёр'),
      { kind: 'feed' },
      ownCode(`Z${epochMark(data.epoch)}`, data.zNumber, head.slice(0, 16)),
      ...demoMark(data.demo),
    ],
  }
}

/** On a line of its own: beside the number the double letters would not fit a narrow paper. */
function epochBlock(epoch: number): Block[] {
  return epoch > 1 ? [{ kind: 'text', text: `ЭПОХА ${epoch}`, bold: true, size: 'double', exact: true }] : []
}

function shiftFacts(data: ShiftReportData): Block[] {
  return [
    { kind: 'row', left: 'Место', right: data.deskNumber },
    { kind: 'row', left: 'Смена', right: String(data.shiftNumber) },
    { kind: 'text', text: `Кассир: ${data.operatorName}` },
    { kind: 'row', left: 'Рабочий день', right: paperDate(data.businessDate) },
    { kind: 'row', left: 'Открыта', right: paperMoment(data.openedAt) },
  ]
}

function shiftSums(data: ShiftReportData): Block[] {
  requireSum('expected', data.expectedKopecks, data.floatKopecks + data.takenKopecks + data.commissionKopecks)
  return [
    { kind: 'row', left: 'Размен на начало', right: paperSum(data.floatKopecks) },
    { kind: 'row', left: 'Платежей', right: String(data.paymentCount) },
    { kind: 'row', left: 'Принято', right: paperSum(data.takenKopecks) },
    { kind: 'row', left: 'Комиссия', right: paperSum(data.commissionKopecks) },
  ]
}

function differenceBlocks(data: ZReportData): Block[] {
  const difference = data.countedKopecks - data.expectedKopecks
  if (difference === 0) return [{ kind: 'row', left: 'Расхождение', right: paperSum(0) }]
  if (data.reason === null || data.reason.trim() === '') throw new PaperError('bad_value', 'difference without reason')
  return [
    { kind: 'row', left: difference > 0 ? 'ИЗЛИШЕК' : 'НЕДОСТАЧА', right: paperSum(Math.abs(difference)), bold: true },
    { kind: 'text', text: `Причина: ${data.reason}` },
  ]
}
