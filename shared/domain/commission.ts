import type { CommissionPolicy } from '../contract/catalogue-data.ts'

/** Whole kopecks, for one line. At most one of the two is not 0. */
export type Commission = {
  /** Taken from the payer beside the sum. */
  readonly payerKopecks: number
  /** Withheld from the transfer: the payer gives the sum alone. */
  readonly payeeKopecks: number
}

const none: Commission = { payerKopecks: 0, payeeKopecks: 0 }

/** Hundredths of a per cent in a whole. */
const whole = 10_000

/** `part` hundredths of a per cent of the sum, half a kopeck up. Taken apart, so that no product leaves the safe integers. */
const shareOf = (amountKopecks: number, part: number): number => {
  const rest = amountKopecks % whole
  return ((amountKopecks - rest) / whole) * part + Math.floor((rest * part + whole / 2) / whole)
}

/**
 * What a line of this sum costs by the provider's policy (product.md §4: shown and said before cash is taken). The
 * maximum wins over the minimum; what the payee bears is never more than the sum itself. Throws RangeError for a sum
 * that is no positive safe integer.
 */
export const commissionOf = (policy: CommissionPolicy, amountKopecks: number): Commission => {
  if (!Number.isSafeInteger(amountKopecks) || amountKopecks <= 0) throw new RangeError('a commission of no sum')
  const share = Math.max(shareOf(amountKopecks, policy.percentHundredths), policy.minKopecks)
  const kopecks = policy.maxKopecks === null ? share : Math.min(share, policy.maxKopecks)
  if (kopecks === 0) return none
  return policy.bearer === 'payer'
    ? { payerKopecks: kopecks, payeeKopecks: 0 }
    : { payerKopecks: 0, payeeKopecks: Math.min(kopecks, amountKopecks) }
}
