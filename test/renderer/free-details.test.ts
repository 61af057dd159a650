import { describe, expect, test } from 'vitest'
import {
  type Details,
  detailsError,
  detailsFieldError,
  toFreeDetails,
} from '../../renderer/features/payment/free-details.ts'
import { unknownPayee } from './payment-samples.ts'

const right = unknownPayee.details as Details

describe('free bank details', () => {
  test('with right control keys are right, also pasted with spaces', () => {
    expect(detailsError(right)).toBeNull()
    const pasted = { ...right, payeeAccount: '40702 810 1 3825 0123017', payeeInn: ' 7707 083893 ' }
    expect(detailsError(pasted)).toBeNull()
    expect(toFreeDetails(pasted)).toMatchObject({ payeeAccount: '40702810138250123017', payeeInn: '7707083893' })
  })

  test.each([
    ['payeeInn', '7707083894', 'inn'],
    ['payeeKpp', '12', 'kpp'],
    ['payeeAccount', '40702810038250123017', 'account_key'],
    ['payeeAccount', '4070281003825012301', 'account_form'],
    ['bankBic', '944525225', 'bic'],
    ['bankCorrAccount', '30101810500000000225', 'corr_key'],
    ['bankCorrAccount', '301', 'corr_form'],
    ['payeeName', '  ', 'needed'],
    ['purpose', '', 'needed'],
  ] as const)('%s «%s» is refused as %s', (field, value, error) => {
    expect(detailsFieldError(field, { ...right, [field]: value })).toBe(error)
  })

  test('KPP and correspondent account may be absent', () => {
    expect(detailsError({ ...right, payeeKpp: '', bankCorrAccount: '' })).toBeNull()
  })
})
