import type { BudgetField } from '../../../shared/domain/budget.ts'
import { dictionary } from '../../i18n/dictionary.ts'

/** Names as the forms have them (приказ Минфина 107н). */
export const budgetTexts = dictionary(
  {
    head: 'Платёж в бюджет',
    why: 'Спишите с документа: без УИН, КБК и ОКТМО казначейство платёж не зачтёт.',
    field: {
      uin: 'УИН',
      cbc: 'КБК',
      oktmo: 'ОКТМО',
      status: 'Статус',
      reason: 'Основание',
      taxPeriod: 'Период',
      docNo: '№ документа',
      docDate: 'Дата документа',
      paymentKind: 'Тип',
    } satisfies Record<BudgetField, string>,
    wrong: {
      uin: '20 или 25 цифр с контрольной; если нет — пусто.',
      cbc: '20 цифр, например 18210601010031000110.',
      oktmo: '8 или 11 цифр, например 75701000.',
      status: 'Одна или две цифры, например 24.',
      reason: 'Две буквы, например ТП.',
      taxPeriod: 'Например МС.03.2026 или ГД.00.2025.',
      docNo: 'До 15 знаков.',
      docDate: 'Например 01.02.2026.',
      paymentKind: 'Две буквы, например ПЕ.',
    } satisfies Record<BudgetField, string>,
    ifAny: 'если есть',
  },
  {
    head: 'A payment to the budget',
    why: 'Copy it from the paper: without UIN, KBK and OKTMO the treasury does not credit the payment.',
    field: {
      uin: 'UIN',
      cbc: 'KBK',
      oktmo: 'OKTMO',
      status: 'Status',
      reason: 'Ground',
      taxPeriod: 'Period',
      docNo: 'Document No.',
      docDate: 'Date of the document',
      paymentKind: 'Kind',
    },
    wrong: {
      uin: '20 or 25 digits with a check digit; empty if there is none.',
      cbc: '20 digits, such as 18210601010031000110.',
      oktmo: '8 or 11 digits, such as 75701000.',
      status: 'One or two digits, such as 24.',
      reason: 'Two letters, as on the paper.',
      taxPeriod: 'Two letters, two digits and the year, as on the paper.',
      docNo: 'At most 15 signs.',
      docDate: 'Such as 01.02.2026.',
      paymentKind: 'Two letters, as on the paper.',
    },
    ifAny: 'if any',
  },
)
