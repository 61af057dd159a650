import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { SheetCell, SheetColumn, SheetRow } from '../../core/sheet.ts'

// The least of Office Open XML (ECMA-376) that Excel, LibreOffice and МойОфис open without a complaint: one sheet, its
// texts in their cells (no shared table to keep in memory), so that a million rows pass through a few kilobytes.

/** A sheet has no more rows (Excel specifications and limits). */
export const mostXlsxRows = 1_048_576

const styles = {
  ...{ text: 0, title: 1, money: 2, count: 3, date: 4, moment: 5 },
  ...{ totalText: 6, totalMoney: 7, totalCount: 8, numberTitle: 9 },
}

const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10">${(
  [
    [49, 0, 'left'], // as text: a long account keeps its digits
    [49, 1, 'left'],
    [4, 0, 'right'], // #,##0.00
    [3, 0, 'right'], // #,##0
    [164, 0, 'right'],
    [165, 0, 'right'],
    [49, 1, 'left'],
    [4, 1, 'right'],
    [3, 1, 'right'],
    [49, 1, 'right'],
  ] as const
)
  .map(
    ([format, font, side]) =>
      // A text beside a number would read as one with it: «1» and «900-1-0003».
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="${side}"${side === 'left' ? ' indent="1"' : ''}/></xf>`,
  )
  .join('')}</cellXfs></styleSheet>`

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

const fixedParts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xmlHead}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${xmlHead}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xmlHead}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="${xmlText(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': stylesXml,
})

/** XML 1.0 has no place for control characters and halves of characters, escaped or not. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function xmlText(text: string): string {
  return text
    .replace(notXml, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
}

/** 0 → A, 26 → AA. */
const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

const dayMs = 86_400_000
/** Days since 30 December 1899, as spreadsheets count them. */
const serialOf = (moment: string): number =>
  (Date.parse(`${moment.slice(0, 10)}T${moment.slice(11, 19) || '00:00:00'}Z`) - Date.UTC(1899, 11, 30)) / dayMs

/** Kopecks as roubles, digit by digit: no fraction that a binary number lacks. */
const roubles = (kopecks: number): string => {
  const digits = String(Math.abs(kopecks)).padStart(3, '0')
  return `${kopecks < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const totalStyle = { text: styles.totalText, money: styles.totalMoney, count: styles.totalCount } as const

const cellXml = (kind: SheetColumn['kind'], cell: SheetCell, name: string, total: boolean): string => {
  if (cell === null) return ''
  const style = total && (kind === 'money' || kind === 'count' || kind === 'text') ? totalStyle[kind] : styles[kind]
  if (typeof cell === 'number')
    return `<c r="${name}" s="${style}"><v>${kind === 'money' ? roubles(cell) : String(cell)}</v></c>`
  if ((kind === 'date' || kind === 'moment') && /^\d{4}-/.test(cell))
    return `<c r="${name}" s="${style}"><v>${serialOf(cell)}</v></c>`
  const textStyle = total ? styles.totalText : styles.text
  return `<c r="${name}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

/** Printed, all columns stand on one sheet of A4. */
const paper = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'

export type XlsxWriter = {
  row(cells: SheetRow, total?: boolean): void
  /** Sends what was gathered on its way: call it now and then. */
  flush(): void
  end(): void
}

/** A bold title takes more than its letters, and where it does not fit its neighbour cuts it. */
const widthOf = ({ title, widthChars }: SheetColumn): number => Math.max(widthChars, title.length + 3)

/** Writes one sheet through `write`, which gets the bytes of the file in order. Throws what `write` throws. */
export const createXlsxWriter = (
  title: string,
  columns: readonly SheetColumn[],
  write: (bytes: Uint8Array) => void,
): XlsxWriter => {
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    write(bytes)
  })
  const part = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = new Date(1980, 0, 1) // ZIP knows no earlier day; the same rows make the same file
    zip.add(entry)
    return entry
  }
  for (const [name, xml] of Object.entries(fixedParts(title))) part(name).push(strToU8(xml), true)

  const names = columns.map((_, at) => columnName(at))
  const sheet = part('xl/worksheets/sheet1.xml')
  let waiting = `${xmlHead}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`)
    .join('')}</cols><sheetData><row r="1">${columns
    .map(
      ({ title: words, kind }, at) =>
        `<c r="${names[at] ?? ''}1" s="${kind === 'text' ? styles.title : styles.numberTitle}" t="inlineStr"><is><t>${xmlText(words)}</t></is></c>`,
    )
    .join('')}</row>`
  let rows = 1
  const flush = (): void => {
    if (waiting !== '') sheet.push(strToU8(waiting))
    waiting = ''
  }
  return {
    row: (cells, total = false) => {
      rows += 1
      const written = columns.map(({ kind }, at) =>
        cellXml(kind, cells[at] ?? null, `${names[at] ?? ''}${rows}`, total),
      )
      waiting += `<row r="${rows}">${written.join('')}</row>`
    },
    flush,
    end: () => {
      sheet.push(strToU8(`${waiting}</sheetData>${paper}</worksheet>`), true)
      waiting = ''
      zip.end()
    },
  }
}
