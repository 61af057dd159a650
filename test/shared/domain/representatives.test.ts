import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  authorities,
  authoritiesFor,
  type AuthorityKind,
  authorityEnd,
  authorityKinds,
  isMinor,
  mayRepresent,
} from '../../../shared/domain/authority-kinds.ts'
import { addDays, addYears } from '../../../shared/domain/dates.ts'
import { emptyTyped, type IdentityDocument, type Person } from '../../../shared/domain/document-form.ts'
import { readRepresentative, representativeOnPaper } from '../../../shared/domain/representatives.ts'
import type { TypedRepresentative } from '../../../shared/contract/representatives.ts'

const today = '2026-11-21'
const document: IdentityDocument = {
  kind: 'passport_rf',
  series: '7524',
  number: '111222',
  issuedOn: '2024-12-10',
  validUntil: null,
  departmentCode: '740-052',
  issuedBy: 'ГУ МВД России по Челябинской области',
  citizenship: '',
  conscriptReason: '',
}
const person: Person = {
  lastName: 'Иванов',
  firstName: 'Илья',
  middleName: 'Петрович',
  birthDate: '2010-11-30',
  address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
}
const child = { person, document }
const adult = { person: { ...person, birthDate: '1960-01-02' }, document }

const mother: TypedRepresentative = {
  authority: 'parent',
  authorityNumber: 'II-ИВ 654321',
  authorityIssuedOn: '10.12.2010',
  authorityValidUntil: '',
  document: {
    ...emptyTyped,
    seriesNumber: '75 15 654321',
    lastName: 'Иванова',
    firstName: 'Анна',
    middleName: 'Викторовна',
    birthDate: '12.03.1986',
    issuedOn: '25.04.2015',
    departmentCode: '740-052',
    issuedBy: 'ГУ МВД России по Челябинской области',
    address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
  },
}
const attorney: TypedRepresentative = { ...mother, authority: 'attorney', authorityIssuedOn: '01.02.2026' }

const problemsOf = (typed: TypedRepresentative, client = child): string[] => {
  const reading = readRepresentative(typed, client, today)
  return reading.ok ? [] : reading.problems.map(({ field, problem }) => `${field} ${problem}`)
}

describe('a representative', () => {
  test('is a parent of a minor, or somebody with a power of attorney of an adult', () => {
    expect(readRepresentative(mother, child, today)).toMatchObject({
      ok: true,
      representative: {
        person: { lastName: 'Иванова', birthDate: '1986-03-12' },
        document: { series: '7515', number: '654321' },
        authority: { kind: 'parent', number: 'II-ИВ 654321', issuedOn: '2010-12-10', validUntil: null },
      },
    })
    expect(problemsOf(attorney, adult)).toEqual([])
    expect(problemsOf(mother, adult)).toEqual(['authority not_for_age'])
    expect(problemsOf(attorney)).toEqual(['authority not_for_age'])
  })

  test('shows a paper with a number and a date that has come, and that still lasts', () => {
    expect(problemsOf({ ...mother, authorityNumber: '', authorityIssuedOn: '' })).toEqual([
      'authorityNumber missing',
      'authorityIssuedOn missing',
    ])
    expect(problemsOf({ ...mother, authorityNumber: 'без номера', authorityIssuedOn: '31.02.2020' })).toEqual([
      'authorityNumber format',
      'authorityIssuedOn date_impossible',
    ])
    expect(problemsOf({ ...mother, authorityIssuedOn: '22.11.2026' })).toEqual(['authorityIssuedOn in_future'])
    expect(problemsOf({ ...attorney, authorityValidUntil: '20.11.2026' }, adult)).toEqual([
      'authorityValidUntil authority_expired',
    ])
    expect(problemsOf({ ...attorney, authorityValidUntil: '21.11.2026' }, adult)).toEqual([])
    expect(problemsOf({ ...attorney, authorityValidUntil: 'завтра' }, adult)).toEqual([
      'authorityValidUntil date_impossible',
    ])
  })

  test('by a power of attorney without a term acts for one year (ГК РФ ст. 186)', () => {
    const at = (issued: string) => problemsOf({ ...attorney, authorityIssuedOn: issued }, adult)
    expect(at('21.11.2025')).toEqual([])
    expect(at('20.11.2025')).toEqual(['authorityValidUntil authority_expired'])
    const reading = readRepresentative(attorney, adult, today)
    expect(reading.ok && reading.representative.authority.validUntil).toBe('2027-02-01')
  })

  test('is of full age, and another person than the client', () => {
    const young = { ...mother, document: { ...mother.document, birthDate: '22.11.2008', issuedOn: '25.12.2022' } }
    expect(problemsOf(young)).toEqual(['birthDate under_18'])
    const own = { ...mother.document, seriesNumber: '7524 111222', issuedOn: '10.12.2024' }
    expect(problemsOf({ ...mother, document: own })).toEqual(['seriesNumber same_person'])
  })

  test('has a document that is read like any other', () => {
    const typed = { ...mother, document: { ...mother.document, lastName: 'Ivanova', seriesNumber: '75' } }
    expect(problemsOf(typed)).toEqual(['seriesNumber format', 'lastName not_cyrillic'])
  })

  test('is named on the consent with document and authority (152-ФЗ ст. 9 ч. 4 п. 2)', () => {
    const reading = readRepresentative(attorney, adult, today)
    if (!reading.ok) throw new Error('not read')
    expect(representativeOnPaper(reading.representative)).toEqual({
      fullName: 'Иванова Анна Викторовна',
      address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
      documentShown: 'Паспорт РФ 75\u00a015\u00a0654321, выдан 25.04.2015, ГУ МВД России по Челябинской области',
      authority: 'доверенность № II-ИВ 654321 от 01.02.2026, до 01.02.2027',
      signs: 'for_client',
    })
  })
})

