import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const files = sourceFiles('renderer').filter(({ path }) => /\.(css|tsx?|html)$/.test(path))

const named = 'white|black|red|green|blue|gr[ae]y|silver|orange|yellow|brown|purple|pink'
const colour = new RegExp(
  `#[0-9a-f]{3,8}\\b(?!['"]?\\)?\\s*\\{)|\\b(?:rgba?|hsla?|oklch|lab)\\(|:\\s*(?:${named})\\b(?=[^'"]*;)`,
  'i',
)

/** Lines that name a colour; the two blocks of tokens in base.css are the place for them. */
const literals = (path: string, text: string): string[] => {
  const rest = path === 'renderer/ui/base.css' ? text.replaceAll(/:root[^{]*\{[^}]*\}/g, '') : text
  return rest
    .split('\n')
    .filter((line) => colour.test(line))
    .map((line) => `${path}: ${line.trim()}`)
}

test('colours are named once, as tokens: both themes are made of them', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(({ path, text }) => literals(path, text))).toEqual([])
})

test('a colour written elsewhere would be noticed', () => {
  const crimes = [
    '  color: #fff;',
    "const c = '#15211d'",
    '  background: rgb(0 0 0 / 5%);',
    '  border: 1px solid #ABCDEF;',
    '  color: white;',
  ]
  expect(crimes.flatMap((line) => literals('renderer/ui/a.css', line))).toHaveLength(crimes.length)
  expect(literals('renderer/ui/base.css', ':root {\n  --ink: #000000;\n}\np {\n  color: #111111;\n}')).toHaveLength(1)
})
