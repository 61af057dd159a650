import type { CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { type RegisterForm, registerOutOf, toRegisterForm } from './register-form.ts'
import { type ServiceForm, serviceOf, toServiceForm } from './service-form.ts'
import { aliasesOf, linesOf, optionalSumOf, percentOf, typedPercent, typedSum } from './typed-values.ts'

type Cabinet = NonNullable<CatalogueProvider['cabinet']>
export type Office = CatalogueProvider['offices'][number]

export type CabinetForm = Omit<Cabinet, 'documents' | 'firstSteps'> & { documents: string; firstSteps: string }

/** A provider as it is typed; everything but sums and lists stands as the catalogue has it. */
export type ProviderForm = {
  id: string
  name: string
  aliases: string
  demo: 'yes' | 'no'
  inn: string
  kpp: string
  account: string
  bankName: string
  bankBic: string
  bankCorrAccount: string
  address: string
  site: string
  phone: string
  email: string
  logo: string
  identification: CatalogueProvider['identification']
  percent: string
  minSum: string
  maxSum: string
  /** Of one payment, all its lines together. */
  paymentMaxSum: string
  bearer: CatalogueProvider['commission']['bearer']
  registerOut: RegisterForm
  offices: readonly Office[]
  /** What was typed of it stays while it is switched off. */
  hasCabinet: 'yes' | 'no'
  cabinet: CabinetForm
  services: readonly ServiceForm[]
}

export const emptyOffice: Office = { name: '', address: '', hours: '', phone: '' }
export const emptyCabinet: CabinetForm = {
  ...{ site: '', whoComes: ['individual'], identifiedBy: '', documents: '' },
  ...{ login: '', password: '', recovery: '', firstSteps: '' },
}

/** A new provider with nothing in it but its lasting name and one service to be filled in. */
export const emptyProvider = (id: string, service: ServiceForm): ProviderForm => ({
  ...{ id, name: '', aliases: '', demo: 'no', inn: '', kpp: '', account: '', bankName: '', bankBic: '' },
  ...{ bankCorrAccount: '', address: '', site: '', phone: '', email: '', logo: '' },
  ...{ identification: 'by_threshold', percent: '0', minSum: '', maxSum: '', bearer: 'payer' },
  paymentMaxSum: '',
  ...{
    registerOut: toRegisterForm(null),
    offices: [],
    hasCabinet: 'no',
    cabinet: emptyCabinet,
    services: [service],
  },
})

export const toProviderForm = (provider: CatalogueProvider): ProviderForm => {
  const { aliases, demo, commission, maxPerPaymentKopecks, registerOut, cabinet, services, ...same } = provider
  return {
    ...same,
    aliases: aliases.join(', '),
    demo: demo ? 'yes' : 'no',
    percent: typedPercent(commission.percentHundredths),
    minSum: commission.minKopecks === 0 ? '' : typedSum(commission.minKopecks),
    maxSum: typedSum(commission.maxKopecks),
    bearer: commission.bearer,
    paymentMaxSum: typedSum(maxPerPaymentKopecks),
    registerOut: toRegisterForm(registerOut),
    hasCabinet: cabinet === null ? 'no' : 'yes',
    cabinet:
      cabinet === null
        ? emptyCabinet
        : { ...cabinet, documents: cabinet.documents.join('\n'), firstSteps: cabinet.firstSteps.join('\n') },
    services: services.map(toServiceForm),
  }
}

/** Numbers of papers are copied with their spaces. */
const bare = (typed: string): string => typed.replace(/[\s\u00a0\u202f]/gu, '').toUpperCase()

/** What is typed, as a provider; NaN where a sum can't be read, which the check then names. */
export const providerOf = (form: ProviderForm): CatalogueProvider => {
  const { percent, minSum, maxSum, bearer, paymentMaxSum, registerOut, hasCabinet, ...same } = form
  return {
    ...same,
    name: form.name.trim(),
    aliases: aliasesOf(form.aliases),
    demo: form.demo === 'yes',
    inn: bare(form.inn),
    kpp: bare(form.kpp),
    account: bare(form.account),
    bankName: form.bankName.trim(),
    bankBic: bare(form.bankBic),
    bankCorrAccount: bare(form.bankCorrAccount),
    address: form.address.trim(),
    site: form.site.trim(),
    phone: form.phone.trim(),
    email: form.email.trim(),
    commission: {
      percentHundredths: percentOf(percent),
      minKopecks: optionalSumOf(minSum) ?? 0,
      maxKopecks: optionalSumOf(maxSum),
      bearer,
    },
    maxPerPaymentKopecks: optionalSumOf(paymentMaxSum),
    registerOut: registerOutOf(registerOut),
    offices: form.offices.map((office) => trimmed(office)),
    cabinet:
      hasCabinet === 'no'
        ? null
        : {
            ...trimmed(form.cabinet),
            documents: linesOf(form.cabinet.documents),
            firstSteps: linesOf(form.cabinet.firstSteps),
          },
    services: form.services.map(serviceOf),
  }
}

const trimmed = <Row extends object>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as Row
