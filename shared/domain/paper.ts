import { PaperError, toPaperText } from './paper-text.ts'

export type PaperAlign = 'left' | 'center' | 'right'
export type PaperSize = 'normal' | 'double'

/** Words, wrapped. `exact`: numbers and accounts, where an unprintable character stops the paper. */
export type TextBlock = {
  kind: 'text'
  text: string
  align?: PaperAlign
  bold?: boolean
  /** Twice as wide and as high: half as many characters on a line. */
  size?: PaperSize
  exact?: boolean
  /** Passwords and class A (documents, phones, addresses): `******` wherever the paper is not really printed. */
  secret?: boolean
}

/** A label and its value at the right edge. The label wraps by words; the value is exact and is never cut. */
export type RowBlock = {
  kind: 'row'
  left: string
  right: string
  bold?: boolean
  /** `double` is a wish: granted only where the row then fits one line (58-mm paper is too narrow for most sums). */
  size?: PaperSize
  /** The left text holds an account or a number too. */
  exact?: boolean
  /** The value is a password: `******` wherever the paper is not really printed. */
  secret?: boolean
}

export type Block =
  | TextBlock
  | RowBlock
  | { kind: 'rule' }
  | { kind: 'feed'; lines?: number }
  /** A QR code in the middle of the paper. The payload is printed as UTF-8. */
  | { kind: 'qr'; payload: string }

/** A paper as data: what is on it, whatever the width of the roll. */
export type Paper = { blocks: Block[] }

/** One printed line in its final characters: the preview shows it and the printer gets it. */
export type PaperLine =
  /** Exactly `columns` characters wide; half of that (rounded down) when `double`. All are in CP866. */
  { kind: 'text'; text: string; bold: boolean; double: boolean } | { kind: 'qr'; payload: string; align: PaperAlign }

type Style = { bold: boolean; double: boolean }

/** Two spaces at least stand between a label and its sum: one would read «ноябрь 2026 812,40» as one number. */
const ROW_GAP = 2
const PLAIN: Style = { bold: false, double: false }

/** What stands in a secret's place: its length is nobody's business either. */
const MASK = '******'

/**
 * Lays a paper out for a roll of `columns` characters (32 on 58 mm, 42–48 on 80 mm). `reveal`: secrets are written out,
 * for a real printer only.
 * Throws PaperError when an exact place holds a character the printer does not have, or the width is impossible.
 */
export function layoutPaper(
  paper: Paper,
  columns: number,
  { reveal }: { reveal: boolean } = { reveal: false },
): PaperLine[] {
  if (!Number.isInteger(columns) || columns < 24 || columns > 96) throw new PaperError('bad_columns', String(columns))
  return paper.blocks.flatMap((block) => layoutBlock(reveal ? block : masked(block), columns))
}

function masked(block: Block): Block {
  if (block.kind === 'text' && block.secret) return { ...block, text: MASK }
  if (block.kind === 'row' && block.secret) return { ...block, right: MASK }
  return block
}

/** The lines as plain text, for files and for reading aloud; a QR code stands as its payload in brackets. */
export function paperLinesToText(lines: readonly PaperLine[]): string {
  return lines.map((line) => (line.kind === 'qr' ? `[QR ${line.payload}]` : line.text.trimEnd())).join('\n') + '\n'
}

function layoutBlock(block: Block, columns: number): PaperLine[] {
  switch (block.kind) {
    case 'text':
      return layoutText(block, columns)
    case 'row':
      return layoutRow(block, columns)
    case 'rule':
      return [textLine('-'.repeat(columns), PLAIN)]
    case 'feed':
      return Array.from({ length: block.lines ?? 1 }, () => textLine(' '.repeat(columns), PLAIN))
    case 'qr':
      return [{ kind: 'qr', payload: checkedPayload(block.payload), align: 'center' }]
  }
}

function layoutText(block: TextBlock, columns: number): PaperLine[] {
  const style = styleOf(block)
  const width = widthOf(style, columns)
  return wrapWords(paperWords(block.text, block.exact), width).map((line) =>
    textLine(aligned(line, block.align ?? 'left', width), style),
  )
}

function layoutRow(block: RowBlock, columns: number): PaperLine[] {
  const left = paperWords(block.left, block.exact)
  const right = toPaperText(block.right, 'exact').trim()
  const wished = styleOf(block)
  const fitsWished = left.join(' ').length + ROW_GAP + right.length <= widthOf(wished, columns)
  const style: Style = fitsWished ? wished : { ...wished, double: false }
  const width = widthOf(style, columns)

  const lines = left.length === 0 ? [] : wrapWords(left, width)
  const last = lines.at(-1)
  if (last !== undefined && last.length + ROW_GAP + right.length <= width) {
    lines[lines.length - 1] = last + right.padStart(width - last.length)
  } else {
    lines.push(...wrapWords(right.split(' '), width).map((line) => line.padStart(width)))
  }
  return lines.map((line) => textLine(line.padEnd(width), style))
}

/** Spaces a line may be broken at; no-break spaces hold their neighbours together. */
const BREAKABLE = /[^\S\u00A0\u202F]+/

/** Words in paper characters. «г.», an initial and «№» stay with the word they belong to. */
function paperWords(text: string, exact: boolean | undefined): string[] {
  const words: string[] = []
  let held = ''
  for (const part of text.split(BREAKABLE)) {
    const word = toPaperText(part, exact ? 'exact' : 'readable')
      .replace(/ +/g, ' ')
      .trim()
    if (word === '') continue
    held = held === '' ? word : `${held} ${word}`
    if (/^(\p{L}\.|№)$/u.test(word)) continue
    words.push(held)
    held = ''
  }
  return held === '' ? words : [...words, held]
}

/** Lines of at most `width` characters, broken between words; a longer word goes on on the next line, uncut. */
function wrapWords(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  let current = ''
  const waiting = [...words]
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word.length > width && word.includes(' ')) {
      waiting.unshift(...word.split(' '))
      continue
    }
    if (current !== '' && current.length + 1 + word.length <= width) {
      current += ` ${word}`
      continue
    }
    if (current !== '') lines.push(current)
    for (; word.length > width; word = word.slice(width)) lines.push(word.slice(0, width))
    current = word
  }
  if (current !== '' || lines.length === 0) lines.push(current)
  return lines
}

function aligned(text: string, align: PaperAlign, width: number): string {
  if (align === 'right') return text.padStart(width)
  if (align === 'center') return text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width)
  return text.padEnd(width)
}

/** Control characters in a code would be printer commands to a printer that loses count of the bytes. */
function checkedPayload(payload: string): string {
  const bytes = payload.length * 3
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are exactly what is looked for
  if (payload === '' || bytes > 2000 || /[\u0000-\u001F\u007F]/.test(payload)) {
    throw new PaperError('bad_value', 'qr payload')
  }
  return payload
}

function styleOf(block: { bold?: boolean; size?: PaperSize }): Style {
  return { bold: block.bold ?? false, double: block.size === 'double' }
}

function widthOf(style: Style, columns: number): number {
  return style.double ? Math.floor(columns / 2) : columns
}

function textLine(text: string, style: Style): PaperLine {
  return { kind: 'text', text, ...style }
}
