import { describe, expect, test } from 'vitest'
import { documentFields, type RegistrationView } from '../../shared/contract/registration.ts'
import {
  emptyDocument,
  emptyWorkflow,
  firstProblem,
  isEmpty,
  reduceWorkflow,
  takeUp,
  type Workflow,
  type WorkflowEvent,
} from '../../renderer/features/registration/workflow.ts'

const view = (step: RegistrationView['step'], change: Partial<RegistrationView> = {}): RegistrationView => ({
  registrationId: '01960000-0000-7000-8000-000000000001',
  expiresAt: '2026-11-21T07:12:08.000Z',
  step,
  typed: { ...emptyDocument, lastName: 'Иванова' },
  doubts: {},
  holder: null,
  checks: [],
  screening: [],
  match: null,
  representative: null,
  owner: null,
  consent: { textVersion: '3', printJob: null, advertisingPrintJob: null, signedAt: null },
  phone: '+7 (912) 345',
  code: null,
  sms: 'ready',
  result: null,
  ...change,
})

const after = (...events: WorkflowEvent[]): Workflow => events.reduce<Workflow>(reduceWorkflow, emptyWorkflow)

describe('the passport', () => {
  test('another kind keeps the name and has a number of its own; back again, nothing is lost', () => {
    const passport = reduceWorkflow(emptyWorkflow, { type: 'field_typed', field: 'seriesNumber', text: '75 15 654321' })
    const named = reduceWorkflow(passport, { type: 'field_typed', field: 'lastName', text: 'Иванова' })
    const military = reduceWorkflow(named, { type: 'kind_chosen', kind: 'military_id' })
    expect(military.typed.document).toMatchObject({ kind: 'military_id', seriesNumber: '', lastName: 'Иванова' })
    const back = reduceWorkflow(military, { type: 'kind_chosen', kind: 'passport_rf' })
    expect(back.typed.document).toMatchObject({ kind: 'passport_rf', seriesNumber: '75 15 654321' })
  })

  test('a message stays until its field is typed in again', () => {
    const left = { type: 'field_left', field: 'lastName', text: 'Ivanova', problem: 'not_cyrillic' } as const
    expect(after(left)).toMatchObject({ problems: { lastName: 'not_cyrillic' } })
    expect(after(left, { type: 'field_typed', field: 'firstName', text: 'А' })).toMatchObject({
      problems: { lastName: 'not_cyrillic' },
    })
    expect(after(left, { type: 'field_typed', field: 'lastName', text: 'Иванова' })).toMatchObject({ problems: {} })
  })

  test('leaving a right field writes it out and takes its message away', () => {
    const state = after(
      { type: 'checked', problems: [{ field: 'seriesNumber', problem: 'format' }] },
      { type: 'field_left', field: 'seriesNumber', text: '75 15 654321', problem: null },
    )
    expect(state).toMatchObject({ problems: {}, typed: { document: { seriesNumber: '75 15 654321' } } })
  })

  test('the check’s word replaces whatever was known, and the focus goes to the first wrong field of the document', () => {
    const state = after(
      { type: 'field_left', field: 'lastName', text: 'Ivanova', problem: 'not_cyrillic' },
      {
        type: 'checked',
        problems: [
          { field: 'address', problem: 'missing' },
          { field: 'birthDate', problem: 'too_young' },
        ],
      },
    )
    if (state.step !== 'passport') throw new Error('not at the passport')
    expect(state.problems).toEqual({ address: 'missing', birthDate: 'too_young' })
    expect(firstProblem(state.problems)).toBe('birthDate')
    expect(firstProblem({})).toBeNull()
  })

  test('without a patronymic none is kept, and typing one takes the word back', () => {
    const none = after({ type: 'field_typed', field: 'middleName', text: 'Ви' }, { type: 'no_middle_name', none: true })
    expect(none.typed.document).toMatchObject({ noMiddleName: true, middleName: '' })
    const typed = reduceWorkflow(none, { type: 'field_typed', field: 'middleName', text: 'В' })
    expect(typed.typed.document).toMatchObject({ noMiddleName: false, middleName: 'В' })
  })

  test('the same text again is no change, so nothing is saved for it', () => {
    const state = after({ type: 'field_typed', field: 'address', text: 'ул. Труда' })
    expect(reduceWorkflow(state, { type: 'field_typed', field: 'address', text: 'ул. Труда' })).toBe(state)
  })

  test('nothing typed is nothing to lose; any field, the tick or the phone is something', () => {
    expect(isEmpty(emptyWorkflow.typed)).toBe(true)
    for (const field of documentFields)
      expect(isEmpty(after({ type: 'field_typed', field, text: 'x' }).typed), field).toBe(false)
    expect(isEmpty(after({ type: 'no_middle_name', none: true }).typed)).toBe(false)
    expect(isEmpty({ document: emptyDocument, phone: '9' })).toBe(false)
  })
})

