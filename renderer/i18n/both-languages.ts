import { allDictionaries } from './dictionary.ts'

/** Pairs of texts of one key; functions and lists are walked where both languages have them. */
function pairs(ru: unknown, en: unknown): [string, string][] {
  if (typeof ru === 'string' && typeof en === 'string') return [[ru, en]]
  if (typeof ru !== 'object' || typeof en !== 'object' || ru === null || en === null) return []
  const english = en as Record<string, unknown>
  return Object.entries(ru).flatMap(([key, value]) => pairs(value, english[key]))
}

/**
 * The same text in both languages, so that an action is found by the words of either (ui.md, command palette). A text
 * with values in it is known only as it stands.
 */
export function inBothLanguages(texts: readonly string[]): ReadonlyMap<string, string> {
  const wanted = new Set(texts)
  const found = new Map(texts.map((text) => [text, text]))
  for (const dictionary of allDictionaries()) {
    for (const [ru, en] of pairs(dictionary.ru, dictionary.en)) {
      if (wanted.has(ru)) found.set(ru, `${ru} ${en}`)
      if (wanted.has(en)) found.set(en, `${ru} ${en}`)
    }
  }
  return found
}
