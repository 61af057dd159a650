import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeEscPos } from './escpos-decode.ts'

test('the decoder reads every byte as CP866 does', () => {
  const bytes = Array.from({ length: 0xff - 0x80 }, (_, index) => 0x80 + index)
  expect(decodeEscPos(Uint8Array.from([...bytes, 0x0a])).lines).toEqual([iconv.decode(Buffer.from(bytes), 'cp866')])
})

test('it shows a control character that would reach the paper, and refuses a command it does not know', () => {
  expect(decodeEscPos(Uint8Array.from([0x41, 0x07, 0x0a])).lines).toEqual(['A<07>'])
  expect(() => decodeEscPos(Uint8Array.from([0x1b, 0x7e]))).toThrow('does not know')
})

test('text without a line feed stays in the printer', () => {
  const paper = decodeEscPos(Uint8Array.from([0x41]))
  expect(paper.lines).toEqual([])
  expect(paper.unprinted).toBe('A')
})

test('a code cut short by a wrong length spills its rest as text', () => {
  const store = [0x1d, 0x28, 0x6b, 5, 0, 0x31, 0x50, 0x30, 0x47, 0x4b, 0x2d, 0x31, 0x0a] // counts 2 of 4 characters
  expect(decodeEscPos(Uint8Array.from(store)).lines).toEqual(['-1'])
})
