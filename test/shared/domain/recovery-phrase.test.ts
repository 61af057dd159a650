import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  firstWrongGroup,
  isPhraseGroup,
  makePhrase,
  phraseGroupCount,
  phraseSecretBytes,
  readPhrase,
} from '../../../shared/domain/recovery-phrase.ts'

const secret = fc.uint8Array({ minLength: phraseSecretBytes, maxLength: phraseSecretBytes })
const separator = fc.constantFrom('', ' ', '-', ' - ', '\n', '\t', ' — ', '\u00a0', ', ', '. ', '\u200b')
const place = fc.nat(phraseGroupCount - 1)

const withGroup = (groups: readonly string[], at: number, group: string): string =>
  groups.map((own, index) => (index === at ? group : own)).join(' ')

describe('a recovery phrase', () => {
  test('is eight groups of six digits, as the well-known form writes them', () => {
    const bytes = Uint8Array.from([0, 0, 0, 1, 0, 255, 1, 0, 127, 255, 128, 0, 255, 254, 255, 255])
    expect(makePhrase(bytes)).toEqual(['000000', '000011', '002805', '002816', '360437', '360448', '720874', '720885'])
    expect(() => makePhrase(bytes.subarray(1))).toThrow(RangeError)
  })

  test('comes back from paper, whatever stands between its groups', () => {
    fc.assert(
      fc.property(secret, fc.array(separator, { minLength: 9, maxLength: 9 }), (bytes, between) => {
        const text = makePhrase(bytes).reduce((all, group, index) => all + between[index] + group, '') + between[8]
        expect(readPhrase(text)).toEqual({ ok: true, secret: bytes })
      }),
    )
  })

  test('comes back when groups are typed with their inner space, as the paper shows them', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        const text = makePhrase(bytes).map((group) => `${group.slice(0, 3)} ${group.slice(3)}`)
        expect(readPhrase(text.join('\n'))).toEqual({ ok: true, secret: bytes })
      }),
    )
    expect(readPhrase('０'.repeat(48))).toEqual({ ok: true, secret: new Uint8Array(16) })
  })
})

describe('a slip of the fingers', () => {
  test('in one digit is always found, in the group where it is', () => {
    fc.assert(
      fc.property(secret, place, fc.nat(5), fc.integer({ min: 1, max: 9 }), (bytes, at, digit, by) => {
        const groups = makePhrase(bytes)
        const group = groups[at] ?? ''
        const changed = group.slice(0, digit) + String((Number(group[digit]) + by) % 10) + group.slice(digit + 1)
        expect(readPhrase(withGroup(groups, at, changed))).toEqual({ ok: false, group: at + 1 })
      }),
      { numRuns: 1000 },
    )
  })

  test('that swaps two neighbouring digits of a group is always found', () => {
    let seen = 0
    fc.assert(
      fc.property(secret, place, fc.nat(4), (bytes, at, digit) => {
        const groups = makePhrase(bytes)
        const group = groups[at] ?? ''
        const [left = '', right = ''] = [group[digit], group[digit + 1]]
        fc.pre(left !== right)
        seen += 1
        const changed = group.slice(0, digit) + right + left + group.slice(digit + 2)
        expect(readPhrase(withGroup(groups, at, changed))).toEqual({ ok: false, group: at + 1 })
      }),
      { numRuns: 1000 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  test('every group there is, with every wrong digit and every swap: none is a group again', () => {
    for (let word = 0; word <= 0xffff; word += 7) {
      const group = String(word * 11).padStart(6, '0')
      if (!isPhraseGroup(group)) throw new Error(`${group} is one`)
      for (let at = 0; at < 6; at++) {
        for (let by = 1; by <= 9; by++) {
          const changed = group.slice(0, at) + String((Number(group[at]) + by) % 10) + group.slice(at + 1)
          if (isPhraseGroup(changed)) throw new Error(`${group} and ${changed}`)
        }
        const swapped = group.slice(0, at) + (group[at + 1] ?? '') + group[at] + group.slice(at + 2)
        if (at < 5 && swapped !== group && isPhraseGroup(swapped)) throw new Error(`${group} and ${swapped}`)
      }
    }
  })

  test('that loses or adds a digit names the group where groups are told apart', () => {
    const groups = makePhrase(new Uint8Array(16).fill(77))
    expect(readPhrase(withGroup(groups, 4, '12345'))).toEqual({ ok: false, group: 5 })
    expect(readPhrase(withGroup(groups, 2, '1234567'))).toEqual({ ok: false, group: 3 })
    expect(readPhrase(withGroup(groups, 6, '1а3456'))).toEqual({ ok: false, group: 7 })
    expect(readPhrase(groups.slice(0, 7).join(' '))).toEqual({ ok: false, group: 8 })
    expect(readPhrase([...groups, groups[0]].join(' '))).toEqual({ ok: false, group: null })
    for (const nothing of ['', '   ', '—']) expect(readPhrase(nothing)).toEqual({ ok: false, group: null })
  })

  test('never throws and never reads what is no phrase', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const read = readPhrase(text)
        if (read.ok) expect(makePhrase(read.secret).join('')).toBe(text.normalize('NFKC').replace(/\D/g, ''))
      }),
    )
  })
})

test('two phrases are compared by group', () => {
  const made = new Uint8Array(16).fill(5)
  expect(firstWrongGroup(made, made)).toBeNull()
  for (let byte = 0; byte < 16; byte++) {
    const other = made.map((value, index) => (index === byte ? value + 1 : value))
    expect(firstWrongGroup(other, made)).toBe((byte >> 1) + 1)
  }
})
