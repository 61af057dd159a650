import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aimOf,
  commonPrefix,
  isFrameSafe,
  maskScan,
  noFrame,
  scanKind,
  withoutFrame,
} from '../../../shared/domain/scan-text.ts'
import { scherbakovaMrz } from '../../support/mrz-sample.ts'
import { samples } from './payment-qr-samples.ts'

const frame = { prefix: '~', suffix: '#' }

describe('what stands around a code', () => {
  test.each([
    ['nothing', 'ST00012|Sum=1'],
    ['an AIM identifier', ']Q1ST00012|Sum=1'],
    ['the prefix', '~ST00012|Sum=1'],
    ['the prefix, an AIM identifier and the suffix', '~]d2ST00012|Sum=1#\r\n'],
    ['control characters outside', '\u0002~ST00012|Sum=1#\u0003\r\n'],
  ])('%s comes off', (_name, text) => {
    expect(withoutFrame(text, frame)).toBe('ST00012|Sum=1')
  })

  test('of letters read as Latin-1 nothing comes off, not even what would be a space there', () => {
    expect(withoutFrame('\u00a0ST\u0085', noFrame)).toBe('\u00a0ST\u0085')
  })

  test('a frame that stands around any code comes off whole, and without one the code stays', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z|=.-]{4,60}$/), (code) => {
        expect(withoutFrame(`~${code}#`, frame)).toBe(code)
        expect(withoutFrame(code, noFrame)).toBe(code)
      }),
    )
  })

  test('the identifier is told', () => {
    expect([aimOf(']E0460', noFrame), aimOf('~]C1460', frame), aimOf('460', frame)]).toEqual([']E0', ']C1', null])
  })
})

describe('what may be stripped', () => {
  test.each(['', '~', ']', 'QR:', '<<', '$$A1'])('%j may', (text) => expect(isFrameSafe(text)).toBe(true))
  // Digits are a code's own; the others are what codes begin with; a space is dropped anyway.
  test.each(['314', '0', 'ST', 's', 'P', 'PN', 'GK-', 'ht', ' ', 'Ы', '123456789', '\t'])('%j may not', (text) =>
    expect(isFrameSafe(text)).toBe(false),
  )
})

describe('what a code is', () => {
  test.each([
    ['bill', samples[5]],
    ['bill', 'st00012|x'],
    ['mrz', scherbakovaMrz.join('\n')],
    ['receipt', 'GK-900-12-0001'],
    ['link', 'https://qr.nspk.ru/AS1'],
    ['link', 't=20261120T1042&s=812.40&fn=1&i=1&fp=1&n=1'],
    ['linear', '351100010534'],
    ['linear', '7785'],
    ['unknown', 'привет'],
    ['unknown', 'GK-nothing'],
    ['unknown', ''],
  ])('%s: %j', (kind, code) => expect(scanKind(code)).toBe(kind))
})

describe('what is shown of it', () => {
  test('nothing of a passport', () => {
    const shown = maskScan(scherbakovaMrz.join('\n'), 'mrz')
    expect(shown).toMatch(/^[•<]{44}\n[•<]{44}$/)
  })

  test('of a bill what is the payee’s, and nothing of the payer', () => {
    const shown = maskScan(samples[2], 'bill')
    expect(shown).toContain('PersonalAcc=40702810952090030727')
    expect(shown).toContain('Sum=381630')
    for (const personal of ['Иванов', 'Иван', 'Ленина', '987654331']) expect(shown).not.toContain(personal)
  })
})

describe('the prefix that a scanner sends', () => {
  test('stands in front of every known head', () => {
    expect(commonPrefix([`QR:${samples[5]}`, `QR:]Q1${samples[2]}`])).toBe('QR:')
  })
  test('is none where one scan has another, or nothing is known', () => {
    expect(commonPrefix([`QR:${samples[5]}`, samples[2]])).toBe('')
    expect(commonPrefix(['QR:4600000000015'])).toBe('')
    expect(commonPrefix([])).toBe('')
  })
})
