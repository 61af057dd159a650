import { dictionary } from '../../i18n/dictionary.ts'

/** The debt table of the open client. */
export const debtTexts = dictionary(
  {
    debtDue: 'К оплате',
    debtWanted: 'Хочу оплатить',
    debtAsOf: (date: string) => `на ${date}`,
    debtWas: (debt: string) => `долг ${debt}`,
    paidHere: (sum: string) => `оплачено здесь ${sum}`,
    notChecked: 'не сверено с реестром',
    debtUnknown: 'долг не показан: карточка закрыта',
    sumPlaceholder: 'сумма',
    keyNotPay: 'не платить',
    keyCard: 'к карточке',
    noLinks: 'Привязанных услуг нет',
    noLinksWhy: 'Привяжите услугу (F5), сканируйте квитанцию или выберите услугу (Ins).',
    moreForClient: 'Ещё этому клиенту',
    keyMore: 'ещё этому клиенту',
    otherClientLines: (count: number) => `Убраны строки другого клиента: ${count}. Его черновик больше не хранится.`,
  },
  {
    debtDue: 'Due',
    debtWanted: 'To pay',
    debtAsOf: (date: string) => `as of ${date}`,
    debtWas: (debt: string) => `debt ${debt}`,
    paidHere: (sum: string) => `paid here ${sum}`,
    notChecked: 'not checked with a register',
    debtUnknown: 'debt not shown: the card is closed',
    sumPlaceholder: 'sum',
    keyNotPay: 'do not pay',
    keyCard: 'to the card',
    noLinks: 'No linked services',
    noLinksWhy: 'Link a service (F5), scan a bill or choose a service (Ins).',
    moreForClient: 'More for this client',
    keyMore: 'more for this client',
    otherClientLines: (count: number) => `Lines of another client were taken out: ${count}. Their draft is gone.`,
  },
)
