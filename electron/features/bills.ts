import {
  findServices,
  getServices,
  type KnownBill,
  type LineWarning,
  type NotBillReason,
  type RecognizedBill,
  recognizeBill,
} from '../../shared/contract/bills.ts'
import { looksLikeBarcode } from '../../shared/domain/barcode.ts'
import { repairRussianLayout } from '../../shared/domain/keyboard-layout.ts'
import { parseReceiptNumber, parseSlipNumber } from '../../shared/domain/numbering.ts'
import { readPaymentQr } from '../../shared/domain/payment-qr.ts'
import { stripFrame } from '../../shared/domain/payment-qr-envelope.ts'
import { paymentQrIssues } from '../../shared/domain/payment-qr-issues.ts'
import { may } from '../../shared/domain/permissions.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { answer, type Feature } from '../core/feature.ts'
import type { FoundService } from '../core/catalogue-port.ts'
import { readBarcode } from '../records/barcodes.ts'
import { toServiceView } from '../records/service-views.ts'
import { budgetOfCode } from '../records/budget-of-code.ts'
import { findKnownPayee } from '../records/known-payees.ts'
import { payeeOfCode, type ReadCode, unlessZeros } from '../records/payees-of-codes.ts'
import { findReceipt } from '../records/payments.ts'
import { findSlip } from '../records/reversals.ts'
import { likeliest, namedOnly, registersFirst, servicesTaking } from '../records/services-by-account.ts'

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

/** Longer than any account of the catalogue (shared/contract/payments.ts). */
const accountLength = 40
const servicesShown = 50

const noBill = (reason: NotBillReason, code: string | null = null): RecognizedBill => ({
  outcome: 'not_a_bill',
  reason,
  code,
})

const withSumWarning = (sumKopecks: number | null, warnings: readonly LineWarning[]): LineWarning[] =>
  sumKopecks === null && !warnings.some((warning) => warning.startsWith('sum_'))
    ? [...warnings, 'sum_missing']
    : [...warnings]

/** A wedge can't type Cyrillic: of «ООО "Дом 5"» only signs and a digit are left, which is no name (domain.md §1.7). */
const inWords = (text: string | undefined): string => (text && /\p{L}/u.test(text) ? text : '')

const payerOf = ({ LastName, FirstName, MiddleName, PayerAddress }: ReadCode['qr']['fields']) => ({
  payerName: inWords([LastName, FirstName, MiddleName].filter(Boolean).join(' ')).slice(0, 200),
  payerAddress: inWords(PayerAddress).slice(0, 300),
})

const saidBy = ({ qr, meters }: ReadCode) => ({
  period: qr.period,
  sumKopecks: qr.sumKopecks === 0 ? null : qr.sumKopecks,
  meters: meters.slice(0, 20).map(({ serviceName, meter, value }) => ({
    serviceName: serviceName.slice(0, 60),
    meter: meter.slice(0, 40),
    value,
  })),
  ...payerOf(qr.fields),
  ...budgetOfCode(qr.fields),
})

/** One line, or the lines to choose from. */
const known = (choices: readonly KnownBill[]): RecognizedBill => {
  const [first, ...others] = choices
  if (!first) throw new Error('a known payee has a service')
  return others.length === 0 ? first : { outcome: 'choose_service', choices: choices.slice(0, servicesShown) }
}

/** The lines of a code for services of the payee it names: those whose account format takes the payer's account. */
const recognizeKnown = (context: QueryContext, code: ReadCode, services: readonly FoundService[]): RecognizedBill => {
  const persAcc = code.qr.fields.PersAcc ?? ''
  const warnings = withSumWarning(
    code.qr.sumKopecks,
    code.qr.warnings.filter((warning) => weighsOnKnownPayee.has(warning)),
  )
  const lineOf = (found: FoundService, account: string, more: readonly LineWarning[]): KnownBill => ({
    outcome: 'known',
    service: toServiceView(found),
    account: account.slice(0, accountLength),
    ...saidBy(code),
    ...(found.service.period === 'none' ? { period: null } : {}),
    warnings: [...warnings, ...more],
  })
  const { catalogue, registers } = context.ports
  const taking = servicesTaking(catalogue.now(), persAcc, ({ service }) =>
    services.some((one) => one.service.id === service.id),
  )
  if (taking.length === 0) {
    const doubt: LineWarning = persAcc === '' ? 'account_missing' : 'account_format'
    return known(services.map((found) => lineOf(found, persAcc, [doubt])))
  }
  const { ServiceName = '', Category = '' } = code.qr.fields
  const meant = likeliest(registers, namedOnly(taking, [ServiceName, Category]))
  return known(meant.map(({ found, account }) => lineOf(found, account, [])))
}

