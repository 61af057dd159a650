import type { Registry } from '../core/feature.ts'

/** What the window may reach: features by the first word of their operations' names, loaded when first asked for. */
export const registry: Registry = {
  audit: async () => (await import('./audit.ts')).audit,
  bills: async () => (await import('./bills.ts')).bills,
  desk: async () => (await import('./desk.ts')).desk,
  drafts: async () => (await import('./drafts.ts')).drafts,
  keys: async () => (await import('./keys.ts')).keys,
  operators: async () => (await import('./operators.ts')).operators,
  payments: async () => (await import('./payments.ts')).payments,
  printing: async () => (await import('./printing.ts')).printing,
  session: async () => (await import('./session.ts')).session,
  shift: async () => (await import('./shift.ts')).shift,
}
