import { expect, test } from 'vitest'
import { paymentQrIssueCodes, paymentQrIssues } from '../../../shared/domain/payment-qr-issues.ts'

const right = {
  ...{ PersonalAcc: '40702810338360027201', BIC: '044525225', CorrespAcc: '30101810400000000225' },
  ...{ PayeeINN: '7736520080', KPP: '997650001' },
}

test('right details have no issues, and what is absent is no issue', () => {
  expect(paymentQrIssues(right)).toEqual([])
  expect(paymentQrIssues({})).toEqual([])
  expect(paymentQrIssues({ ...right, CorrespAcc: '0', PayeeINN: '0', KPP: '0' })).toEqual([])
})

test.each([
  ['personal_acc_malformed', { PersonalAcc: '4070281033836002720' }],
  ['personal_acc_key_invalid', { PersonalAcc: '40702810338360027202' }],
  ['corresp_acc_key_invalid', { CorrespAcc: '30101810400000000226' }],
  ['bic_malformed', { BIC: '04452522' }],
  ['payee_inn_invalid', { PayeeINN: '7736520081' }],
  ['kpp_malformed', { KPP: '99765' }],
] as const)('%s is said of details where it holds', (issue, change) => {
  expect(paymentQrIssueCodes).toContain(issue)
  expect(paymentQrIssues({ ...right, ...change })).toEqual([issue])
})
