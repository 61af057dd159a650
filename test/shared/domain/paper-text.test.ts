import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { cp866Bytes, isPaperExact, PaperError, toPaperText } from '../../../shared/domain/paper-text.ts'

const everyByte = Array.from({ length: 256 }, (_, byte) => byte)
const isPrintableByte = (byte: number) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x80 && byte < 0xff)

describe('the characters a paper may hold', () => {
  test('are the printable ones of CP866, with the bytes the standard gives them', () => {
    for (const byte of everyByte.filter(isPrintableByte)) {
      const character = iconv.decode(Buffer.from([byte]), 'cp866')
      expect(toPaperText(character, 'exact')).toBe(character)
      expect([...cp866Bytes(character)]).toEqual([byte])
    }
  })

  test('never include a control character: a name must not open the drawer', () => {
    const openDrawer = '\u001Bp\u0000\u0019\u00FA'
    expect(toPaperText(`ООО${openDrawer}`)).toBe('ООО?p??u')
    expect(() => toPaperText(openDrawer, 'exact')).toThrow(PaperError)
    expect(() => cp866Bytes('\u001B')).toThrow(PaperError)
  })
})

describe('what the printer does not have is printed readably', () => {
  test.each([
    ['«Расчётные „системы“»', '"Расчётные "системы""'],
    ['2025–2026 — год', '2025-2026 - год'],
    ['1\u00A0234,56\u00A0₽', '1 234,56 руб.'],
    ['1\u202F234,56 ₽.', '1 234,56 руб.'],
    ['100₽', '100 руб.'],
    ['№ 7, ёлка, Ёж', '№ 7, ёлка, Ёж'],
    ['и т. д…', 'и т. д...'],
    ['и\u0306од', 'йод'],
    ['за\u0301мок', 'замок'],
    ['Cafe\u0301', 'Cafe'],
    ['5 м³ × 2', '5 м3 x 2'],
    ['Өфө, Ҡазан', 'Офо, Казан'],
    ['\u202Eабв\u202C\u200B', 'абв'],
    ['漢字 🙂', '?? ?'],
    ['\uD800', '?'],
  ])('%s', (text, paper) => {
    expect(toPaperText(text)).toBe(paper)
  })

  test('whatever text comes, only printable CP866 leaves, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const paper = toPaperText(text)
        expect([...cp866Bytes(paper)].every(isPrintableByte)).toBe(true)
        expect(toPaperText(paper)).toBe(paper)
      }),
    )
  })
})

describe('a sum or an account is printed as it is or not at all', () => {
  test.each(['4070281\u06600900000000017', 'лс-漢', '１23', 'ә12', '12\u0007'])('refused: %j', (account) => {
    expect(isPaperExact(account)).toBe(false)
    expect(() => toPaperText(account, 'exact')).toThrow(PaperError)
  })

  test.each(['40702810900000000017', '03-0007785/А', '1 234,56 ₽', '−5,00', '№ 12-17'])('accepted: %j', (account) => {
    expect(isPaperExact(account)).toBe(true)
  })

  test('the refusal names the character and nothing of the text', () => {
    expect(() => toPaperText('4500 123456 漢', 'exact')).toThrow('unprintable_character: U+6F22')
  })
})
