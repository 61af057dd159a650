import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentField, TypedDocument } from '../../../shared/contract/documents.ts'
import { addDays, addYears, formatDate } from '../../../shared/domain/dates.ts'
import { emptyTyped, readDocument, readField } from '../../../shared/domain/document-form.ts'
import { type DocumentKind, documentFields } from '../../../shared/domain/document-kinds.ts'

const on = '2026-11-21'
/** Any code unit, halves of a character too; the library's own `binary` costs seconds to set up. */
const anySign = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
const typed: TypedDocument = {
  ...emptyTyped,
  seriesNumber: '7515 654321',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: 'Викторовна',
  noMiddleName: false,
  birthDate: '12.03.1986',
  issuedOn: '25.04.2015',
  departmentCode: '740-052',
  issuedBy: 'ОТДЕЛОМ УФМС РОССИИ',
  address: 'г. Челябинск, ул. Свободы, д. 32',
}

const outcome = (field: DocumentField, text: string, kind: DocumentKind = 'passport_rf'): string => {
  const reading = readField(field, text, on, kind)
  return reading.ok ? reading.value : reading.problem
}

test.each<[DocumentField, string, string]>([
  ['seriesNumber', '75 15 654321', '7515654321'],
  ['seriesNumber', '7515№654321', '7515654321'],
  ['seriesNumber', '75-15 № 654321', '7515654321'],
  ['seriesNumber', 'серия 7515 номер 654321', '7515654321'],
  ['seriesNumber', '0102\u00a0000777', '0102000777'],
  ['seriesNumber', '7515 65432', 'format'],
  ['seriesNumber', '7515 6543211', 'format'],
  ['seriesNumber', 'АБ15 654321', 'format'],
  ['seriesNumber', '', 'missing'],
  ['lastName', 'иванова', 'Иванова'],
  ['lastName', 'ИВАНОВА', 'Иванова'],
  ['lastName', ' Ёлкина ', 'Ёлкина'],
  ['lastName', 'салтыков - щедрин', 'Салтыков-Щедрин'],
  ['lastName', 'САЛТЫКОВ—ЩЕДРИН', 'Салтыков-Щедрин'],
  ['lastName', 'д’артаньян', "Д'Артаньян"],
  ['lastName', 'О`Генри', "О'Генри"],
  ['lastName', 'МакДональд', 'МакДональд'],
  ['lastName', 'Черно\u0438\u0306ванов', 'Чернойванов'],
  ['firstName', 'анна  мария', 'Анна Мария'],
  ['middleName', 'МАМЕД ОГЛЫ', 'Мамед оглы'],
  ['middleName', 'Ахмед-кызы', 'Ахмед-кызы'],
  ['lastName', 'Иванoва', 'not_cyrillic'], // a Latin «o»
  ['lastName', 'Ivanova', 'not_cyrillic'],
  ['lastName', 'Иванова2', 'format'],
  ['lastName', '-Иванова', 'format'],
  ['lastName', "'", 'format'],
  ['lastName', '   ', 'missing'],
  ['birthDate', '1.2.1986', '1986-02-01'],
  ['birthDate', '01021986', '1986-02-01'],
  ['birthDate', '01.02.1986', '1986-02-01'],
  ['birthDate', '01/02/1986', '1986-02-01'],
  ['birthDate', '01 02 1986', '1986-02-01'],
  ['birthDate', '1986-02-01', '1986-02-01'],
  ['birthDate', '01.02.1986г.', '1986-02-01'],
  ['birthDate', '01.02.86', 'format'],
  ['birthDate', '1.2', 'format'],
  ['birthDate', '29.02.1985', 'date_impossible'],
  ['birthDate', '29.02.1984', '1984-02-29'],
  ['birthDate', '32.01.1986', 'date_impossible'],
  ['birthDate', '22.11.2026', 'in_future'],
  ['birthDate', '21.11.2012', '2012-11-21'], // fourteen today
  ['birthDate', '22.11.2012', 'too_young'],
  ['birthDate', '22.11.1906', '1906-11-22'],
  ['birthDate', '21.11.1906', 'too_old'],
  ['issuedOn', '01.10.1997', '1997-10-01'],
  ['issuedOn', '30.09.1997', 'before_passports'],
  ['issuedOn', '21.11.2026', '2026-11-21'],
  ['issuedOn', '22.11.2026', 'in_future'],
  ['departmentCode', '740052', '740-052'],
  ['departmentCode', '740 - 052', '740-052'],
  ['departmentCode', '740–052', '740-052'],
  ['departmentCode', '74005', 'format'],
  ['issuedBy', '  ОВД   «Центральный» ', 'ОВД «Центральный»'],
  ['issuedBy', 'OVD', 'not_cyrillic'],
  ['issuedBy', '123', 'format'],
  ['issuedBy', 'О', 'format'],
  ['address', 'г. Челябинск, ул. Свободы, д. 32', 'г. Челябинск, ул. Свободы, д. 32'],
  ['address', '', 'missing'],
])('%s «%s» is %s', (field, text, expected) => {
  expect(outcome(field, text)).toBe(expected)
})

