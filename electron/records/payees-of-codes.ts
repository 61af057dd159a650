import type { DetailDifference } from '../../shared/contract/bills.ts'
import type { CatalogueProvider } from '../../shared/contract/catalogue-data.ts'
import type { PaymentQr, PaymentQrReading } from '../../shared/domain/payment-qr.ts'

export type ReadCode = PaymentQrReading & { qr: Extract<PaymentQr, { ok: true }> }

/** Whom a code names, as far as the catalogue knows. */
export type NamedPayee =
  /** One provider; several where they share an INN and the code says no more. */
  | { named: 'known'; providers: readonly CatalogueProvider[] }
  | {
      named: 'differs'
      provider: CatalogueProvider
      differs: DetailDifference[]
      otherProvider: CatalogueProvider | undefined
    }
  | { named: 'demo'; provider: CatalogueProvider }
  | { named: 'unknown' }

/** What generators write where there is nothing: 0, 0000000000. */
export const unlessZeros = (value: string | undefined): string => (value && !/^0+$/.test(value) ? value : '')

/** All that the code says of one bank detail: a key that stands twice says two things, and both must be right. */
const saidOf = ({ qr, ambiguous }: ReadCode, field: DetailDifference['field']): readonly string[] => {
  const said = ambiguous.get(field) ?? [qr.fields[field] ?? '']
  return said.map(unlessZeros).filter((value) => value !== '')
}

/** What of the code's details contradicts the catalogue's; a substituted code is a known fraud (domain.md §1.5). */
const differences = (code: ReadCode, provider: CatalogueProvider): DetailDifference[] => {
  const expected = [
    ['PersonalAcc', provider.account],
    ['BIC', provider.bankBic],
    ['CorrespAcc', provider.bankCorrAccount],
    ['PayeeINN', provider.inn],
  ] as const
  return expected.flatMap(([field, inCatalogue]) =>
    saidOf(code, field)
      .filter((inCode) => inCode !== inCatalogue)
      .map((inCode) => ({ field, inCode, inCatalogue })),
  )
}

const matchPayee = (providers: readonly CatalogueProvider[], code: ReadCode): NamedPayee => {
  const inns = saidOf(code, 'PayeeINN')
  const accounts = saidOf(code, 'PersonalAcc')
  const byInn = providers.filter(({ inn }) => inns.includes(inn))
  const byAccount = providers.find(({ account }) => accounts.includes(account))
  // A payee's INN may stand in the catalogue with several accounts: the code's own decides.
  const candidates = byInn.filter(({ account }) => accounts.includes(account))
  const [provider] = [...candidates, ...byInn, ...(byAccount ? [byAccount] : [])]
  if (!provider) return { named: 'unknown' }
  const differs = differences(code, provider)
  if (differs.length > 0) {
    const otherProvider = byAccount === provider ? undefined : byAccount
    return { named: 'differs', provider, differs, otherProvider }
  }
  return { named: 'known', providers: accounts.length === 0 && byInn.length > 1 ? byInn : [provider] }
}

/**
 * Whom the code is to pay: by INN, or by the account where the code has no INN. At a desk for real money the invented
 * payees do not exist: a code that fits one in all it says is a demo bill, any other has nothing to do with it.
 */
export const payeeOfCode = (
  providers: readonly CatalogueProvider[],
  code: ReadCode,
  deskKind: 'demo' | 'real',
): NamedPayee => {
  if (deskKind === 'demo') return matchPayee(providers, code)
  const real = matchPayee(
    providers.filter(({ demo }) => !demo),
    code,
  )
  if (real.named !== 'unknown') return real
  const demo = matchPayee(
    providers.filter((provider) => provider.demo),
    code,
  )
  const [provider] = demo.named === 'known' ? demo.providers : []
  return provider ? { named: 'demo', provider } : real
}
