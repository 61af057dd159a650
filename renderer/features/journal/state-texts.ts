import type { JournalFilter, PaymentState } from '../../../shared/contract/journal.ts'
import { dictionary } from '../../i18n/dictionary.ts'

/** What has come of a payment. */
export const stateTexts = dictionary<Record<PaymentState | NonNullable<JournalFilter['state']>, string>>(
  {
    taken: 'принят',
    partly_reversed: 'возвращён частично',
    reversed: 'возвращён',
    corrected: 'исправлен',
    print_not_confirmed: 'печать не подтверждена',
  },
  {
    taken: 'taken',
    partly_reversed: 'partly given back',
    reversed: 'given back',
    corrected: 'corrected',
    print_not_confirmed: 'print not confirmed',
  },
)