describe('the whole passport', () => {
  const problems = (change: Partial<TypedDocument>, day = on) => {
    const reading = readDocument({ ...typed, ...change }, day)
    return reading.ok ? [] : reading.problems.map(({ field, problem }) => `${field} ${problem}`)
  }
  const checks = (change: Partial<TypedDocument>, day = on) => {
    const reading = readDocument({ ...typed, ...change }, day)
    return reading.ok ? reading.checks.map(({ code, level, date }) => `${code} ${level} ${date}`) : ['refused']
  }

  test('is read into a person and a document', () => {
    expect(readDocument(typed, on)).toMatchObject({
      ok: true,
      person: { lastName: 'Иванова', middleName: 'Викторовна', birthDate: '1986-03-12' },
      document: {
        kind: 'passport_rf',
        series: '7515',
        number: '654321',
        issuedOn: '2015-04-25',
        departmentCode: '740-052',
      },
    })
  })

  test('names every field that stops it', () => {
    expect(problems({ lastName: '', birthDate: '1.1', departmentCode: 'x' })).toEqual([
      'lastName missing',
      'birthDate format',
      'departmentCode format',
    ])
  })

  test('needs a patronymic unless the person has none', () => {
    expect(problems({ middleName: '' })).toEqual(['middleName missing'])
    expect(problems({ middleName: '', noMiddleName: true })).toEqual([])
    const reading = readDocument({ ...typed, noMiddleName: true }, on)
    expect(reading.ok && reading.person.middleName).toBe('')
  })

  test('is issued at fourteen at the earliest', () => {
    expect(problems({ birthDate: '26.04.2001', issuedOn: '25.04.2015' })).toEqual(['issuedOn issued_before_14'])
    expect(problems({ birthDate: '25.04.2001', issuedOn: '25.04.2015' }, '2021-04-25')).toEqual([])
  })

  test('past 20 or 45 is accepted with a warning for 90 days, then refused', () => {
    const old = { birthDate: '03.07.1976', issuedOn: '10.05.2001', seriesNumber: '7501 123456' }
    expect(checks(old, '2021-07-03')).toEqual(['passport_valid ok 2021-07-03'])
    expect(checks(old, '2021-07-04')).toEqual(['passport_grace warn 2021-10-01'])
    expect(checks(old, '2021-10-01')).toEqual(['passport_grace warn 2021-10-01'])
    expect(problems(old, '2021-10-02')).toEqual(['issuedOn expired'])
    expect(checks({ ...old, issuedOn: '03.07.2021', seriesNumber: '7521 123456' })).toEqual(['passport_valid ok null'])
  })

  test.each([
    ['7515', '25.04.2015', false],
    ['7512', '25.04.2015', false],
    ['7518', '25.04.2015', false],
    ['7511', '25.04.2015', true],
    ['7519', '25.04.2015', true],
    ['7599', '25.04.2015', true],
  ])('series %s issued on %s is looked at: %s, and never refused', (series, issuedOn, looked) => {
    const change = { seriesNumber: `${series} 654321`, issuedOn }
    expect(problems(change)).toEqual([])
    expect(checks(change).includes('series_year_differs warn 2015-04-25')).toBe(looked)
  })

  test('the region of the series is looked at beside the department, and never refuses', () => {
    expect(checks({})).toEqual(['passport_valid ok 2031-03-12'])
    expect(checks({ seriesNumber: '0615 654321' })).toContain('series_region_unknown warn null')
    expect(checks({ seriesNumber: '4515 654321' })).toContain('series_region_differs warn null')
    expect(checks({ seriesNumber: '4515 654321', departmentCode: '770-052' })).toEqual(['passport_valid ok 2031-03-12'])
    expect(checks({ seriesNumber: '3515 654321', departmentCode: '900-003' })).toEqual(['passport_valid ok 2031-03-12'])
  })

  test('a conscript’s passport is accepted past twenty with a reason, and only such a one', () => {
    const soldier = { birthDate: '01.02.2005', issuedOn: '10.03.2019', seriesNumber: '7519 123456' }
    const reason = 'военный билет АН 1234567, призван 11.2025'
    expect(problems(soldier)).toEqual(['issuedOn expired_at_20'])
    expect(checks({ ...soldier, conscript: reason })).toEqual(['passport_conscript warn 2025-05-02'])
    expect(problems({ ...soldier, conscript: 'да' })).toEqual(['conscript format', 'issuedOn expired_at_20'])
    const reading = readDocument({ ...typed, ...soldier, conscript: reason }, on)
    expect(reading.ok && reading.document.conscriptReason).toBe(reason)
    // Forty-five is no age of a conscript, nor is thirty-one.
    const older = { birthDate: '01.02.1979', issuedOn: '10.03.2001', seriesNumber: '7501 123456', conscript: reason }
    expect(problems(older)).toEqual(['conscript not_a_conscript'])
    const late = { birthDate: '20.11.1995', issuedOn: '10.12.2009', seriesNumber: '7509 123456', conscript: reason }
    expect(problems(late)).toEqual(['conscript not_a_conscript'])
    expect(problems({ ...late, birthDate: '22.11.1995' })).toEqual([])
    // A reason that nobody needs is no part of the document.
    const valid = readDocument({ ...typed, conscript: reason }, on)
    expect(valid.ok && valid.document.conscriptReason).toBe('')
  })

  test('the passport before is read where it is given, and is another one', () => {
    const reading = readDocument({ ...typed, previousDocument: '75 01 № 123456' }, on)
    expect(reading.ok && reading.previousDocument).toBe('7501123456')
    expect(problems({ previousDocument: '7501' })).toEqual(['previousDocument format'])
    expect(problems({ previousDocument: typed.seriesNumber })).toEqual(['previousDocument same_document'])
  })

  test('blanks of the nineties are of the nineties', () => {
    const old = { birthDate: '01.01.1930', seriesNumber: '7598 000001' }
    expect(checks({ ...old, issuedOn: '12.12.1998' })).toEqual(['passport_valid ok null'])
    expect(checks({ ...old, issuedOn: '12.12.2002' })).toContain('series_year_differs warn 2002-12-12')
  })
})

