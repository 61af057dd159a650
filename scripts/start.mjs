// Opens the desk: npm start [-- --demo …]. Where there is no display it makes a virtual one and leaves a screenshot.
import { spawn } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureDeskUser } from './desk-user.mjs'
import { planLaunch, withParentDeath } from './launch.mjs'
import { projectRoot } from './project-root.mjs'
import { setUp } from './setup.mjs'
import { hasDisplay, startVirtualDisplay } from './virtual-display.mjs'

const screenshotTimeoutMs = 60_000
const closeTimeoutMs = 10_000
/** Chromium's complaints about what a machine without a desktop has not; they say nothing about the desk. */
const noise =
  /ERROR:(bus|object_proxy|viz_main_impl|gpu_process_host|gl_surface|angle_platform_impl|command_buffer_proxy_impl)/

/** @param {string} line */
const say = (line) => console.log(`start: ${line}`)

const real = await hasDisplay()
await setUp({ display: !real })
const owner = process.getuid?.() === 0 ? ensureDeskUser(say) : undefined
const display = real ? null : await startVirtualDisplay({ owner })
if (display !== null) say(`no display here: the desk opens on a virtual one (${display.env.DISPLAY}, 1366×768)`)

const pictures = mkdtempSync(join(tmpdir(), 'kassa-start-'))
if (owner !== undefined) chownSync(pictures, owner.uid, owner.gid)
const picture = join(pictures, 'screenshot.png')
const env = display === null ? process.env : { ...process.env, ...display.env, KASSA_SCREENSHOT: picture }
const plan = planLaunch({ args: process.argv.slice(2), env, say })
const desk = startDesk(plan)
const ended = new Promise((resolve) => desk.once('exit', (code, signal) => resolve({ code, signal })))

let closing = false
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void closeDesk())
if (display !== null) void reportScreenshot()

const { code, signal } = await ended
await display?.stop()
rmSync(pictures, { recursive: true, force: true })
if (!closing) say(code === 0 ? 'the desk was closed' : `the desk ended with ${signal ?? `code ${code}`}`)
process.exit(closing ? 0 : (code ?? 1))

/**
 * In a process group of its own: Ctrl+C in the terminal reaches this script, which then closes the desk in order.
 * @param {import('./launch.mjs').LaunchPlan} how
 */
function startDesk(how) {
  const { command, args } = withParentDeath(how.command, how.args)
  const child = spawn(command, args, {
    cwd: how.cwd,
    env: how.env,
    detached: true,
    stdio: ['ignore', 'inherit', 'pipe'],
    ...userOf(how),
  })
  let rest = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (!noise.test(line)) console.error(line)
  })
  child.once('error', (error) => {
    say(`the desk can't be started: ${error.message}`)
    child.emit('exit', 1, null)
  })
  say(`the desk is open${how.uid === undefined ? '' : ' as the user gorod-kassa'}; Ctrl+C ends it`)
  return child
}

/** @param {{ uid?: number, gid?: number }} plan */
function userOf({ uid, gid }) {
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

async function closeDesk() {
  if (closing) return
  closing = true
  say('closing the desk')
  desk.kill('SIGTERM')
  const ordered = await Promise.race([ended.then(() => true), delay(closeTimeoutMs, false)])
  if (!ordered && desk.pid !== undefined) process.kill(-desk.pid, 'SIGKILL')
}

async function reportScreenshot() {
  const deadlineMs = Date.now() + screenshotTimeoutMs
  while (!isWholePng(picture)) {
    if (closing || desk.exitCode !== null) return
    if (Date.now() > deadlineMs) return say('the window did not paint in a minute: no screenshot')
    await delay(100)
  }
  const folder = join(projectRoot, '.cache')
  mkdirSync(folder, { recursive: true })
  const kept = join(folder, 'start.png')
  copyFileSync(picture, kept)
  say(`screenshot: ${kept}`)
}

/** @param {string} path */
function isWholePng(path) {
  return existsSync(path) && readFileSync(path).includes('IEND')
}
