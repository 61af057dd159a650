import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/domain/dates.ts'
import { typeUnderRussianLayout } from '../../../shared/domain/keyboard-layout.ts'
import { isMrzFirstLine, looksLikeMrz, mrzCheckDigit, parseMrz } from '../../../shared/domain/mrz.ts'
import { decodeMrzLetter, encodeMrzLetter } from '../../../shared/domain/mrz-names.ts'
import { formatMrz, type PassportOfMrz, scherbakovaMrz } from '../../support/mrz-sample.ts'

const on = '2026-11-21'
/** Any code unit, halves of a character too; the library's own `binary` costs seconds to set up. */
const anySign = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
const specimen: [string, string] = [
  'PNRUSIM8REK<<EVGENIQ<ALEKSANDROVI3<<<<<<<<<<',
  '1100000000RUS8209120M<<<<<<<4041217292000<46',
]
const scherbakova: PassportOfMrz = {
  lastName: 'Щербакова',
  firstName: 'Юлия',
  middleName: 'Чеславовна',
  series: '7515',
  number: '654321',
  birthDate: '1986-03-12',
  issuedOn: '2015-04-25',
  sex: 'female',
  departmentCode: '740-052',
}
const read = (lines: readonly string[], day = on) => {
  const reading = parseMrz(lines.join('\n'), day)
  if (!reading.ok) throw new Error(`${reading.reason} ${reading.line}:${reading.position}`)
  return reading.mrz
}
const reason = (text: string) => {
  const reading = parseMrz(text, on)
  return reading.ok ? 'read' : `${reading.reason} ${reading.line}:${reading.position}`
}

describe('the worked examples of the rules', () => {
  test('the public specimen', () => {
    expect(read(specimen)).toEqual({
      lastName: 'Имярек',
      firstName: 'Евгений',
      middleName: 'Александрович',
      series: '1104',
      number: '000000',
      birthDate: '1982-09-12',
      issuedOn: '2004-12-17',
      sex: 'male',
      departmentCode: '292-000',
      doubts: {},
    })
  })

  test('Щербакова, and the same lines written back', () => {
    expect(read(scherbakovaMrz)).toEqual({ ...scherbakova, doubts: {} })
    expect(formatMrz(scherbakova)).toEqual(scherbakovaMrz)
  })

  test('their check digits', () => {
    expect([mrzCheckDigit('751654321'), mrzCheckDigit('860312'), mrzCheckDigit('5150425740052<')]).toEqual([
      '4',
      '0',
      '6',
    ])
  })
})

describe('however the reader sends it', () => {
  const [first, second] = scherbakovaMrz
  test.each([
    ['CR LF', `${first}\r\n${second}\r\n`],
    ['Tab', `${first}\t${second}\t`],
    ['nothing between', `${first}${second}`],
    ['frame signs', `\u0002${first}\r${second}\u0003`],
    ['small letters', `${first}\n${second}`.toLowerCase()],
    ['the Russian layout', typeUnderRussianLayout(`${first}\n${second}`)],
    ['spaces of a paste', `  ${first} \n ${second}  `],
  ])('%s', (_, text) => {
    expect(looksLikeMrz(text)).toBe(true)
    expect(parseMrz(text, on)).toMatchObject({ ok: true, mrz: { number: '654321', lastName: 'Щербакова' } })
  })

  test('a bill and an account are no zone', () => {
    for (const text of ['ST00012|Name=OOO "TEST"|PersonalAcc=40702810138250123017', '3141234567', 'PNRUS', ''])
      expect([looksLikeMrz(text), reason(text)]).toEqual([false, 'not_mrz null:null'])
    expect(isMrzFirstLine(first)).toBe(true)
    expect(isMrzFirstLine(second)).toBe(false)
    expect(isMrzFirstLine('ST00012|Name=OOO')).toBe(false)
  })
})

