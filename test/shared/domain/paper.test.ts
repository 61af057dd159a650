import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, layoutPaper, type PaperLine, paperLinesToText } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { anyColumns, anyPaper } from '../../support/any-paper.ts'

const texts = (blocks: Block[], columns: number) =>
  layoutPaper({ blocks }, columns).map((line) => (line.kind === 'text' ? line.text : line.payload))

const letters = (text: string) => text.replace(/\s/g, '')

describe('a line of a paper', () => {
  test('is exactly as wide as the roll, or half as many characters when double', () => {
    fc.assert(
      fc.property(anyPaper, anyColumns, (paper, columns) => {
        for (const line of layoutPaper(paper, columns)) {
          if (line.kind === 'text') expect([...line.text]).toHaveLength(line.double ? columns / 2 : columns)
        }
      }),
    )
  })

  test('breaks between words; what is longer than a line goes on on the next one', () => {
    expect(texts([{ kind: 'text', text: 'Садовое некоммерческое товарищество «Локомотив»' }], 32)).toEqual([
      'Садовое некоммерческое          ',
      'товарищество "Локомотив"        ',
    ])
    expect(texts([{ kind: 'text', text: 'ab'.repeat(30) }], 32)).toEqual(['ab'.repeat(16), `${'ab'.repeat(14)}    `])
  })

  test('keeps together what a no-break space, an initial, «г.» and «№» join', () => {
    expect(texts([{ kind: 'text', text: 'Назначение: взнос платит Петров И. И.' }], 32)[1]?.trim()).toBe('И. И.')
    expect(texts([{ kind: 'text', text: 'ПАО «ЧЕЛЯБИНВЕСТБАНК» 1234567 г. Уфа' }], 32)[1]?.trim()).toBe('г. Уфа')
    expect(texts([{ kind: 'text', text: 'исполняется не позднее чем 3\u00A0дня' }], 32)[0]?.trim()).toBe(
      'исполняется не позднее чем 3 дня',
    )
    expect(texts([{ kind: 'text', text: 'исполняется не позднее, чем 3\u00A0дня' }], 32)[1]?.trim()).toBe('3 дня')
  })

  test('stands left, in the middle or right', () => {
    const at = (align: 'left' | 'center' | 'right') => texts([{ kind: 'text', text: 'абв', align }], 32)[0]
    expect(at('left')).toBe(`абв${' '.repeat(29)}`)
    expect(at('center')).toBe(`${' '.repeat(14)}абв${' '.repeat(15)}`)
    expect(at('right')).toBe(`${' '.repeat(29)}абв`)
  })
})

describe('a sum in a row', () => {
  test('stands at the right edge, two spaces or more from its label', () => {
    expect(texts([{ kind: 'row', left: 'Сумма', right: '1\u00A0234,56' }], 32)).toEqual([
      'Сумма                   1 234,56',
    ])
    expect(texts([{ kind: 'row', left: 'ЛС 3141234567, август 2026', right: '12,40' }], 32)).toEqual([
      'ЛС 3141234567, август 2026      ',
      '                           12,40',
    ])
  })

  test('is never cut, however long its label', () => {
    fc.assert(
      fc.property(anyPaper, anyColumns, (paper, columns) => {
        for (const block of paper.blocks) {
          if (block.kind !== 'row') continue
          const printed = letters(texts([block], columns).join(''))
          expect(printed.endsWith(letters(block.right))).toBe(true)
        }
      }),
    )
  })

  test('is double only where the whole row fits one line', () => {
    const row = (columns: number) =>
      layoutPaper({ blocks: [{ kind: 'row', left: 'ВСЕГО', right: '5 720,67 руб.', size: 'double' }] }, columns)
    expect(row(48)).toEqual([{ kind: 'text', text: 'ВСЕГО      5 720,67 руб.', bold: false, double: true }])
    expect(row(32)).toEqual([{ kind: 'text', text: 'ВСЕГО              5 720,67 руб.', bold: false, double: false }])
  })

  test('stops the paper when it cannot be shown; ordinary words do not', () => {
    expect(() => texts([{ kind: 'row', left: 'Сумма', right: '漢' }], 32)).toThrow(PaperError)
    expect(() => texts([{ kind: 'text', text: 'ЛС 漢', exact: true }], 32)).toThrow(PaperError)
    expect(texts([{ kind: 'row', left: '漢', right: '1,00' }], 32)[0]).toMatch(/^\? +1,00$/)
  })
})

test('an account is printed whole at every width', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z/-]{1,120}$/), fc.integer({ min: 24, max: 96 }), (account, columns) => {
      expect(letters(texts([{ kind: 'text', text: account, exact: true }], columns).join(''))).toBe(account)
    }),
  )
})

test('a code holds no control characters and is not empty', () => {
  const code = (payload: string): PaperLine[] => layoutPaper({ blocks: [{ kind: 'qr', payload }] }, 32)
  expect(code('GK-1')).toEqual([{ kind: 'qr', payload: 'GK-1', align: 'center' }])
  expect(() => code('GK\u001B@')).toThrow(PaperError)
  expect(() => code('')).toThrow(PaperError)
})

test('a width no roll has is refused', () => {
  for (const columns of [0, 23, 32.5, 97, Number.NaN])
    expect(() => layoutPaper({ blocks: [] }, columns)).toThrow(PaperError)
})

test('as plain text a paper has its lines without the spaces at their ends', () => {
  const lines = layoutPaper(
    { blocks: [{ kind: 'text', text: 'а' }, { kind: 'feed' }, { kind: 'qr', payload: 'GK-1' }] },
    32,
  )
  expect(paperLinesToText(lines)).toBe('а\n\n[QR GK-1]\n')
})
