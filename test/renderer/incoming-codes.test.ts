import { expect, test } from 'vitest'
import type { RecognizedBill } from '../../shared/contract/bills.ts'
import { filledByCode } from '../../renderer/features/payment/account-scan.ts'
import { emptyDetails } from '../../renderer/features/payment/free-details.ts'
import { typedLine } from '../../renderer/features/payment/line.ts'
import { asksFirst } from '../../renderer/features/payment/notice.ts'
import { noticeOf } from '../../renderer/features/payment/use-incoming-bills.ts'
import { known, unknownPayee, water } from './payment-samples.ts'

const differs = [{ field: 'BIC' as const, inCode: '044525225', inCatalogue: '047501779' }]

test('what gives a line says nothing, everything else says what it is', () => {
  const cases: [RecognizedBill, string | undefined][] = [
    [known, undefined],
    [unknownPayee, undefined],
    [{ outcome: 'choose_service', choices: [known, known] }, 'choose_service'],
    [{ outcome: 'details_differ', providerName: 'РС', differs, otherProviderName: null }, 'details_differ'],
    [{ outcome: 'demo_payee', providerName: 'РС' }, 'demo_payee'],
    [
      { outcome: 'receipt', paymentId: '01950000-0000-7000-8000-000000000001', receiptNumber: '1-1-0001' },
      'own_receipt',
    ],
    [{ outcome: 'not_a_bill', reason: 'unknown_code', code: '4006381333931' }, 'unknown_code'],
    [{ outcome: 'not_a_bill', reason: 'unknown_code', code: null }, 'not_a_bill'],
    [{ outcome: 'not_a_bill', reason: 'sbp_link', code: null }, 'not_a_bill'],
  ]
  for (const [bill, kind] of cases) expect(noticeOf(bill, 'scan')?.kind, bill.outcome).toBe(kind)
})

test('a question and a hard stop are answered before the next code is taken up; a remark is not', () => {
  const notices = (bill: RecognizedBill) => asksFirst(noticeOf(bill, 'scan'))
  expect(notices({ outcome: 'choose_service', choices: [known, known] })).toBe(true)
  expect(notices({ outcome: 'details_differ', providerName: 'РС', differs, otherProviderName: null })).toBe(true)
  expect(notices({ outcome: 'not_a_bill', reason: 'unknown_code', code: '12345' })).toBe(true)
  expect(notices({ outcome: 'not_a_bill', reason: 'sbp_link', code: null })).toBe(false)
  expect(asksFirst(null)).toBe(false)
})

test('a line being typed takes the codes of its own service, and no others', () => {
  const typed = typedLine({ kind: 'catalogue', service: water }, 'a')
  expect(filledByCode(typed, known)).toMatchObject({ account: '3141234567', period: '2026-08', amountText: '812,40' })
  expect(filledByCode(typed, { ...known, sumKopecks: null, period: null })).toMatchObject({
    amountText: '',
    period: null,
  })
  expect(filledByCode(typed, { outcome: 'choose_service', choices: [known, known] })).toMatchObject({
    account: '3141234567',
  })
  const bare: RecognizedBill = { outcome: 'not_a_bill', reason: 'unknown_code', code: '3147654321' }
  expect(filledByCode(typed, bare)).toMatchObject({ account: '3147654321' })
  expect(filledByCode(typed, { ...bare, code: '4006381333931' })).toBeNull()
  expect(filledByCode(typed, { ...known, service: { ...water, serviceId: 'other' } })).toBeNull()
  expect(filledByCode(typed, unknownPayee)).toBeNull()
  expect(filledByCode({ ...typed, payee: { kind: 'free', details: emptyDetails } }, bare)).toBeNull()
})
