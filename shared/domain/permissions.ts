/** Who may do what: the People table of product.md. */

export const roles = ['cashier', 'clerk', 'supervisor', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * - `clients`: client cards, registration, linking, templates
 * - `services`: readings, cabinets, service requests
 * - `payments`: payments, own shift, own journal, reprint
 * - `supervision`: approvals, any shift, reports, registers, catalogue, undo of a merge
 * - `administration`: operators, settings, keys, backup and restore, audit
 */
export const permissions = ['clients', 'services', 'payments', 'supervision', 'administration'] as const
export type Permission = (typeof permissions)[number]

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  cashier: ['clients', 'services', 'payments'],
  clerk: ['clients', 'services'],
  supervisor: ['clients', 'services', 'payments', 'supervision'],
  administrator: ['administration'],
}

/** Whether the role has the permission; what is not in the table is refused. */
export function may(role: Role, permission: Permission): boolean {
  return rolePermissions[role].includes(permission)
}
