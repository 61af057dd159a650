import { describe, expect, test } from 'vitest'
import { emptyTyped } from '../../shared/domain/document-form.ts'
import type { TypedRepresentative } from '../../shared/contract/representatives.ts'
import {
  documentProblemsOf,
  firstRepresentativeProblem,
  reduceRepresentative,
  type RepresentativeEvent,
  type RepresentativeStep,
  textOf,
} from '../../renderer/features/registration/representative-step.ts'

const nobody: TypedRepresentative = {
  authority: 'parent',
  authorityNumber: '',
  authorityIssuedOn: '',
  authorityValidUntil: '',
  document: emptyTyped,
}
const opened: RepresentativeStep = {
  step: 'representative',
  typed: { document: emptyTyped, phone: '' },
  representative: nobody,
  problems: {},
  fills: 0,
}
const after = (...events: RepresentativeEvent[]): RepresentativeStep => events.reduce(reduceRepresentative, opened)

describe('the representative as it is typed', () => {
  test('has the fields of the authority and of the own document in one form', () => {
    const state = after(
      { type: 'representative_typed', field: 'authorityNumber', text: 'II-ИВ 654321' },
      { type: 'representative_typed', field: 'lastName', text: 'Иванова' },
    )
    expect(textOf(state.representative, 'authorityNumber')).toBe('II-ИВ 654321')
    expect(state.representative.document.lastName).toBe('Иванова')
    // The client's own document is another one.
    expect(state.typed).toBe(opened.typed)
  })

  test('the same text again is no change, so nothing is saved for it', () => {
    const state = after({ type: 'representative_typed', field: 'address', text: 'ул. Труда' })
    expect(reduceRepresentative(state, { type: 'representative_typed', field: 'address', text: 'ул. Труда' })).toBe(
      state,
    )
  })

  test('a message stays until its field is typed in again, and another authority takes its own messages away', () => {
    const wrong = after({
      type: 'representative_checked',
      problems: [
        { field: 'authority', problem: 'not_for_age' },
        { field: 'authorityValidUntil', problem: 'authority_expired' },
        { field: 'birthDate', problem: 'under_18' },
        { field: 'lastName', problem: 'not_cyrillic' },
      ],
    })
    expect(firstRepresentativeProblem(wrong.problems)).toBe('authority')
    const other = reduceRepresentative(wrong, { type: 'authority_chosen', authority: 'guardian' })
    expect(other.problems).toEqual({ birthDate: 'under_18', lastName: 'not_cyrillic' })
    const typed = reduceRepresentative(other, { type: 'representative_typed', field: 'lastName', text: 'Иванова' })
    expect(typed.problems).toEqual({ birthDate: 'under_18' })
    // What only a representative's document can be is said in other words than a client's.
    expect(documentProblemsOf(other.problems)).toEqual({
      document: { lastName: 'not_cyrillic' },
      own: [{ field: 'birthDate', problem: 'under_18' }],
    })
  })

  test('without a patronymic none is kept, and typing one takes the word back', () => {
    const none = after(
      { type: 'representative_typed', field: 'middleName', text: 'Ви' },
      { type: 'representative_no_middle_name', none: true },
    )
    expect(none.representative.document).toMatchObject({ noMiddleName: true, middleName: '' })
    const typed = reduceRepresentative(none, { type: 'representative_typed', field: 'middleName', text: 'В' })
    expect(typed.representative.document).toMatchObject({ noMiddleName: false, middleName: 'В' })
  })
})
