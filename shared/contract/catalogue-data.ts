// The catalogue as data: what a file of it and each of its versions hold.
import { outColumns, outEncodings, outLayouts, outPeriods, outSeparators } from '../domain/register-out-template.ts'
import { namedCategories } from '../domain/identification.ts'
import { registerLayout } from './registers.ts'
import { amountKopecks, typedText } from './values.ts'
import { z } from './zod.ts'

const name = typedText(160).min(1)
/** Of a provider or a service: for good, links and payments name it. */
export const catalogueId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/)
const aliases = z.array(typedText(60).min(1)).max(30)

/** shared/domain/account-format.ts AccountFormat: the window checks a typed account by it, main checks again. */
export const accountFormat = z.strictObject({
  mask: z.string().max(40).optional(),
  pattern: z.string().max(200).optional(),
  prefix: z.string().max(10).optional(),
  padTo: z.int().min(1).max(20).optional(),
  /** How the last digit is made of those before; left out where there is none. */
  check: z.enum(['weights_down_mod_11', 'ean13']).optional(),
  example: z.string().max(60),
})

/** shared/domain/commission.ts: of a line's sum, rounded half up to a kopeck; `payee`: withheld from the transfer. */
export const commissionPolicy = z.strictObject({
  /** Hundredths of a per cent: 150 is 1.5 %. */
  percentHundredths: z.int().min(0).max(10_000),
  minKopecks: z.int().min(0).max(10_000_000),
  maxKopecks: z.int().min(0).max(10_000_000).nullable(),
  bearer: z.enum(['payer', 'payee']),
})
export type CommissionPolicy = z.output<typeof commissionPolicy>

/** shared/domain/amount-policy.ts: against what the bill or the register says is due, and absolute bounds. */
export const amountPolicy = z.strictObject({
  toDue: z.enum(['any', 'exact', 'at_least', 'at_most']),
  minKopecks: amountKopecks.nullable(),
  maxKopecks: amountKopecks.nullable(),
})
export type AmountPolicy = z.output<typeof amountPolicy>

/** A linear code on the bills of a service (domain.md §1.6). `pattern` names its groups: account, period, sum. */
export const barcodePattern = z.strictObject({
  name: typedText(60).min(1),
  pattern: z.string().min(1).max(200),
  check: z.enum(['none', 'weights_down_mod_11', 'ean13']),
  /** How the group `period` is written. */
  period: z.enum(['MMYY', 'MMYYYY', 'YYYYMM', 'YYMM']).optional(),
})
export type BarcodePattern = z.output<typeof barcodePattern>

/** For the readings workflow: the provider's window, fractions and who takes them (product.md §6). */
export const meterPolicy = z.strictObject({
  types: z.array(z.enum(['cold_water', 'hot_water', 'electricity', 'gas', 'heat'])).min(1),
  /** Day of the month by which a reading enters that month's bill; null where any day does. */
  bestUntilDay: z.int().min(1).max(31).nullable(),
  fraction: z.enum(['integer', 'round', 'exact3']),
  expiredVerification: z.enum(['accept', 'refuse']),
  note: typedText(400),
})

/** For the workflow of logins: who comes, by what, and what is given (product.md §7); texts as the seeds have them. */
export const cabinetPolicy = z.strictObject({
  site: typedText(200),
  whoComes: z.array(z.enum(['individual', 'sole_trader', 'legal_entity', 'managing_company'])),
  identifiedBy: typedText(300),
  documents: z.array(typedText(200).min(1)).max(20),
  login: typedText(200),
  password: typedText(300),
  recovery: typedText(400),
  firstSteps: z.array(typedText(300).min(1)).max(20),
})

/** A text register's own template (shared/domain/register-out-template.ts). */
export const outTemplate = z.strictObject({
  separator: z.enum(outSeparators),
  decimal: z.enum([',', '.']),
  dates: z.string().regex(/^[DMY./ -]{6,10}$/),
  times: z.string().regex(/^[HMIS.: -]{0,8}$/),
  periods: z.enum(outPeriods),
  header: typedText(300),
  footer: typedText(300),
  columns: z
    .array(z.strictObject({ holds: z.enum(outColumns), tag: typedText(40) }))
    .min(1)
    .max(40),
})

