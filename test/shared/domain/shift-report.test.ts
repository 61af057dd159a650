import { describe, expect, test } from 'vitest'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { printerTestPaper } from '../../../shared/domain/printer-test.ts'
import { xReportPaper, type ZReportData, zReportPaper } from '../../../shared/domain/shift-report.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

const shift = {
  desk: receiptSample.desk,
  demo: false,
  deskNumber: '2',
  shiftNumber: 214,
  operatorName: 'Кассир 3',
  businessDate: '2026-11-21',
  openedAt: { localDate: '2026-11-21', localTime: '08:42:00' },
  floatKopecks: 500_000,
  paymentCount: 93,
  takenKopecks: 4_335_000,
  commissionKopecks: 2850,
  expectedKopecks: 4_837_850,
}
const closing: ZReportData = {
  ...shift,
  zNumber: 213,
  epoch: 1,
  closedAt: { localDate: '2026-11-21', localTime: '20:01:00' },
  countedKopecks: 4_837_750,
  reason: 'ошибка при размене',
  runningTotalKopecks: 982_345_678,
  auditHead: receiptSample.auditHead,
}
const z = (change: Partial<ZReportData>, columns = 32) =>
  paperLinesToText(layoutPaper(zReportPaper({ ...closing, ...change }), columns))

const zOn58mm = `\
     ПАО "ЧЕЛЯБИНВЕСТБАНК"
  лицензия Банка России № 493
     Отделение 12, место 2
 г. Челябинск, пл. Революции, 8
         БИК 047501779
--------------------------------
Z-ОТЧЁТ № 213
смена закрыта
--------------------------------
Место                          2
Смена                        214
Кассир: Кассир 3
Рабочий день          21.11.2026
Открыта      21.11.2026 08:42:00
Закрыта      21.11.2026 20:01:00
--------------------------------
Размен на начало        5 000,00
Платежей                      93
Принято                43 350,00
Комиссия                   28,50
Должно быть            48 378,50
Посчитано              48 377,50
НЕДОСТАЧА                   1,00
Причина: ошибка при размене
--------------------------------
Нарастающий итог    9 823 456,78
Журнал, SHA-256:
7f3a91c2 d4e5f607 18293a4b
5c6d7e8f 90a1b2c3 d4e5f607
18293a4b 5c6d7e8f

Кассир          ________________

Контролёр       ________________

[QR GK-Z-213-7F3A91C2D4E5F607]
`

describe('the Z report', () => {
  test('of a shift that is short, on 58-mm paper, to the character', () => {
    expect(z({})).toBe(zOn58mm)
  })

  test('says what is over, what is short and that all is right', () => {
    expect(z({ countedKopecks: 4_837_951 })).toMatch(/ИЗЛИШЕК +1,01\n/)
    const exact = z({ countedKopecks: 4_837_850, reason: null })
    expect(exact).toMatch(/Расхождение +0,00\n/)
    expect(exact).not.toMatch(/ИЗЛИШЕК|НЕДОСТАЧА|Причина/)
  })

  test('holds the whole head of the audit chain', () => {
    for (const columns of [32, 42, 48]) expect(z({}, columns).replace(/\s/g, '')).toContain(receiptSample.auditHead)
  })

  test('is not made when its sums disagree or a difference has no reason', () => {
    expect(() => z({ expectedKopecks: 4_837_849 })).toThrow(PaperError)
    expect(() => z({ reason: null })).toThrow(PaperError)
    expect(() => z({ reason: '  ' })).toThrow(PaperError)
  })
})

test('the X report shows the same shift, says that it is open and bears no number, no count and no code', () => {
  const x = paperLinesToText(layoutPaper(xReportPaper({ ...shift, demo: true, printedAt: closing.closedAt }), 32))
  expect(x).toMatch(/X-ОТЧЁТ О СМЕНЕ\nсмена не закрыта\n/)
  expect(x).toMatch(/В кассе должно быть +48 378,50\n/)
  expect(x).not.toMatch(/QR|Посчитано|Z-/)
  expect(x.match(/ДЕМО/g)).toHaveLength(2)
})

test('the test page fits every roll and shows the whole alphabet', () => {
  for (const columns of [32, 42, 48]) {
    const data = { printerName: 'Касса 2', columns, codePageNumber: 17, printedAt: closing.closedAt, demo: false }
    const page = paperLinesToText(layoutPaper(printerTestPaper(data), columns))
    for (const letter of 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№') {
      expect(page).toContain(letter)
    }
    expect(page.split('\n')).toContain('1234567890'.repeat(5).slice(0, columns))
  }
})
