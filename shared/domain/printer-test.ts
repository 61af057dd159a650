import type { Paper } from './paper.ts'
import { demoMark, type PaperMoment, paperMoment } from './paper-parts.ts'

export type PrinterTestData = {
  printerName: string
  columns: number
  codePageNumber: number
  printedAt: PaperMoment
  demo: boolean
}

/**
 * A page that shows at a glance whether the printer is set right: a wrong code page spoils the alphabet, a wrong width
 * breaks the ruler, a printer without QR leaves the middle empty.
 */
export function printerTestPaper(data: PrinterTestData): Paper {
  const ruler = '1234567890'.repeat(Math.ceil(data.columns / 10)).slice(0, data.columns)
  return {
    blocks: [
      ...demoMark(data.demo),
      { kind: 'text', text: 'ПРОВЕРКА ПРИНТЕРА', align: 'center', bold: true },
      { kind: 'text', text: data.printerName, align: 'center' },
      { kind: 'text', text: paperMoment(data.printedAt), align: 'center', exact: true },
      { kind: 'rule' },
      { kind: 'text', text: 'АБВГДЕЁЖЗИЙ абвгдеёжзий' },
      { kind: 'text', text: 'КЛМНОПРСТУФ клмнопрстуф' },
      { kind: 'text', text: 'ХЦЧШЩЪЫЬЭЮЯ хцчшщъыьэюя' },
      { kind: 'text', text: '№ · ° " # $ @ [ ] { } \\ ^ ` | ~' },
      { kind: 'text', text: 'ABCXYZ abcxyz 0123456789' },
      { kind: 'rule' },
      { kind: 'text', text: `Ширина ${data.columns}, кодовая таблица ${data.codePageNumber}` },
      { kind: 'text', text: ruler },
      { kind: 'row', left: 'Сумма у правого края', right: '1 234,56' },
      { kind: 'text', text: 'Крупно', size: 'double' },
      { kind: 'text', text: 'Жирно', bold: true },
      { kind: 'text', text: 'по правому краю', align: 'right' },
      { kind: 'qr', payload: 'GK-TEST' },
      { kind: 'text', text: 'Если строки ровные и буквы русские - принтер настроен.', align: 'center' },
      ...demoMark(data.demo),
    ],
  }
}
