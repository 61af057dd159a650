import type { PayerPart } from '../../../shared/contract/links.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { PluralForms } from '../../i18n/plural.ts'

type ByPart = Record<PayerPart, string>

/** Who the payer is, where the account alone does not say it. */
export const payerTexts = dictionary(
  {
    part: { house: 'Дом', flat: 'Квартира', name: 'Плательщик', address: 'Адрес' } as ByPart,
    hint: {
      house: 'Например 84, 84а, 84к2',
      flat: 'Нет квартиры — пусто',
      name: 'Как в квитанции, можно с инициалами',
      address: 'Улица, дом, квартира',
    } as ByPart,
    missing: {
      house: 'Назовите дом: без него этот поставщик счёт не сверяет',
      flat: '',
      name: 'Назовите плательщика из квитанции',
      address: 'Назовите адрес из квитанции',
    } as ByPart,
    differs: {
      house: 'В реестре другой дом: сверьте с квитанцией',
      flat: 'В реестре другая квартира: сверьте с квитанцией',
      name: 'В реестре другой плательщик: сверьте с квитанцией',
      address: 'В реестре другой адрес: сверьте с квитанцией',
    } as ByPart,
    matches: 'Плательщик сверен с реестром.',
    notChecked: 'Плательщик не сверен: реестр о нём не говорит. Сверьте с квитанцией.',
    others: (clients: string) => `Счёт привязан ещё у ${clients}: так бывает с квартирой родителей. Привязать можно.`,
    clients: { one: 'клиента', few: 'клиентов', many: 'клиентов', other: 'клиентов' } as PluralForms,
  },
  {
    part: { house: 'House', flat: 'Flat', name: 'Payer', address: 'Address' } as ByPart,
    hint: {
      house: 'For example 84, 84а, 84к2',
      flat: 'Empty where there is none',
      name: 'As on the bill, initials will do',
      address: 'Street, house, flat',
    } as ByPart,
    missing: {
      house: 'Type the house: without it this provider checks no account',
      flat: '',
      name: 'Type the payer of the bill',
      address: 'Type the address of the bill',
    } as ByPart,
    differs: {
      house: 'The register has another house: compare with the bill',
      flat: 'The register has another flat: compare with the bill',
      name: 'The register has another payer: compare with the bill',
      address: 'The register has another address: compare with the bill',
    } as ByPart,
    matches: 'The payer agrees with the register.',
    notChecked: 'The payer is not checked: the register does not tell. Compare with the bill.',
    others: (clients: string) =>
      `The account is linked to ${clients} more: a parents' flat, perhaps. It may be linked.`,
    clients: { one: 'client', other: 'clients' } as PluralForms,
  },
)
