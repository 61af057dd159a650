import type { CashSettings } from '../../../shared/contract/cash.ts'

/** Why a list of denominations can't be set; null when it can. Counts keep faces of their own: any may leave the list. */
export const wrongDenominations = ({ denominations }: CashSettings) => {
  if (new Set(denominations.map(({ id }) => id)).size < denominations.length) return 'cash.denomination_twice'
  if (denominations.some(({ id, form, faceKopecks }) => id !== `${form}-${faceKopecks}`))
    return 'cash.denomination_differs'
  const reversed = denominations.some(
    ({ validFrom, validUntil }) => validFrom !== null && validUntil !== null && validFrom > validUntil,
  )
  return reversed ? 'cash.dates_reversed' : null
}
