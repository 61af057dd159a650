import type { AuthorityKind } from '../../../shared/domain/authority-kinds.ts'
import type { AuthorityField } from '../../../shared/contract/representatives.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { OwnProblem } from './representative-step.ts'

export const representativeTexts = dictionary(
  {
    head: 'Представитель',
    why: {
      minor: 'Клиенту нет 18 лет: согласие подписывают он и его законный представитель.',
      adult: 'За клиента действует другой человек: согласие подписывает он, по доверенности.',
    },
    authority: 'Кем приходится',
    authorities: {
      parent: 'Родитель, усыновитель',
      guardian: 'Попечитель',
      attorney: 'По доверенности',
    } as Record<AuthorityKind, string>,
    paper: {
      parent: 'Свидетельство о рождении, №',
      guardian: 'Акт органа опеки, №',
      attorney: 'Доверенность, №',
    } as Record<AuthorityKind, string>,
    field: {
      authority: 'Кем приходится',
      authorityNumber: 'Номер документа',
      authorityIssuedOn: 'Дата документа',
      authorityValidUntil: 'Действует до',
    } as Record<AuthorityField, string>,
    yearWhenEmpty: 'без срока — год',
    own: 'Документ представителя',
    problem: {
      missing: 'Заполните по документу',
      format: 'Номер с цифрами, как в документе',
      date_impossible: 'Такого дня нет: нужно дд.мм.гггг',
      in_future: 'Этот день ещё не наступил: сверьте год',
      not_for_age: 'Для этого возраста не подходит: до 18 лет — родитель или попечитель, после — доверенность',
      authority_expired: 'Срок вышел: нужен действующий документ',
      under_18: 'Представителю должно быть 18 лет: сверьте год',
      same_person: 'Это документ самого клиента: нужен документ представителя',
    } as Record<OwnProblem, string>,
    check: 'Проверить представителя',
    nobody: 'Без представителя',
    keyCheck: 'проверить',
    keyNobody: 'без представителя',
    call: 'Есть представитель',
    signs: {
      with_client: (name: string) => `Подписывают клиент и представитель: ${name}`,
      for_client: (name: string) => `Подписывает представитель: ${name}`,
    },
    signed: 'Представитель подписал',
    signedMissing: 'Нужна и подпись представителя: отметьте пробелом.',
  },
  {
    head: 'Representative',
    why: {
      minor: 'The client is under 18: the consent is signed by the client and the legal representative.',
      adult: 'Another person acts for the client: that person signs the consent, by a power of attorney.',
    },
    authority: 'Who it is',
    authorities: {
      parent: 'Parent, adopter',
      guardian: 'Guardian',
      attorney: 'By power of attorney',
    } as Record<AuthorityKind, string>,
    paper: {
      parent: 'Birth certificate, No.',
      guardian: 'Act of guardianship, No.',
      attorney: 'Power of attorney, No.',
    } as Record<AuthorityKind, string>,
    field: {
      authority: 'Who it is',
      authorityNumber: 'Number of the paper',
      authorityIssuedOn: 'Date of the paper',
      authorityValidUntil: 'Valid until',
    } as Record<AuthorityField, string>,
    yearWhenEmpty: 'no term: one year',
    own: "The representative's document",
    problem: {
      missing: 'Fill in from the document',
      format: 'A number with digits, as in the document',
      date_impossible: 'There is no such day: dd.mm.yyyy is needed',
      in_future: 'This day is still to come: check the year',
      not_for_age: 'Does not fit the age: under 18 a parent or guardian, from 18 a power of attorney',
      authority_expired: 'The term is over: a valid paper is needed',
      under_18: 'A representative is at least 18: check the year',
      same_person: "This is the client's own document: the representative's is needed",
    } as Record<OwnProblem, string>,
    check: 'Check the representative',
    nobody: 'No representative',
    keyCheck: 'check',
    keyNobody: 'no representative',
    call: 'There is a representative',
    signs: {
      with_client: (name: string) => `The client and the representative sign: ${name}`,
      for_client: (name: string) => `The representative signs: ${name}`,
    },
    signed: 'The representative has signed',
    signedMissing: "The representative's signature is needed too: tick with Space.",
  },
)
