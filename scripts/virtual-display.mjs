import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withParentDeath } from './launch.mjs'

const startTimeoutMs = 15_000

/**
 * Whether the X display of this environment answers. A variable left over from another session does not count.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
export function hasDisplay(env = process.env) {
  const number = /^:(\d+)/.exec(env['DISPLAY'] ?? '')?.[1]
  if (number === undefined) return Promise.resolve(Boolean(env['DISPLAY']))
  return new Promise((resolve) => {
    const socket = createConnection(`/tmp/.X11-unix/X${number}`)
    const answer = (/** @type {boolean} */ isThere) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}

/**
 * Starts a virtual display of its own, closed to everyone without its cookie. It ends by `stop()`, and by itself when
 * this process dies.
 * @param {{ owner?: { uid: number, gid: number } | undefined, widthPx?: number, heightPx?: number }} [options] `owner`
 *   may connect besides this user
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay({ owner, widthPx = 1366, heightPx = 768 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-display-'))
  const cookieFile = join(folder, 'xauthority')
  writeFileSync(cookieFile, cookieEntry(randomBytes(16)), { mode: 0o600 })
  const server = withParentDeath('Xvfb', [
    ...['-displayfd', '3', '-screen', '0', `${widthPx}x${heightPx}x24`, '-auth', cookieFile],
    ...['-nolisten', 'tcp', '-noreset'],
  ])
  const child = spawn(server.command, server.args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await exited
    clearTimeout(timer)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const number = await displayNumber(child)
    if (owner !== undefined) for (const path of [folder, cookieFile]) chownSync(path, owner.uid, owner.gid)
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: cookieFile }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * The number Xvfb writes to descriptor 3 once it accepts connections.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function displayNumber(child) {
  return new Promise((resolve, reject) => {
    let errors = ''
    let written = ''
    const timer = setTimeout(() => reject(new Error('the virtual display did not start in time')), startTimeoutMs)
    child.stderr?.on('data', (chunk) => (errors += chunk))
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`the virtual display ended: ${errors.trim()}`)))
    child.stdio[3]?.on('data', (chunk) => {
      written += chunk
      if (!written.includes('\n')) return
      clearTimeout(timer)
      resolve(written.trim())
    })
  })
}

/**
 * One entry of an .Xauthority file: FamilyWild, any display, MIT-MAGIC-COOKIE-1 (format of libXau, AuWrite.c).
 * @param {Buffer} cookie 16 bytes
 */
function cookieEntry(cookie) {
  const counted = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const empty = Buffer.alloc(0)
  const fields = [empty, empty, Buffer.from('MIT-MAGIC-COOKIE-1'), cookie]
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...fields.map(counted)])
}
