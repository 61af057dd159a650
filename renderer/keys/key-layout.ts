import { charFromKey, typeUnderRussianLayout } from '../../shared/domain/keyboard-layout.ts'

/** `latin`: what a scanner's keys mean; `russian`: ЙЦУКЕН; `phonetic`: another Cyrillic one; `other`: none of these. */
export type KeyLayout = 'latin' | 'russian' | 'phonetic' | 'other'

/** Which layout is on, by what the letter keys of a burst typed; null where it had none. */
export function keyLayoutOf(pressed: readonly { code: string; key: string }[]): KeyLayout | null {
  const letters = pressed.filter(({ code, key }) => code.startsWith('Key') && key.length === 1)
  if (letters.length === 0) return null
  const isAs = (meant: (latin: string) => string): boolean =>
    letters.every(({ code, key }) => key.toLowerCase() === meant(charFromKey(code, false) ?? ''))
  if (isAs((latin) => latin)) return 'latin'
  if (isAs(typeUnderRussianLayout)) return 'russian'
  return letters.every(({ key }) => /[а-яё]/iu.test(key)) ? 'phonetic' : 'other'
}
