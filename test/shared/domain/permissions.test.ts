import { expect, test } from 'vitest'
import { may, permissions, rolePermissions, roles } from '../../../shared/domain/permissions.ts'

/** The People table of product.md, row by row, in the order of its columns. */
const peopleTable = {
  clients: ['cashier', 'clerk', 'supervisor'],
  services: ['cashier', 'clerk', 'supervisor'],
  payments: ['cashier', 'supervisor'],
  supervision: ['supervisor'],
  administration: ['administrator'],
} as const satisfies Record<(typeof permissions)[number], readonly (typeof roles)[number][]>

test('every role may do what the People table says, and nothing else', () => {
  for (const permission of permissions)
    expect(roles.filter((role) => may(role, permission))).toEqual(peopleTable[permission])
})

test('the administrator takes no money and sees no clients', () => {
  expect(rolePermissions.administrator).toEqual(['administration'])
})