/** Free details from the code; names of a payee that was paid here before are those compared with the paper then. */
const recognizeUnknown = (context: QueryContext, code: ReadCode): RecognizedBill => {
  const f = code.qr.fields
  const [bankBic, payeeAccount, payeeInn] = [f.BIC ?? '', f.PersonalAcc ?? '', unlessZeros(f.PayeeINN)]
  const before = findKnownPayee(context.db, { bankBic, payeeAccount, payeeInn })
  const details = {
    payeeName: before?.payeeName ?? inWords(f.Name),
    payeeInn,
    payeeKpp: before?.payeeKpp ?? unlessZeros(f.KPP),
    payeeAccount,
    bankName: before?.bankName ?? inWords(f.BankName),
    bankBic,
    bankCorrAccount: before?.bankCorrAccount ?? unlessZeros(f.CorrespAcc),
    purpose: inWords(f.Purpose),
  }
  const given = code.qr.warnings.filter((warning) => before === undefined || weighsOnKnownPayee.has(warning))
  const warnings = withSumWarning(code.qr.sumKopecks, before ? given : ['payee_unknown', ...given])
  const issues = paymentQrIssues(f)
  if (issues.includes('payee_inn_invalid')) warnings.push('inn_invalid')
  if (issues.some((issue) => issue !== 'payee_inn_invalid')) warnings.push('key_invalid')
  const { payeeKpp: _kpp, bankCorrAccount: _corr, ...needed } = details
  if (Object.values(needed).includes('')) warnings.push('details_incomplete')
  return {
    outcome: 'unknown_payee',
    details,
    knownSince: before?.since ?? null,
    account: (f.PersAcc ?? '').slice(0, accountLength),
    ...saidBy(code),
    warnings,
  }
}

const recognizeCode = (context: QueryContext, code: ReadCode): RecognizedBill => {
  const payee = payeeOfCode(context.ports.catalogue.now().providers, code, setUpDesk(context).kind)
  switch (payee.named) {
    case 'known': {
      const services = payee.providers.flatMap((provider) =>
        provider.services.map((service) => ({ provider, service })),
      )
      return recognizeKnown(context, code, services)
    }
    case 'differs':
      return {
        outcome: 'details_differ',
        providerName: payee.provider.name,
        differs: payee.differs,
        otherProviderName: payee.otherProvider?.name ?? null,
      }
    case 'demo':
      return { outcome: 'demo_payee', providerName: payee.provider.name }
    case 'unknown':
      return recognizeUnknown(context, code)
  }
}

/** A linear code by the catalogue's patterns; what none of them knows goes to the search box, never guessed at. */
const recognizeBarcode = (context: QueryContext, code: string): RecognizedBill => {
  const matches = readBarcode(context.ports.catalogue.now(), code)
  const payable = matches.filter(({ found }) => !found.provider.demo || setUpDesk(context).kind === 'demo')
  const [match] = matches
  if (!match) return noBill('unknown_code', code)
  if (payable.length === 0) return { outcome: 'demo_payee', providerName: match.found.provider.name }
  return known(
    payable.map(({ found, reading }) => ({
      outcome: 'known',
      service: toServiceView(found),
      account: reading.account,
      period: found.service.period === 'none' ? null : reading.period,
      sumKopecks: reading.sumKopecks,
      warnings: [...reading.warnings],
      meters: [],
      ...payerOf({}),
    })),
  )
}

/** The code of one of our papers. Whose receipt it is stays with those who may see it (product.md, People). */
const recognizeOwn = (context: QueryContext, text: string): RecognizedBill => {
  const number = parseReceiptNumber(text)
  const slip = parseSlipNumber(text) // leads to the payment it was given back of
  if (number === null && slip === null) return noBill('own_paper')
  const { id, role } = signedIn(context)
  const found = (number && findReceipt(context.db, number)) ?? (slip && findSlip(context.db, slip))
  const receipt = may(role, 'payments') ? found : null
  if (!receipt || (receipt.operatorId !== id && !may(role, 'supervision'))) return noBill('receipt_not_here')
  return { outcome: 'receipt', paymentId: receipt.paymentId, receiptNumber: receipt.receiptNumber }
}

/** A scan without its frame; the code of our own paper in Latin where it was typed under the Russian layout. */
const unframed = (input: string | Uint8Array): string => {
  const text = stripFrame(typeof input === 'string' ? input : new TextDecoder('windows-1252').decode(input)).trim()
  return text.toUpperCase().startsWith('ПЛ-') ? repairRussianLayout(text) : text
}

/** A number as accounts are written by hand. */
const isNumber = (words: string): boolean =>
  /^[\d\s./\u2010-\u2015-]*$/u.test(words) && words.replace(/\D/g, '').length >= 4

export const bills: Feature = {
  handlers: [
    answer(recognizeBill, (context, given): RecognizedBill => {
      const input = 'bytes' in given ? Buffer.from(given.bytes, 'base64') : given.text
      const text = unframed(input)
      if (/^GK-/i.test(text)) return recognizeOwn(context, text)
      const { qr, meters, ambiguous } = readPaymentQr(input)
      if (qr.ok) return recognizeCode(context, { qr, meters, ambiguous })
      if (qr.reason === 'not_payment_code' && looksLikeBarcode(text)) return recognizeBarcode(context, text)
      return noBill(qr.reason)
    }),

    answer(getServices, (context, { serviceIds }) => {
      const catalogue = context.ports.catalogue.now()
      return serviceIds.flatMap((id) => catalogue.findService(id) ?? []).map(toServiceView)
    }),

    answer(findServices, (context, { words }) => {
      const { catalogue, registers } = context.ports
      const byWords = catalogue.now().searchServices(words, servicesShown)
      const byAccount = isNumber(words) ? registersFirst(registers, servicesTaking(catalogue.now(), words)) : []
      const services = new Map([...byWords, ...byAccount.map(({ found }) => found)].map((one) => [one.service.id, one]))
      return [...services.values()].slice(0, servicesShown).map(toServiceView)
    }),
  ],
}
