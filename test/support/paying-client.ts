// Payers whom the law asks for, through the dispatcher.
import type { InputOf } from '../../shared/contract/define.ts'
import { identifyPayer, type TypedOrganisation } from '../../shared/contract/payers.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import { emptyBudget } from '../../shared/domain/budget.ts'
import type { TestDesk } from './desk.ts'
import { freeLine } from './desk.ts'
import { ivanova } from './registering-desk.ts'

type Identified = InputOf<typeof identifyPayer>

/** One kopeck above what is taken without a document. */
export const bigKopecks = 1_500_001

/** Ivanova, typed as far as a simplified identification asks. */
export const typedPayer = (lines: PaymentLineInput[], more: Partial<Identified> = {}): Identified => ({
  lines,
  level: 'simplified',
  payer: { source: 'typed', document: ivanova },
  inn: '',
  phone: '',
  organisation: null,
  replaces: null,
  ...more,
})

export const organisation: TypedOrganisation = {
  organisationInn: '7451000006',
  organisationName: 'ООО «Ромашка»',
  purpose: 'Оплата коммунальных услуг офиса, договор № 7',
  authority: 'Доверенность',
  authorityNumber: '12',
  authorityIssuedOn: '01.02.2026',
  authorityValidUntil: '01.02.2027',
}

/** A tax: the treasury's account of domain.md §2.1, КБК and ОКТМО of Chelyabinsk, УИН of §2.6. */
export const taxBudget = {
  ...emptyBudget,
  uin: '18203702140083959124',
  cbc: '18210601010031000110',
  oktmo: '75701000',
  reason: 'ТП',
  taxPeriod: 'ГД.00.2025',
}

export const taxLine = (amountKopecks = 120_000, budget = taxBudget): PaymentLineInput => {
  const line = freeLine(amountKopecks)
  if (line.payee !== 'free') throw new Error('free details are of a free line')
  return {
    ...line,
    details: {
      ...line.details,
      payeeName: 'УФК по Тульской области (ФНС России)',
      payeeInn: '7707083893',
      payeeKpp: '770701001',
      payeeAccount: '03100643000000018500',
      bankName: 'Отделение Тула Банка России//УФК по Тульской области, г. Тула',
      bankBic: '017003983',
      bankCorrAccount: '40102810445370000059',
      purpose: 'Налог на имущество',
    },
    account: '',
    period: null,
    budget,
  }
}

/** Identified without a problem; the payer's id. */
export const identified = async (desk: TestDesk, input: Identified): Promise<string> => {
  const { payerId, problems } = await desk.value(identifyPayer, input)
  if (payerId === null) throw new Error(`the payer was not read: ${JSON.stringify(problems)}`)
  return payerId
}
