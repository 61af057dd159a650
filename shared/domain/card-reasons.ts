import type { Role } from './permissions.ts'

/** Why a card is looked at of whom nothing was shown. */
export const cardReasons = ['client_here', 'client_calls', 'appeal', 'payment_question', 'work_check'] as const
export type CardReason = (typeof cardReasons)[number]

/**
 * Whom a reason is asked of, and which there are: a cashier has the client at the window, a clerk and a supervisor may
 * not. The first is offered first. An empty list: none is asked. (product.md §2 leaves it to the bank.)
 */
export const cardReasonsOf: Readonly<Record<Role, readonly CardReason[]>> = {
  cashier: [],
  clerk: ['client_here', 'client_calls', 'appeal', 'payment_question'],
  supervisor: ['client_here', 'client_calls', 'appeal', 'payment_question', 'work_check'],
  administrator: [],
}
