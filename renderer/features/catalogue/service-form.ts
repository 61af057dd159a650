import type { BarcodePattern, CatalogueService } from '../../../shared/contract/catalogue-data.ts'
import type { ServiceCategory } from '../../../shared/domain/identification.ts'
import { aliasesOf, type Choice, optionalSumOf, typedSum, wholeOf } from './typed-values.ts'

type Meters = NonNullable<CatalogueService['meters']>
export type MeterType = Meters['types'][number]

export type BarcodeForm = {
  name: string
  pattern: string
  check: BarcodePattern['check']
  period: Choice<NonNullable<BarcodePattern['period']>>
}

export type MetersForm = {
  types: readonly MeterType[]
  bestUntilDay: string
  fraction: Meters['fraction']
  expiredVerification: Meters['expiredVerification']
  note: string
}

/** A service as it is typed: half a sum is a sum, an empty field is what is left out. */
export type ServiceForm = {
  id: string
  name: string
  aliases: string
  mask: string
  pattern: string
  prefix: string
  padTo: string
  check: Choice<NonNullable<CatalogueService['account']['check']>>
  example: string
  payer: CatalogueService['payer']
  toDue: CatalogueService['amount']['toDue']
  minSum: string
  maxSum: string
  period: CatalogueService['period']
  category: ServiceCategory
  barcodes: readonly BarcodeForm[]
  /** Made with a preview of a file («Реестры»), and kept here as it is. */
  registerIn: CatalogueService['registerIn']
  /** What was typed of them stays while they are switched off. */
  hasMeters: 'yes' | 'no'
  meters: MetersForm
}

export const emptyBarcode: BarcodeForm = { name: '', pattern: '', check: 'none', period: 'none' }
export const emptyMeters: MetersForm = {
  types: ['cold_water'],
  bestUntilDay: '',
  fraction: 'round',
  expiredVerification: 'accept',
  note: '',
}

/** A new service; `id` is its lasting name in payments and links. */
export const emptyService = (id: string): ServiceForm => ({
  ...{ id, name: '', aliases: '', mask: '', pattern: '', prefix: '', padTo: '', check: 'none', example: '' },
  ...{ payer: 'account', toDue: 'any', minSum: '', maxSum: '', period: 'optional', category: 'other' },
  ...{ barcodes: [], registerIn: null, hasMeters: 'no', meters: emptyMeters },
})

export const toServiceForm = (service: CatalogueService): ServiceForm => ({
  id: service.id,
  name: service.name,
  aliases: service.aliases.join(', '),
  mask: service.account.mask ?? '',
  pattern: service.account.pattern ?? '',
  prefix: service.account.prefix ?? '',
  padTo: service.account.padTo === undefined ? '' : String(service.account.padTo),
  check: service.account.check ?? 'none',
  example: service.account.example,
  payer: service.payer,
  toDue: service.amount.toDue,
  minSum: typedSum(service.amount.minKopecks),
  maxSum: typedSum(service.amount.maxKopecks),
  period: service.period,
  category: service.category ?? 'other',
  barcodes: service.barcodes.map((code) => ({ ...code, period: code.period ?? 'none' })),
  registerIn: service.registerIn,
  hasMeters: service.meters === null ? 'no' : 'yes',
  meters:
    service.meters === null
      ? emptyMeters
      : {
          ...service.meters,
          bestUntilDay: service.meters.bestUntilDay === null ? '' : String(service.meters.bestUntilDay),
        },
})

/** The account format alone, for the live try beside its fields. */
export const accountFormatOf = (form: ServiceForm): CatalogueService['account'] => ({
  ...(form.mask === '' ? {} : { mask: form.mask }),
  ...(form.pattern === '' ? {} : { pattern: form.pattern }),
  ...(form.prefix === '' ? {} : { prefix: form.prefix }),
  ...(form.padTo.trim() === '' ? {} : { padTo: wholeOf(form.padTo) }),
  ...(form.check === 'none' ? {} : { check: form.check }),
  example: form.example,
})

export const barcodeOf = ({ name, pattern, check, period }: BarcodeForm): BarcodePattern => ({
  ...{ name: name.trim(), pattern, check },
  ...(period === 'none' ? {} : { period }),
})

/** What is typed, as a service; NaN where a number can't be read, which the check then names. */
export const serviceOf = (form: ServiceForm): CatalogueService => ({
  id: form.id,
  name: form.name.trim(),
  aliases: aliasesOf(form.aliases),
  account: accountFormatOf(form),
  payer: form.payer,
  amount: { toDue: form.toDue, minKopecks: optionalSumOf(form.minSum), maxKopecks: optionalSumOf(form.maxSum) },
  period: form.period,
  ...(form.category === 'other' ? {} : { category: form.category }),
  barcodes: form.barcodes.map(barcodeOf),
  registerIn: form.registerIn,
  meters:
    form.hasMeters === 'no'
      ? null
      : {
          ...form.meters,
          types: [...form.meters.types],
          bestUntilDay: form.meters.bestUntilDay.trim() === '' ? null : wholeOf(form.meters.bestUntilDay),
          note: form.meters.note.trim(),
        },
})
