import { type BudgetDetails, budgetFieldNames, budgetFields } from './budget.ts'
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

/** One paid line. Text that is not known is ''. */
export type ReceiptLine = {
  serviceName: string
  payeeName: string
  payeeInn: string
  payeeKpp?: string
  payeeAccount: string
  bankName: string
  bankBic: string
  bankCorrAccount: string
  /** The payer's account at the payee («ЛС»), as entered: leading zeros stay. '' when there is none. */
  account: string
  /** `YYYY-MM`. */
  period: string | null
  /** Of free details; '' for a service of the catalogue. */
  purpose: string
  /** Whether the account was found in a register of the payee. */
  checkedAgainstRegister: boolean
  amountKopecks: number
  /** What the payer pays beside the sum, for this line; 0 says nothing. */
  commissionKopecks: number
  /** What is said to the budget; left out where nothing is. */
  budget?: BudgetDetails
}

/** All that stands on a receipt. Plain data: the same data give the same paper for ever. */
export type ReceiptData = {
  /** `desk-shift-receipt`, as the journal knows it. */
  number: string
  acceptedAt: PaperMoment
  desk: PaperDesk
  demo: boolean
  cashierName: string
  /** Null: not identified, which up to the legal limit is the rule (115-FZ, article 7). */
  payerName: string | null
  /** Whom the payer represents; left out where nobody. */
  organisation?: { name: string; inn: string; purpose: string; authority: string }
  lines: ReceiptLine[]
  commissionKopecks: number
  dueKopecks: number
  givenKopecks: number
  changeKopecks: number
  /** SHA-256 (hex) of the audit chain's head when the payment was accepted. */
  auditHead: string
  /** Null on the receipt itself; a reprint bears its number and its own time. */
  copy: { number: number; printedAt: PaperMoment } | null
  /** The receipt in whose place it was entered; null for any other. */
  replaces: string | null
  /** What was given back of it since; only a copy can know. */
  reversals: { slipNumber: string; reversedAt: PaperMoment; lineNos: number[]; replacedBy: string | null }[]
}

/** 161-FZ, article 5: a transfer takes at most three working days. */
const TERM = 'Перевод исполняется не позднее 3\u00A0рабочих дней.'

/** Layouts are kept for good: a copy is laid out as its receipt was. A change of what stands below is a new one. */
const receiptLayouts: Readonly<Record<number, (data: ReceiptData) => Paper>> = { 1: layoutOne }

export const firstReceiptLayout = 1
/** Of receipts made by this program. */
export const currentReceiptLayout = 1

/**
 * A receipt in the layout it was made in. Throws PaperError when sums disagree or an account cannot be shown (ask with it
 * before the money is taken), or for a layout of a newer program.
 */
export function receiptPaper(data: ReceiptData, layout = currentReceiptLayout): Paper {
  const lay = receiptLayouts[layout]
  if (lay === undefined) throw new PaperError('bad_value', 'receipt layout')
  return lay(data)
}

/**
 * The payer's receipt (domain.md §4.6). It is no fiscal receipt: banks use no cash register (54-FZ, article 2), so
 * nothing on it may look like one. Passport data are never printed.
 */
function layoutOne(data: ReceiptData): Paper {
  requireHonestSums(data)
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      ...copyMark(data.copy),
      ...data.reversals.flatMap((reversal) => reversalMark(reversal, data.lines.length)),
      { kind: 'text', text: `КВИТАНЦИЯ № ${data.number}`, bold: true, exact: true },
      ...(data.replaces === null
        ? []
        : [{ kind: 'text', text: `взамен квитанции № ${data.replaces}`, exact: true } as const]),
      { kind: 'text', text: paperMoment(data.acceptedAt), exact: true },
      { kind: 'text', text: `Кассир: ${data.cashierName}` },
      { kind: 'text', text: `Плательщик: ${data.payerName ?? '—'}` },
      ...organisationBlocks(data.organisation),
      { kind: 'rule' },
      ...data.lines.flatMap((line, index) => lineBlocks(line, index, data.lines.length)),
      ...totalBlocks(data),
      { kind: 'rule' },
      { kind: 'text', text: TERM },
      ...(data.desk.supportPhone === '' ? [] : [text(`Поддержка: ${data.desk.supportPhone}`)]),
      ...signaturePlace('Кассир'),
      { kind: 'feed' },
      ownCode(data.number),
      { kind: 'text', text: `журнал ${checkedHash(data.auditHead).slice(0, 8)}`, align: 'center', exact: true },
      ...demoMark(data.demo),
    ],
  }
}

