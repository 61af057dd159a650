import type { BudgetDetails } from './budget.ts'
import { maskDate, roublesText } from './register-out-template.ts'
import { outBytes } from './register-out-bytes.ts'
import { addLine, noTotals, operationOf, type OrderLine, type OutPayers, type OutTerms } from './register-out-lines.ts'
import type { MadeText } from './register-out-text.ts'

/** What lines to the budget say beside their purpose, by payment and line: `id/1`. */
export type OutBudgets = ReadonlyMap<string, BudgetDetails>

const longestPurpose = 210

/** A value of a key stands on one line. */
const clean = (value: string): string => value.replace(/[\r\n\t\u0085\u2028\u2029]/g, ' ')

const encodingNames = { 'windows-1251': 'Windows', ibm866: 'DOS', 'utf-8': 'UTF-8' } as const

const dots = (date: string): string => maskDate(date, 'DD.MM.YYYY')

/** The number of the operation is never cut (115-ФЗ, ст. 7.2): the purpose gives way. */
const purposeOf = (line: OrderLine): string => {
  const [account, period, serviceName, purpose, serviceId] = [line[5], line[6], line[7], line[8], line[11]]
  const about =
    serviceId !== null
      ? ''
      : [
          account === '' ? '' : `, ЛС ${account}`,
          period === null ? '' : `, период ${maskDate(`${period}-01`, 'MM.YYYY')}`,
        ].join('')
  const tail = `${about}, операция ${operationOf(line)}`
  return (purpose === '' ? serviceName : purpose).slice(0, longestPurpose - tail.length) + tail
}

type Pair = readonly [key: string, value: string]

const said = (pairs: readonly Pair[]): Pair[] => pairs.filter(([, value]) => value !== '')

const payerOf = (terms: OutTerms, payer: { name: string; address: string; inn: string } | undefined): Pair[] => {
  const { desk } = terms
  return [
    ['ПлательщикСчет', desk.payerAccount],
    // Of a payer who was identified name and address go along; else the bank pays for somebody unknown to it.
    ['Плательщик', payer ? [payer.name, payer.address].filter((part) => part !== '').join('//') : desk.bankName],
    ['ПлательщикИНН', payer ? payer.inn : desk.payerInn],
    ['ПлательщикКПП', payer ? '' : desk.payerKpp],
    ['ПлательщикРасчСчет', desk.payerAccount],
    ['ПлательщикБанк1', desk.bankName],
    ['ПлательщикБИК', desk.bankBic],
  ]
}

const budgetOf = (budget: BudgetDetails | undefined): Pair[] =>
  budget === undefined
    ? []
    : [
        ['Код', budget.uin],
        ['СтатусСоставителя', budget.status],
        ['ПоказательКБК', budget.cbc],
        ['ОКАТО', budget.oktmo],
        ['ПоказательОснования', budget.reason],
        ['ПоказательПериода', budget.taxPeriod],
        ['ПоказательНомера', budget.docNo],
        ['ПоказательДаты', budget.docDate],
        ['ПоказательТипа', budget.paymentKind],
      ]

const documentOf = (line: OrderLine, no: number, terms: OutTerms, payers: OutPayers, budgets: OutBudgets): Pair[] => [
  ['СекцияДокумент', 'Платежное поручение'],
  ['Номер', String(no)],
  ['Дата', dots(terms.businessDate)],
  ['Сумма', roublesText(line[9] - line[10], '.')],
  ...said([
    ...payerOf(terms, payers.get(line[4])),
    ['ПолучательСчет', line[15]],
    ['Получатель', line[12]],
    ['ПолучательИНН', line[13]],
    ['ПолучательКПП', line[14]],
    ['ПолучательРасчСчет', line[15]],
    ['ПолучательБанк1', line[16]],
    ['ПолучательБИК', line[17]],
    ['ПолучательКорсчет', line[18]],
    ['ВидОплаты', '01'],
    ...budgetOf(budgets.get(`${line[4]}/${line[3]}`)),
    ['Очередность', '5'],
    ['НазначениеПлатежа', purposeOf(line)],
  ]),
]

const headOf = (terms: OutTerms): Pair[] => [
  ['ВерсияФормата', '1.03'],
  ['Кодировка', encodingNames[terms.encoding]],
  ['Отправитель', 'Город·Касса'],
  ['Получатель', terms.provider.name],
  ['ДатаСоздания', dots(terms.madeOn)],
  ['ВремяСоздания', terms.madeAtTime],
  ['ДатаНачала', dots(terms.businessDate)],
  ['ДатаКонца', dots(terms.businessDate)],
  ['РасчСчет', terms.provider.account === '' ? terms.desk.payerAccount : terms.provider.account],
  ['Документ', 'Платежное поручение'],
]

const pairText = (pairs: readonly Pair[]): string => pairs.map(([key, value]) => `${key}=${clean(value)}\r\n`).join('')

/** domain.md §4.8 (e), 1CClientBankExchange: a payment order a line; the payer's account stands in its purpose alone. */
export const writeOrders = (
  lines: Iterable<OrderLine>,
  terms: OutTerms,
  payers: OutPayers,
  budgets: OutBudgets,
): MadeText => {
  const out = outBytes(terms.encoding, new Map(terms.replacements.map(({ character, by }) => [character, by])))
  const totals = noTotals()
  out.at(0, '')
  out.text(`1CClientBankExchange\r\n${pairText(headOf(terms))}`)
  for (const line of lines) {
    addLine(totals, line)
    out.at(totals.lineCount, line[2])
    out.text(`${pairText(documentOf(line, totals.lineCount, terms, payers, budgets))}КонецДокумента\r\n`)
  }
  out.text('КонецФайла\r\n')
  return { out, totals }
}
