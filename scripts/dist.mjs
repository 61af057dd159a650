// Packs the desk, as a folder and as a deb, and sees the folder run: npm run dist. The packed desk has production fuses,
// so nothing can drive it; it is started as the unprivileged user and must say by itself that it has reached sign-in.
// The deb is tried by npm run bare-deb.
import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planLaunch, withParentDeath } from './launch.mjs'
import { projectRoot } from './project-root.mjs'
import { isOnPath } from './setup/debian-packages.mjs'
import { setUp } from './setup.mjs'
import { runScript, timed } from './stage.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

const readyTimeoutMs = 30_000
const readyLine = /^kassa: ready (sign-in|first-run)$/m
const dist = join(projectRoot, 'dist')
const folder = join(dist, 'linux-unpacked')

await setUp({ display: true })
rmSync(folder, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
for (const deb of debsIn(dist)) rmSync(deb)
// Where there is no dpkg-deb (no Debian) the folder is packed alone, and it is said why.
const targets = isOnPath('dpkg-deb') ? [] : ['dir']
if (targets.length > 0) console.log('dist: no deb, for this machine lacks dpkg-deb (Debian package dpkg)')
const builder = ['node_modules/electron-builder/cli.js', '--linux', ...targets, '--config', 'electron-builder.yml']
const shim = join(projectRoot, 'scripts/packaging/fpm-shim.mjs')
const packed = await timed('packing', () => runScript(builder, { NODE_ENV: 'production', CUSTOM_FPM_PATH: shim }))
if (packed !== 0) process.exit(packed)
const ok = await timed('trial', tryPackagedDesk)
for (const deb of debsIn(dist)) console.log(`dist: ${deb}, ${Math.round(statSync(deb).size / 1e6)} MB`)
console.log(ok ? `dist: ${folder}` : 'dist: the packaged desk is not fit')
process.exit(ok ? 0 : 1)

/** @param {string} parent */
function debsIn(parent) {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.deb'))
    .map((entry) => join(parent, entry.name))
}

/** The desk must reach sign-in; with a debugging port open to any program of the machine it must not. */
async function tryPackagedDesk() {
  const opened = await runDesk([])
  if (!opened.ready) {
    console.error(`dist: the desk did not reach sign-in (${opened.how})\n${opened.output}`)
    return false
  }
  console.log(`dist: the packaged desk reached sign-in in ${opened.tookMs} ms`)
  const exposed = await runDesk(['--remote-debugging-port=0'])
  if (exposed.ready || !exposed.endedByItself) {
    console.error(`dist: the desk runs with a debugging port (${exposed.how})\n${exposed.output}`)
    return false
  }
  console.log(`dist: with --remote-debugging-port it ends at once (${exposed.how})`)
  return true
}

/**
 * Starts the packaged desk with data of its own and waits for its line, its end or the time limit.
 * @param {string[]} args
 */
async function runDesk(args) {
  const display = await startVirtualDisplay()
  const data = mkdtempSync(join(tmpdir(), 'kassa-dist-'))
  // Never the machine's own desk: its data are somebody's money.
  const env = { ...process.env, ...display.env, KASSA_ANNOUNCE: '1', KASSA_DATA_DIR: data }
  const plan = planLaunch({ args, env, packagedFolder: folder, say: console.log })
  if (plan.uid !== undefined && plan.gid !== undefined) chownSync(data, plan.uid, plan.gid)
  const startedMs = performance.now()
  const { command, args: wrapped } = withParentDeath(plan.command, plan.args)
  const ids = plan.uid === undefined || plan.gid === undefined ? {} : { uid: plan.uid, gid: plan.gid }
  const child = spawn(command, wrapped, { cwd: plan.cwd, env: plan.env, detached: true, stdio: 'pipe', ...ids })
  let output = ''
  const ready = new Promise((resolve) => {
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8')
      if (readyLine.test(output)) resolve('ready')
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
  const ended = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`)),
  )
  child.once('error', (error) => child.emit('exit', error.message, null))
  const timer = new Promise((resolve) => setTimeout(resolve, readyTimeoutMs, 'time limit').unref())
  const how = await Promise.race([ready, ended, timer])
  const tookMs = Math.round(performance.now() - startedMs)
  const endedByItself = child.exitCode !== null || child.signalCode !== null
  if (!endedByItself && child.pid !== undefined) {
    child.kill('SIGTERM')
    const killer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 5_000)
    await ended
    clearTimeout(killer)
  }
  await display.stop()
  rmSync(data, { recursive: true, force: true })
  return { ready: how === 'ready', endedByItself, how: String(how), tookMs, output: output.trim() }
}
