import { createContext, useContext } from 'react'
import type { CallError, RefusalParams } from '../../shared/contract/envelope.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { useLanguage } from '../i18n/language.ts'
import { type Sentences, sentenceText } from '../i18n/sentence.ts'
import { type DeskClock, useDeskClock } from './desk-clock.ts'

/** The sentences known to this part of the window: few before sign-in, all of them after. */
export const SentencesContext = createContext<Sentences>({ ru: {}, en: {} })

export type Told = { what: string; todo: string; code: string }

/** Turns errors and codes into sentences. */
export function useSentences(): { tell: (error: CallError) => Told; byCode: (code: string) => Told } {
  const known = useContext(SentencesContext)[useLanguage()]
  const clock = useDeskClock()
  const say = (code: string, shownCode: string, raw: RefusalParams): Told => {
    const params = readable(raw, clock)
    const sentence = known[code] ?? known['internal']
    return {
      what: sentence === undefined ? '' : sentenceText(sentence.what, params),
      todo: sentence === undefined ? '' : sentenceText(sentence.todo, params),
      code: shownCode,
    }
  }
  return {
    byCode: (code) => say(code, code, {}),
    tell: (error) => {
      switch (error.kind) {
        case 'refused':
          return say(error.code, error.code, error.params)
        case 'unavailable':
          return say(error.code, error.code, {})
        case 'invalid_input': {
          const fields = error.fields.map((field) => field.path).join(', ')
          return say('invalid_input', `invalid_input: ${fields}`, { fields })
        }
        case 'internal':
          return say('internal', error.reference, {})
      }
    },
  }
}

/** Instants as the desk's time and kopecks as money; the sentences put the values in as they are. */
function readable(params: RefusalParams, clock: DeskClock): RefusalParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number' && name.endsWith('Kopecks')) return [name, formatMoney(value)]
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)) return [name, clock.time(value)]
      return [name, value]
    }),
  )
}