describe('main says which step it is', () => {
  test('what the window has typed goes along; main’s copy of it is older', () => {
    const state = after(
      { type: 'field_typed', field: 'lastName', text: 'Иванова-Петрова' },
      { type: 'main_says', view: view('consent') },
    )
    expect(state).toMatchObject({ step: 'consent', typed: { document: { lastName: 'Иванова-Петрова' }, phone: '' } })
  })

  test('the same step changes nothing on the screen', () => {
    const state = after({ type: 'main_says', view: view('code') }, { type: 'code_typed', text: '41' })
    expect(reduceWorkflow(state, { type: 'main_says', view: view('code') })).toBe(state)
  })

  test('when the half hour is over everything typed is gone, and it is said', () => {
    const state = after({ type: 'main_says', view: view('code') }, { type: 'lapsed' })
    expect(state).toEqual({ ...emptyWorkflow, lapsed: true })
    expect(reduceWorkflow(state, { type: 'field_typed', field: 'lastName', text: 'П' })).toMatchObject({
      lapsed: false,
    })
  })

  test('taken up after a kill it stands where main has it, with what main kept and without a code', () => {
    expect(takeUp(view('phone'))).toEqual({
      step: 'phone',
      typed: { document: { ...emptyDocument, lastName: 'Иванова' }, phone: '+7 (912) 345' },
      left: false,
    })
    expect(takeUp(view('code'))).toMatchObject({ step: 'code', code: '' })
    // What the reader was unsure of is still to be looked at.
    expect(takeUp(view('passport', { doubts: { firstName: 'split' } }))).toMatchObject({
      step: 'passport',
      doubts: { firstName: 'split' },
    })
  })
})

describe('the consent', () => {
  test('is never ticked by itself: not at its opening, and advertising not with it', () => {
    const opened = after({ type: 'main_says', view: view('consent') })
    expect(opened).toMatchObject({ signed: false, advertisingSigned: false })
    expect(reduceWorkflow(opened, { type: 'signed_ticked', signed: true })).toMatchObject({
      signed: true,
      advertisingSigned: false,
    })
  })

  test('what main has recorded as signed stands as signed when the cashier steps back to it', () => {
    const signedAt = '2026-11-21T06:45:00.000Z'
    const back = view('consent', { consent: { ...view('consent').consent, signedAt } })
    expect(after({ type: 'main_says', view: back })).toMatchObject({ signed: true, advertisingSigned: false })
    const both = { ...back, checks: [{ code: 'advertising_signed', level: 'ok', date: null } as const] }
    expect(after({ type: 'main_says', view: both })).toMatchObject({ signed: true, advertisingSigned: true })
  })

  test('the tick answers what Enter has asked for', () => {
    const asked = after({ type: 'main_says', view: view('consent') }, { type: 'tick_asked' })
    expect(asked).toMatchObject({ tickAsked: true })
    expect(reduceWorkflow(asked, { type: 'signed_ticked', signed: true })).toMatchObject({ tickAsked: false })
  })
})

describe('the code', () => {
  const atCode = after({ type: 'main_says', view: view('code') })

  test('is six digits, whatever is pasted', () => {
    expect(reduceWorkflow(atCode, { type: 'code_typed', text: 'код 417 283 9' })).toMatchObject({ code: '417283' })
    expect(reduceWorkflow(atCode, { type: 'code_typed', text: 'абв' })).toMatchObject({ code: '' })
  })

  test('is gone after a wrong one, and with its step', () => {
    const typed = reduceWorkflow(atCode, { type: 'code_typed', text: '417283' })
    expect(reduceWorkflow(typed, { type: 'code_emptied' })).toMatchObject({ code: '' })
    expect(JSON.stringify(reduceWorkflow(typed, { type: 'main_says', view: view('phone') }))).not.toContain('417283')
  })
})
