import { findServices, type LineWarning, type RecognizedBill, recognizeBill } from '../../shared/contract/bills.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { type PaymentQr, parsePaymentQr } from '../../shared/domain/payment-qr.ts'
import { paymentQrIssues } from '../../shared/domain/payment-qr-issues.ts'
import { answer, type Feature } from '../core/feature.ts'
import { type FoundService, type Provider, providers, searchServices, toServiceView } from '../records/catalogue.ts'

type ReadCode = Extract<PaymentQr, { ok: true }>

/** Warnings that concern what a catalogue payment takes from the code: account and sum. The rest is the catalogue's. */
const weighsOnKnownPayee: ReadonlySet<LineWarning> = new Set([
  'field_ambiguous',
  'sum_ambiguous',
  'sum_too_large',
  'sum_negative',
  'sum_fractional',
  'sum_unreadable',
  'sum_zero',
  'sum_key_unusual',
  // A value may have been cut at a separator, the account too.
  'separator_unusual',
  'stray_text',
])

const bareInn = (inn: string | undefined): string => (inn && !/^0+$/.test(inn) ? inn : '')

/** The provider that a code speaks of: by INN, or by its account where the code has no INN. */
const findProvider = (code: ReadCode): Provider | undefined => {
  const inn = bareInn(code.fields.PayeeINN)
  const byAccount = providers.find((provider) => provider.account === code.fields.PersonalAcc)
  return providers.find((provider) => provider.inn === inn) ?? byAccount
}

/** What of the code's details contradicts the catalogue's; a substituted code is a known fraud (domain.md §1.5). */
const differences = (code: ReadCode, provider: Provider): string[] => {
  const { PersonalAcc, BIC, PayeeINN } = code.fields
  const differs: string[] = []
  if (PersonalAcc !== undefined && PersonalAcc !== provider.account) differs.push('PersonalAcc')
  if (BIC !== undefined && BIC !== provider.bankBic) differs.push('BIC')
  if (bareInn(PayeeINN) !== '' && PayeeINN !== provider.inn) differs.push('PayeeINN')
  return differs
}

/** The service whose account format takes the payer's account; the provider's first one where none does. */
const chooseService = (provider: Provider, persAcc: string): { found: FoundService; account: string } | null => {
  for (const service of provider.services) {
    const normalized = normalizeAccount(service.account, persAcc)
    if (normalized.ok) return { found: { provider, service }, account: normalized.account }
  }
  const service = provider.services[0]
  return service ? { found: { provider, service }, account: persAcc } : null
}

const recognizeKnown = (code: ReadCode, provider: Provider): RecognizedBill | null => {
  const differs = differences(code, provider)
  if (differs.length > 0) return { outcome: 'details_differ', providerName: provider.name, differs }
  const persAcc = code.fields.PersAcc ?? ''
  const chosen = chooseService(provider, persAcc)
  if (!chosen) return null
  const warnings: LineWarning[] = code.warnings.filter((warning) => weighsOnKnownPayee.has(warning))
  if (code.sumKopecks === null && !warnings.some((warning) => warning.startsWith('sum_'))) warnings.push('sum_missing')
  if (persAcc === '') warnings.push('account_missing')
  else if (!normalizeAccount(chosen.found.service.account, persAcc).ok) warnings.push('account_format')
  return {
    outcome: 'known',
    service: toServiceView(chosen.found),
    account: chosen.account.slice(0, 40),
    period: code.period,
    sumKopecks: code.sumKopecks === 0 ? null : code.sumKopecks,
    warnings,
  }
}

const recognizeUnknown = (code: ReadCode): RecognizedBill => {
  const f = code.fields
  const details = {
    payeeName: f.Name ?? '',
    payeeInn: bareInn(f.PayeeINN),
    payeeKpp: bareInn(f.KPP),
    payeeAccount: f.PersonalAcc ?? '',
    bankName: f.BankName ?? '',
    bankBic: f.BIC ?? '',
    bankCorrAccount: bareInn(f.CorrespAcc),
    purpose: f.Purpose ?? '',
  }
  const issues = paymentQrIssues(f)
  const warnings: LineWarning[] = ['payee_unknown', ...code.warnings]
  if (code.sumKopecks === null && !code.warnings.some((warning) => warning.startsWith('sum_')))
    warnings.push('sum_missing')
  if (issues.includes('payee_inn_invalid')) warnings.push('inn_invalid')
  if (issues.some((issue) => issue !== 'payee_inn_invalid')) warnings.push('key_invalid')
  const needed = [
    details.payeeName,
    details.payeeInn,
    details.payeeAccount,
    details.bankName,
    details.bankBic,
    details.purpose,
  ]
  if (needed.includes('')) warnings.push('details_incomplete')
  return {
    outcome: 'unknown_payee',
    details,
    account: (f.PersAcc ?? '').slice(0, 40),
    period: code.period,
    sumKopecks: code.sumKopecks === 0 ? null : code.sumKopecks,
    warnings,
  }
}

export const bills: Feature = {
  handlers: [
    answer(recognizeBill, (_context, { text }): RecognizedBill => {
      const code = parsePaymentQr(text)
      if (!code.ok) return { outcome: 'not_a_bill', reason: code.reason }
      const provider = findProvider(code)
      return (provider ? recognizeKnown(code, provider) : null) ?? recognizeUnknown(code)
    }),

    answer(findServices, (_context, { words }) => searchServices(words, 50).map(toServiceView)),
  ],
}
