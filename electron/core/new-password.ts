import type { QueryContext } from './context.ts'
import { drawPassword } from './one-time-secrets.ts'
import { hashPassword } from './passwords.ts'

export type NewPassword = { password: string; passwordHash: string }

/** A password and its verifier: made before the transaction, for the hash takes a quarter of a second. */
export const newPassword = async ({ ports }: QueryContext): Promise<NewPassword> => {
  const password = drawPassword(ports.random)
  return { password, passwordHash: await hashPassword(password, ports.random) }
}
