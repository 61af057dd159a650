import fc from 'fast-check'
import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { numberReceipt, parseReceiptNumber } from '../../../shared/domain/numbering.ts'
import { ownCode } from '../../../shared/domain/paper-parts.ts'

test('the first epoch is not named, later ones are', () => {
  const place = { deskNumber: '900', shiftNumber: 12, seq: 1 }
  expect(numberReceipt({ ...place, epoch: 1 })).toBe('900-12-0001')
  expect(numberReceipt({ ...place, epoch: 2 })).toBe('900E2-12-0001')
  expect(numberReceipt({ ...place, epoch: 11, seq: 10_001 })).toBe('900E11-12-10001')
})

test('no two receipts of a desk bear one number, whatever their epochs, and each fits the own QR code', () => {
  const place = fc.record({
    deskNumber: fc.stringMatching(/^\d{1,4}$/),
    epoch: fc.integer({ min: 1, max: 200 }),
    shiftNumber: fc.integer({ min: 1, max: 100_000 }),
    seq: fc.integer({ min: 1, max: 100_000 }),
  })
  fc.assert(
    fc.property(place, place, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      expect(numberReceipt(one) === numberReceipt(other)).toBe(same)
      const code = ownCode(numberReceipt(one))
      const payload = code.kind === 'qr' ? code.payload : ''
      expect(parseReceiptNumber(payload)).toEqual({
        receiptNumber: numberReceipt(one),
        shiftNumber: one.shiftNumber,
        seq: one.seq,
      })
      // Modules of 5 dots with 4 of quiet zone on each side: 384 dots are the narrowest roll, 58 mm.
      expect((create(payload, { errorCorrectionLevel: 'M' }).modules.size + 8) * 5).toBeLessThanOrEqual(384)
    }),
  )
})

test('no other code is taken for a receipt of ours', () => {
  for (const text of [
    'GK-Z-213-7F3A91C2D4E5F607',
    'GK-900',
    'GK-900-12',
    '900-12-0001X',
    'GK-900-12-001',
    't=2026&s=1&fn=1',
  ])
    expect(parseReceiptNumber(text), text).toBeNull()
})
