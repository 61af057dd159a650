import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formOfKind, noteFaults, numberings, orderKinds, seriesOf } from '../../../shared/domain/cash-orders.ts'
import { cashOrderPaper, type OrderPaperData, type PaperRow } from '../../../shared/domain/cash-order-paper.ts'
import { recountActPaper, statementPaper } from '../../../shared/domain/closing-paper.ts'
import { layoutPaper, type Paper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { receiptSample } from '../../support/receipt-sample.ts'
import { zSample } from '../../support/z-sample.ts'

const moment = { localDate: '2026-11-21', localTime: '11:42:08' }
const rows: readonly PaperRow[] = [
  { form: 'note', faceKopecks: 500_000, pieces: 3 },
  { form: 'coin', faceKopecks: 1_000, pieces: 1 },
  { form: 'coin', faceKopecks: 50, pieces: 1 },
]

const order: OrderPaperData = {
  desk: receiptSample.desk,
  demo: false,
  deskNumber: '2',
  formNumber: '0402009',
  formTitle: 'Расходный кассовый ордер',
  number: 'E2-14',
  businessDate: '2026-11-21',
  moment,
  kind: 'out',
  place: 'drawer',
  target: null,
  counterparty: 'Инкассация',
  ground: 'Заявка 15',
  symbol: '32',
  amountKopecks: 1_501_050,
  taken: [],
  given: rows,
  note: null,
  operatorName: 'Кассир 3',
  approverName: 'Старший кассир 1',
  signatures: ['Получил (ФИО, документ)', 'Кассир', 'Контролёр'],
  end: null,
  sheet: { number: 1, of: 2 },
  copiedAt: null,
}

const form = { number: '0402112', title: 'Отчётная справка', signatures: ['Кассир', 'Заведующий кассой'] }
const textOf = (paper: Paper, columns = 48): string => paperLinesToText(layoutPaper(paper, columns))

describe('an order on paper', () => {
  test('of every kind fits every roll, and nothing of it is cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...orderKinds),
        fc.constantFrom(32, 42, 48),
        fc.constantFrom('drawer' as const, 'vault' as const),
        fc.constantFrom(...noteFaults),
        (kind, columns, place, fault) => {
          const note = kind === 'doubtful_note' ? { serial: 'АБ 1234567', fault, outcome: 'kept' as const } : null
          const target = kind === 'sent' ? ('desk' as const) : null
          const lines = layoutPaper(cashOrderPaper({ ...order, kind, place, target, note }), columns)
          for (const line of lines)
            if (line.kind === 'text') expect(line.text).toHaveLength(line.double ? Math.floor(columns / 2) : columns)
        },
      ),
    )
  })

  test('says where from, where to, the sum in words and the notes; coins are told from notes', () => {
    const text = textOf(cashOrderPaper(order), 32)
    expect(text).toContain('Откуда: касса, место 2')
    expect(text).toContain('Куда: Инкассация')
    expect(text).toContain('Пятнадцать тысяч десять рублей')
    expect(text).toMatch(/5000 руб\. x 3 +15 000,00/)
    expect(text).toMatch(/10 руб\. мон\. x 1 +10,00/)
    expect(text).toMatch(/50 коп\. x 1 +0,50/)
    expect(text).toContain('Экземпляр 1 из 2')
    expect(text).toContain('Разрешил: Старший кассир 1')
    expect(text.match(/_{16}/g)).toHaveLength(3)
  })

  test('says on a later copy that it is one, and what became of the transfer', () => {
    const end = {
      outcome: 'declined',
      moment,
      operatorName: 'Кассир 1',
      otherNumber: null,
      reason: 'нет пачки',
    } as const
    const copy = { ...order, kind: 'sent', target: 'vault', counterparty: '', ground: '', end } as const
    const text = textOf(cashOrderPaper({ ...copy, sheet: null, copiedAt: moment }))
    expect(text).toContain('КОПИЯ')
    expect(text).toContain('Отклонено 21.11.2026 11:42:08, Кассир 1')
    expect(text).toContain('Причина: нет пачки')
    expect(text).not.toContain('Экземпляр')
  })

  test('is not made where its notes are not its sum', () => {
    expect(() => cashOrderPaper({ ...order, amountKopecks: 1_501_051 })).toThrow(PaperError)
  })

  test('every kind has a form', () => {
    expect(orderKinds.map((kind) => formOfKind[kind])).not.toContain(undefined)
  })
})

test('numbers begin anew with the year, the day, or never', () => {
  expect(numberings.map((numbering) => seriesOf(numbering, '2026-11-21'))).toEqual(['2026', '2026-11-21', ''])
})

describe('the papers of a shift’s end', () => {
  test('the statement says what was taken, given and left, and fits every roll', () => {
    for (const columns of [32, 42, 48]) {
      const text = textOf(statementPaper(zSample, form), columns)
      expect(text).toContain('ОТЧЁТНАЯ СПРАВКА')
      expect(text).toContain('Форма 0402112')
    }
    expect(() => statementPaper({ ...zSample, expectedKopecks: zSample.expectedKopecks + 1 }, form)).toThrow(PaperError)
  })

  test('the act of a recount says how much too much or too little, why, and what was counted', () => {
    const short = { ...zSample, countedKopecks: zSample.expectedKopecks - 500, reason: 'нет мелочи', count: [] }
    const text = textOf(recountActPaper(short, { ...form, number: '0402145', title: 'Акт пересчёта' }), 32)
    expect(text).toMatch(/НЕДОСТАЧА +5,00 руб\./)
    expect(text).toContain('Объяснение: нет мелочи')
    expect(() => recountActPaper({ ...short, countedKopecks: short.expectedKopecks }, form)).toThrow(PaperError)
  })
})
