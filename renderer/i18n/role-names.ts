import type { Role } from '../../shared/domain/permissions.ts'
import { dictionary } from './dictionary.ts'

/** Roles as product.md names them. */
export const roleNames = dictionary<Record<Role, string>>(
  { cashier: 'кассир', clerk: 'специалист', supervisor: 'старший кассир', administrator: 'администратор' },
  { cashier: 'cashier', clerk: 'clerk', supervisor: 'supervisor', administrator: 'administrator' },
)
