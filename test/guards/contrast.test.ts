// WCAG 2.2 AA of both themes by their tokens: 4.5 for text, 3 for what must be seen but not read (1.4.3, 1.4.11). The
// list of inks and grounds is compared with what the style sheets use, so that a new pair can't slip by.
import { describe, expect, test } from 'vitest'
import { contrast, darkTokens, over, parseColour, themes } from '../support/tokens.ts'
import { sourceFiles } from './source-files.ts'

const sheets = sourceFiles('renderer').filter(({ path }) => path.endsWith('.css'))

/** On what each ink is written. A ground with a plus is a wash over another. */
const textGrounds: Readonly<Record<string, readonly string[]>> = {
  '--ink': [
    '--paper',
    '--panel',
    '--raised',
    '--accent-weak',
    '--accent-faint',
    '--amber-weak',
    '--red-weak',
    '--key',
    '--desk',
    '--wash+--panel',
    '--wash+--paper',
  ],
  '--ink-2': [
    '--paper',
    '--panel',
    '--raised',
    '--accent-weak',
    '--accent-faint',
    '--amber-weak',
    '--red-weak',
    '--key',
    '--desk',
    '--off',
  ],
  '--ink-3': ['--paper', '--panel', '--raised', '--accent-faint'],
  '--accent': ['--panel', '--paper', '--accent-faint'],
  '--accent-dark': ['--accent-weak', '--accent-faint', '--panel', '--paper'],
  '--on-accent': ['--accent', '--accent-hover', '--on-accent-wash+--accent', '--on-accent-wash+--accent-hover'],
  '--amber': ['--amber-weak', '--panel', '--paper', '--accent-faint', '--accent-weak'],
  '--amber-ink': ['--amber-weak'],
  '--red': ['--panel', '--paper', '--raised'],
  '--red-ink': ['--red-weak'],
  '--on-red': ['--red', '--on-accent-wash+--red'],
  '--rail-ink': ['--rail', '--rail-wash+--rail'],
  '--rail-strong': ['--rail', '--rail-on'],
  '--rail-key': ['--rail', '--rail-wash+--rail'],
  '--rail-dot': ['--rail'],
  '--rail-on-key': ['--rail-on'],
  '--demo-ink': ['--demo'],
  '--key-ink': ['--key'],
  '--sheet-ink': ['--sheet'],
}

/** Borders of fields, the ring of focus, marks: seen, not read. */
const seenGrounds: Readonly<Record<string, readonly string[]>> = {
  '--line-strong': ['--panel', '--paper'],
  '--accent': ['--panel', '--paper', '--accent-weak', '--accent-faint'],
  '--red': ['--panel', '--paper', '--red-weak'],
  '--green-dot': ['--panel', '--paper'],
  '--amber-dot': ['--panel', '--paper', '--amber-weak'],
  '--rail-strong': ['--rail', '--rail-on'],
}

type Theme = Readonly<Record<string, string>>

const ground = (theme: Theme, name: string): ReturnType<typeof parseColour> => {
  const [top = '', under] = name.split('+')
  const colour = parseColour(theme[top] ?? top)
  return under === undefined ? colour : over(colour, parseColour(theme[under] ?? under))
}

const tooFaint = (theme: Theme, pairs: Readonly<Record<string, readonly string[]>>, least: number): string[] =>
  Object.entries(pairs).flatMap(([ink, grounds]) =>
    grounds.flatMap((name) => {
      const ratio = contrast(parseColour(theme[ink] ?? ink), ground(theme, name))
      return ratio >= least ? [] : [`${ink} on ${name}: ${ratio.toFixed(2)}, must be ${least}`]
    }),
  )

/** Rules of the style sheets that colour text: the ink, and the ground when the same rule names one. */
const used = sheets.flatMap(({ path, text }) =>
  [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
    const ink = /(?:^|[;\s])color:\s*var\((--[a-z0-9-]+)\)/.exec(body)?.[1]
    const under = /background(?:-color)?:\s*var\((--[a-z0-9-]+)\)/.exec(body)?.[1]
    return ink === undefined ? [] : [{ path, ink, under }]
  }),
)

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  test('what is read has 4.5', () => expect(tooFaint(themes[name], textGrounds, 4.5)).toEqual([]))
  test('what is seen has 3', () => expect(tooFaint(themes[name], seenGrounds, 3)).toEqual([]))
})

test('the dark theme says nothing that the light one does not know', () => {
  expect(darkTokens.length).toBeGreaterThan(40)
  expect(darkTokens.filter((token) => themes.light[token] === undefined)).toEqual([])
})

/** What is switched off may be faint (1.4.3), and a tick shows only when its box is filled with the accent. */
const isUnread = (ink: string, under: string): boolean =>
  (ink === '--ink-3' && under === '--off') || (ink === '--on-accent' && under === '--panel')

test('every ink of the style sheets is in the list, with the ground it is written on', () => {
  expect(used.length).toBeGreaterThan(30)
  const unknown = used.filter(({ ink, under }) => {
    const grounds = textGrounds[ink]
    return grounds === undefined || (under !== undefined && !isUnread(ink, under) && !grounds.includes(under))
  })
  expect(unknown.map(({ path, ink, under }) => `${path}: ${ink} on ${under ?? 'what lies under it'}`)).toEqual([])
})

test('a faint pair and a wrong measure would be noticed', () => {
  expect(contrast(parseColour('#000000'), parseColour('#ffffff'))).toBeCloseTo(21, 5)
  expect(contrast(parseColour('#777777'), parseColour('#ffffff'))).toBeCloseTo(4.48, 2) // webaim.org's own example
  expect(tooFaint(themes.light, { '--line': ['--panel'] }, 3)).toHaveLength(1)
  expect(tooFaint({ ...themes.dark, '--ink': '#333333' }, textGrounds, 4.5).length).toBeGreaterThan(5)
})
