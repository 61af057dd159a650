import { describe, expect, test } from 'vitest'
import { confirmVerdict } from '../../renderer/keys/money-confirm.ts'

const deliberate = { repeat: false, atMs: 5_000, openedAtMs: 1_000, scanEndedAtMs: null, inFlight: false }

describe('a money confirm', () => {
  test('takes a deliberate Enter', () => {
    expect(confirmVerdict(deliberate)).toBe('confirmed')
  })

  test('ignores a held Enter, however long it is held', () => {
    for (let atMs = 1_033; atMs < 3_000; atMs += 33) {
      expect(confirmVerdict({ ...deliberate, repeat: true, atMs })).toBe('key_repeat')
    }
  })

  test('ignores any key within 300 ms of its opening and takes the next', () => {
    expect(confirmVerdict({ ...deliberate, atMs: 1_299 })).toBe('too_soon')
    expect(confirmVerdict({ ...deliberate, atMs: 1_300 })).toBe('confirmed')
  })

  test('ignores what belongs to a scan with its terminators', () => {
    expect(confirmVerdict({ ...deliberate, scanEndedAtMs: 4_990 })).toBe('scan')
    expect(confirmVerdict({ ...deliberate, scanEndedAtMs: 4_000 })).toBe('confirmed')
  })

  test('ignores everything while the money is on its way', () => {
    expect(confirmVerdict({ ...deliberate, inFlight: true })).toBe('in_flight')
  })

  test('confirms nothing before its step has opened at all', () => {
    expect(confirmVerdict({ ...deliberate, openedAtMs: Number.POSITIVE_INFINITY })).toBe('too_soon')
  })
})
