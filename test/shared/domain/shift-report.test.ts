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
  reversalCount: 2,
  reversedKopecks: 100_000,
  inKopecks: 50_000,
  outKopecks: 2_000_000,
  expectedKopecks: 2_787_850,
  opening: null,
}
const closing: ZReportData = {
  ...shift,
  zNumber: 213,
  epoch: 1,
  closedAt: { localDate: '2026-11-21', localTime: '20:01:00' },
  closedByName: null,
  approverName: null,
  countedKopecks: 2_787_750,
  count: [
    { denomination: 'note-500000', form: 'note', faceKopecks: 500_000, pieces: 5 },
    { denomination: 'note-1000', form: 'note', faceKopecks: 1000, pieces: 287 },
    { denomination: 'coin-50', form: 'coin', faceKopecks: 50, pieces: 15 },
  ],
  reason: 'ошибка при размене',
  handedOverTo: null,
  open: [],
  takenOverByName: null,
  runningTotalKopecks: 982_345_678,
  runningReversedKopecks: 345_600,
  auditHead: receiptSample.auditHead,
  auditSeq: 40_211,
  copy: null,
}
const exact = { countedKopecks: 2_787_850, count: [], reason: null }
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
Аннулировано                   2
Возвращено              1 000,00
Внесено по ордерам        500,00
Выдано по ордерам      20 000,00
Должно быть            27 878,50
Посчитано              27 877,50
НЕДОСТАЧА                   1,00
Причина: ошибка при размене
--------------------------------
куп. 5 000,00 x 5      25 000,00
куп. 10,00 x 287        2 870,00
мон. 0,50 x 15              7,50
--------------------------------
Нарастающий итог    9 823 456,78
в т.ч. возвращено       3 456,00
Журнал, событие 40211, SHA-256:
7f3a91c2 d4e5f607 18293a4b
5c6d7e8f 90a1b2c3 d4e5f607
18293a4b 5c6d7e8f

Кассир          ________________

Контролёр       ________________

[QR GK-Z-213-7F3A91C2D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F]
`

describe('the Z report', () => {
  test('of a shift that is short, on 58-mm paper, to the character', () => {
    expect(z({})).toBe(zOn58mm)
  })

  test('says what is over, what is short and that all is right', () => {
    expect(z({ countedKopecks: 2_787_951, count: [] })).toMatch(/ИЗЛИШЕК +1,01\n/)
    expect(z(exact)).toMatch(/Расхождение +0,00\n/)
    expect(z(exact)).not.toMatch(/ИЗЛИШЕК|НЕДОСТАЧА|Причина/)
    expect(z({ opening: { differenceKopecks: 200, reason: 'нашлись две монеты' } })).toMatch(
      /ИЗЛИШЕК на начало +2,00\nПричина: нашлись две монеты\n/,
    )
  })

  test('holds the whole head of the audit chain', () => {
    for (const columns of [32, 42, 48]) expect(z({}, columns).replace(/\s/g, '')).toContain(receiptSample.auditHead)
  })

  test('is not made when its sums disagree or a difference has no reason', () => {
    expect(() => z({ expectedKopecks: 2_787_849 })).toThrow(PaperError)
    for (const part of ['reversedKopecks', 'inKopecks', 'outKopecks', 'commissionKopecks'] as const)
      expect(() => z({ [part]: closing[part] + 1 })).toThrow(PaperError)
    expect(() => z({ count: closing.count.slice(1) })).toThrow(PaperError)
    expect(() => z({ reason: null })).toThrow(PaperError)
    expect(() => z({ reason: '  ' })).toThrow(PaperError)
  })
})

test('a shift that somebody else closed, with things left open, says who, what and whose they are now', () => {
  const open = [
    { kind: 'print_queued', title: '', count: 3, kopecks: null },
    { kind: 'print_unknown', title: '12-5-0042', count: 1, kopecks: null },
    { kind: 'difference', title: '211', count: 1, kopecks: -1050 },
    { kind: 'transit', title: '17', count: 1, kopecks: 300_000 },
  ] as const
  const names = { closedByName: 'Кассир 4', approverName: 'Контролёр 1', handedOverTo: 'Кассир 5' }
  const lines = z({ ...names, open, takenOverByName: 'Кассир 6' }, 48)
  for (const piece of [
    /Закрыл: Кассир 4\nРазрешил: Контролёр 1\n/,
    /Остаток передан: Кассир 5\n/,
    /ОСТАЛОСЬ ОТКРЫТЫМ\nЖдут печати +3\nПечать под вопросом 12-5-0042 +1\n/,
    /Расхождение не урегулировано \(смена 211\) +-10,50\nДеньги в пути 17 +3 000,00\n/,
    /Под ответственность: Кассир 6\n/,
  ])
    expect(lines).toMatch(piece)
  expect(z({})).not.toMatch(/ОСТАЛОСЬ|Под ответственность|Закрыл:|передан/)
})

test('a copy of a Z is marked, and followed by what has happened since; the Z in it is the same', () => {
  const at = { localDate: '2026-11-23', localTime: '09:10:00' }
  const late = [
    { kind: 'settlement', title: '', kopecks: -100, at },
    { kind: 'print_came_out', title: '12-5-0042', kopecks: null, at },
  ] as const
  const copy = z({ copy: { number: 2, printedAt: at, late } }, 48)
  expect(copy).toMatch(/КОПИЯ № 2\n +23\.11\.2026 09:10:00\n/)
  expect(copy).toMatch(/ПОСЛЕ ЗАКРЫТИЯ\n23\.11\.2026 09:10:00 Расхождение\s+урегулировано\n +-1,00\n/)
  const body = (text: string) => text.slice(text.indexOf('Z-ОТЧЁТ'), text.indexOf(']') + 1)
  expect(body(copy)).toBe(body(z({}, 48)))
})

test('the X report shows the same shift, says that it is open and bears no number, no count and no code', () => {
  const x = paperLinesToText(layoutPaper(xReportPaper({ ...shift, demo: true, printedAt: closing.closedAt }), 32))
  expect(x).toMatch(/X-ОТЧЁТ О СМЕНЕ\nсмена не закрыта\n/)
  expect(x).toMatch(/В кассе должно быть +27 878,50\n/)
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
