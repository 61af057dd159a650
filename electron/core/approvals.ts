import type { describeApproval } from '../../shared/contract/approvals.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import type { Clock } from './clock.ts'

/** An approval dies with its command, or after this. */
export const approvalLifeMs = 2 * 60_000

/** What main read in a command's input, for the one who is asked to approve it. */
export type ApprovalFacts = OutputOf<typeof describeApproval>['facts']

/** What a commandId is bound to by its first accepted outcome, and an approval by its giving: never the input itself. */
export type Bound = { operatorId: string | null; operation: string; inputHmac: string }

/** A command that somebody may approve, as main reads it. */
export type ReadCommand = { readonly bound: Bound; readonly facts: ApprovalFacts }

export type Approval = { readonly approverId: string }

/**
 * Approvals in place (product.md, People): each for one command of one requester, with the very input that main read,
 * valid once. They live in memory: whoever gave one stands at this window.
 */
export type Approvals = {
  give(commandId: string, bound: Bound, approverId: string): void
  find(commandId: string, bound: Bound): Approval | null
  /** Its command was accepted. */
  spend(commandId: string): void
}

export const createApprovals = (clock: Clock): Approvals => {
  const given = new Map<string, Bound & { approverId: string; untilMs: number }>()
  return {
    give: (commandId, bound, approverId) => {
      for (const [id, { untilMs }] of given) if (clock.monotonicMs() >= untilMs) given.delete(id)
      given.set(commandId, { ...bound, approverId, untilMs: clock.monotonicMs() + approvalLifeMs })
    },
    find: (commandId, bound) => {
      const approval = given.get(commandId)
      const fits =
        approval !== undefined &&
        clock.monotonicMs() < approval.untilMs &&
        approval.operatorId === bound.operatorId &&
        approval.operation === bound.operation &&
        approval.inputHmac === bound.inputHmac
      return fits ? { approverId: approval.approverId } : null
    },
    spend: (commandId) => void given.delete(commandId),
  }
}
