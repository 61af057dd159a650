import type { RefusalParams } from '../../shared/contract/envelope.ts'
import type { Dictionary } from './dictionary.ts'

type Text = string | ((params: RefusalParams) => string)

/** One sentence of what happened and one of what to do. */
export type Sentence = { what: Text; todo: Text }

/** Sentences by code. Lists whose codes have no feature of their own carry a prefix (`printer.paper_out`). */
export type Sentences = Dictionary<Record<string, Sentence>>

/** The sentence in words; values of the refusal are put in. */
export function sentenceText(text: Text, params: RefusalParams): string {
  return typeof text === 'string' ? text : text(params)
}

/** Joins the sentences of several features; a code said twice throws, for one of the two would be lost. */
export function joinSentences(...parts: readonly Sentences[]): Sentences {
  const joined: Sentences = { ru: {}, en: {} }
  for (const part of parts) {
    for (const language of ['ru', 'en'] as const) {
      for (const [code, sentence] of Object.entries(part[language])) {
        if (joined[language][code] !== undefined) throw new Error(`two sentences for ${code}`)
        joined[language][code] = sentence
      }
    }
  }
  return joined
}
