// Orders: the acts by which cash moves beside payments, and the forms they are printed on (domain.md §4.4).

/**
 * - `in`, `out`: into or out of the drawer or the vault, from or to somebody outside
 * - `sent`: left its place and lies in transit until it is accepted; `returned`: declined, and counted back
 * - `desk_in`: what another desk sent
 * - `exchange`: notes for other notes of the same sum
 * - `doubtful_note`: a note that was not taken; moves nothing
 * - `vault_opening`: what lay in the vault when this desk began to keep its account
 * - `hand_over`: the drawer goes to the next cashier (the shifts move it; the order is their paper)
 */
export const orderKinds = [
  'in',
  'out',
  'sent',
  'returned',
  'desk_in',
  'exchange',
  'doubtful_note',
  'vault_opening',
  'hand_over',
] as const
export type OrderKind = (typeof orderKinds)[number]

/** Where cash lies that this desk answers for. */
export const cashPlaces = ['drawer', 'vault'] as const
export type CashPlace = (typeof cashPlaces)[number]

/** Where a transfer goes to: another desk has a database of its own. */
export const transferTargets = ['drawer', 'vault', 'desk'] as const
export type TransferTarget = (typeof transferTargets)[number]

/** The ways there are; the vault serves other desks through theirs. */
export const transferRoutes = ['drawer_vault', 'vault_drawer', 'drawer_desk'] as const
export type TransferRoute = (typeof transferRoutes)[number]

export const endsOfRoute: Readonly<Record<TransferRoute, { from: CashPlace; to: TransferTarget }>> = {
  drawer_vault: { from: 'drawer', to: 'vault' },
  vault_drawer: { from: 'vault', to: 'drawer' },
  drawer_desk: { from: 'drawer', to: 'desk' },
}

/** What an order is printed on; number, title, copies and signature lines of each are settings. */
export const orderForms = [
  'receipt',
  'expense',
  'transfer',
  'exchange',
  'doubtful_note',
  'statement',
  'recount',
] as const
export type OrderForm = (typeof orderForms)[number]

export const formOfKind: Readonly<Record<OrderKind, OrderForm>> = {
  in: 'receipt',
  vault_opening: 'receipt',
  out: 'expense',
  sent: 'transfer',
  returned: 'transfer',
  desk_in: 'transfer',
  hand_over: 'transfer',
  exchange: 'exchange',
  doubtful_note: 'doubtful_note',
}

/** When the numbers of a form begin anew. */
export const numberings = ['year', 'day', 'never'] as const
export type Numbering = (typeof numberings)[number]

/** The series that an order of a business day (`YYYY-MM-DD`) is numbered in; '' where numbers never begin anew. */
export const seriesOf = (numbering: Numbering, businessDate: string): string =>
  numbering === 'year' ? businessDate.slice(0, 4) : numbering === 'day' ? businessDate : ''

/** Why a note was not taken. */
export const noteFaults = ['no_security_features', 'altered', 'torn', 'stained', 'worn'] as const
export type NoteFault = (typeof noteFaults)[number]

/** What became of it: handed back, or kept against the paper for an examination. */
export const noteOutcomes = ['given_back', 'kept'] as const
export type NoteOutcome = (typeof noteOutcomes)[number]
