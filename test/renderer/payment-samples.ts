import type { RecognizedBill, ServiceView } from '../../shared/contract/bills.ts'
import type { AcceptedPayment } from '../../shared/contract/payments.ts'
import type { Debt } from '../../renderer/features/payment/debts.ts'
import { type Line, lineOfBill } from '../../renderer/features/payment/line.ts'

export const water: ServiceView = {
  serviceId: 'rs-water',
  serviceName: 'Холодная вода и водоотведение',
  providerName: 'ООО «Расчётные системы»',
  providerInn: '7451000101',
  aliases: ['vsbt174'],
  demo: true,
  account: { mask: '314ddddddd', example: '3141234567' },
  payer: 'account',
  amount: { toDue: 'any', minKopecks: null, maxKopecks: null },
  period: 'optional',
  commission: { percentHundredths: 0, minKopecks: 0, maxKopecks: null, bearer: 'payer' },
}

export const known: Extract<RecognizedBill, { outcome: 'known' }> = {
  outcome: 'known',
  service: water,
  account: '3141234567',
  period: '2026-08',
  sumKopecks: 81_240,
  warnings: [],
  meters: [],
  payerName: '',
  payerAddress: '',
}

export const unknownPayee: Extract<RecognizedBill, { outcome: 'unknown_payee' }> = {
  outcome: 'unknown_payee',
  details: {
    payeeName: 'ООО «Домофон»',
    payeeInn: '7707083893',
    payeeKpp: '',
    payeeAccount: '40702810138250123017',
    bankName: 'ПАО СБЕРБАНК',
    bankBic: '044525225',
    bankCorrAccount: '30101810400000000225',
    purpose: 'За обслуживание домофона',
  },
  account: '',
  period: null,
  sumKopecks: 15_000,
  warnings: ['payee_unknown'],
  knownSince: null,
  meters: [],
  payerName: '',
  payerAddress: '',
}

/** A bill scanned without any doubt. */
export function scanned(key: string, sumKopecks: number): Line {
  const line = lineOfBill({ ...known, sumKopecks }, 'scan', key)
  if (line === null) throw new Error('a known bill gives a line')
  return line
}

export const accepted: AcceptedPayment = {
  paymentId: '01a1fffc-0000-7000-8000-000000000001',
  receiptNumber: '2-214-0093',
  dueKopecks: 81_240,
  givenKopecks: 100_000,
  changeKopecks: 18_760,
  printJobId: '01a1fffc-0000-7000-8000-000000000002',
}

export const linkId = (no: number): string => `01a1fffc-0000-7000-8000-${String(no).padStart(12, '0')}`

/** A row of the debt table; null: no register knows the account. */
export const debt = (no: number, toPayKopecks: number | null, paidSinceKopecks = 0): Debt => ({
  linkId: linkId(no),
  serviceId: water.serviceId,
  serviceName: water.serviceName,
  providerName: water.providerName,
  account: `31400000${String(no).padStart(2, '0')}`,
  address: 'ул. Труда, 15',
  terms: water,
  period: null,
  paidToday: null,
  register:
    toPayKopecks === null
      ? null
      : { asOf: '2026-11-01', debtKopecks: toPayKopecks + paidSinceKopecks, paidSinceKopecks, toPayKopecks },
})
