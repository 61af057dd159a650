import type { Registry } from '../core/feature.ts'

/** What the window may reach: features by the first word of their operations' names, loaded when first asked for. */
export const registry: Registry = {
  audit: async () => (await import('./audit.ts')).audit,
  backups: async () => (await import('./backups.ts')).backups,
  bills: async () => (await import('./bills.ts')).bills,
  clients: async () => (await import('./clients.ts')).clients,
  desk: async () => (await import('./desk.ts')).desk,
  drafts: async () => (await import('./drafts.ts')).drafts,
  keys: async () => (await import('./keys.ts')).keys,
  links: async () => (await import('./links.ts')).links,
  operators: async () => (await import('./operators.ts')).operators,
  payments: async () => (await import('./payments.ts')).payments,
  printing: async () => (await import('./printing.ts')).printing,
  phone: async () => (await import('./phone.ts')).phone,
  registration: async () => (await import('./registration/registration.ts')).registration,
  session: async () => (await import('./session.ts')).session,
  shift: async () => (await import('./shift.ts')).shift,
}
