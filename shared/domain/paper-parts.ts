// What every paper of the desk has in common: its head, its date, its sums, its marks.
import { formatDate, isDate } from './dates.ts'
import { formatMoneyPaper } from './money.ts'
import type { Block } from './paper.ts'
import { PaperError } from './paper-text.ts'
import { formatPeriod } from './period.ts'

/** The desk as papers name it. Fields that are not set are ''. */
export type PaperDesk = {
  bankName: string
  bankBic: string
  bankLicence: string
  officeName: string
  officeAddress: string
  supportPhone: string
}

/** A moment by the desk's own clock: `YYYY-MM-DD` and `HH:MM:SS`, local (the caller knows the time zone). */
export type PaperMoment = { localDate: string; localTime: string }

/** Stands first and last on every paper of a demo desk. */
export const DEMO_MARK = 'ДЕМО · не является платёжным\u00A0документом'

export function demoMark(demo: boolean): Block[] {
  return demo ? [{ kind: 'text', text: DEMO_MARK, align: 'center', bold: true }] : []
}

/** Who the paper is from: bank, licence, office, BIC. */
export function deskHead(desk: PaperDesk): Block[] {
  const lines = [
    desk.bankName,
    desk.bankLicence === '' ? '' : `лицензия Банка России № ${desk.bankLicence}`,
    desk.officeName,
    desk.officeAddress,
  ].filter((line) => line.trim() !== '')
  return [
    ...lines.map((text): Block => ({ kind: 'text', text, align: 'center' })),
    { kind: 'text', text: `БИК ${desk.bankBic}`, align: 'center', exact: true },
  ]
}

/** `2026-11-21` → `21.11.2026`. */
export function paperDate(date: string): string {
  if (!isDate(date)) throw new PaperError('bad_value', 'date')
  return formatDate(date)
}

/** `21.11.2026 11:42:08`. */
export function paperMoment(moment: PaperMoment): string {
  if (!/^\d{2}:\d{2}:\d{2}$/.test(moment.localTime)) throw new PaperError('bad_value', 'time')
  return `${paperDate(moment.localDate)} ${moment.localTime}`
}

/** `2026-11` → `ноябрь 2026`. */
export function paperPeriod(period: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) throw new PaperError('bad_value', 'period')
  return formatPeriod(period)
}

/** `1 234,56`: a sum in a column of sums, where the currency is said once, at the total. */
export function paperSum(kopecks: number): string {
  if (!Number.isSafeInteger(kopecks) || kopecks < 0) throw new PaperError('bad_value', 'sum')
  return formatMoneyPaper(kopecks)
}

/** `1 234,56 руб.`: a sum that stands alone. */
export function paperMoney(kopecks: number): string {
  return `${paperSum(kopecks)} руб.`
}

/** The code of one of our own papers: digits, capital Latin letters and dashes pass any scanner and any layout. */
export function ownCode(...parts: (string | number)[]): Block {
  const payload = ['GK', ...parts].join('-').toUpperCase()
  if (!/^[0-9A-Z-]+$/.test(payload)) throw new PaperError('bad_value', 'own code')
  return { kind: 'qr', payload }
}

/** A line to sign on. */
export function signaturePlace(who: string): Block[] {
  return [{ kind: 'feed' }, { kind: 'row', left: who, right: '________________' }]
}

/** Stops a paper whose sums disagree: it would be believed. */
export function requireSum(name: string, stated: number, computed: number): void {
  if (stated !== computed) throw new PaperError('sums_disagree', name)
}

/** A SHA-256 in lower-case hex, as the audit chain gives it. */
export function checkedHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new PaperError('bad_value', 'audit head')
  return hash
}
