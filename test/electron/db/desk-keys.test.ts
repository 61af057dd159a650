import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDeskKeys, type DeskKeys, SealedError } from '../../../electron/db/desk-keys.ts'
import { testRandom } from '../../support/desk.ts'

const keysOf = (seed: number): DeskKeys => {
  const keys = createDeskKeys(testRandom(seed + 100))
  keys.open(testRandom(seed)(32))
  return keys
}

const person = { birthDate: '1987-03-04', address: 'ПРИМЕТА' }

/** Every copy of the bytes with one byte changed must be refused; the untouched bytes are the negative control. */
const refusesEveryChange = (sealed: Uint8Array, open: (bytes: Uint8Array) => unknown): void => {
  expect(() => open(sealed)).not.toThrow()
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      expect(() => open(Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ mask : byte)))).toThrow()
    }),
    { numRuns: 200 },
  )
  for (const cut of [0, 11, 27, sealed.length - 1]) expect(() => open(sealed.subarray(0, cut))).toThrow()
}

describe('sealed keys', () => {
  test('read and write nothing personal until they are opened', () => {
    const keys = createDeskKeys(testRandom())
    const calls: (() => unknown)[] = [
      () => keys.lookup('number', '+79123456789'),
      () => keys.newClientKey('client'),
      () => keys.clientKey('client', { version: 1, wrapped: new Uint8Array(60) }),
      () => keys.sealBody('row', 'x'),
      () => keys.openBody('row', { bodyKey: new Uint8Array(32), body: new Uint8Array(60) }),
      () => keys.sealDraft('row', 'x'),
      () => keys.openDraft('row', new Uint8Array(60)),
      () => keys.hmacCode('row', '123456'),
      () => keys.hmacInput('a.b', {}),
    ]
    expect(keys.isOpen()).toBe(false)
    for (const call of calls) expect(call).toThrow(SealedError)
    keys.open(new Uint8Array(32))
    expect(keys.isOpen()).toBe(true)
    expect(() => keys.hmacInput('a.b', {})).not.toThrow()
  })
})

describe('a client’s own key', () => {
  const keys = keysOf(1)
  const stored = keys.newClientKey('client-1')
  const sealed = keys.clientKey('client-1', stored).seal('person', 'row-1', person)

  test('opens what it sealed, and shows nothing of it', () => {
    expect(keys.clientKey('client-1', stored).open('person', 'row-1', sealed)).toEqual(person)
    expect(Buffer.from(sealed).includes(Buffer.from('ПРИМЕТА'))).toBe(false)
  })

  test('opens no field put into another row or under another tag', () => {
    const key = keys.clientKey('client-1', stored)
    expect(() => key.open('person', 'row-2', sealed)).toThrow()
    expect(() => key.open('document', 'row-1', sealed)).toThrow()
  })

  test('is another one for every client: a key row put in another’s place opens nothing', () => {
    const other = keys.newClientKey('client-2')
    expect(() => keys.clientKey('client-2', stored)).toThrow()
    expect(() => keys.clientKey('client-2', other).open('person', 'row-1', sealed)).toThrow()
    expect(() => keys.clientKey('client-1', { ...stored, version: 2 })).toThrow()
    expect(() => keysOf(2).clientKey('client-1', stored)).toThrow()
  })

  test('and the field under it are refused with any byte changed', () => {
    refusesEveryChange(sealed, (bytes) => keys.clientKey('client-1', stored).open('person', 'row-1', bytes))
    refusesEveryChange(stored.wrapped, (wrapped) => keys.clientKey('client-1', { ...stored, wrapped }))
  })
})

describe('the body of a personal paper or message', () => {
  const keys = keysOf(1)
  const sealed = keys.sealBody('row-1', { text: 'ПРИМЕТА' })

  test('is opened in its own row, by its own key and by the desk’s', () => {
    expect(keys.openBody('row-1', sealed)).toEqual({ text: 'ПРИМЕТА' })
    expect(() => keys.openBody('row-2', sealed)).toThrow()
    expect(() => keysOf(2).openBody('row-1', sealed)).toThrow()
    const again = keys.sealBody('row-1', { text: 'ПРИМЕТА' })
    expect(Buffer.from(again.body).equals(Buffer.from(sealed.body))).toBe(false)
    expect(() => keys.openBody('row-1', { bodyKey: again.bodyKey, body: sealed.body })).toThrow()
    refusesEveryChange(sealed.body, (body) => keys.openBody('row-1', { ...sealed, body }))
    refusesEveryChange(sealed.bodyKey, (bodyKey) => keys.openBody('row-1', { ...sealed, bodyKey }))
  })

  test('a draft is opened in its own row only', () => {
    const draft = keys.sealDraft('row-1', person)
    expect(keys.openDraft('row-1', draft)).toEqual(person)
    expect(() => keys.openDraft('row-2', draft)).toThrow()
    expect(() => keys.openBody('row-1', { bodyKey: new Uint8Array(32), body: draft })).toThrow()
    refusesEveryChange(draft, (bytes) => keys.openDraft('row-1', bytes))
  })
})

describe('what is looked up and compared without being readable', () => {
  test('depends on the desk’s key, on what it is, and on every character', () => {
    const keys = keysOf(1)
    const all = [
      keys.lookup('number', '+79123456789'),
      keys.lookup('number', '+79123456780'),
      keys.lookup('document', '+79123456789'),
      keysOf(2).lookup('number', '+79123456789'),
      keys.hmacCode('row-1', '123456'),
      keys.hmacCode('row-1', '123457'),
      keys.hmacCode('row-2', '123456'),
      keys.hmacInput('a.b', { x: 1 }),
      keys.hmacInput('a.c', { x: 1 }),
      keys.hmacInput('a.b', { x: 2 }),
    ]
    expect(new Set(all).size).toBe(all.length)
    for (const hmac of all) expect(hmac).toMatch(/^[0-9a-f]{64}$/)
    expect(keys.lookup('number', '+79123456789')).toBe(all[0])
    expect(keys.hmacInput('a.b', { x: 1, y: 2 })).toBe(keys.hmacInput('a.b', { y: 2, x: 1 }))
  })
})
