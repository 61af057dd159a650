import { allDictionaries } from './dictionary.ts'

/** Pairs of texts of one key, lists and inner dictionaries included. */
function pairs(ru: unknown, en: unknown): [string, string][] {
  if (typeof ru === 'string' && typeof en === 'string') return [[ru, en]]
  if (typeof ru !== 'object' || typeof en !== 'object' || ru === null || en === null) return []
  const english = en as Record<string, unknown>
  return Object.entries(ru).flatMap(([key, value]) => pairs(value, english[key]))
}

let indexed = 0
const known = new Map<string, string>()

/**
 * The same text in both languages, so that an action is found by the words of either (ui.md, command palette). A text
 * with values in it is known only as it stands.
 */
export function inBothLanguages(text: string): string {
  const dictionaries = allDictionaries()
  for (; indexed < dictionaries.length; indexed += 1) {
    const dictionary = dictionaries[indexed]
    for (const [ru, en] of pairs(dictionary?.ru, dictionary?.en)) {
      for (const spelling of [ru, en]) if (!known.has(spelling)) known.set(spelling, `${ru} ${en}`)
    }
  }
  return known.get(text) ?? text
}
