import { describe, expect, test } from 'vitest'
import { judgeScan, representativeEvent, scannedEvent } from '../../renderer/features/registration/scanned-passport.ts'
import { typedOfMrz } from '../../renderer/ui/typed-of-mrz.ts'
import { firstOpenField, fieldsAsked } from '../../renderer/ui/document-fields.tsx'
import {
  emptyDocument,
  emptyWorkflow,
  reduceWorkflow,
  type PassportStep,
  type Workflow,
} from '../../renderer/features/registration/workflow.ts'
import type { RegistrationView } from '../../shared/contract/registration.ts'
import { type Mrz, parseMrz } from '../../shared/domain/mrz.ts'
import { formatMrz, type PassportOfMrz, scherbakovaMrz } from '../support/mrz-sample.ts'

const on = '2026-11-21'
const mrzOf = (lines: readonly string[]): Mrz => {
  const reading = parseMrz(lines.join('\n'), on)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.mrz
}
const scherbakova = mrzOf(scherbakovaMrz)
const other = (change: Partial<PassportOfMrz>): Mrz =>
  mrzOf(
    formatMrz({
      lastName: 'Ли',
      firstName: 'Ян',
      middleName: '',
      series: '7519',
      number: '123456',
      birthDate: '2000-01-02',
      issuedOn: '2020-03-04',
      sex: 'male',
      departmentCode: '740-001',
      ...change,
    }),
  )
const filled = (mrz: Mrz, from: Workflow = emptyWorkflow): PassportStep => {
  const state = reduceWorkflow(from, scannedEvent(mrz, from.typed.document, on))
  if (state.step !== 'passport') throw new Error('not at the passport')
  return state
}
const focusOf = ({ typed, doubts, problems }: PassportStep) =>
  firstOpenField(typed.document, { doubts, problems }, fieldsAsked(typed.document, problems))

describe('a scanned passport fills the fields', () => {
  test('with all it says; the focus goes to what it does not say', () => {
    const state = filled(scherbakova)
    expect(state.typed.document).toEqual({
      ...emptyDocument,
      seriesNumber: '75 15 654321',
      lastName: 'Щербакова',
      firstName: 'Юлия',
      middleName: 'Чеславовна',
      birthDate: '12.03.1986',
      issuedOn: '25.04.2015',
      departmentCode: '740-052',
    })
    expect([state.problems, state.doubts, state.fills, focusOf(state)]).toEqual([{}, {}, 1, 'issuedBy'])
  })

  test('a bearer without a patronymic has none; a name without room for one is asked about', () => {
    expect(filled(other({})).typed.document.noMiddleName).toBe(true)
    const long = other({ lastName: 'Константинопольская', firstName: 'Александринавиктория' })
    expect(typedOfMrz(long).noMiddleName).toBe(false)
    expect(focusOf(filled(long))).toBe('firstName')
  })

  test('a name that was cut is gone to first, and is no doubt once it was looked at', () => {
    const state = filled(other({ lastName: 'Преображенская', firstName: 'Александрина', middleName: 'Владиславовна' }))
    expect(state.doubts).toEqual({ firstName: 'split', middleName: 'truncated' })
    expect(focusOf(state)).toBe('firstName')
    const left = reduceWorkflow(state, { type: 'field_left', field: 'firstName', text: 'Александрина', problem: null })
    expect(left).toMatchObject({ doubts: { middleName: 'truncated' } })
    const typed = reduceWorkflow(left, { type: 'field_typed', field: 'middleName', text: 'Владиславов' })
    expect(typed).toMatchObject({ doubts: { middleName: 'truncated' } }) // it is still being completed
  })

  test('one that is too old says so at once; what is merely empty is not scolded', () => {
    const state = filled(other({ birthDate: '1976-07-03', issuedOn: '2001-05-10', series: '7501' }))
    expect(state.problems).toEqual({ issuedOn: 'expired' })
    expect(fieldsAsked(state.typed.document, state.problems)).not.toContain('conscript')
    const soldier = filled(other({ birthDate: '2005-02-01', issuedOn: '2019-03-10' }))
    expect(soldier.problems).toEqual({ issuedOn: 'expired_at_20' })
    expect(focusOf(soldier)).toBe('issuedOn')
    expect(fieldsAsked(soldier.typed.document, soldier.problems)).toContain('conscript')
    expect(fieldsAsked(filled(scherbakova).typed.document, {})).not.toContain('conscript')
  })
})

describe('a registration under way', () => {
  const running = (workflow: Workflow) => ({ phase: 'running' as const, workflow })
  const typing = (change: Partial<typeof emptyDocument>): Workflow => ({
    ...emptyWorkflow,
    typed: { document: { ...emptyDocument, ...change }, phone: '' },
  })
  const view = {} as RegistrationView

  test('of nobody yet, or of the same passport, is filled; what was typed of the issuer stays', () => {
    expect(judgeScan(running(emptyWorkflow), null, scherbakova)).toBe('fill')
    expect(judgeScan(running(typing({ seriesNumber: '75 15 6' })), view, scherbakova)).toBe('fill')
    expect(judgeScan(running(typing({ lastName: 'щербакова', issuedBy: 'ГУ МВД' })), view, scherbakova)).toBe('fill')
    expect(filled(scherbakova, typing({ issuedBy: 'ГУ МВД' })).typed.document.issuedBy).toBe('ГУ МВД')
  })

  test('of somebody else is never written over without asking', () => {
    expect(judgeScan(running(typing({ seriesNumber: '75 15 111111' })), view, scherbakova)).toBe('ask')
    expect(judgeScan(running(typing({ lastName: 'Иванова' })), view, scherbakova)).toBe('ask')
    expect(judgeScan(running(typing({ kind: 'military_id', seriesNumber: 'АН' })), view, scherbakova)).toBe('ask')
    expect(judgeScan({ phase: 'offered', workflow: emptyWorkflow }, view, scherbakova)).toBe('ask')
    const { typed } = typing({ seriesNumber: '75 15 111111' })
    expect(judgeScan(running({ step: 'code', typed, code: '12' }), view, scherbakova)).toBe('ask')
  })

  test('that is further on knows its own passport again, and one that is done is over', () => {
    const { typed } = typing({ seriesNumber: '75 15 654321' })
    expect(judgeScan(running({ step: 'phone', typed, left: false }), view, scherbakova)).toBe('same')
    expect(judgeScan(running({ step: 'done', typed }), view, scherbakova)).toBe('fill_anew')
  })

  test('takes the passport of whoever acts for the client where that is asked for; cut names are left to be typed', () => {
    const { typed } = typing({ seriesNumber: '75 15 111111' })
    const step = { step: 'representative', typed } as Workflow
    expect(judgeScan(running(step), view, scherbakova)).toBe('fill_representative')
    const event = representativeEvent(
      other({ lastName: 'Преображенская', firstName: 'Александрина', middleName: 'Владиславовна' }),
      { ...emptyDocument, address: 'ул. Труда' },
    )
    expect(event).toMatchObject({
      type: 'representative_scanned',
      document: { seriesNumber: '75 19 123456', middleName: '', address: 'ул. Труда' },
    })
  })
})
