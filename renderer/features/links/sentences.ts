import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const ruUse = ({ used, limit }: RefusalParams): string => (used == null || limit == null ? '' : `: ${used} из ${limit}`)
const enUse = ({ used, limit }: RefusalParams): string => (used == null || limit == null ? '' : `: ${used} of ${limit}`)

/** Refusals of linking; a limit is named with its use (product.md §1). */
export const linkSentences: Sentences = dictionary(
  {
    'links.number_not_active': {
      what: 'Этот номер не действует: к нему не привязать.',
      todo: 'Выберите другой номер клиента или разблокируйте этот в карточке (F4).',
    },
    'links.service_unknown': {
      what: 'Такой услуги больше нет в каталоге.',
      todo: 'Найдите поставщика заново.',
    },
    'links.account_invalid': {
      what: 'Лицевой счёт не того вида, что у поставщика.',
      todo: 'Сверьте счёт с квитанцией и с примером под полем.',
    },
    'links.already_linked': {
      what: 'Этот счёт уже привязан к номеру клиента.',
      todo: 'Он есть в списке справа; второй раз привязывать не нужно.',
    },
    'links.limit_services': {
      what: (params) => `Услуг у владельца уже столько, сколько можно${ruUse(params)}.`,
      todo: 'Отвяжите ненужную услугу в списке справа (Tab, Del) и повторите.',
    },
    'links.limit_addresses': {
      what: (params) => `Адресов у владельца уже столько, сколько можно${ruUse(params)}. Это был бы ещё один адрес.`,
      todo: 'Отвяжите услуги ненужного адреса (Tab, Del) или привяжите услугу по адресу, который уже есть.',
    },
    'links.payer_needed': {
      what: 'Этому поставщику мало лицевого счёта.',
      todo: 'Спросите у клиента то, что просит форма, и повторите.',
    },
    'links.payer_differs': {
      what: 'Названное не сходится с реестром поставщика.',
      todo: 'Сверьте дом, квартиру или плательщика с квитанцией. Заплатить по счёту можно и без привязки.',
    },
    'links.undo_over': {
      what: 'Вернуть эту услугу одной клавишей уже нельзя.',
      todo: 'Привяжите её снова: найдите поставщика и введите счёт.',
    },
    'links.unknown': {
      what: 'Эта услуга уже отвязана.',
      todo: 'Ничего делать не нужно.',
    },
  },
  {
    'links.number_not_active': {
      what: 'This number is not active: nothing can be linked to it.',
      todo: "Choose another of the client's numbers, or unblock this one on the card (F4).",
    },
    'links.service_unknown': {
      what: 'This service is no longer in the catalogue.',
      todo: 'Find the provider again.',
    },
    'links.account_invalid': {
      what: "The account does not have the provider's form.",
      todo: 'Compare it with the bill and with the example under the field.',
    },
    'links.already_linked': {
      what: "This account is linked to the client's number already.",
      todo: 'It stands in the list on the right; there is no need to link it twice.',
    },
    'links.limit_services': {
      what: (params) => `The owner has as many services as allowed${enUse(params)}.`,
      todo: 'Unlink a service that is not needed in the list on the right (Tab, Del) and try again.',
    },
    'links.limit_addresses': {
      what: (params) => `The owner has as many addresses as allowed${enUse(params)}. This would be one more.`,
      todo: 'Unlink the services of an address (Tab, Del), or link a service at an address that is there already.',
    },
    'links.payer_needed': {
      what: 'The account alone is not enough for this provider.',
      todo: 'Ask the client for what the form wants and try again.',
    },
    'links.payer_differs': {
      what: "What was said does not agree with the provider's register.",
      todo: 'Compare house, flat or payer with the bill. The account can be paid without a link, too.',
    },
    'links.undo_over': {
      what: 'This service can no longer be taken back by one key.',
      todo: 'Link it again: find the provider and type the account.',
    },
    'links.unknown': { what: 'This service is unlinked already.', todo: 'Nothing needs to be done.' },
  },
)
