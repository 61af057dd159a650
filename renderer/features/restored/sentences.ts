import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const totalOf = ({ totalKopecks }: RefusalParams): string =>
  typeof totalKopecks === 'number' ? formatMoney(totalKopecks) : ''

export const restoredSentences: Sentences = dictionary(
  {
    'desk.restore_not_reviewed': {
      what: 'Место восстановлено из копии: деньги пока не принимаются.',
      todo: 'Старший кассир входит и сверяет бумаги: Ctrl+K, «После восстановления».',
    },
    'restored.nothing_to_review': { what: 'Сверять нечего.', todo: 'Место уже сверено и принимает деньги.' },
    'restored.z_before_copy': {
      what: (params) => `В копии есть более поздний Z-отчёт: № ${params['number']}.`,
      todo: 'Найдите последний Z-отчёт на бумаге или отметьте, что более поздних нет.',
    },
    'restored.total_before_copy': {
      what: (params) => `Нарастающий итог меньше, чем в копии: ${totalOf(params)}.`,
      todo: 'Перепишите итог с последнего Z-отчёта ещё раз: он никогда не уменьшается.',
    },
  },
  {
    'desk.restore_not_reviewed': {
      what: 'The desk was restored from a copy: it takes no money yet.',
      todo: 'A supervisor signs in and compares the papers: Ctrl+K, “After a restore”.',
    },
    'restored.nothing_to_review': { what: 'There is nothing to review.', todo: 'The desk takes money already.' },
    'restored.z_before_copy': {
      what: (params) => `The copy has a later Z report: No. ${params['number']}.`,
      todo: 'Find the last Z report on paper, or say that there is no later one.',
    },
    'restored.total_before_copy': {
      what: (params) => `The running total is less than in the copy: ${totalOf(params)}.`,
      todo: 'Copy the total from the last Z report once more: it never goes down.',
    },
  },
)
