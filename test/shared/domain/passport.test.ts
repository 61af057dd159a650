import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addYears } from '../../../shared/domain/dates.ts'
import { passportValidity } from '../../../shared/domain/passport.ts'

test.each([
  ['1976-07-03', '2001-05-10', '2021-07-02', 'ok'],
  ['1976-07-03', '2001-05-10', '2021-07-03', 'ok'],
  ['1976-07-03', '2001-05-10', '2021-07-04', 'grace'],
  ['1976-07-03', '2001-05-10', '2021-10-01', 'grace'],
  ['1976-07-03', '2001-05-10', '2021-10-02', 'expired'],
  // Issued on or after the 45th birthday: for ever.
  ['1976-07-03', '2021-07-03', '2076-01-01', 'ok'],
  ['1976-07-03', '2021-07-02', '2022-01-01', 'expired'],
  // Issued at 14: until 20, and a day more of age does not make it last until 45.
  ['2000-01-15', '2014-02-01', '2020-01-15', 'ok'],
  ['2000-01-15', '2014-02-01', '2020-04-14', 'grace'],
  ['2000-01-15', '2014-02-01', '2020-04-15', 'expired'],
  ['2000-01-15', '2020-01-14', '2020-04-15', 'expired'],
  ['2000-01-15', '2020-01-15', '2045-01-15', 'ok'],
  // Born on 29 February: the birthday of a common year is 1 March.
  ['2004-02-29', '2018-05-01', '2024-02-29', 'ok'],
  ['1980-02-29', '2001-05-01', '2025-03-01', 'ok'],
  ['1980-02-29', '2001-05-01', '2025-03-02', 'grace'],
  ['1980-02-29', '2001-05-01', '2025-05-30', 'grace'],
  ['1980-02-29', '2001-05-01', '2025-05-31', 'expired'],
] as const)('born %s, issued %s: on %s it is %s', (birthDate, issueDate, on, validity) => {
  expect(passportValidity({ birthDate, issueDate, on })).toBe(validity)
})

test('what is no date is refused without naming it', () => {
  const right = { birthDate: '1976-07-03', issueDate: '2001-05-10', on: '2021-07-03' }
  for (const key of ['birthDate', 'issueDate', 'on'] as const) {
    for (const wrong of ['', '03.07.1976', '2021-02-29', '2021-13-01']) {
      const act = () => passportValidity({ ...right, [key]: wrong })
      expect(act).toThrow(RangeError)
      if (wrong) expect(act).not.toThrow(wrong)
    }
  }
})

test('a passport gets worse with time, never better', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1930-01-01', days))
  const rank = { ok: 0, grace: 1, expired: 2 }
  fc.assert(
    fc.property(day, fc.nat(25_000), day, fc.nat(5000), (birthDate, age, on, later) => {
      const issueDate = addDays(birthDate, age)
      const before = passportValidity({ birthDate, issueDate, on })
      const after = passportValidity({ birthDate, issueDate, on: addDays(on, later) })
      expect(rank[after]).toBeGreaterThanOrEqual(rank[before])
      if (issueDate >= addYears(birthDate, 45)) expect(after).toBe('ok')
    }),
  )
})
