import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMobile, parseMobile } from '../../shared/domain/phone.ts'
import { leaveField } from '../../renderer/ui/field-check.ts'
import {
  dateForm,
  departmentCodeForm,
  mobileForm,
  phoneWhileTyping,
  seriesNumberForm,
  whileTyping,
} from '../../renderer/ui/typed-forms.ts'
import { minutesAndSeconds, secondsUntil } from '../../renderer/ui/use-seconds-until.ts'
import { emptyDocument } from '../../renderer/features/registration/workflow.ts'

/** What stands in the field after each key, as a person types at its end. */
const typeByKeys = (form: (before: string, typed: string) => string, text: string): string =>
  [...text].reduce((before, key) => form(before, before + key), '')

const asDate = (before: string, typed: string): string => whileTyping('birthDate', 'passport_rf', before, typed, true)
const asSeries = (before: string, typed: string): string =>
  whileTyping('seriesNumber', 'passport_rf', before, typed, true)
const asCode = (before: string, typed: string): string =>
  whileTyping('departmentCode', 'passport_rf', before, typed, true)
const asPhone = (before: string, typed: string): string => phoneWhileTyping(before, typed, true)

describe('what people type and paste gets the form of the document', () => {
  test.each([
    ['7515654321', '75 15 654321'],
    ['75 15 № 654321', '75 15 654321'],
    ['7515 654-321', '75 15 654321'],
    ['75', '75'],
    ['', ''],
  ])('series and number: %s → %s', (typed, shown) => expect(seriesNumberForm(typed)).toBe(shown))

  test.each([
    ['12031986', '12.03.1986'],
    ['1.3.1986', '01.03.1986'],
    ['12/3/1986', '12.03.1986'],
    ['1986-03-12', '12.03.1986'],
    ['12.03.1986', '12.03.1986'],
    ['1', '1'],
    ['12', '12.'],
    ['120', '12.0'],
  ])('date: %s → %s', (typed, shown) => expect(dateForm(typed)).toBe(shown))

  test.each([
    ['740052', '740-052'],
    ['740 052', '740-052'],
    ['74', '74'],
  ])('department: %s → %s', (typed, shown) => expect(departmentCodeForm(typed)).toBe(shown))

  test.each([
    ['9123456789', '+7 (912) 345-67-89'],
    ['8 (912) 345-67-89', '+7 (912) 345-67-89'],
    ['+7 912 345 67 89', '+7 (912) 345-67-89'],
    ['8', '+7 '],
    ['+', '+'],
    ['+375 29 123-45-67', '+375 29 123-45-67'],
    ['', ''],
  ])('phone: %s → %s', (typed, shown) => expect(mobileForm(typed)).toBe(shown))
})

describe('typing key by key', () => {
  test('ends in the same form, with the signs typed or left out', () => {
    expect(typeByKeys(asDate, '12031986')).toBe('12.03.1986')
    expect(typeByKeys(asDate, '12.03.1986')).toBe('12.03.1986')
    expect(typeByKeys(asDate, '1.3.1986')).toBe('01.03.1986')
    expect(typeByKeys(asSeries, '75 15 654321')).toBe('75 15 654321')
    expect(typeByKeys(asCode, '740-052')).toBe('740-052')
    expect(typeByKeys(asPhone, '+79123456789')).toBe('+7 (912) 345-67-89')
    expect(typeByKeys(asPhone, '89123456789')).toBe('+7 (912) 345-67-89')
  })

  test('a digit too many is not taken', () => {
    expect(typeByKeys(asPhone, '91234567890')).toBe('+7 (912) 345-67-89')
    expect(typeByKeys(asSeries, '75156543219')).toBe('75 15 654321')
  })

  test('a pasted digit too many stays, so that the check can name it', () => {
    expect(asPhone('', '8 912 345 67 890')).toBe('8 912 345 67 890')
    expect(asSeries('', '7515 6543210')).toBe('7515 6543210')
  })

  test('deleting and correcting in the middle are left alone', () => {
    expect(asDate('12.03.', '12.03')).toBe('12.03')
    expect(whileTyping('seriesNumber', 'passport_rf', '75 15 65', '75 915 65', false)).toBe('75 915 65')
  })

  test('names are left as they are typed', () => {
    expect(whileTyping('lastName', 'passport_rf', '', '  салтыков ', true)).toBe('  салтыков ')
  })

  test('every Russian mobile, however it is separated, comes out as it is written', () => {
    const separators = fc.constantFrom('', ' ', '-', ' - ')
    fc.assert(
      fc.property(
        fc.stringMatching(/^9\d{9}$/),
        fc.constantFrom('', '7', '8', '+7'),
        separators,
        separators,
        (own, head, first, second) => {
          const typed = `${head}${first}${own.slice(0, 3)}${second}${own.slice(3)}`
          const shown = mobileForm(typed)
          expect(shown).toBe(formatMobile(`+7${own}`))
          expect(parseMobile(shown)).toBe(`+7${own}`)
          expect(mobileForm(shown)).toBe(shown)
        },
      ),
    )
  })
})

describe('a field that is left', () => {
  const on = '2026-11-21'
  const passport = { ...emptyDocument, birthDate: '12.03.1986', issuedOn: '25.04.2015' }

  test('is written as it was understood', () => {
    expect(leaveField('seriesNumber', { ...passport, seriesNumber: '7515 № 654321' }, on)).toEqual([
      { field: 'seriesNumber', text: '75 15 654321', problem: null },
    ])
    expect(leaveField('lastName', { ...passport, lastName: 'САЛТЫКОВ - ЩЕДРИН' }, on)[0]?.text).toBe('Салтыков-Щедрин')
  })

  test('keeps what could not be understood, with the reason', () => {
    expect(leaveField('lastName', { ...passport, lastName: 'Ivanova' }, on)).toEqual([
      { field: 'lastName', text: 'Ivanova', problem: 'not_cyrillic' },
    ])
  })

  test('a birth date speaks of the issue date too, which may now be before the age of 14', () => {
    expect(leaveField('birthDate', { ...passport, birthDate: '12.03.2002' }, on)).toEqual([
      { field: 'birthDate', text: '12.03.2002', problem: null },
      { field: 'issuedOn', text: '25.04.2015', problem: 'issued_before_14' },
    ])
    expect(leaveField('birthDate', { ...passport, issuedOn: '' }, on)).toHaveLength(1)
  })
})

describe('the time that is left', () => {
  test('is rounded up and never below nothing', () => {
    expect(secondsUntil(10_000, 9_999)).toBe(1)
    expect(secondsUntil(10_000, 10_000)).toBe(0)
    expect(secondsUntil(10_000, 99_000)).toBe(0)
    expect(minutesAndSeconds(252)).toBe('4:12')
    expect(minutesAndSeconds(9)).toBe('0:09')
  })
})