describe('whatever is typed', () => {
  const day = fc.integer({ min: 0, max: 45_000 }).map((days) => addDays('1906-01-01', days))

  test('what was read reads as itself again', () => {
    const name = fc.string({ unit: fc.constantFrom(..."абвёЁАБЙй-' ’—"), minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(name, (text) => {
        const once = readField('lastName', text, on, 'passport_rf')
        if (once.ok) expect(readField('lastName', once.value, on, 'passport_rf')).toEqual(once)
      }),
    )
  })

  test('nothing is thrown, and every answer is a value or a problem', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentFields), fc.string({ maxLength: 40, unit: anySign }), (field, text) => {
        const reading = readField(field, text, on, 'passport_rf')
        const mayBeEmpty = field === 'conscript' || field === 'previousDocument'
        expect(reading.ok ? mayBeEmpty || reading.value !== '' : reading.problem !== undefined).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a date is the same in every way it is written', () => {
    fc.assert(
      fc.property(day, (date) => {
        const shown = formatDate(date)
        const [dd = '', mm = '', yyyy = ''] = shown.split('.')
        const ways = [shown, `${dd}${mm}${yyyy}`, `${Number(dd)}.${Number(mm)}.${yyyy}`, `${dd}/${mm}/${yyyy}`, date]
        expect(new Set(ways.map((way) => JSON.stringify(readField('birthDate', way, on, 'passport_rf')))).size).toBe(1)
      }),
    )
  })

  test('nobody younger than 14, nothing issued before 14 or in the future gets through', () => {
    fc.assert(
      fc.property(day, day, day, (birth, issued, today) => {
        const reading = readDocument({ ...typed, birthDate: formatDate(birth), issuedOn: formatDate(issued) }, today)
        const possible =
          addYears(birth, 14) <= today &&
          addYears(birth, 120) > today &&
          issued >= addYears(birth, 14) &&
          issued <= today &&
          issued >= '1997-10-01'
        if (reading.ok) expect(possible).toBe(true)
        else if (possible) expect(['expired', 'expired_at_20']).toContain(reading.problems[0]?.problem)
      }),
      { numRuns: 500 },
    )
  })
})