/** A representative pays for another: the receipt says for whom, by what paper and on what ground (product.md §4). */
function organisationBlocks(organisation: ReceiptData['organisation']): Block[] {
  if (!organisation) return []
  const { name, inn, purpose, authority } = organisation
  return [
    text(`За организацию: ${name}`),
    ...exactUnlessEmpty('ИНН', inn),
    text(authority),
    text(`Основание: ${purpose}`),
  ]
}

/** Numbers of the budget are never shortened; what was not given is not shown. */
function budgetBlocks(budget: BudgetDetails | undefined): Block[] {
  if (!budget) return []
  return budgetFields.flatMap((field) => exactUnlessEmpty(budgetFieldNames[field], budget[field]))
}

function copyMark(copy: ReceiptData['copy']): Block[] {
  if (copy === null) return []
  if (!Number.isInteger(copy.number) || copy.number < 1) throw new PaperError('bad_value', 'copy number')
  return [
    { kind: 'text', text: `КОПИЯ № ${copy.number}`, align: 'center', bold: true, size: 'double', exact: true },
    { kind: 'text', text: `напечатана ${paperMoment(copy.printedAt)}`, align: 'center', exact: true },
  ]
}

/** A copy of what does not stand any more must not be taken for a payment. */
function reversalMark(reversal: ReceiptData['reversals'][number], lineCount: number): Block[] {
  const { lineNos, replacedBy, reversedAt, slipNumber } = reversal
  const what = replacedBy === null ? 'АННУЛИРОВАН' : 'ИСПРАВЛЕН'
  const lines =
    lineNos.length === lineCount ? '' : `, ${lineNos.length === 1 ? 'строка' : 'строки'} ${lineNos.join(', ')}`
  return [
    { kind: 'text', text: `${what}${lines}`, align: 'center', bold: true, size: 'double', exact: true },
    { kind: 'text', text: `${paperMoment(reversedAt)}, слип № ${slipNumber}`, align: 'center', exact: true },
    ...(replacedBy === null
      ? []
      : [{ kind: 'text', text: `взамен — квитанция № ${replacedBy}`, align: 'center', exact: true } as const]),
  ]
}

function lineBlocks(line: ReceiptLine, index: number, count: number): Block[] {
  const title = count > 1 ? `${index + 1}. ${line.serviceName}` : line.serviceName
  return [
    { kind: 'text', text: title, bold: true },
    ...exactUnlessEmpty('ЛС', line.account),
    ...(line.period === null ? [] : [text(`За ${paperPeriod(line.period)}`)]),
    text(line.payeeName),
    ...exactUnlessEmpty('ИНН', line.payeeInn),
    ...exactUnlessEmpty('КПП', line.payeeKpp ?? ''),
    ...exactUnlessEmpty('Р/с', line.payeeAccount),
    text(line.bankName),
    ...exactUnlessEmpty('БИК', line.bankBic),
    ...exactUnlessEmpty('К/с', line.bankCorrAccount),
    ...(line.purpose === '' ? [] : [text(`Назначение: ${line.purpose}`)]),
    ...budgetBlocks(line.budget),
    { kind: 'row', left: 'Сумма', right: paperSum(line.amountKopecks), bold: true },
    ...(line.commissionKopecks === 0
      ? []
      : [{ kind: 'row', left: 'Комиссия', right: paperSum(line.commissionKopecks) } as const]),
    ...(line.checkedAgainstRegister ? [] : [text('не сверено с реестром получателя')]),
    { kind: 'rule' },
  ]
}

function totalBlocks(data: ReceiptData): Block[] {
  return [
    { kind: 'row', left: 'Комиссия', right: paperSum(data.commissionKopecks) },
    { kind: 'row', left: 'ВСЕГО', right: paperMoney(data.dueKopecks), bold: true, size: 'double' },
    { kind: 'text', text: capitalized(moneyInWords(data.dueKopecks)) },
    { kind: 'row', left: 'Получено', right: paperSum(data.givenKopecks) },
    { kind: 'row', left: 'Сдача', right: paperSum(data.changeKopecks) },
  ]
}

function requireHonestSums(data: ReceiptData): void {
  if (data.lines.length === 0) throw new PaperError('bad_value', 'no lines')
  const amounts = data.lines.reduce((sum, line) => sum + line.amountKopecks, 0)
  const commissions = data.lines.reduce((sum, line) => sum + line.commissionKopecks, 0)
  requireSum('commission', data.commissionKopecks, commissions)
  requireSum('due', data.dueKopecks, amounts + data.commissionKopecks)
  requireSum('change', data.changeKopecks, data.givenKopecks - data.dueKopecks)
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function text(value: string): Block {
  return { kind: 'text', text: value }
}

function exactUnlessEmpty(label: string, value: string): Block[] {
  return value === '' ? [] : [{ kind: 'text', text: `${label} ${value}`, exact: true }]
}
