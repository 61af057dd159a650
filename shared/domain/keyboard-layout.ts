/**
 * The keys of a keyboard. A wedge scanner presses the keys of a US keyboard whatever layout is active, so under the
 * Russian one Latin text arrives as Cyrillic (domain.md §1.7). Right is to read physical keys (`charFromKey`);
 * `repairRussianLayout` is for text that came without them, e.g. pasted.
 */

const usPlain = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
const ruPlain = 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.'
const usShift = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
const ruShift = 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'

/** `KeyboardEvent.code` of the same 47 keys, in the same order. */
const codes = [
  'Backquote',
  ...[...'1234567890'].map((digit) => `Digit${digit}`),
  'Minus',
  'Equal',
  ...[...'QWERTYUIOP'].map((letter) => `Key${letter}`),
  'BracketLeft',
  'BracketRight',
  'Backslash',
  ...[...'ASDFGHJKL'].map((letter) => `Key${letter}`),
  'Semicolon',
  'Quote',
  ...[...'ZXCVBNM'].map((letter) => `Key${letter}`),
  'Comma',
  'Period',
  'Slash',
]

const usKeys = [...usPlain, ...usShift]
const ruKeys = [...ruPlain, ...ruShift]
const toUs = new Map(ruKeys.map((character, index) => [character, usKeys[index] ?? character]))
const toRu = new Map(usKeys.map((character, index) => [character, ruKeys[index] ?? character]))

const plainByCode = new Map(codes.map((code, index) => [code, usPlain.charAt(index)]))
const shiftByCode = new Map(codes.map((code, index) => [code, usShift.charAt(index)]))
const numpad = new Map([
  ...[...'0123456789'].map((digit) => [`Numpad${digit}`, digit] as const),
  ['NumpadDecimal', '.'],
  ['NumpadAdd', '+'],
  ['NumpadSubtract', '-'],
  ['NumpadMultiply', '*'],
  ['NumpadDivide', '/'],
])

/** Text typed on US keys under the Russian layout → what was meant. Other characters stay. */
export function repairRussianLayout(text: string): string {
  return Array.from(text, (character) => toUs.get(character) ?? character).join('')
}

/** What a US text becomes when its keys are pressed under the Russian layout: the inverse, for tests and search. */
export function typeUnderRussianLayout(text: string): string {
  return Array.from(text, (character) => toRu.get(character) ?? character).join('')
}

/**
 * The character of a physical key on a US keyboard, by `KeyboardEvent.code`; null for keys that type none. CapsLock
 * is ignored on purpose: scanners compensate for it (components.md §6).
 */
export function charFromKey(code: string, shift: boolean): string | null {
  if (code === 'Space') return ' '
  return (shift ? shiftByCode : plainByCode).get(code) ?? numpad.get(code) ?? null
}
