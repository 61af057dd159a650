/**
 * The words of a paper as data (product.md §1: texts are the bank's lawyers'). One line is one paragraph:
 * `# заголовок`, `## подзаголовок`, `- пункт`, `---` черта, an empty line a gap. `{место}` is filled in; a place of
 * several lines stands on a line of its own. A line whose place has nothing to say is not printed.
 */
import type { Block } from './paper.ts'
import { toPaperText } from './paper-text.ts'

export const textKinds = [
  'consent',
  'advertising_consent',
  'application',
  'information_sheet',
  'number_sheet',
  'withdrawal',
  'advertising_withdrawal',
] as const
export type TextKind = (typeof textKinds)[number]

/** Places within a line, on every paper. */
const inlinePlaces = ['банк', 'адрес_банка', 'поддержка', 'дата'] as const

type Places = {
  /** Places within a line, besides those of every paper. */
  readonly inline: readonly string[]
  readonly blocks: readonly string[]
  /** Without them the paper is not what it is for. */
  readonly required: readonly string[]
  /** Items that the law wants in it (152-ФЗ ст. 9 ч. 4), as subheadings: asked about, for other words may say the same. */
  readonly items: readonly string[]
}

const consentItems = ['Цель', 'Какие данные', 'Что с ними делают', 'Кто ещё', 'Срок', 'Отзыв']
const signed: Places = {
  inline: [],
  blocks: ['субъект', 'представитель', 'кто_даёт', 'подпись'],
  required: ['банк', 'адрес_банка', 'субъект', 'представитель', 'подпись'],
  items: consentItems,
}

export const textPlaces: Readonly<Record<TextKind, Places>> = {
  consent: signed,
  advertising_consent: signed,
  application: { ...signed, blocks: [...signed.blocks, 'строка'], items: [] },
  information_sheet: {
    inline: ['владелец'],
    blocks: ['номер', 'лимиты'],
    required: ['номер', 'лимиты'],
    items: [],
  },
  number_sheet: {
    inline: ['владелец'],
    blocks: ['номер', 'пароль', 'лимиты'],
    required: ['номер', 'пароль', 'лимиты'],
    items: [],
  },
  withdrawal: {
    inline: ['запись'],
    blocks: ['клиент', 'удалено', 'сохранено', 'подпись'],
    required: ['банк', 'клиент', 'удалено', 'сохранено', 'подпись'],
    items: [],
  },
  advertising_withdrawal: {
    inline: ['запись'],
    blocks: ['клиент', 'подпись'],
    required: ['банк', 'клиент', 'подпись'],
    items: [],
  },
}

/** All places a text of this kind may have. */
export const placesOf = (kind: TextKind): string[] => [
  ...inlinePlaces,
  ...textPlaces[kind].inline,
  ...textPlaces[kind].blocks,
]

export const textProblems = [
  'empty',
  'too_long',
  'unknown_place',
  'place_not_alone',
  'brace',
  'missing_place',
  'unprintable',
  'missing_item',
] as const
/** `line` counts from 1; null for the text as a whole. `stops`: it can't be put in force. */
export type TextProblem = {
  problem: (typeof textProblems)[number]
  line: number | null
  detail: string
  stops: boolean
}

/** A paper of a roll printer: longer than this nobody reads it, and it is no slip but a pasted book. */
const longestText = 20_000

const placePattern = /\{([^{}\n]*)\}/gu

const placesIn = (line: string): string[] => [...line.matchAll(placePattern)].map(([, name = '']) => name)

const lineProblems = (kind: TextKind, text: string, line: number): TextProblem[] => {
  const found: TextProblem[] = []
  const say = (problem: TextProblem['problem'], detail: string): void =>
    void found.push({ problem, line, detail, stops: true })
  const known = placesOf(kind)
  for (const place of placesIn(text)) {
    if (!known.includes(place)) say('unknown_place', place)
    else if (textPlaces[kind].blocks.includes(place) && text.trim() !== `{${place}}`) say('place_not_alone', place)
  }
  if (/[{}]/u.test(text.replace(placePattern, ''))) say('brace', '')
  if (/\?/.test(toPaperText(text.replaceAll('?', '')))) say('unprintable', '')
  return found
}

/** What is wrong with a text; nothing stops it when no problem has `stops`. */
export function checkText(kind: TextKind, body: string): TextProblem[] {
  if (body.trim() === '') return [{ problem: 'empty', line: null, detail: '', stops: true }]
  if (body.length > longestText) return [{ problem: 'too_long', line: null, detail: '', stops: true }]
  const lines = body.split('\n')
  const used = new Set(lines.flatMap(placesIn))
  const headings = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3).trim().toLowerCase())
  return [
    ...lines.flatMap((line, index) => lineProblems(kind, line, index + 1)),
    ...textPlaces[kind].required
      .filter((place) => !used.has(place))
      .map((detail): TextProblem => ({ problem: 'missing_place', line: null, detail, stops: true })),
    ...textPlaces[kind].items
      .filter((item) => !headings.includes(item.toLowerCase()))
      .map((detail): TextProblem => ({ problem: 'missing_item', line: null, detail, stops: false })),
  ]
}

/** What the places hold on one paper. A place that is not here, or is empty, takes its line away. */
export type Filling = {
  readonly inline: Readonly<Record<string, string>>
  readonly blocks: Readonly<Record<string, readonly Block[]>>
}

/** The text as blocks of a paper. */
export function layText(body: string, filling: Filling): Block[] {
  return body
    .replace(/\n+$/u, '')
    .split('\n')
    .flatMap((line) => layLine(line.trimEnd(), filling))
}

function layLine(line: string, { inline, blocks }: Filling): Block[] {
  if (line === '') return [{ kind: 'feed' }]
  if (line === '---') return [{ kind: 'rule' }]
  const alone = /^\{([^{}]*)\}$/u.exec(line)?.[1]
  if (alone !== undefined && alone in blocks) return [...(blocks[alone] ?? [])]
  const places = placesIn(line)
  if (places.some((place) => (inline[place] ?? '') === '')) return []
  const text = line.replace(placePattern, (_whole, place: string) => inline[place] ?? '')
  if (text.startsWith('# ')) return [{ kind: 'text', text: text.slice(2), align: 'center', bold: true }]
  if (text.startsWith('## ')) return [{ kind: 'text', text: text.slice(3), bold: true }]
  return [{ kind: 'text', text, ...(alone === undefined ? {} : { align: 'center' as const }) }]
}

export type DiffLine = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

/** How one text became the other, line by line: the longest common lines stay. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const width = b.length + 1
  // How many lines a[i…] and b[j…] have in common, in order, at i × width + j.
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const result: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [gone, added] = [a[i], b[j]]
    if (gone !== undefined && gone === added) {
      result.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (gone !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ kind: 'gone', text: gone })
      i++
    } else {
      result.push({ kind: 'new', text: added ?? '' })
      j++
    }
  }
  return result
}
