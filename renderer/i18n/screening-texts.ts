import type {
  ComparisonReason,
  LiftReason,
  RefusalReason,
  ScreeningAct,
} from '../../shared/domain/screening-reasons.ts'
import { dictionary } from './dictionary.ts'

type Words = {
  comparison: Record<ComparisonReason, string>
  lift: Record<LiftReason, string>
  refusal: Record<RefusalReason, string>
  maybeSame: string
  acts: Record<ScreeningAct, string>
  other: string
}

/**
 * Reasons of screening, at the counter and in the supervisor's records. They can be read over the counter, so they say
 * what was looked at and never what a list is about.
 */
export const screeningWords = dictionary<Words>(
  {
    comparison: {
      birth_differs: 'Дата рождения другая',
      document_differs: 'Документ другой',
      name_differs: 'Имя другое',
      other: 'Иное отличие',
    },
    lift: {
      list_mistaken: 'Документ проверен по другому источнику',
      another_person: 'Личность сверена лично',
      other: 'Иное',
    },
    refusal: {
      document_listed: 'Документ не прошёл проверку',
      freezing_list: 'Данные не прошли сверку',
      document_doubtful: 'Документ вызывает сомнение',
      dictated_by_other: 'Данные диктует другой человек',
      unusual_request: 'Просьба необычна',
      other: 'Иное',
    },
    maybeSame: 'Не ясно, решает старший кассир',
    acts: { compared: 'Сверено', lifted: 'Разрешено', refusal: 'Отказ', suspicion: 'Подозрение' },
    other: 'Что именно',
  },
  {
    comparison: {
      birth_differs: 'Another date of birth',
      document_differs: 'Another document',
      name_differs: 'Another name',
      other: 'Something else differs',
    },
    lift: {
      list_mistaken: 'The document was checked by another source',
      another_person: 'The identity was checked in person',
      other: 'Something else',
    },
    refusal: {
      document_listed: 'The document did not pass the check',
      freezing_list: 'The data did not pass the check',
      document_doubtful: 'The document is doubtful',
      dictated_by_other: 'Somebody else dictates the data',
      unusual_request: 'The request is unusual',
      other: 'Something else',
    },
    maybeSame: 'Not clear, a supervisor decides',
    acts: { compared: 'Compared', lifted: 'Let go on', refusal: 'Refusal', suspicion: 'Suspicion' },
    other: 'What exactly',
  },
)
