import type { PaymentState } from '../../shared/contract/journal.ts'
import type { Sheet, SheetColumn, SheetRow, SheetSource } from '../core/sheet.ts'
import type { Db, OpenDatabase } from '../db/open.ts'
import { type JournalQuery, newestPlace, picksPayments, stateSql } from './journal-filter.ts'
import { catchUp, openJournalIndex } from './journal-index.ts'
import { fittingSql, walkAlong } from './journal-pages.ts'
import { candidatesFor } from './journal-search.ts'

/** Titles and words of the file: it goes to people outside of the program, who read Russian. */
const columns: readonly SheetColumn[] = [
  { title: 'Рабочий день', kind: 'date', widthChars: 13 },
  { title: 'Принят', kind: 'moment', widthChars: 20 },
  { title: 'Смена', kind: 'count', widthChars: 8 },
  { title: 'Чек', kind: 'text', widthChars: 16 },
  { title: 'Строка', kind: 'count', widthChars: 8 },
  { title: 'Кассир', kind: 'text', widthChars: 22 },
  { title: 'Поставщик', kind: 'text', widthChars: 32 },
  { title: 'ИНН', kind: 'text', widthChars: 14 },
  { title: 'Услуга', kind: 'text', widthChars: 28 },
  { title: 'Лицевой счёт', kind: 'text', widthChars: 18 },
  { title: 'Период', kind: 'text', widthChars: 10 },
  { title: 'Сумма, руб.', kind: 'money', widthChars: 14 },
  { title: 'Комиссия, руб.', kind: 'money', widthChars: 14 },
  { title: 'Всего, руб.', kind: 'money', widthChars: 14 },
  { title: 'Возвращено, руб.', kind: 'money', widthChars: 16 },
  { title: 'Состояние платежа', kind: 'text', widthChars: 22 },
  { title: 'Чек возврата', kind: 'text', widthChars: 16 },
]

const stateWords: Readonly<Record<PaymentState, string>> = {
  taken: 'принят',
  partly_reversed: 'возвращён частично',
  reversed: 'возвращён',
  corrected: 'исправлен',
}

type LineRow = {
  businessDate: string
  localTime: string
  shiftNumber: number
  receiptNumber: string
  lineNo: number
  operatorName: string
  payeeName: string
  payeeInn: string
  serviceName: string
  account: string
  period: string | null
  amountKopecks: number
  commissionKopecks: number
  state: PaymentState
  slipNumber: string | null
  place: number
}

const lineSql = `SELECT p.business_date AS businessDate, p.local_time AS localTime, s.number AS shiftNumber,
  p.receipt_number AS receiptNumber, l.line_no AS lineNo, o.name AS operatorName, l.payee_name AS payeeName,
  l.payee_inn AS payeeInn, l.service_name AS serviceName, l.account, l.period, l.amount_kopecks AS amountKopecks,
  l.commission_kopecks AS commissionKopecks, ${stateSql} AS state, c.value AS place,
  (SELECT r.slip_number FROM reversal_lines x JOIN reversals r ON r.id = x.reversal_id
   WHERE x.payment_id = l.payment_id AND x.line_no = l.line_no) AS slipNumber`

const placesAtOnce = 500

/** Lines of the payments that fit, newest payment first; with a service, a payee or a client asked for only those lines. */
function* linesOf(db: Db, query: JournalQuery, indexFile: string): Generator<LineRow> {
  const index: OpenDatabase | null = picksPayments(query) ? openJournalIndex(indexFile, db) : null
  try {
    if (index) catchUp(db, index, () => false)
    const candidates = index ? candidatesFor(db, index.db, query) : walkAlong(db, query)
    const { sql, params } = fittingSql(query, lineSql, 'lines')
    for (let place = newestPlace; ; ) {
      const places = candidates(place, placesAtOnce)
      const rows = places.length === 0 ? [] : db.all<LineRow>(sql, { ...params, places: JSON.stringify(places) })
      yield* rows.sort((a, b) => b.place - a.place || a.lineNo - b.lineNo)
      if (places.length < placesAtOnce) return
      place = places.at(-1) ?? 0
    }
  } finally {
    index?.close()
  }
}

const rowOf = (line: LineRow, dueKopecks: number): SheetRow => [
  line.businessDate,
  line.localTime.replace('T', ' '),
  line.shiftNumber,
  line.receiptNumber,
  line.lineNo,
  line.operatorName,
  line.payeeName,
  line.payeeInn,
  line.serviceName,
  line.account,
  line.period,
  line.amountKopecks,
  line.commissionKopecks,
  dueKopecks,
  line.slipNumber === null ? 0 : dueKopecks,
  stateWords[line.state],
  line.slipNumber,
]

/** How many payments there are, for the progress: what is known without reading them. */
const paymentCount = (db: Db): number => db.get<{ n: number }>('SELECT count(*) AS n FROM payments')?.n ?? 0

/** The filtered journal, a row for each line; nothing that the screen does not show, and nobody's name but the operator's. */
export const journalSheet: SheetSource<{ indexFile: string; query: JournalQuery }> = {
  name: 'journal',
  open: (db, { indexFile, query }): Sheet => {
    const sums = { amount: 0, commission: 0, reversed: 0 }
    const rows = function* (): Generator<SheetRow> {
      for (const line of linesOf(db, query, indexFile)) {
        const dueKopecks = line.amountKopecks + line.commissionKopecks
        sums.amount += line.amountKopecks
        sums.commission += line.commissionKopecks
        if (line.slipNumber !== null) sums.reversed += dueKopecks
        yield rowOf(line, dueKopecks)
      }
    }
    return {
      title: 'Журнал платежей',
      columns,
      rows: rows(),
      rowCount: picksPayments(query) ? 0 : paymentCount(db),
      totals: () => {
        const { amount, commission, reversed } = sums
        return columns.map(({ title }) => {
          if (title === 'Рабочий день') return 'Итого'
          if (title === 'Сумма, руб.') return amount
          if (title === 'Комиссия, руб.') return commission
          if (title === 'Всего, руб.') return amount + commission
          return title === 'Возвращено, руб.' ? reversed : null
        })
      },
    }
  },
}
