import { type CashForm, type CashSettings, cashSettings } from '../../shared/contract/cash.ts'
import { standardDenominations } from '../../shared/domain/denominations.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'

export const cashSettingName = 'cash'

const form = (number: string, title: string, copies: number, ...signatures: string[]): CashForm => ({
  ...{ number, title, copies, signatures, numbering: 'year' },
})

/** Until somebody sets them. Numbers of forms and symbols: domain.md §4.4; the bank's own order decides. */
export const usualCashSettings: CashSettings = {
  denominations: [...standardDenominations],
  blindCount: true,
  ceilingKopecks: 50_000_000,
  approvalAboveKopecks: 60_000_000,
  forms: {
    receipt: form('0402008', 'Приходный кассовый ордер', 1, 'Внёс', 'Кассир'),
    expense: form('0402009', 'Расходный кассовый ордер', 1, 'Получил (ФИО, документ)', 'Кассир', 'Контролёр'),
    transfer: form('0402010', 'Ордер по передаче ценностей', 2, 'Передал', 'Принял'),
    exchange: form('', 'Обмен денежных знаков', 1, 'Кассир'),
    doubtful_note: form('', 'Акт о непринятом денежном знаке', 2, 'Предъявил (ФИО)', 'Кассир'),
    // The Z says it all, and has the same lines to sign on: a bank that wants the form, too, sets its copies.
    statement: form('0402112', 'Отчётная справка', 0, 'Кассир', 'Заведующий кассой'),
    recount: form('0402145', 'Акт пересчёта', 1, 'Кассир', 'Заведующий кассой'),
  },
  counterparties: ['Хранилище банка', 'Инкассация', 'Бухгалтерия', 'Клиент'],
  symbols: [
    { code: '12', name: 'Поступления от реализации платных услуг' },
    { code: '32', name: 'Прочие поступления' },
  ],
}

/** How cash is handled here; as branches usually do until somebody sets it. */
export const cashSettingsOf = (db: Db): CashSettings => {
  const stored = cashSettings.safeParse(readSetting(db, cashSettingName))
  return stored.success ? stored.data : usualCashSettings
}

/** Above it a payment needs a supervisor; null: none does. One look at one value: every payment asks. */
export const approvalAboveKopecksOf = (db: Db): number | null => {
  const stored = db.get<{ kopecks: number | null }>(
    "SELECT json_extract(value, '$.approvalAboveKopecks') AS kopecks FROM settings WHERE name = :name",
    { name: cashSettingName },
  )
  return stored ? stored.kopecks : usualCashSettings.approvalAboveKopecks
}
