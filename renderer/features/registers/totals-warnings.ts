import type { BuiltRegister } from '../../../shared/contract/registers.ts'

/** When a tenth of the known accounts is missing, the file is more likely cut than the houses are empty. */
const MANY_GONE_PERCENT = 10

export type TotalsWarning = 'older' | 'many_gone'

/** What should be looked at twice before a new register takes the place of the former one. */
export function totalsWarnings({ asOf, former }: Pick<BuiltRegister, 'asOf' | 'former'>): TotalsWarning[] {
  if (former === null) return []
  const warnings: TotalsWarning[] = []
  if (asOf < former.asOf) warnings.push('older')
  if (former.goneAccounts > 0 && former.goneAccounts * 100 >= former.accounts * MANY_GONE_PERCENT)
    warnings.push('many_gone')
  return warnings
}
