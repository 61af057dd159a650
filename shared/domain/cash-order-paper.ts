import type { CashPlace, NoteFault, NoteOutcome, OrderKind, TransferTarget } from './cash-orders.ts'
import type { Block, Paper } from './paper.ts'
import {
  demoMark,
  deskHead,
  type PaperDesk,
  paperDate,
  type PaperMoment,
  paperMoment,
  paperMoney,
  paperSum,
  requireSum,
  signaturePlace,
} from './paper-parts.ts'
import { moneyInWords } from './words.ts'

/** Notes or coins of one face, on paper. */
export type PaperRow = { form: 'note' | 'coin'; faceKopecks: number; pieces: number }

/** What became of a transfer until the paper was printed. */
export type PaperEnd = {
  outcome: 'accepted' | 'declined'
  moment: PaperMoment
  operatorName: string
  /** Of the other desk's order. */
  otherNumber: string | null
  reason: string | null
}

/** All that stands on an order, of whatever form. Sums in kopecks. */
export type OrderPaperData = {
  desk: PaperDesk
  demo: boolean
  deskNumber: string
  /** '' where the form has no number. */
  formNumber: string
  formTitle: string
  number: string
  /** `YYYY-MM-DD`. */
  businessDate: string
  moment: PaperMoment
  kind: OrderKind
  place: CashPlace
  target: TransferTarget | null
  counterparty: string
  ground: string
  symbol: string | null
  amountKopecks: number
  /** Into the order's place, and out of it. */
  taken: readonly PaperRow[]
  given: readonly PaperRow[]
  note: { serial: string | null; fault: NoteFault; outcome: NoteOutcome } | null
  operatorName: string
  approverName: string | null
  signatures: readonly string[]
  end: PaperEnd | null
  /** Which of several sheets; null of a copy. */
  sheet: { number: number; of: number } | null
  copiedAt: PaperMoment | null
}

const faultWords: Readonly<Record<NoteFault, string>> = {
  no_security_features: 'нет защитных признаков',
  altered: 'изменён (подклеен, исправлен)',
  torn: 'порван, нет части',
  stained: 'залит краской, обожжён',
  worn: 'ветхий, признаки не читаются',
}

const outcomeWords: Readonly<Record<NoteOutcome, string>> = {
  given_back: 'Возвращён предъявителю, в оплату не принят.',
  kept: 'Оставлен в банке для экспертизы под этот акт.',
}

/** The order. Throws PaperError when its notes do not make up its sum. */
export function cashOrderPaper(data: OrderPaperData): Paper {
  return {
    blocks: [
      ...demoMark(data.demo),
      ...deskHead(data.desk),
      { kind: 'rule' },
      ...titleBlocks(data),
      { kind: 'rule' },
      ...(data.note === null ? cashBlocks(data) : noteBlocks(data, data.note)),
      ...endBlocks(data.end),
      { kind: 'rule' },
      { kind: 'text', text: `Составил: ${data.operatorName}` },
      ...(data.approverName === null ? [] : [{ kind: 'text', text: `Разрешил: ${data.approverName}` } as const]),
      ...data.signatures.flatMap(signaturePlace),
      ...demoMark(data.demo),
    ],
  }
}

function titleBlocks(data: OrderPaperData): Block[] {
  const { sheet, copiedAt } = data
  return [
    ...(data.formNumber === ''
      ? []
      : [{ kind: 'text', text: `Форма ${data.formNumber}`, align: 'right', exact: true } as const]),
    { kind: 'text', text: `${data.formTitle.toUpperCase()} № ${data.number}`, align: 'center', bold: true },
    { kind: 'text', text: `от ${paperDate(data.businessDate)}`, align: 'center' },
    ...(copiedAt === null
      ? []
      : [
          { kind: 'text', text: 'КОПИЯ', align: 'center', bold: true, size: 'double' } as const,
          { kind: 'text', text: `напечатана ${paperMoment(copiedAt)}`, align: 'center' } as const,
        ]),
    ...(sheet === null || sheet.of < 2
      ? []
      : [{ kind: 'text', text: `Экземпляр ${sheet.number} из ${sheet.of}`, align: 'center' } as const]),
  ]
}

