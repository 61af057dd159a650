import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charFromKey, repairRussianLayout, typeUnderRussianLayout } from '../../../shared/domain/keyboard-layout.ts'
import { ruLayoutCode, usLayoutCode } from './payment-qr-samples.ts'

const printable = Array.from({ length: 94 }, (_unused, index) => String.fromCharCode(0x21 + index))

test('the sample code goes both ways', () => {
  expect(repairRussianLayout(ruLayoutCode)).toBe(usLayoutCode)
  expect(typeUnderRussianLayout(usLayoutCode)).toBe(ruLayoutCode)
})

test('the map is a bijection of the 94 characters of 47 keys', () => {
  const typed = printable.map(typeUnderRussianLayout)
  expect(new Set(typed).size).toBe(94)
  expect(typed.map(repairRussianLayout)).toEqual(printable)
})

test('any ASCII text comes back from the Russian layout', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary-ascii' }),
      (text) => repairRussianLayout(typeUnderRussianLayout(text)) === text,
    ),
  )
})

test('digits and = - _ + ! % * ( ) \\ are the same under both layouts', () => {
  expect(typeUnderRussianLayout('0123456789=-_+!%*()\\')).toBe('0123456789=-_+!%*()\\')
})

test.each([
  ['KeyS', true, 'S'],
  ['KeyS', false, 's'],
  ['Backslash', true, '|'],
  ['Slash', false, '/'],
  ['Quote', true, '"'],
  ['Digit0', false, '0'],
  ['Digit2', true, '@'],
  ['Equal', false, '='],
  ['Backquote', true, '~'],
  ['Space', false, ' '],
  ['Numpad7', false, '7'],
  ['NumpadDecimal', false, '.'],
  ['Enter', false, null],
  ['F2', false, null],
  ['', false, null],
  ['ShiftLeft', true, null],
] as const)('the key %s (shift: %s) types %j on a US keyboard', (code, shift, character) => {
  expect(charFromKey(code, shift)).toBe(character)
})

test('every printable character has one key', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`)
  const digits = [...'0123456789'].map((digit) => `Digit${digit}`)
  const signs = [
    'Backquote',
    'Minus',
    'Equal',
    'BracketLeft',
    'BracketRight',
    'Backslash',
    'Semicolon',
    'Quote',
    'Comma',
    'Period',
    'Slash',
  ]
  const typed = [...letters, ...digits, ...signs].flatMap((code) => [charFromKey(code, false), charFromKey(code, true)])
  expect(typed.toSorted()).toEqual(printable)
})
