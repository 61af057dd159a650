import type { OutColumn } from '../../../shared/domain/register-out-template.ts'

/** Columns by the words that people write them with, the same in both languages. */
export const columnWords: Readonly<Record<OutColumn, string>> = {
  no: '№',
  date: 'дата',
  time: 'время',
  office: 'отделение',
  cashier: 'касса',
  operation: 'операция',
  receipt: 'чек',
  account: 'счёт',
  payer: 'ФИО',
  address: 'адрес',
  period: 'период',
  service: 'услуга',
  purpose: 'назначение',
  sum: 'сумма',
  transfer: 'перевод',
  commission: 'комиссия',
  empty: 'пусто',
}