describe('what is wrong is named with its place', () => {
  const [first, second] = scherbakovaMrz
  const put = (line: string, position: number, sign: string) =>
    line.slice(0, position - 1) + sign + line.slice(position)
  test.each([
    ['half of it', first, 'length 2:0'],
    ['a sign lost in line 1', `${first.slice(1)}\n${second}`, 'character 1:1'],
    ['a sign lost in the names', `${first.slice(0, -1)}\n${second}`, 'length 1:43'],
    ['a sign lost in line 2', `${first}\n${second.slice(0, -1)}`, 'length 2:43'],
    ['a passport for abroad', `P<RUSIVANOVA<<IULIIA<<<<<<<<<<<<<<<<<<<<<<<<<\n${second}`, 'other_document 1:1'],
    ['a zero in a name', `${put(first, 8, '0')}\n${second}`, 'character 1:8'],
    ['no surname', `${put(first, 6, '<')}\n${second}`, 'character 1:6'],
    ['a letter in the number', `${first}\n${put(second, 4, 'O')}`, 'character 2:4'],
    ['another country', `${first}\n${put(second, 11, 'U')}`, 'character 2:11'],
    ['a third sex', `${first}\n${put(second, 21, 'X')}`, 'character 2:21'],
    ['a term', `${first}\n${put(second, 25, '1')}`, 'character 2:25'],
    ['a digit of the number', `${first}\n${put(second, 5, '6')}`, 'number_check 2:10'],
    ['a digit of the birth date', `${first}\n${put(second, 19, '3')}`, 'birth_check 2:20'],
    ['a digit of the department', `${first}\n${put(second, 41, '3')}`, 'issue_check 2:43'],
    ['the last digit', `${first}\n${put(second, 44, '7')}`, 'final_check 2:44'],
  ])('%s', (_, text, expected) => {
    expect(reason(text)).toBe(expected)
  })

  test('a day that is none', () => {
    const lines = (change: Partial<PassportOfMrz>) => formatMrz({ ...scherbakova, ...change }).join('\n')
    expect(reason(lines({ birthDate: '1986-02-30' }))).toBe('date_impossible 2:14')
    expect(reason(lines({ issuedOn: '2015-13-25' }))).toBe('date_impossible 2:30')
  })
})

describe('the century', () => {
  const born = (birthDate: string, day: string) => read(formatMrz({ ...scherbakova, birthDate }), day).birthDate
  test('of a birth is the one in which the bearer is fourteen by now', () => {
    expect(born('2012-11-21', on)).toBe('2012-11-21')
    expect(born('1912-11-22', on)).toBe('1912-11-22') // fourteen only tomorrow
    expect(born('2000-02-29', on)).toBe('2000-02-29')
    expect(born('1927-01-01', on)).toBe('1927-01-01')
  })
})

describe('names', () => {
  const named = (lastName: string, firstName: string, middleName: string) => {
    const mrz = read(formatMrz({ ...scherbakova, lastName, firstName, middleName }))
    return [mrz.lastName, mrz.firstName, mrz.middleName, mrz.doubts]
  }
  test('every letter comes back as itself, and no two share a sign', () => {
    const all = [...'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ']
    expect(all.map((letter) => decodeMrzLetter(encodeMrzLetter(letter)))).toEqual(all)
    expect(new Set(all.map(encodeMrzLetter)).size).toBe(33)
    expect(['0', '1', '5', '<', 'а'].map(decodeMrzLetter)).toEqual([null, null, null, null, null])
  })

  test('without a patronymic, double, and with parts of their own', () => {
    expect(named('Ли', 'Ян', '')).toEqual(['Ли', 'Ян', '', {}])
    expect(named('Салтыкова-Щедрина', 'Анна', 'Львовна')).toEqual([
      'Салтыкова-Щедрина',
      'Анна',
      'Львовна',
      { lastName: 'joined' },
    ])
    expect(named('Лим', 'Анна-Мария', 'Ивановна')).toEqual(['Лим', 'Анна-Мария', 'Ивановна', { firstName: 'joined' }])
    expect(named('Алиев', 'Вагиф', 'Мамед оглы')).toEqual(['Алиев', 'Вагиф', 'Мамед оглы', {}])
    expect(named('Хасан', 'Али', 'Мухаммед')).toEqual([
      'Хасан',
      'Али',
      'Мухаммед',
      { firstName: 'split', middleName: 'split' },
    ])
  })

  test('what does not fit is cut as the rules cut it, and is in doubt', () => {
    // 37 signs of surname and name leave the patronymic its first letter.
    expect(named('Константинопольский', 'Александр-Виктор', 'Константинович')).toEqual([
      'Константинопольский',
      'Александр-Виктор',
      'К',
      { firstName: 'truncated', middleName: 'truncated' },
    ])
    // Cut right after a hyphen, nothing of which is left.
    expect(named('Константинопольскийпреображенс', 'Анна-Мария', 'Ильинична').slice(1)).toEqual([
      'Анна',
      'И',
      { firstName: 'truncated', middleName: 'truncated' },
    ])
    expect(named('Константинопольскийпреображенская-Мышкина', 'Анна', 'Ильинична')[3]).toMatchObject({
      lastName: 'truncated',
    })
    const [, , , patronymicCut] = named('Преображенская', 'Александрина', 'Владиславовна')
    // What is left of it looks like a second name as much as like a patronymic.
    expect(patronymicCut).toEqual({ firstName: 'split', middleName: 'truncated' })
    expect(named('Константинопольскопреображенскаямыш', 'Анна', 'Ивановна')).toEqual([
      'Константинопольскопреображенскаямы',
      'А',
      'И',
      { lastName: 'truncated', firstName: 'truncated', middleName: 'truncated' },
    ])
  })
})

