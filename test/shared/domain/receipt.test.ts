import { describe, expect, test } from 'vitest'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { type ReceiptData, type ReceiptLine, receiptPaper } from '../../../shared/domain/receipt.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

// The first layout for good: receipts of today are copied as they are, whatever the current one will be.
const printed = (data: ReceiptData, columns: number) => paperLinesToText(layoutPaper(receiptPaper(data, 1), columns))
const withLine = (change: Partial<ReceiptLine>): ReceiptData => ({
  ...receiptSample,
  lines: receiptSample.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
})

const on58mm = `\
       ДЕМО · не является
      платёжным документом
     ПАО "ЧЕЛЯБИНВЕСТБАНК"
  лицензия Банка России № 493
     Отделение 12, место 2
 г. Челябинск, пл. Революции, 8
         БИК 047501779
--------------------------------
КВИТАНЦИЯ № 2-214-0093
21.11.2026 11:42:08
Кассир: Кассир 3
Плательщик: -
--------------------------------
1. Холодная вода, водоотведение
ЛС 03141234567
За ноябрь 2026
ООО "Расчётные системы"
ИНН 7451000006
Р/с 40702810900000000017
ПАО "ЧЕЛЯБИНВЕСТБАНК",
г. Челябинск
БИК 047501779
К/с 30101810400000000779
Сумма                     812,40
не сверено с реестром получателя
--------------------------------
2. Платёж по реквизитам
Садовое некоммерческое
товарищество собственников
недвижимости "Локомотив-2"
ИНН 7453000007
КПП 745301001
Р/с 40703810500000000042
Отделение № 8597 Сбербанка
России
БИК 047501602
Назначение: Членский взнос за
2026 год, участок 17 - Иванов
И. И.
Сумма                   4 908,27
--------------------------------
Комиссия                    0,00
ВСЕГО              5 720,67 руб.
Пять тысяч семьсот двадцать
рублей 67 копеек
Получено                6 000,00
Сдача                     279,33
--------------------------------
Перевод исполняется не позднее
3 рабочих дней.
Поддержка: 8 800 100-00-00

Кассир          ________________

[QR GK-2-214-0093]
        журнал 7f3a91c2
       ДЕМО · не является
      платёжным документом
`

const copyOn80mm = `\
             ПАО "ЧЕЛЯБИНВЕСТБАНК"
          лицензия Банка России № 493
             Отделение 12, место 2
         г. Челябинск, пл. Революции, 8
                 БИК 047501779
------------------------------------------------
       КОПИЯ № 2
         напечатана 22.11.2026 09:00:01
КВИТАНЦИЯ № 2-214-0093
21.11.2026 11:42:08
Кассир: Кассир 3
Плательщик: Петрова А. С.
------------------------------------------------
Холодная вода, водоотведение
ЛС 03141234567
За ноябрь 2026
ООО "Расчётные системы"
ИНН 7451000006
Р/с 40702810900000000017
ПАО "ЧЕЛЯБИНВЕСТБАНК", г. Челябинск
БИК 047501779
К/с 30101810400000000779
Сумма                                     812,40
Комиссия                                    8,12
не сверено с реестром получателя
------------------------------------------------
Комиссия                                    8,12
ВСЕГО        820,52 руб.
Восемьсот двадцать рублей 52 копейки
Получено                                  820,52
Сдача                                       0,00
------------------------------------------------
Перевод исполняется не позднее 3 рабочих дней.
Поддержка: 8 800 100-00-00

Кассир                          ________________

[QR GK-2-214-0093]
                журнал 7f3a91c2
`

const copyWithCommission: ReceiptData = {
  ...receiptSample,
  demo: false,
  payerName: 'Петрова А. С.',
  lines: receiptSample.lines.slice(0, 1).map((line) => ({ ...line, commissionKopecks: 812 })),
  commissionKopecks: 812,
  dueKopecks: 82_052,
  givenKopecks: 82_052,
  changeKopecks: 0,
  copy: { number: 2, printedAt: { localDate: '2026-11-22', localTime: '09:00:01' } },
}

describe('the receipt', () => {
  test('of a demo desk on 58-mm paper, to the character', () => {
    expect(printed(receiptSample, 32)).toBe(on58mm)
  })

  test('printed again on 80-mm paper, to the character', () => {
    expect(printed(copyWithCommission, 48)).toBe(copyOn80mm)
  })

  test('does not look like a fiscal one: banks use no cash register (54-FZ)', () => {
    expect(on58mm + copyOn80mm).not.toMatch(/кассовый чек|фискал|ФН|ФД|ФПД/i)
  })

  test('keeps the number and the time of the payment on every copy; only the copy mark differs', () => {
    const original = printed({ ...copyWithCommission, copy: null }, 48)
    expect(original).not.toContain('КОПИЯ')
    expect(printed(copyWithCommission, 48).replace(/ +КОПИЯ № 2\n.*\n/, '')).toBe(original)
  })

  test('of a demo desk says so first and last, of a real desk never', () => {
    expect(on58mm.match(/ДЕМО/g)).toHaveLength(2)
    expect(printed({ ...receiptSample, demo: false }, 32)).not.toContain('ДЕМО')
  })

  test('in a layout that this program does not know is not made', () => {
    expect(() => receiptPaper(receiptSample, 999)).toThrow(PaperError)
  })

  test('leaves out what a desk has not set', () => {
    const desk = { ...receiptSample.desk, bankLicence: '', supportPhone: '', officeAddress: '' }
    expect(printed({ ...receiptSample, desk }, 32)).not.toMatch(/лицензия|Поддержка|Революции/)
  })
})

describe('a receipt that would lie is not made', () => {
  test.each<[string, Partial<ReceiptData>]>([
    ['its commission is not its lines’', { commissionKopecks: 1, dueKopecks: 572_068, givenKopecks: 600_001 }],
    ['total is not the sum of lines and commission', { dueKopecks: 572_068, givenKopecks: 600_001 }],
    ['change is not given minus due', { changeKopecks: 27_932 }],
    ['less was given than was due', { givenKopecks: 572_000, changeKopecks: -67 }],
    ['it has no lines', { lines: [], dueKopecks: 0, givenKopecks: 0, changeKopecks: 0 }],
    ['it has no honest audit head', { auditHead: '7f3a91c2' }],
    ['its number would not pass a scanner', { number: '2/214' }],
    ['its copy has no number', { copy: { number: 0, printedAt: receiptSample.acceptedAt } }],
    ['its date is none', { acceptedAt: { localDate: '2026-02-30', localTime: '11:42:08' } }],
  ])('%s', (_, change) => {
    expect(() => printed({ ...receiptSample, ...change }, 32)).toThrow(PaperError)
  })

  test.each<[string, Partial<ReceiptLine>]>([
    ['an account', { account: 'лс-漢' }],
    ['a bank account', { payeeAccount: '4070281\u0007' }],
    ['a BIC', { bankBic: '０47501779' }],
    ['half a kopeck', { amountKopecks: 81_240.5 }],
  ])('%s that cannot be shown', (_, change) => {
    expect(() => printed(withLine(change), 32)).toThrow(PaperError)
  })

  test('but a payee with letters the printer lacks is printed', () => {
    expect(printed(withLine({ payeeName: 'Өфө сулары 漢' }), 32)).toContain('Офо сулары ?')
  })
})
