import type { CountedRow } from './denominations.ts'
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
import { type LateEventKind, lateEventWords, type OpenThingKind, openThingWords } from './shift-events.ts'

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
  /** Taken for payees, without the commission; what was given back stands apart. */
  takenKopecks: number
  commissionKopecks: number
  reversalCount: number
  /** Given back, with the commission. */
  reversedKopecks: number
  /** By orders. */
  inKopecks: number
  outKopecks: number
  /** float + taken + commission − given back + in − out: what must lie in the drawer. */
  expectedKopecks: number
  /** The opening count beside what the last shift left; null where they agree or there was none. */
  opening: { differenceKopecks: number; reason: string } | null
}

export type XReportData = ShiftReportData & { printedAt: PaperMoment }

export type ZReportData = ShiftReportData & {
  zNumber: number
  /** Of the desk when the shift was closed: its number counts on from the copy that the desk was restored from. */
  epoch: number
  closedAt: PaperMoment
  /** Who closed a shift of somebody else, and who let a colleague; null where the cashier did. */
  closedByName: string | null
  approverName: string | null
  countedKopecks: number
  /** What was counted, the biggest first; none of a shift closed by an older program. */
  count: readonly (CountedRow & { form: 'note' | 'coin'; faceKopecks: number })[]
  /** Why counted and expected differ; null when they do not. */
  reason: string | null
  handedOverTo: string | null
  /** What was open, and who answers for it. */
  open: readonly { kind: OpenThingKind; title: string; count: number; kopecks: number | null }[]
  takenOverByName: string | null
  /** Everything this desk took since its first shift, with the commission; it never goes down. */
  runningTotalKopecks: number
  /** Everything it gave back. */
  runningReversedKopecks: number
  /** SHA-256 (hex) of the audit chain's head at closing: the anchor an outside check starts from; and its event. */
  auditHead: string
  auditSeq: number | null
  /** Of a reprint: its number, and what has happened since the Z. */
  copy: { number: number; printedAt: PaperMoment; late: readonly LateEventOnPaper[] } | null
}

export type LateEventOnPaper = { kind: LateEventKind; title: string; kopecks: number | null; at: PaperMoment }

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
  const { copy } = data
  return {
    blocks: [
      ...demoMark(data.demo),
      ...(copy === null ? [] : copyMark(copy)),
      ...deskHead(data.desk),
      { kind: 'rule' },
      { kind: 'text', text: `Z-ОТЧЁТ № ${data.zNumber}`, bold: true, size: 'double', exact: true },
      ...epochBlock(data.epoch),
      { kind: 'text', text: 'смена закрыта' },
      { kind: 'rule' },
      ...shiftFacts(data),
      { kind: 'row', left: 'Закрыта', right: paperMoment(data.closedAt) },
      ...named('Закрыл', data.closedByName),
      ...named('Разрешил', data.approverName),
      { kind: 'rule' },
      ...shiftSums(data),
      { kind: 'row', left: 'Должно быть', right: paperSum(data.expectedKopecks) },
      { kind: 'row', left: 'Посчитано', right: paperSum(data.countedKopecks), bold: true },
      ...differenceBlocks(data),
      ...countBlocks(data),
      ...named('Остаток передан', data.handedOverTo),
      ...openBlocks(data),
      { kind: 'rule' },
      { kind: 'row', left: 'Нарастающий итог', right: paperSum(data.runningTotalKopecks) },
      { kind: 'row', left: 'в т.ч. возвращено', right: paperSum(data.runningReversedKopecks) },
      {
        kind: 'text',
        text: data.auditSeq === null ? 'Журнал, SHA-256:' : `Журнал, событие ${data.auditSeq}, SHA-256:`,
      },
      { kind: 'text', text: (head.match(/.{8}/g) ?? []).join(' '), exact: true },
      ...signaturePlace('Кассир'),
      ...signaturePlace('Контролёр'),
      { kind: 'feed' },
      // The whole hash: a scanner alone gives what an outside check asks for.
      ownCode(`Z${epochMark(data.epoch)}`, data.zNumber, head),
      ...(copy === null ? [] : lateBlocks(copy.late)),
      ...demoMark(data.demo),
    ],
  }
}

function copyMark(copy: NonNullable<ZReportData['copy']>): Block[] {
  return [
    { kind: 'text', text: `КОПИЯ № ${copy.number}`, align: 'center', bold: true, exact: true },
    { kind: 'text', text: paperMoment(copy.printedAt), align: 'center', exact: true },
  ]
}

