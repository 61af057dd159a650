import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TypedDocument } from '../../../shared/contract/documents.ts'
import { emptyTyped, readDocument, readField } from '../../../shared/domain/document-form.ts'
import {
  type DocumentKind,
  documentFields,
  documentKinds,
  documentLookupText,
  documentMasked,
  documentRules,
  documentShown,
  kindsInHand,
} from '../../../shared/domain/document-kinds.ts'

const on = '2026-11-21'
/** Any code unit, halves of a character too; the library's own `binary` costs seconds to set up. */
const anySign = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
const numberOf = (text: string, kind: DocumentKind): string => {
  const reading = readField('seriesNumber', text, on, kind)
  return reading.ok ? reading.value : reading.problem
}

test.each<[DocumentKind, string, string]>([
  ['passport_rf_foreign', '71 № 1234567', '711234567'],
  ['passport_rf_foreign', '7515 654321', 'format'],
  ['temporary_2p', '740123456', '740123456'],
  ['military_id', 'АН 1234567', 'АН1234567'],
  ['military_id', 'ан № 1234567', 'АН1234567'],
  ['military_id', 'AH 1234567', 'АН1234567'], // typed under the Latin layout
  ['military_id', 'AQ 1234567', 'format'],
  ['military_id', '1234567', 'format'],
  ['passport_foreign', 'ab 1234567', 'AB1234567'],
  ['passport_foreign', 'N-12345678', 'N12345678'],
  ['passport_foreign', 'ABCDEF', 'format'], // not a digit in it
  ['residence_permit', '82 № 1234567', '821234567'],
  // Free text in the tax service's templates: no number is refused for its form, but for one without a digit.
  ['residence_permit', 'РП № 0012/1', 'РП0012/1'],
  ['residence_permit', 'нет', 'format'],
  ['temporary_2p', '740-052/123', '740052/123'],
  ['temporary_residence', '74/20', '74/20'],
  ['passport_foreign', '12', '12'],
  ['passport_foreign', '1'.repeat(26), 'format'],
  ['birth_certificate', 'II-ИВ № 654321', 'II-ИВ654321'],
  ['birth_certificate', '11-ИВ 654321', 'II-ИВ654321'],
  ['birth_certificate', 'ХХ ИВ 654321', 'XX-ИВ654321'],
  ['birth_certificate', 'ИВ 654321', 'format'],
])('%s «%s» is %s', (kind, text, expected) => {
  expect(numberOf(text, kind)).toBe(expected)
})

const foreigner: TypedDocument = {
  ...emptyTyped,
  kind: 'passport_foreign',
  seriesNumber: 'AB1234567',
  lastName: 'NURLANOV',
  firstName: 'Azamat',
  birthDate: '12.03.1986',
  citizenship: 'Казахстан',
  issuedOn: '25.04.2020',
  validUntil: '25.04.2030',
  issuedBy: 'МВД Республики Казахстан',
  address: 'г. Челябинск, ул. Труда, д. 15',
}
const problems = (change: Partial<TypedDocument>, day = on): string[] => {
  const reading = readDocument({ ...foreigner, ...change }, day)
  return reading.ok ? [] : reading.problems.map(({ field, problem }) => `${field} ${problem}`)
}

