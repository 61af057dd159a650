import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadKeyFile, spoolKeys } from '../../../electron/db/sealed.ts'
import { temporaryFolder, testRandom } from '../../support/desk.ts'

const keysOf = (seed: number) => spoolKeys(testRandom(seed)(32), testRandom(seed + 1))

describe('a payment’s draft', () => {
  const keys = keysOf(1)

  test('is opened under its own row id only, and by the desk’s own key only', () => {
    const sealed = keys.sealDraft('row-1', { text: 'ПРИМЕТА' })
    expect(keys.openDraft('row-1', sealed)).toEqual({ text: 'ПРИМЕТА' })
    expect(() => keys.openDraft('row-2', sealed)).toThrow()
    expect(() => keysOf(9).openDraft('row-1', sealed)).toThrow()
    expect(Buffer.from(sealed).includes(Buffer.from('ПРИМЕТА'))).toBe(false)
    expect(Buffer.from(keys.sealDraft('row-1', { text: 'ПРИМЕТА' })).equals(Buffer.from(sealed))).toBe(false)
  })

  test('with any bit changed is not opened', () => {
    const sealed = keys.sealDraft('row', { text: 'x' })
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ mask : byte))
        expect(() => keys.openDraft('row', changed)).toThrow()
      }),
      { numRuns: 200 },
    )
    expect(keys.openDraft('row', sealed)).toEqual({ text: 'x' })
  })
})

describe('the HMAC of an input', () => {
  test('depends on operation, input and key, not on the order of keys', () => {
    const keys = keysOf(1)
    const hmac = keys.hmacInput('a.b', { x: 1, y: 'z' })
    expect(keys.hmacInput('a.b', { y: 'z', x: 1 })).toBe(hmac)
    const others = [
      keys.hmacInput('a.c', { x: 1, y: 'z' }),
      keys.hmacInput('a.b', { x: 2, y: 'z' }),
      keysOf(2).hmacInput('a.b', { x: 1, y: 'z' }),
    ]
    expect(new Set([hmac, ...others]).size).toBe(4)
  })
})

describe.each(['spool.key', 'demo.key'] as const)('the key file %s', (name) => {
  test('is made once, readable by the desk only, and kept', () => {
    const folder = join(temporaryFolder(), 'desk')
    const key = loadKeyFile(folder, name, testRandom(3))
    expect(key).toHaveLength(32)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual([name])
    expect(Buffer.from(loadKeyFile(folder, name, testRandom(4))).equals(Buffer.from(key))).toBe(true)
  })

  test('of a wrong length is not used and not overwritten', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), 'short')
    expect(() => loadKeyFile(folder, name, testRandom())).toThrow('wrong length')
    expect(readFileSync(join(folder, name), 'utf8')).toBe('short')
  })
})
