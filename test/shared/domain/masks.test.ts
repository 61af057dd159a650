import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskDocument, maskGorodNumber, maskMobile } from '../../../shared/domain/masks.ts'

test('numbers and documents are masked as the drawings show', () => {
  expect(maskMobile('+79123456789')).toBe('+7 912 •••-••-89')
  expect(maskDocument('7515654321')).toBe('75 15 •••321')
  expect(maskGorodNumber('1234567890')).toBe('••••••7890')
  expect(maskGorodNumber('1234')).toBe('••••')
})

test('what is neither is refused without being quoted', () => {
  expect(() => maskMobile('+7912345678')).toThrow('not a Russian mobile number')
  expect(() => maskDocument('751565432')).toThrow('not a series and number of a passport')
})

test('the masked digits decide nothing of what is shown', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  fc.assert(
    fc.property(digits(5), digits(5), digits(3), digits(3), (a, b, c, d) => {
      expect(maskMobile(`+7912${a}89`)).toBe(maskMobile(`+7912${b}89`))
      expect(maskDocument(`7515${c}321`)).toBe(maskDocument(`7515${d}321`))
      expect(maskGorodNumber(`${a}07890`)).toBe(maskGorodNumber(`${b}07890`))
    }),
  )
})