describe('whatever comes', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'), minLength: 2, maxLength: 9 })
    .map((text) => text.charAt(0) + text.slice(1).toLowerCase())
  const date = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((day) => addDays(from, day))
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  const passport: fc.Arbitrary<PassportOfMrz> = fc.record({
    lastName: name,
    firstName: name,
    middleName: name.map((text) => `${text}вна`),
    series: digits(4),
    number: digits(6),
    birthDate: date('1927-01-01', 31_000),
    issuedOn: date('2000-01-01', 9_800),
    sex: fc.constantFrom('male' as const, 'female' as const),
    departmentCode: digits(6).map((code) => `${code.slice(0, 3)}-${code.slice(3)}`),
  })

  test('what was written is read', () => {
    fc.assert(
      fc.property(passport, fc.constantFrom('\n', '\r\n', '\t', ''), (one, between) => {
        const reading = parseMrz(formatMrz(one).join(between), on)
        expect(reading).toMatchObject({ ok: true, mrz: one })
      }),
    )
  })

  test('a name that is not in doubt is the printed one, to the letter', () => {
    // Letters of which no patronymic's ending can be made.
    const part = fc.string({ unit: fc.constantFrom(...'АБГДОРСТ'), minLength: 2, maxLength: 20 })
    const proper = part.map((text) => text.charAt(0) + text.slice(1).toLowerCase())
    const long = fc.array(proper, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-'))
    const patronymic = fc.oneof(
      fc.constant(''),
      proper,
      proper.map((text) => `${text}вна`),
    )
    fc.assert(
      fc.property(passport, long, long, patronymic, (one, lastName, firstName, middleName) => {
        const printed = { lastName, firstName, middleName }
        const mrz = read(formatMrz({ ...one, ...printed }))
        for (const field of ['lastName', 'firstName', 'middleName'] as const)
          if (mrz.doubts[field] === undefined) expect(mrz[field]).toBe(printed[field])
      }),
      { numRuns: 500 },
    )
  })

  test('one wrong sign in a checked place is caught, and so is a check digit', () => {
    const places = [
      ...Array(10).keys(),
      ...[...Array(7).keys()].map((at) => 13 + at),
      ...[...Array(23).keys()].map((at) => 21 + at),
    ]
    fc.assert(
      fc.property(passport, fc.constantFrom(...places), fc.constantFrom(...'0123456789<AOISBZ'), (one, place, sign) => {
        const [first, second] = formatMrz(one)
        fc.pre(second[place] !== sign)
        const damaged = second.slice(0, place) + sign + second.slice(place + 1)
        expect(parseMrz(first + damaged, on).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('nothing is thrown, whatever stands there', () => {
    const garbage = fc.oneof(
      fc.string({ unit: anySign, maxLength: 120 }),
      fc.string({ unit: fc.constantFrom(...'PNRUS<0123456789МБ\n'), maxLength: 100 }).map((text) => `PNRUS${text}`),
      fc.tuple(passport, fc.integer({ min: 0, max: 87 }), fc.string({ unit: anySign, maxLength: 3 })).map(
        ([one, place, put]) =>
          formatMrz(one).join('').slice(0, place) +
          put +
          formatMrz(one)
            .join('')
            .slice(place + 1),
      ),
    )
    fc.assert(
      fc.property(garbage, (text) => {
        const reading = parseMrz(text, on)
        if (!reading.ok && reading.position !== null) expect(reading.line).not.toBeNull()
        expect(typeof isMrzFirstLine(text)).toBe('boolean')
      }),
      { numRuns: 200 },
    )
  })
})
