import type { acceptRefusals } from '../../shared/contract/payments.ts'
import type { IdentificationNeed } from '../../shared/domain/identification.ts'
import { type CommandContext, type QueryContext, signedIn } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { destroyPayer, findWaitingPayer, type PaymentPayer, payerIdOf, type StoredPayer } from './payers.ts'
import { screen, type Screened } from './screening.ts'

/** Whom a payment names: a payer identified for it, or the one of the payment that it corrects. */
type NamedPayer = { readonly payerId: string | undefined; readonly payerAsIn: string | undefined }

type PayerRefusal = ReturnType<typeof refused<Extract<(typeof acceptRefusals)[number], `payments.payer_${string}`>>>

/** A payer stands for the case in the records of the lists, as a registration does. */
export const screenedPayer = ({
  id,
  payer: { person, document },
}: StoredPayer): Screened & { registrationId: string } => ({
  registrationId: id,
  checked: { person, document },
  representative: null,
})

export const isPayerScreened = (context: QueryContext, stored: StoredPayer): boolean =>
  screen(context, screenedPayer(stored)).open.length === 0

const groundsOf = (need: IdentificationNeed | null, stored: StoredPayer): string[] => {
  const grounds = new Set<string>((need?.reasons ?? []).map(({ reason }) => reason))
  if (stored.payer.organisation) grounds.add('organisation')
  else if (!need || (stored.level === 'full' && need.level === 'simplified')) grounds.add('doubt')
  return [...grounds]
}

const needed = (need: IdentificationNeed): PayerRefusal => {
  const [first] = need.reasons
  const line = first?.lineIndex ?? null
  return refused('payments.payer_needed', {
    ...(line === null ? {} : { line: line + 1 }),
    ...(first?.boundKopecks == null ? {} : { boundKopecks: first.boundKopecks }),
  })
}

/**
 * What is to be recorded of the payer with the payment; null when nothing: who is not asked for is not kept. Asked in the
 * transaction, at no cost to a payment that asks for nobody. Throws SealedError while the desk's keys are sealed.
 */
export const payerToKeep = (
  tx: Tx,
  context: CommandContext,
  need: IdentificationNeed | null,
  { payerId, payerAsIn }: NamedPayer,
): Omit<PaymentPayer, 'paymentId'> | null | PayerRefusal => {
  if (payerAsIn !== undefined) return payerIdOf(tx, payerAsIn) ?? (need ? needed(need) : null)
  if (payerId === undefined) return need ? needed(need) : null
  const operatorId = signedIn(context).id
  const stored = findWaitingPayer(tx, context.ports.deskKeys, { payerId, operatorId, at: context.at })
  if (!stored) return refused('payments.payer_unknown')
  if (!isPayerScreened(context, stored)) return refused('payments.payer_not_screened')
  if (need?.level === 'full' && stored.level === 'simplified') return needed(need)
  if (!need && !stored.payer.organisation && stored.level === 'simplified') {
    // The basket grew smaller since: nothing of a person is kept that the law does not ask for.
    destroyPayer(tx, payerId, operatorId)
    return null
  }
  return {
    payerId,
    level: stored.level,
    isForOrganisation: stored.payer.organisation !== null,
    grounds: groundsOf(need, stored),
  }
}
