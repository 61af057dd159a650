import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

// Keys are matched physically, and the key of a digit is called Digit1: `mod+1` stands in every hint and never acts.
test('a key with a digit is spelled by its physical name', () => {
  const wrong = sourceFiles('renderer').flatMap(({ path, text }) =>
    [...text.matchAll(/hotkey: ['`][^'`\n]*\+(?:\d|\$\{)/g)].map(([found]) => `${path}: ${found}`),
  )
  expect(wrong).toEqual([])
})
