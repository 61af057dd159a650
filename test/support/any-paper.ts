import fc from 'fast-check'
import type { Block, Paper } from '../../shared/domain/paper.ts'

const words = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'абвёЁЯ№ «»—…x1 -\u00A0₽'), maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const exactWords = fc.string({ unit: fc.constantFrom(...'0123456789АБёxZ-/ №'), maxLength: 90 })
const sum = fc.integer({ min: 0, max: 10 ** 13 }).map((kopecks) => (kopecks / 100).toFixed(2).replace('.', ','))
const size = fc.constantFrom('normal' as const, 'double' as const)

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    bold: fc.boolean(),
    size,
  }),
  fc.record({ kind: fc.constant('text' as const), text: exactWords, exact: fc.constant(true), size }),
  fc.record({
    kind: fc.constant('row' as const),
    left: words,
    right: fc.oneof(sum, exactWords),
    bold: fc.boolean(),
    size,
  }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('qr' as const),
    payload: fc.string({ unit: fc.constantFrom(...'GK0123456789-Касса№₽'), minLength: 1, maxLength: 60 }),
  }),
)

/** Papers nobody would design, with every kind of block and every kind of character. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({ blocks: fc.array(block, { maxLength: 12 }) })

export const anyColumns = fc.constantFrom(32, 42, 48)