/** How the register of payments taken is written. What is left out is as usual: a register a day, the layout's own name. */
export const registerOut = z.strictObject({
  layout: z.enum(outLayouts),
  encoding: z.enum(outEncodings),
  /** Left out: by the business day. */
  cut: z.literal('shift').optional(),
  /** `{number}` must be in it; no folders. */
  fileName: z
    .string()
    .max(120)
    .regex(/^(?=.*\{number\})[\p{L}\d{}_.() -]+$/u)
    .optional(),
  /** Of the layout `template`, and only of it. */
  template: outTemplate.optional(),
})
export type RegisterOut = z.output<typeof registerOut>

export const providerOffice = z.strictObject({
  name,
  address: typedText(200).min(1),
  hours: typedText(200),
  phone: typedText(60),
})

export const catalogueService = z.strictObject({
  id: catalogueId,
  name,
  aliases,
  account: accountFormat,
  /** What identifies a payer besides the account. */
  payer: z.enum(['account', 'account_house_flat', 'account_name_address']),
  amount: amountPolicy,
  /** `none`: bills of this service have no period. */
  period: z.enum(['none', 'optional', 'required']),
  /** Where the law has a limit of its own for identification (domain.md §4.1); left out: every other service. */
  category: z.enum(namedCategories).optional(),
  barcodes: z.array(barcodePattern).max(10),
  /** How the provider's registers of debts are written; null while nobody has said. */
  registerIn: registerLayout.nullable(),
  meters: meterPolicy.nullable(),
})
export type CatalogueService = z.output<typeof catalogueService>

export const catalogueProvider = z.strictObject({
  id: catalogueId,
  name,
  aliases,
  /** Invented bank details: a real desk can't pay to them. */
  demo: z.boolean(),
  inn: z.string().regex(/^(\d{10}|\d{12})$/),
  kpp: z.string().regex(/^(\d{4}[0-9A-Z]{2}\d{3})?$/),
  account: z.string().regex(/^\d{5}[0-9ABCEHKMPTX]\d{14}$/),
  bankName: name,
  bankBic: z.string().regex(/^\d{9}$/),
  bankCorrAccount: z.string().regex(/^(\d{20})?$/),
  address: typedText(200),
  /** `data:image/png;base64,…`, at most 30 000 characters; '' for none. */
  logo: z
    .string()
    .max(30_000)
    .regex(/^(data:image\/(png|svg\+xml);base64,[A-Za-z0-9+/=]+)?$/),
  /** Always, or by the thresholds of the settings (domain.md §4.1). */
  identification: z.enum(['by_threshold', 'always']),
  commission: commissionPolicy,
  /** The most that one payment may hold for it, all its lines together; null: no limit. Files of before have none. */
  maxPerPaymentKopecks: amountKopecks.nullable().default(null),
  /** How the register of payments taken is written for it; null: its payments go out as payment orders. */
  registerOut: registerOut.nullable(),
  site: typedText(200),
  phone: typedText(60),
  email: typedText(100),
  offices: z.array(providerOffice).max(30),
  cabinet: cabinetPolicy.nullable(),
  services: z.array(catalogueService).min(1).max(50),
})
export type CatalogueProvider = z.output<typeof catalogueProvider>

/** The catalogue as a file. What needs more than a field is checked by shared/domain/catalogue-check.ts. */
export const catalogueBody = z.strictObject({
  format: z.literal(1),
  note: typedText(400),
  providers: z.array(catalogueProvider).max(2000),
})
export type CatalogueBody = z.output<typeof catalogueBody>

/**
 * What one version changes. `whole`: its providers take the place of all; else they are added, or take the place of
 * those of the same id, and `removed` leave. So a change of today holds beside one that is awaited.
 */
export const catalogueChange = z.strictObject({
  format: z.literal(1),
  whole: z.boolean(),
  note: typedText(400),
  providers: z.array(catalogueProvider).max(2000),
  removed: z.array(catalogueId).max(2000),
})
export type CatalogueChange = z.output<typeof catalogueChange>
