import { timingSafeEqual } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Random } from './clock.ts'
import { cost } from './password-cost.ts'

export { isPasswordWeak, normalizeLogin } from '../../shared/domain/password-rules.ts'

const keyBytes = 32

type Cost = { N: number; r: number; p: number }

/**
 * Electron's BoringSSL checks the parameters of `crypto.scrypt`, also of the asynchronous one, by doing the whole work
 * once on the calling thread: a third of a second long the desk would hear no key. So it is done in a thread beside.
 */
const work = `
  const { scryptSync } = require('node:crypto')
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, password, salt, bytes, cost }) => {
    parentPort.postMessage({ id, key: scryptSync(password, salt, bytes, { ...cost, maxmem: 256 * cost.N * cost.r }) })
  })
`
/** The thread costs a tenth of a second to start and some memory to keep: it stays for a moment after its last use. */
const keptMs = 10_000

let thread: Worker | null = null
let nextId = 1
const waiting = new Map<number, { resolve: (key: Buffer) => void; reject: (error: Error) => void }>()

const startThread = (): Worker => {
  const started = new Worker(work, { eval: true })
  started.unref()
  let ending: NodeJS.Timeout | undefined
  const failAll = (error: Error): void => {
    if (thread === started) thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  started.on('message', ({ id, key }: { id: number; key: Uint8Array }) => {
    waiting.get(id)?.resolve(Buffer.from(key))
    waiting.delete(id)
    clearTimeout(ending)
    ending = setTimeout(() => {
      if (waiting.size > 0) return
      thread = null
      void started.terminate()
    }, keptMs).unref()
  })
  started.on('error', failAll)
  started.on('exit', () => {
    if (thread === started) failAll(new Error('the thread that stretches passwords has ended'))
  })
  return started
}

const derive = (password: string, salt: Uint8Array, { N, r, p }: Cost, bytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    thread ??= startThread()
    const id = nextId++
    waiting.set(id, { resolve, reject })
    // NFKC: the same password typed on another keyboard must give the same bytes.
    thread.postMessage({ id, password: password.normalize('NFKC'), salt, bytes, cost: { N, r, p } })
  })

/** A 32-byte key of a password, at the same cost as its hash. */
export const stretchPassword = (password: string, salt: Uint8Array): Promise<Uint8Array> =>
  derive(password, salt, cost, keyBytes)

/** `scrypt$N$r$p$salt$key`, base64: the parameters stay with the hash. Runs off the event loop. */
export const hashPassword = async (password: string, random: Random, { N, r, p }: Cost = cost): Promise<string> => {
  const salt = random(16)
  const key = await derive(password, salt, { N, r, p }, keyBytes)
  return ['scrypt', N, r, p, Buffer.from(salt).toString('base64'), key.toString('base64')].join('$')
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
