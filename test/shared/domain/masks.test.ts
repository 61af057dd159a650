import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentMasked } from '../../../shared/domain/document-kinds.ts'
import { maskGorodNumber, maskMobile } from '../../../shared/domain/masks.ts'

test('numbers are masked as the drawings show', () => {
  expect(maskMobile('+79123456789')).toBe('+7 912 •••-••-89')
  expect(maskGorodNumber('1234567890')).toBe('••••••7890')
  expect(maskGorodNumber('1234')).toBe('••••')
})

test('what is neither is refused without being quoted', () => {
  expect(() => maskMobile('+7912345678')).toThrow('not a Russian mobile number')
})

test('the masked digits decide nothing of what is shown', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  fc.assert(
    fc.property(digits(5), digits(5), digits(3), digits(3), (a, b, c, d) => {
      expect(maskMobile(`+7912${a}89`)).toBe(maskMobile(`+7912${b}89`))
      const passport = { kind: 'passport_rf', series: '7515' } as const
      expect(documentMasked({ ...passport, number: `${c}321` })).toBe(
        documentMasked({ ...passport, number: `${d}321` }),
      )
      expect(maskGorodNumber(`${a}07890`)).toBe(maskGorodNumber(`${b}07890`))
    }),
  )
})
