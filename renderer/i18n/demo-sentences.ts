import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** Refusals of what only a demo desk does. */
export const demoSentences: Sentences = dictionary(
  {
    'desk.demo_only': { what: 'Это есть только на учебном месте.', todo: 'Откройте демо и повторите там.' },
    'desk.bills_not_written': {
      what: 'Файл с квитанциями не записан.',
      todo: 'Освободите место на диске или закройте прежний файл и повторите.',
    },
  },
  {
    'desk.demo_only': { what: 'Only a demo desk has this.', todo: 'Open the demo and try there.' },
    'desk.bills_not_written': {
      what: 'The file with the bills was not written.',
      todo: 'Free some disk space or close the former file, and try again.',
    },
  },
)