describe('an authority', () => {
  const days = fc.integer({ min: -8000, max: 8000 }).map((n) => addDays(today, n))

  test('is offered for every age, and only one that fits it', () => {
    fc.assert(
      fc.property(days, (birthDate) => {
        const offered = authoritiesFor(birthDate, today)
        expect(offered.length).toBeGreaterThan(0)
        expect(new Set(offered.map((kind) => authorities[kind].of))).toEqual(
          new Set([isMinor(birthDate, today) ? 'minor' : 'adult']),
        )
      }),
    )
  })

  test('of a parent ends on the eve of the 18th birthday, of an attorney on its last day', () => {
    const born = '2010-11-30'
    const parent = { kind: 'parent', number: '1', issuedOn: '2010-12-10', validUntil: null } as const
    const majority = addYears(born, 18)
    expect(mayRepresent(parent, born, 'consent.give', addDays(majority, -1))).toBe(true)
    expect(mayRepresent(parent, born, 'consent.give', majority)).toBe(false)
    const power = { kind: 'attorney', number: '1', issuedOn: '2026-01-01', validUntil: '2026-06-30' } as const
    expect(mayRepresent(power, '1960-01-02', 'client.register', '2026-06-30')).toBe(true)
    expect(mayRepresent(power, '1960-01-02', 'client.register', '2026-07-01')).toBe(false)
    expect(authorityEnd({ ...power, validUntil: null }, '1960-01-02')).toBe('2027-01-01')
  })

  test('allows what its rule lists and nothing else: nobody replaces a document or merges cards for another', () => {
    const on = '2026-06-01'
    const born: Record<AuthorityKind, string> = { parent: '2010-11-30', guardian: '2010-11-30', attorney: '1960-01-02' }
    for (const kind of authorityKinds) {
      const authority = { kind, number: '1', issuedOn: '2026-01-01', validUntil: '2026-12-31' }
      expect(mayRepresent(authority, born[kind], 'bills.pay', on), kind).toBe(true)
      for (const act of ['document.replace', 'person.change', 'clients.merge'] as const)
        expect(mayRepresent(authority, born[kind], act, on), `${kind} ${act}`).toBe(false)
    }
    const register = (kind: AuthorityKind) =>
      mayRepresent({ kind, number: '1', issuedOn: '2026-01-01', validUntil: null }, born[kind], 'client.register', on)
    // A minor comes with a passport; an adult may stay at home.
    expect([register('parent'), register('guardian'), register('attorney')]).toEqual([false, false, true])
  })
})