function cashBlocks(data: OrderPaperData): Block[] {
  const [from, to] = endsOf(data)
  const [fromWord, toWord] = data.kind === 'hand_over' ? ['Передаёт', 'Принимает'] : ['Откуда', 'Куда']
  const exchange = data.kind === 'exchange'
  for (const rows of [data.taken, data.given])
    if (rows.length > 0) requireSum('notes of an order', data.amountKopecks, sumOf(rows))
  return [
    { kind: 'row', left: 'Время', right: paperMoment(data.moment) },
    ...(exchange
      ? [
          { kind: 'row', left: 'Место', right: data.deskNumber } as const,
          { kind: 'text', text: `Обмен с: ${data.counterparty}` } as const,
        ]
      : [{ kind: 'text', text: `${fromWord}: ${from}` } as const, { kind: 'text', text: `${toWord}: ${to}` } as const]),
    ...(data.ground === '' ? [] : [{ kind: 'text', text: `${groundName[data.kind]}: ${data.ground}` } as const]),
    ...(data.symbol === null ? [] : [{ kind: 'row', left: 'Символ', right: data.symbol } as const]),
    { kind: 'rule' },
    { kind: 'row', left: 'Сумма', right: paperMoney(data.amountKopecks), bold: true, size: 'double' },
    { kind: 'text', text: inWords(data.amountKopecks) },
    ...rowBlocks(exchange ? 'Принято' : 'Купюры и монеты', data.taken),
    ...rowBlocks(exchange ? 'Выдано' : 'Купюры и монеты', data.given),
  ]
}

const groundName: Readonly<Record<OrderKind, string>> = {
  in: 'Основание',
  out: 'Основание',
  sent: 'Основание',
  exchange: 'Основание',
  doubtful_note: 'Основание',
  vault_opening: 'Основание',
  hand_over: 'Основание',
  desk_in: 'По ордеру',
  returned: 'Возврат по ордеру',
}

/** From where to where, in words. */
function endsOf({ kind, place, target, counterparty, deskNumber, operatorName }: OrderPaperData): [string, string] {
  const drawer = `касса, место ${deskNumber}`
  const here = place === 'drawer' ? drawer : 'хранилище'
  const other = target === 'desk' ? `касса, место ${counterparty}` : target === 'drawer' ? drawer : 'хранилище'
  switch (kind) {
    case 'in':
      return [counterparty, here]
    case 'out':
      return [here, counterparty]
    case 'sent':
      return [here, other]
    case 'returned':
      return [counterparty === '' ? (place === 'drawer' ? 'хранилище' : drawer) : `касса, место ${counterparty}`, here]
    case 'desk_in':
      return [`касса, место ${counterparty}`, here]
    case 'hand_over':
      return [operatorName, counterparty]
    case 'vault_opening':
      return ['остаток на начало учёта', here]
    case 'exchange':
    case 'doubtful_note':
      return [here, here]
  }
}

const sumOf = (rows: readonly PaperRow[]): number =>
  rows.reduce((sum, { faceKopecks, pieces }) => sum + faceKopecks * pieces, 0)

/** `5 000 руб. × 3` and `50 коп.`, coins told from notes of the same face. */
function rowBlocks(title: string, rows: readonly PaperRow[]): Block[] {
  if (rows.length === 0) return []
  return [
    { kind: 'feed' },
    { kind: 'text', text: `${title}:` },
    ...rows.map(
      ({ form, faceKopecks, pieces }): Block => ({
        kind: 'row',
        left: `${faceText(faceKopecks)}${form === 'coin' && faceKopecks >= 100 ? ' мон.' : ''} x ${pieces}`,
        right: paperSum(faceKopecks * pieces),
      }),
    ),
  ]
}

const faceText = (kopecks: number): string => (kopecks < 100 ? `${kopecks} коп.` : `${kopecks / 100} руб.`)

function inWords(kopecks: number): string {
  const words = moneyInWords(kopecks)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function noteBlocks(data: OrderPaperData, note: NonNullable<OrderPaperData['note']>): Block[] {
  return [
    { kind: 'row', left: 'Время', right: paperMoment(data.moment) },
    { kind: 'row', left: 'Место', right: data.deskNumber },
    { kind: 'row', left: 'Достоинство', right: faceText(data.amountKopecks) },
    { kind: 'row', left: 'Серия и номер', right: note.serial ?? 'не читается' },
    { kind: 'text', text: `Признак: ${faultWords[note.fault]}` },
    { kind: 'feed' },
    { kind: 'text', text: outcomeWords[note.outcome], bold: true },
    ...(note.outcome === 'kept' ? [{ kind: 'text', text: 'Решение банк сообщит предъявителю.' } as const] : []),
  ]
}

function endBlocks(end: PaperEnd | null): Block[] {
  if (end === null) return []
  const number = end.otherNumber === null ? '' : `, ордер № ${end.otherNumber}`
  return [
    { kind: 'rule' },
    {
      kind: 'text',
      text: `${end.outcome === 'accepted' ? 'Принято' : 'Отклонено'} ${paperMoment(end.moment)}, ${end.operatorName}${number}`,
    },
    ...(end.reason === null ? [] : [{ kind: 'text', text: `Причина: ${end.reason}` } as const]),
  ]
}
