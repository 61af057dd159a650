import { describe, expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const files = sourceFiles('shared', 'electron', 'renderer', 'test', 'scripts')
const code = files.filter(({ path }) => /\.(tsx?|mjs|cjs)$/.test(path))

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const lineCount = (text: string) => text.trimEnd().split('\n').length

/**
 * Words that say nothing of what a file or folder is for, as its last word: `print-service.ts`, `services/a.ts`. A service
 * (услуга) is also a thing of the desk, so `service-dialog.tsx` is a good name.
 */
const saysNothing = (path: string) =>
  path.split('/').some((name) => /(^|-)(utils?|helpers?|managers?|services?)(\.|$)/.test(name))

const isKebabCase = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name)

/** Lines a file may have: two are named by architecture.md, the rest stay under 300. */
const allowedLines = (path: string) => (path === 'electron/main.ts' ? 80 : path === 'electron/preload.ts' ? 20 : 300)

/** Files in electron/ itself compose the program and may import everything, so there are only these. */
const isComposition = (path: string) => /^electron\/(main|preload|desk|desk-[a-z-]+|[a-z-]+\.d)\.ts$/.test(path)

describe('names', () => {
  test('there are sources to judge', () => expect(code.length).toBeGreaterThan(10))

  test('no file is a drawer for odds and ends', () => {
    expect(files.map(({ path }) => path).filter(saysNothing)).toEqual([])
    expect(
      ['shared/utils.ts', 'electron/core/print-helpers.ts', 'electron/services/a.ts'].filter(saysNothing),
    ).toHaveLength(3)
    expect(['shared/domain/serviceable.ts', 'renderer/service-dialog.tsx'].some(saysNothing)).toBe(false)
  })

  test('files are in kebab-case', () => {
    expect(code.map(({ path }) => path).filter((path) => !isKebabCase(nameOf(path)))).toEqual([])
    expect(['MoneyField.tsx', 'moneyField.ts', 'money_field.ts'].filter(isKebabCase)).toEqual([])
    expect(['money-field.tsx', 'pay.texts.ts', 'a.isolated.test.ts', '0001-first.sql'].every(isKebabCase)).toBe(true)
  })

  test('electron/ itself holds only what composes the program', () => {
    const own = code.map(({ path }) => path).filter((path) => /^electron\/[^/]+$/.test(path))
    expect(own.filter((path) => !isComposition(path))).toEqual([])
    expect(isComposition('electron/pay.ts')).toBe(false)
  })
})

describe('sizes', () => {
  test('no file is longer than it may be', () => {
    const long = code.filter(({ path, text }) => lineCount(text) > allowedLines(path))
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)} lines, ${allowedLines(path)} allowed`)).toEqual([])
  })

  test('a line too many is seen', () => {
    expect(lineCount('a\n'.repeat(81))).toBeGreaterThan(allowedLines('electron/main.ts'))
    expect(lineCount('a\n'.repeat(21))).toBeGreaterThan(allowedLines('electron/preload.ts'))
    expect(lineCount('a\n'.repeat(301))).toBeGreaterThan(allowedLines('electron/features/pay.ts'))
    expect(lineCount('a\n'.repeat(300))).toBe(300)
  })
})