/** On a line of its own: beside the number the double letters would not fit a narrow paper. */
function epochBlock(epoch: number): Block[] {
  return epoch > 1 ? [{ kind: 'text', text: `ЭПОХА ${epoch}`, bold: true, size: 'double', exact: true }] : []
}

function named(what: string, name: string | null): Block[] {
  return name === null ? [] : [{ kind: 'text', text: `${what}: ${name}` }]
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
  const paid = data.takenKopecks + data.commissionKopecks - data.reversedKopecks
  requireSum('expected', data.expectedKopecks, data.floatKopecks + paid + data.inKopecks - data.outKopecks)
  return [
    { kind: 'row', left: 'Размен на начало', right: paperSum(data.floatKopecks) },
    ...(data.opening === null ? [] : differenceRows(data.opening.differenceKopecks, data.opening.reason, 'на начало')),
    { kind: 'row', left: 'Платежей', right: String(data.paymentCount) },
    { kind: 'row', left: 'Принято', right: paperSum(data.takenKopecks) },
    { kind: 'row', left: 'Комиссия', right: paperSum(data.commissionKopecks) },
    { kind: 'row', left: 'Аннулировано', right: String(data.reversalCount) },
    { kind: 'row', left: 'Возвращено', right: paperSum(data.reversedKopecks) },
    { kind: 'row', left: 'Внесено по ордерам', right: paperSum(data.inKopecks) },
    { kind: 'row', left: 'Выдано по ордерам', right: paperSum(data.outKopecks) },
  ]
}

function differenceRows(difference: number, reason: string | null, where: string): Block[] {
  if (reason === null || reason.trim() === '') throw new PaperError('bad_value', 'difference without reason')
  const word = difference > 0 ? 'ИЗЛИШЕК' : 'НЕДОСТАЧА'
  return [
    { kind: 'row', left: [word, where].join(' ').trim(), right: paperSum(Math.abs(difference)), bold: true },
    { kind: 'text', text: `Причина: ${reason}` },
  ]
}

function differenceBlocks(data: ZReportData): Block[] {
  const difference = data.countedKopecks - data.expectedKopecks
  if (difference === 0) return [{ kind: 'row', left: 'Расхождение', right: paperSum(0) }]
  return differenceRows(difference, data.reason, '')
}

function countBlocks(data: ZReportData): Block[] {
  if (data.count.length === 0) return []
  requireSum(
    'count',
    data.countedKopecks,
    data.count.reduce((sum, row) => sum + row.faceKopecks * row.pieces, 0),
  )
  return [
    { kind: 'rule' },
    ...data.count.map((row): Block => {
      const form = row.form === 'note' ? 'куп.' : 'мон.'
      const left = `${form} ${paperSum(row.faceKopecks)} × ${row.pieces}`
      return { kind: 'row', left, right: paperSum(row.faceKopecks * row.pieces) }
    }),
  ]
}

/** `− 1 000,00`, `+ 0,01`: a difference on paper says which way. */
const signed = (kopecks: number): string => `${kopecks < 0 ? '-' : '+'}${paperSum(Math.abs(kopecks))}`

function openBlocks(data: ZReportData): Block[] {
  if (data.open.length === 0) return []
  return [
    { kind: 'rule' },
    { kind: 'text', text: 'ОСТАЛОСЬ ОТКРЫТЫМ', bold: true },
    ...data.open.map(({ kind, title, count, kopecks }): Block => {
      const words = [openThingWords[kind], kind === 'difference' ? `(смена ${title})` : title].join(' ').trim()
      const sum = kopecks === null ? String(count) : kind === 'difference' ? signed(kopecks) : paperSum(kopecks)
      return { kind: 'row', left: words, right: sum }
    }),
    ...named('Под ответственность', data.takenOverByName),
  ]
}

function lateBlocks(late: readonly LateEventOnPaper[]): Block[] {
  if (late.length === 0) return []
  return [
    { kind: 'rule' },
    { kind: 'text', text: 'ПОСЛЕ ЗАКРЫТИЯ', bold: true },
    ...late.flatMap(({ kind, title, kopecks, at }): Block[] => [
      { kind: 'text', text: `${paperMoment(at)} ${lateEventWords[kind]} ${title}`.trim() },
      ...(kopecks === null ? [] : [{ kind: 'row', left: '', right: signed(kopecks) } as const]),
    ]),
  ]
}
