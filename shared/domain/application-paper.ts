import type { ApplicationKind } from './application-states.ts'
import type { Block, Paper } from './paper.ts'
import {
  demoMark,
  deskHead,
  type PaperDesk,
  paperMoment,
  type PaperMoment,
  paperMoney,
  paperPeriod,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import type { SlipLine } from './reversal-slip.ts'
import { moneyInWords } from './words.ts'

/** All that stands on a payer's application. Name and signature are written by hand: no row knows them. */
export type ApplicationPaperData = {
  number: string
  kind: ApplicationKind
  madeAt: PaperMoment
  desk: PaperDesk
  demo: boolean
  operatorName: string
  receiptNumber: string
  acceptedAt: PaperMoment
  /** `wanted`: what shall count instead, of a correction. */
  lines: (SlipLine & { wanted: { account: string; period: string | null } | null })[]
  sumKopecks: number
  reason: string
}

const titles = {
  refund: 'ЗАЯВЛЕНИЕ о возврате платежа',
  correction: 'ЗАЯВЛЕНИЕ об уточнении реквизитов платежа',
} as const

const requests = {
  refund: 'Прошу обратиться к получателю и вернуть сумму платежа.',
  correction: 'Прошу обратиться к получателю и уточнить реквизиты платежа.',
} as const

/** After the shift or the register no cash goes back at the desk: an application goes to the payee (domain.md §4.7). */
export function applicationPaper(data: ApplicationPaperData): Paper {
  requireSum(
    'sum',
    data.sumKopecks,
    data.lines.reduce((sum, line) => sum + line.amountKopecks, 0),
  )
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      { kind: 'text', text: titles[data.kind], bold: true, align: 'center' },
      { kind: 'text', text: `№ ${data.number}`, bold: true, align: 'center', exact: true },
      { kind: 'text', text: paperMoment(data.madeAt), align: 'center', exact: true },
      ...signaturePlace('От (ФИО)'),
      ...signaturePlace('Телефон'),
      { kind: 'feed' },
      { kind: 'text', text: requests[data.kind] },
      { kind: 'text', text: `Квитанция № ${data.receiptNumber}`, bold: true, exact: true },
      { kind: 'text', text: `от ${paperMoment(data.acceptedAt)}`, exact: true },
      { kind: 'rule' },
      ...data.lines.flatMap(lineBlocks),
      { kind: 'row', left: 'Сумма', right: paperMoney(data.sumKopecks), bold: true },
      { kind: 'text', text: capitalized(moneyInWords(data.sumKopecks)) },
      { kind: 'text', text: `Причина: ${data.reason}` },
      { kind: 'rule' },
      { kind: 'text', text: 'Наличные в кассе не выдаются. Решение принимает получатель платежа.' },
      ...(data.kind === 'refund' ? [...signaturePlace('Счёт для возврата'), { kind: 'feed' } as const] : []),
      ...signaturePlace('Заявитель'),
      ...signaturePlace('Дата'),
      { kind: 'feed' },
      { kind: 'text', text: `Принял: ${data.operatorName}` },
      ...signaturePlace('Подпись'),
      ...demoMark(data.demo),
    ],
  }
}

const lineBlocks = (line: ApplicationPaperData['lines'][number]): Block[] => [
  { kind: 'text', text: `${line.lineNo}. ${line.serviceName}`, bold: true },
  { kind: 'text', text: line.payeeName },
  ...(line.account === '' ? [] : [{ kind: 'text', text: `ЛС ${line.account}`, exact: true } as const]),
  ...(line.period === null ? [] : [{ kind: 'text', text: `За ${paperPeriod(line.period)}` } as const]),
  { kind: 'row', left: 'Сумма', right: paperSum(line.amountKopecks) },
  ...(line.wanted === null
    ? []
    : ([
        { kind: 'text', text: `Считать верным: ЛС ${line.wanted.account}`, bold: true, exact: true },
        ...(line.wanted.period === null
          ? []
          : [{ kind: 'text', text: `за ${paperPeriod(line.wanted.period)}`, bold: true } as const]),
      ] satisfies Block[])),
  { kind: 'rule' },
]

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
