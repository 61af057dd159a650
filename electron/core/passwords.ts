import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from './clock.ts'
import { cost } from './password-cost.ts'

export { isPasswordWeak, normalizeLogin } from '../../shared/domain/password-rules.ts'

const keyBytes = 32

type Cost = { N: number; r: number; p: number }

const derive = (password: string, salt: Uint8Array, { N, r, p }: Cost, bytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard must give the same bytes.
    scrypt(password.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })

/** A 32-byte key of a password, at the same cost as its hash. */
export const stretchPassword = (password: string, salt: Uint8Array): Promise<Uint8Array> =>
  derive(password, salt, cost, keyBytes)

/** `scrypt$N$r$p$salt$key`, base64: the parameters stay with the hash. Runs off the event loop. */
export const hashPassword = async (password: string, random: Random): Promise<string> => {
  const salt = random(16)
  const key = await derive(password, salt, cost, keyBytes)
  return ['scrypt', cost.N, cost.r, cost.p, Buffer.from(salt).toString('base64'), key.toString('base64')].join('$')
}

/** Whether the password belongs to the hash; a hash that can't be read never matches. */
export const passwordMatches = async (password: string, stored: string): Promise<boolean> => {
  const [scheme, N, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const wanted = Buffer.from(key, 'base64')
  const derived = await derive(
    password,
    Buffer.from(salt, 'base64'),
    { N: Number(N), r: Number(r), p: Number(p) },
    wanted.length,
  )
  return timingSafeEqual(derived, wanted)
}

/** A hash that no password has, so that an unknown login costs the same time as a known one. */
export const unmatchableHash = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  'AAAAAAAAAAAAAAAAAAAAAA==',
  `${'A'.repeat(43)}=`,
].join('$')
