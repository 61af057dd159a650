/** Why a paper was refused. A paper that would lie is not made at all. */
export type PaperReason = 'unprintable_character' | 'sums_disagree' | 'bad_value' | 'bad_columns'

/** A paper that must not be printed. The message names the place, never the text: it may reach a log. */
export class PaperError extends Error {
  readonly reason: PaperReason

  constructor(reason: PaperReason, detail: string) {
    super(`${reason}: ${detail}`)
    this.name = 'PaperError'
    this.reason = reason
  }
}

/** The upper half of CP866 without its no-break space: what a Russian receipt printer can show beyond ASCII. */
const CP866_UPPER =
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп' +
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■'

/** Every character a printer can show, with its byte in CP866. */
const CP866: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 0x7f - 0x20 }, (_, index): [string, number] => [
    String.fromCharCode(0x20 + index),
    0x20 + index,
  ]),
  ...[...CP866_UPPER].map((character, index): [string, number] => [character, 0x80 + index]),
])

/** Typography that changes no meaning: allowed in money and account numbers too. */
const SAME_MEANING = new Map<string, string>([
  ...pairs('«»“”„‟″', '"'),
  ...pairs('‘’‚‛′', "'"),
  ...pairs('—–‐‑‒―−', '-'),
  ...pairs('\t\n\r\u00A0\u2028\u2029\u202F\u205F\u3000', ' '),
  ...pairs(String.fromCharCode(...Array.from({ length: 11 }, (_, index) => 0x2000 + index)), ' '),
  ['…', '...'],
  ['₽', 'руб.'],
])

/** Invisible characters: dropped, so that a payee's name cannot be turned round or split by them. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

/** Letters and signs outside CP866 with a readable neighbour in it; ordinary text only, never a number. */
const READABLE = new Map<string, string>([
  ...each('ӘәӨөҮүҰұҢңҖҗҺһҚқҠҡҒғҘҙҪҫҐґІі', 'ЭэОоУуУуНнЖжХхКкКкГгЗзСсГгIi'),
  ...each('×⁄∕•', 'x//·'),
  ['€', 'EUR'],
  ['©', '(c)'],
  ['®', '(R)'],
])

/**
 * Text in the characters the printer has (CP866), as the preview and the paper both show it.
 * `readable` puts '?' for what has no neighbour; `exact` (sums, accounts, numbers) throws PaperError instead, for a
 * receipt must not lie. Control characters count as unprintable: a payee's name must not carry printer commands.
 */
export function toPaperText(text: string, mode: 'readable' | 'exact' = 'readable'): string {
  const composed = text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\s*₽\.?/g, ' ₽')
  let result = ''
  for (const character of composed) {
    result += paperCharacters(character, mode)
  }
  return result
}

/** Whether the text can stand on a paper in an exact place (account, number). Ask before money is taken. */
export function isPaperExact(text: string): boolean {
  try {
    toPaperText(text, 'exact')
    return true
  } catch (error) {
    if (error instanceof PaperError) return false
    throw error
  }
}

/** Bytes of a text that is on paper already. Throws PaperError for a character `toPaperText` would have replaced. */
export function cp866Bytes(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => {
    const byte = CP866.get(character)
    if (byte === undefined) throw unprintable(character)
    return byte
  })
}

function paperCharacters(character: string, mode: 'readable' | 'exact'): string {
  if (CP866.has(character)) return character
  const same = SAME_MEANING.get(character)
  if (same !== undefined) return same
  if (mode === 'exact') throw unprintable(character)
  return READABLE.get(character) ?? withoutMarks(character)
}

function unprintable(character: string): PaperError {
  const codePoint = character.codePointAt(0) ?? 0
  return new PaperError('unprintable_character', `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`)
}

/** `é` → `e`, `³` → `3`, a lone stress mark → nothing; '?' where nothing readable is left. */
function withoutMarks(character: string): string {
  if (/^\p{Mark}$/u.test(character)) return ''
  const base = [...character.normalize('NFKD')].filter((part) => !/^\p{Mark}$/u.test(part))
  const readable = base.map((part) => READABLE.get(part) ?? part)
  return readable.length > 0 && readable.every((part) => [...part].every((one) => CP866.has(one)))
    ? readable.join('')
    : '?'
}

function pairs(characters: string, replacement: string): [string, string][] {
  return [...characters].map((character) => [character, replacement])
}

function each(characters: string, replacements: string): [string, string][] {
  const targets = [...replacements]
  return [...characters].map((character, index) => [character, targets[index] ?? '?'])
}