describe('a foreign passport', () => {
  test('has Latin names, a country, a term of its own, and needs no patronymic', () => {
    const reading = readDocument(foreigner, on)
    expect(reading).toMatchObject({
      ok: true,
      person: { lastName: 'Nurlanov', firstName: 'Azamat', middleName: '' },
      document: {
        kind: 'passport_foreign',
        series: '',
        number: 'AB1234567',
        citizenship: 'Казахстан',
        departmentCode: '',
      },
      checks: [{ code: 'document_valid', level: 'ok', date: '2030-04-25' }],
    })
    expect(problems({ lastName: 'Нурланов', firstName: 'Азамат' })).toEqual([])
    expect(problems({ lastName: "O'Neil-Müller" })).toEqual([])
    expect(problems({ validUntil: '' })).toEqual([])
  })

  test('is refused past its term, before it was issued, and with two alphabets in one name', () => {
    expect(problems({}, '2030-04-25')).toEqual([])
    expect(problems({}, '2030-04-26')).toEqual(['validUntil expired'])
    expect(problems({ issuedOn: '26.04.2030' }, '2030-04-25')).toEqual(['issuedOn in_future'])
    expect(problems({ issuedOn: '01.01.1980' })).toEqual(['issuedOn issued_too_early'])
    expect(problems({ lastName: 'Нурлаnov' })).toEqual(['lastName mixed_letters'])
    expect(problems({ citizenship: '' })).toEqual(['citizenship missing'])
    expect(problems({ birthDate: '22.11.2012' })).toEqual(['birthDate too_young'])
  })

  test('with a number that no form is known to print is taken, and looked at again', () => {
    const checksOf = (change: Partial<TypedDocument>): string[] => {
      const reading = readDocument({ ...foreigner, ...change }, on)
      return reading.ok ? reading.checks.map(({ code, level }) => `${code} ${level}`) : ['refused']
    }
    expect(checksOf({ seriesNumber: 'N1' })).toEqual(['document_valid ok', 'number_unusual warn'])
    expect(checksOf({ kind: 'residence_permit', seriesNumber: '82 1234567' })).toEqual(['document_valid ok'])
    expect(checksOf({ kind: 'residence_permit', seriesNumber: '82 12345' })).toContain('number_unusual warn')
  })

  test('what another kind’s fields hold is not read', () => {
    expect(problems({ departmentCode: 'garbage', previousDocument: 'garbage', conscript: 'x' })).toEqual([])
  })
})

test('Latin names stay out of the documents that have none', () => {
  expect(problems({ kind: 'military_id', seriesNumber: 'АН1234567', noMiddleName: true })).toEqual([
    'lastName not_cyrillic',
    'firstName not_cyrillic',
  ])
})

test('nobody registers by a child’s paper, and it is not offered', () => {
  const child = { kind: 'birth_certificate' as const, seriesNumber: 'II-ИВ 654321', lastName: 'Ли', firstName: 'Ян' }
  expect(problems({ ...child, noMiddleName: true })).toEqual(['seriesNumber not_in_hand'])
  expect(kindsInHand).not.toContain('birth_certificate')
  expect(kindsInHand[0]).toBe('passport_rf')
})

describe('every kind', () => {
  test.each(documentKinds)('%s: its example is read, and every field it may leave empty is its own', (kind) => {
    const rule = documentRules[kind]
    expect(numberOf(rule.example, kind)).not.toBe('format')
    for (const field of rule.optional) expect(rule.fields.has(field)).toBe(true)
    for (const field of rule.fields) expect(documentFields).toContain(field)
    // Digits in groups are as many as the number has.
    const digits = rule.groups?.reduce((sum, length) => sum + length, 0)
    if (digits !== undefined) expect(rule.example.replace(/\D/g, '')).toHaveLength(digits)
  })

  test('is looked up apart from every other', () => {
    const name = { series: '', number: '821234567' }
    expect(new Set(documentKinds.map((kind) => documentLookupText({ kind, ...name }))).size).toBe(documentKinds.length)
  })

  test('is read into what it was typed from, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentKinds), fc.string({ unit: anySign, maxLength: 30 }), (kind, text) => {
        const once = readField('seriesNumber', text, on, kind)
        if (once.ok) expect(readField('seriesNumber', once.value, on, kind)).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })
})

test('is shown whole, or with its end only', () => {
  const passport = { kind: 'passport_rf', series: '7515', number: '654321' } as const
  expect(documentShown(passport)).toBe('75\u00A015\u00A0654321')
  expect(documentMasked(passport)).toBe('75 15 •••321')
  expect(documentMasked({ kind: 'passport_foreign', series: '', number: 'AB1234567' })).toBe('••••••567')
  expect(documentMasked({ kind: 'temporary_2p', series: '', number: '12345' })).toBe('•••••')
})
