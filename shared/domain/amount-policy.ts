import type { AmountPolicy } from '../contract/catalogue-data.ts'

export const amountProblems = [
  'amount_below_min',
  'amount_above_max',
  'amount_not_due',
  'amount_below_due',
  'amount_above_due',
  'amount_above_basket',
] as const
export type AmountProblem = (typeof amountProblems)[number]

export type WrongAmount = {
  readonly problem: AmountProblem
  /** The bound that it breaks: the least, the most, or what is due. */
  readonly boundKopecks: number
}

/**
 * What of the provider's policy a sum breaks; null where it may be paid. `dueKopecks`: what the register (or the bill)
 * says is to be paid, less what was taken here; null where nobody said, and then only the absolute bounds hold: a desk
 * without a register takes the payment as «не сверено».
 */
export const amountProblem = (
  policy: AmountPolicy,
  { amountKopecks, dueKopecks }: { readonly amountKopecks: number; readonly dueKopecks: number | null },
): WrongAmount | null => {
  const { minKopecks, maxKopecks, toDue } = policy
  if (minKopecks !== null && amountKopecks < minKopecks)
    return { problem: 'amount_below_min', boundKopecks: minKopecks }
  if (maxKopecks !== null && amountKopecks > maxKopecks)
    return { problem: 'amount_above_max', boundKopecks: maxKopecks }
  if (dueKopecks === null || toDue === 'any') return null
  if (toDue === 'exact') return amountKopecks === dueKopecks ? null : due('amount_not_due', dueKopecks)
  if (toDue === 'at_least') return amountKopecks >= dueKopecks ? null : due('amount_below_due', dueKopecks)
  return amountKopecks <= dueKopecks ? null : due('amount_above_due', dueKopecks)
}

/**
 * The lines (by their places) whose provider takes less in one payment than they hold together, with that limit;
 * commission apart. Lines without a provider of the catalogue have no such limit.
 */
export const overBasketLimit = (
  lines: readonly {
    readonly amountKopecks: number
    readonly provider: { readonly id: string; readonly maxPerPaymentKopecks: number | null } | null
  }[],
): { readonly lineIndex: number; readonly problem: 'amount_above_basket'; readonly boundKopecks: number }[] => {
  const sums = new Map<string, number>()
  for (const { provider, amountKopecks } of lines)
    if (provider) sums.set(provider.id, (sums.get(provider.id) ?? 0) + amountKopecks)
  return lines.flatMap(({ provider }, lineIndex) => {
    const boundKopecks = provider?.maxPerPaymentKopecks ?? null
    return provider && boundKopecks !== null && (sums.get(provider.id) ?? 0) > boundKopecks
      ? [{ lineIndex, problem: 'amount_above_basket' as const, boundKopecks }]
      : []
  })
}

const due = (problem: AmountProblem, boundKopecks: number): WrongAmount => ({ problem, boundKopecks })
