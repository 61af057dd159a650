import { describe, expect, test } from 'vitest'
import { createCommandLife } from '../../renderer/api/command-life.ts'

const life = () => {
  let made = 0
  return createCommandLife(() => `id-${++made}`)
}

describe('the id of a command', () => {
  test('is made at the first asking and stays the same', () => {
    const one = life()
    expect(one.peek()).toBeNull()
    expect(one.id()).toBe('id-1')
    expect(one.id()).toBe('id-1')
    expect(one.peek()).toBe('id-1')
  })

  test('is sent again after silence: the command may have been accepted', () => {
    const one = life()
    one.id()
    one.settle({ ok: false, error: { kind: 'unavailable', code: 'window.no_answer' } })
    expect(one.id()).toBe('id-1')
  })

  test('is kept by a refusal, which bound it to nothing, and by an internal failure', () => {
    const one = life()
    one.id()
    one.settle({ ok: false, error: { kind: 'refused', code: 'shift.none_open', params: {} } })
    one.settle({ ok: false, error: { kind: 'internal', reference: 'A1' } })
    expect(one.id()).toBe('id-1')
  })

  test('is used up by acceptance: the next payment has its own', () => {
    const one = life()
    one.id()
    one.settle({ ok: true, value: {} })
    expect(one.peek()).toBeNull()
    expect(one.id()).toBe('id-2')
  })

  test('of an interrupted payment is taken up again', () => {
    const one = life()
    one.adopt('kept')
    expect(one.id()).toBe('kept')
    one.forget()
    expect(one.id()).toBe('id-1')
  })
})
