/** What a payment to the budget says beside its bank details (domain.md §1.2, §2.6; приказ Минфина 107н). */
import { isUinValid } from './uin.ts'

/** In the order in which the papers have them. `''`: not given. */
export const budgetFields = [
  'uin',
  'cbc',
  'oktmo',
  'status',
  'reason',
  'taxPeriod',
  'docNo',
  'docDate',
  'paymentKind',
] as const
export type BudgetField = (typeof budgetFields)[number]
export type BudgetDetails = Record<BudgetField, string>

export const emptyBudget: BudgetDetails = {
  uin: '',
  cbc: '',
  oktmo: '',
  status: '',
  reason: '',
  taxPeriod: '',
  docNo: '',
  docDate: '',
  paymentKind: '',
}

/** As the papers name them, in Russian always. */
export const budgetFieldNames: Readonly<Record<BudgetField, string>> = {
  uin: 'УИН',
  cbc: 'КБК',
  oktmo: 'ОКТМО',
  status: 'Статус составителя',
  reason: 'Основание',
  taxPeriod: 'Налоговый период',
  docNo: '№ документа',
  docDate: 'Дата документа',
  paymentKind: 'Тип платежа',
}

/** Where the money goes: the treasury's accounts of incomes; 40101… on papers printed before 2021. */
const isIncomeAccount = (account: string): boolean => account.startsWith('03100') || account.startsWith('40101')

/** Whether nothing is given: absent, or zeros, as banks write what is absent. */
const isAbsent = (value: string): boolean => /^0*$/.test(value)

type Payee = {
  readonly payeeAccount: string
  /** Of the catalogue; undefined for free details. */
  readonly category?: string | undefined
  readonly budget: BudgetDetails | undefined
}

/** A payment to the budget: by its account, by a КБК, or by what the catalogue says of the service. */
export const isBudgetPayee = ({ payeeAccount, category, budget }: Payee): boolean =>
  isIncomeAccount(payeeAccount) || category === 'budget' || !isAbsent(budget?.cbc ?? '')

/** КБК: 20 digits. It has no check digit. */
export const isCbcValid = (cbc: string): boolean => /^\d{20}$/.test(cbc) && !isAbsent(cbc)

/** ОКТМО: 8 digits of a municipality, 11 of a settlement in it. It has no check digit. */
export const isOktmoValid = (oktmo: string): boolean => /^(?:\d{8}|\d{11})$/.test(oktmo) && !isAbsent(oktmo)

const patterns: Readonly<Record<Exclude<BudgetField, 'uin' | 'cbc' | 'oktmo'>, RegExp>> = {
  status: /^\d{1,2}$/,
  reason: /^(?:0|[А-ЯA-Z0-9]{2})$/,
  taxPeriod: /^(?:0|[А-ЯA-Z0-9]{2}\.\d{2}\.\d{4}|\d{2}\.\d{2}\.\d{4}|\d{8})$/,
  docNo: /^[^\p{C}]{1,15}$/u,
  docDate: /^(?:0|\d{2}\.\d{2}\.\d{4})$/,
  paymentKind: /^(?:0|[А-ЯA-Z]{2})$/,
}

/** Whether one field is right by itself: an empty one is, unless the treasury can't credit the sum without it. */
export function isBudgetFieldRight(field: BudgetField, value: string, payeeAccount: string): boolean {
  // `0` stands for a УИН that was not given (domain.md §2.6).
  if (field === 'uin') return isAbsent(value) || isUinValid(value)
  if (value === '') return (field !== 'cbc' && field !== 'oktmo') || !isIncomeAccount(payeeAccount)
  if (field === 'cbc') return isCbcValid(value)
  if (field === 'oktmo') return isOktmoValid(value)
  return patterns[field].test(value)
}

/** The first field that is wrong; null when all are right. */
export const wrongBudgetField = (budget: BudgetDetails, payeeAccount: string): BudgetField | null =>
  budgetFields.find((field) => !isBudgetFieldRight(field, budget[field], payeeAccount)) ?? null

const numbers: ReadonlySet<BudgetField> = new Set<BudgetField>(['uin', 'cbc', 'oktmo'])

/** As it is kept: numbers without the signs people write in between, letters as the forms have them. */
export function readBudget(typed: BudgetDetails): BudgetDetails {
  const read = budgetFields.map((field) => {
    const text = typed[field].trim()
    if (!numbers.has(field)) return [field, field === 'docNo' ? text : text.toUpperCase()] as const
    const plain = text.replace(/[\s\u00a0\u202f-]/gu, '')
    return [field, isAbsent(plain) ? '' : plain] as const
  })
  return Object.fromEntries(read) as BudgetDetails
}
