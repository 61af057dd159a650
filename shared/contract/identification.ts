// Whom a payment asks for a document, and what a payment to the budget says: shared by payments, bills and payers.
import type { BudgetField } from '../domain/budget.ts'
import { identificationLevels } from '../domain/identification.ts'
import { calendarDate, kopecks, typedText } from './values.ts'
import { z } from './zod.ts'

/** shared/domain/budget.ts; '' for what was not given. */
export const budgetDetails = z.strictObject({
  uin: typedText(25),
  cbc: typedText(20),
  oktmo: typedText(11),
  status: typedText(2),
  reason: typedText(2),
  taxPeriod: typedText(10),
  docNo: typedText(15),
  docDate: typedText(10),
  paymentKind: typedText(2),
} satisfies Record<BudgetField, z.ZodType>)

/** Why and how closely the payer is identified: shared/domain/identification.ts. */
export const identificationNeed = z.strictObject({
  level: z.enum(identificationLevels),
  reasons: z
    .array(
      z.strictObject({
        reason: z.enum(['line_above', 'basket_above', 'provider_always', 'budget']),
        lineIndex: z.int().nullable(),
        sumKopecks: kopecks,
        boundKopecks: kopecks.nullable(),
      }),
    )
    .min(1),
})

/** A payment that was perhaps divided below the limits: the cashier is warned, and may identify the payer. */
export const splitting = z.strictObject({
  by: z.enum(['account', 'client', 'basket']),
  lineIndex: z.int().nullable(),
  sumKopecks: kopecks,
  earlierKopecks: kopecks,
  boundKopecks: kopecks,
})

/** Limits from a day on. What the law says of them is not verified (domain.md §4.1 [G]): they are settings. */
export const identificationRule = z.strictObject({
  validFrom: calendarDate.nullable(),
  usualKopecks: kopecks,
  utilitiesKopecks: kopecks,
  fullFromKopecks: kopecks.nullable(),
})

export const identificationSettings = z.strictObject({
  /** One of them has been in force ever since. */
  rules: z
    .array(identificationRule)
    .min(1)
    .max(50)
    .refine((rules) => rules.some(({ validFrom }) => validFrom === null))
    .refine((rules) => new Set(rules.map(({ validFrom }) => validFrom)).size === rules.length),
  /** What lines that only together are above a limit lead to. */
  basket: z.enum(['identify', 'warn']),
})
export type IdentificationSettings = z.output<typeof identificationSettings>
