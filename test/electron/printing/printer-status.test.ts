import { describe, expect, test } from 'vitest'
import { readStatus, replyReader, stopReason } from '../../../electron/printing/printer-status.ts'

const read = (...bytes: number[]) => {
  const reader = replyReader()
  return bytes.map(reader).filter((reply) => reply !== null)
}

describe('what a printer answers', () => {
  test('each sensor stops the paper by itself, with its own reason', () => {
    expect(readStatus(0x12, 0x12, 0x12)).toEqual({ ready: true, nearEnd: false })
    expect(readStatus(0x12, 0x12, 0x1e)).toEqual({ ready: true, nearEnd: true })
    expect(readStatus(0x12, 0x12, 0x72)).toEqual({ ready: false, reason: 'paper_out' })
    expect(readStatus(0x12, 0x32, 0x12)).toEqual({ ready: false, reason: 'paper_out' })
    expect(readStatus(0x1a, 0x16, 0x12)).toEqual({ ready: false, reason: 'cover_open' })
    expect(readStatus(0x1a, 0x52, 0x12)).toEqual({ ready: false, reason: 'error' })
    expect(readStatus(0x1a, 0x12, 0x12)).toEqual({ ready: false, reason: 'offline' })
  })

  test('of several troubles the one a person must mend first is named', () => {
    expect(readStatus(0x1a, 0x76, 0x72)).toEqual({ ready: false, reason: 'cover_open' })
    expect(stopReason(0x72)).toBe('paper_out')
    expect(stopReason(0x12)).toBeNull()
  })

  test('the drawer being open stops nothing', () => {
    expect(readStatus(0x16, 0x12, 0x12)).toEqual({ ready: true, nearEnd: false })
  })

  test('an end mark is told from a status answer, from flow control and from automatic status', () => {
    expect(read(0x12, 0x00)).toEqual([
      { kind: 'status', byte: 0x12 },
      { kind: 'mark', nearEnd: false },
    ])
    expect(read(0x03)).toEqual([{ kind: 'mark', nearEnd: true }])
    expect(read(0x11, 0x13, 0x80, 0xff)).toEqual([])
    // automatic status "paper out", split anywhere, with a real mark behind it
    expect(read(0x18, 0x00, 0x0c, 0x00)).toEqual([])
    expect(read(0x18, 0x00, 0x0c, 0x00, 0x00)).toEqual([{ kind: 'mark', nearEnd: false }])
    expect(read(0x10, 0x00, 0x12, 0x00, 0x00, 0x00)).toEqual([
      { kind: 'status', byte: 0x12 },
      { kind: 'mark', nearEnd: false },
    ])
  })
})
