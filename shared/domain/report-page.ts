import { formatDate } from './dates.ts'
import type { ReportOnPaper } from './report-paper.ts'
import type { ReportKind } from './report-kinds.ts'
import { reportAnswer } from './report-answers.ts'
import { writeFilter } from './report-filter.ts'
import { type Cell, formatCell } from './report-format.ts'
import { type ReportColumn, reportTable } from './report-table.ts'
import { reportWords } from './report-words.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? ''};`)

const style = `@page{size:A4;margin:14mm 15mm 16mm}*{box-sizing:border-box;margin:0;padding:0}
body{font:9.5pt/1.4 "Golos Text","PT Sans","DejaVu Sans","Liberation Sans",Arial,sans-serif;color:#17201c}
header{display:flex;justify-content:space-between;gap:8mm;font-size:8.5pt;color:#44504a;border-bottom:.3mm solid #17201c;padding-bottom:2mm}
header b{color:#17201c}.demo{font-weight:bold;letter-spacing:1pt;border:.4mm solid #17201c;padding:0 2mm;align-self:flex-start}
h2{font-size:10pt;font-weight:normal;margin-top:6mm;color:#44504a}h1{font-size:16pt;line-height:1.25;margin-top:1mm}
ul{list-style:none;margin-top:2mm;font-size:8.5pt;color:#44504a}
figure{margin:6mm 0 5mm;break-inside:avoid}svg{width:180mm;height:auto;display:block}
table{width:100%;border-collapse:collapse;font-size:8.5pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid}
th{text-align:left;font-weight:600;border-bottom:.3mm solid #17201c;padding:1.2mm 1.5mm;vertical-align:bottom}
td{padding:1.1mm 1.5mm;border-bottom:.15mm solid #c9cfc6;vertical-align:top}.n{text-align:right;white-space:nowrap}th.n{white-space:normal}
tfoot td{font-weight:600;border-top:.3mm solid #17201c;border-bottom:0}
footer{margin-top:6mm;font-size:8pt;color:#44504a}`

/** What the reader must know to compare the figures with others. */
const footNote = (kind: ReportKind): string =>
  kind === 'cash'
    ? ''
    : kind.startsWith('pace')
      ? ' Время — от первой строки платежа до сдачи на экране.'
      : ' Возвращённые строки вычтены.'

const cellHtml = (tag: 'td' | 'th', column: ReportColumn, text: string): string =>
  `<${tag}${column.kind === 'text' ? '' : ' class="n"'}>${escaped(text)}</${tag}>`

/**
 * A report as A4 for `printToPDF`: the same title as on the screen, the chart (`svg`, made by the chart library), the
 * table whole. Nothing in it is fetched from anywhere.
 */
export const reportPageHtml = (report: ReportOnPaper, svg: string): string => {
  const { desk, demo, kind, span, data, moment, operatorName } = report
  const { columns, rows, totals } = reportTable(kind, data, 'ru')
  const answer = reportAnswer(kind, data, 'ru', span.fromDate === span.untilDate)
  const rowHtml = (cells: readonly Cell[]): string =>
    `<tr>${columns.map((column, at) => cellHtml('td', column, formatCell(column.kind, cells[at] ?? null, 'ru'))).join('')}</tr>`
  const name = reportWords.ru.names[kind]
  const made = `${formatDate(moment.localDate)} ${moment.localTime}`
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${escaped(name)}</title><style>${style}</style><body>
<header><div><b>${escaped(desk.bankName)}</b><br>${escaped([desk.officeName, desk.officeAddress].filter((part) => part !== '').join(', '))}</div>${demo ? '<div class="demo">ДЕМО</div>' : ''}</header>
<h2>${escaped(name)}</h2><h1>${escaped(answer ?? name)}</h1>
<ul>${writeFilter(span, data)
    .map((line) => `<li>${escaped(line)}</li>`)
    .join('')}</ul>
<figure>${svg}</figure>
<table><thead><tr>${columns.map((column) => cellHtml('th', column, column.title)).join('')}</tr></thead>
<tbody>${rows.map(({ cells }) => rowHtml(cells)).join('')}</tbody><tfoot>${rowHtml(totals)}</tfoot></table>
<footer>Цифры на ${escaped(made)}.${footNote(kind)} Составил: ${escaped(operatorName)}.</footer></body></html>`
}
