import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../renderer')

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)],
  )

/** What the Content-Security-Policy forbids, or what would outlive the session on disk (architecture.md, Security). */
const forbidden =
  /dangerouslySetInnerHTML|\binnerHTML\b|\bstyle="|localStorage|sessionStorage|indexedDB|\bfetch\(|\beval\(/

test('the page writes no markup, keeps nothing on disk and talks to nobody but its preload', () => {
  const files = sources(root).filter((file) => /\.(?:tsx?|html)$/.test(file))
  expect(files.length).toBeGreaterThan(60)
  expect(files.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('a page that did would be noticed', () => {
  expect(forbidden.test('<div style="color: red">')).toBe(true)
  expect(forbidden.test('localStorage.setItem("draft", text)')).toBe(true)
})
