import type { TransfersView } from '../contract/outgoing.ts'
import type { Block, Paper } from './paper.ts'
import {
  demoMark,
  deskHead,
  type PaperDesk,
  paperDate,
  paperMoment,
  type PaperMoment,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { roublesText } from './register-out-template.ts'

export type TransfersPaperData = {
  desk: PaperDesk
  demo: boolean
  transfers: TransfersView
  moment: PaperMoment
}

type Payee = TransfersView['payees'][number]
type Sums = TransfersView['taken']

const row = (left: string, right: string, bold = false): Block => ({ kind: 'row', left, right, bold })

const some = (left: string, kopecks: number): Block[] => (kopecks === 0 ? [] : [row(left, paperSum(kopecks))])

const takenRows = (sums: Sums): Block[] => [
  row(`Принято переводов: ${sums.count}`, paperSum(sums.sumKopecks)),
  ...some('комиссия с плательщика', sums.payerCommissionKopecks),
  ...some('комиссия с получателя', sums.payeeCommissionKopecks),
]

const reversedRows = (sums: Sums): Block[] =>
  sums.count === 0
    ? []
    : [
        row(`Сторно: ${sums.count}`, paperSum(sums.sumKopecks)),
        ...some('его комиссия с плательщика', sums.payerCommissionKopecks),
        ...some('его комиссия с получателя', sums.payeeCommissionKopecks),
      ]

/** What goes to the payee of what was taken. */
export const transferOf = ({ taken, reversed }: Pick<Payee, 'taken' | 'reversed'>): number =>
  taken.sumKopecks - reversed.sumKopecks - (taken.payeeCommissionKopecks - reversed.payeeCommissionKopecks)

const payeeBlocks = (payee: Payee): Block[] => [
  { kind: 'text', text: payee.payeeName, bold: true },
  { kind: 'text', text: `ИНН ${payee.payeeInn}, БИК ${payee.bankBic}`, exact: true },
  { kind: 'text', text: `р/с ${payee.payeeAccount}`, exact: true },
  ...takenRows(payee.taken),
  ...reversedRows(payee.reversed),
  row('К переводу', paperSum(transferOf(payee)), true),
  { kind: 'feed' },
]

/** «Реестр переводов» of a business day, for the consolidated cash order 0402008 (Положение 630-П). */
export const transfersPaper = ({ desk, demo, transfers, moment }: TransfersPaperData): Paper => {
  const { payees, taken, reversed, shifts } = transfers
  requireSum(
    'transfers',
    transfers.transferKopecks,
    payees.reduce((sum, payee) => sum + transferOf(payee), 0),
  )
  return {
    blocks: [
      ...demoMark(demo),
      ...deskHead(desk),
      { kind: 'rule' },
      { kind: 'text', text: 'РЕЕСТР ПЕРЕВОДОВ', align: 'center', bold: true },
      { kind: 'text', text: `за ${paperDate(transfers.businessDate)}`, align: 'center' },
      { kind: 'text', text: 'к приходному кассовому ордеру 0402008', align: 'center' },
      { kind: 'rule' },
      ...payees.flatMap(payeeBlocks),
      { kind: 'rule' },
      { kind: 'text', text: 'ИТОГО', bold: true },
      ...takenRows(taken),
      ...reversedRows(reversed),
      row('К переводу', paperSum(transfers.transferKopecks), true),
      // More can't be given back than was taken in the same day.
      row('Наличными по ордеру', paperSum(transfers.cashKopecks), true),
      { kind: 'rule' },
      ...shifts.flatMap((shift): Block[] => [
        row(
          `Смена ${shift.number}, ${shift.zNumber === null ? 'не закрыта' : `Z ${shift.zNumber}`}`,
          paperSum(shift.takenKopecks + shift.commissionKopecks - shift.reversedKopecks),
        ),
      ]),
      ...signaturePlace('Кассовый работник'),
      ...signaturePlace('Бухгалтер'),
      { kind: 'rule' },
      { kind: 'text', text: `составлен ${paperMoment(moment)}`, align: 'center' },
      ...demoMark(demo),
    ],
  }
}

const quoted = (value: string): string => (/[;"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The same as a table with semicolons, CRLF: a row a payee, then the totals. */
export const transfersTable = ({ businessDate, payees, taken, reversed, transferKopecks }: TransfersView): string => {
  const numbers = (sums: Sums): string[] => [
    String(sums.count),
    roublesText(sums.sumKopecks, ','),
    roublesText(sums.payerCommissionKopecks, ','),
    roublesText(sums.payeeCommissionKopecks, ','),
  ]
  const heads = ['Принято', 'Сумма', 'Комиссия с плательщика', 'Комиссия с получателя']
  const rows = [
    [
      'Дата',
      'Получатель',
      'ИНН',
      'БИК',
      'Счёт',
      ...heads,
      ...heads.map((head) => `Сторно: ${head.toLowerCase()}`),
      'К переводу',
    ],
    ...payees.map((payee) => [
      ...[businessDate, payee.payeeName, payee.payeeInn, payee.bankBic, payee.payeeAccount],
      ...[...numbers(payee.taken), ...numbers(payee.reversed), roublesText(transferOf(payee), ',')],
    ]),
    [businessDate, 'Итого', '', '', '', ...numbers(taken), ...numbers(reversed), roublesText(transferKopecks, ',')],
  ]
  return rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')
}
