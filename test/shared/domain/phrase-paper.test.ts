import { expect, test } from 'vitest'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { phrasePaper } from '../../../shared/domain/phrase-paper.ts'
import { makePhrase, readPhrase } from '../../../shared/domain/recovery-phrase.ts'

const secret = Uint8Array.from({ length: 16 }, (_, index) => 255 - index * 7)

test.each([32, 42, 48])('the paper of the phrase on %i columns is what is typed back', (columns) => {
  const lines = layoutPaper(
    phrasePaper(makePhrase(secret), { localDate: '2026-11-21', localTime: '11:42:08' }),
    columns,
  )
  const shown = lines.flatMap((line) => (line.kind === 'text' && line.double ? [line.text.trim()] : []))
  expect(shown).toHaveLength(8)
  const groups = shown.map((line, index) => {
    expect(line.startsWith(`${index + 1}: `)).toBe(true)
    return line.slice(3)
  })
  expect(readPhrase(groups.join('\n'))).toEqual({ ok: true, secret })
  const text = paperLinesToText(lines)
  expect(text).toContain('ФРАЗА ВОССТАНОВЛЕНИЯ')
  expect(text).toContain('21.11.2026')
  expect(text).toContain('Храните лист в сейфе.')
})
