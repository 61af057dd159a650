/** What reports there are, in the order of the screen. */
export const reportKinds = [
  'providers',
  'services',
  'operators',
  'hours',
  'commission',
  'cash',
  'pace_operators',
  'pace_hours',
] as const
export type ReportKind = (typeof reportKinds)[number]

/** Reports are read on the screen in both languages; papers and PDF are Russian. */
export type ReportLanguage = 'ru' | 'en'

/** How orders move the drawer's cash, as the cash flow tells them apart (orders of shared/domain/cash-orders.ts). */
export const orderFlows = ['in', 'out', 'from_vault', 'to_vault', 'from_desk', 'to_desk', 'returned'] as const
export type OrderFlow = (typeof orderFlows)[number]
