/** What becomes of an application after the shift or the register is over: only the provider can give back or put right. */

export const applicationKinds = ['refund', 'correction'] as const
export type ApplicationKind = (typeof applicationKinds)[number]

export const applicationStates = ['registered', 'sent', 'satisfied', 'refused', 'closed'] as const
export type ApplicationState = (typeof applicationStates)[number]

const followers: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  registered: ['sent', 'closed'], // closed at once: the payer took it back
  sent: ['satisfied', 'refused'],
  satisfied: ['closed'],
  refused: ['closed'],
  closed: [],
}

/** Where an application may go from a state: forwards only. */
export const statesAfter = (state: ApplicationState): readonly ApplicationState[] => followers[state]
