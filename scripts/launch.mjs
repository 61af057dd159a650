// How the desk's process is started: as which user, from which folder, with the sandbox or without. Shared by
// npm start, the packaged app's trial, the e2e tests and the benches.
import { spawnSync } from 'node:child_process'
import { copyFileSync, chownSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canRead, deskUserEnv, ensureDeskUser } from './desk-user.mjs'
import { projectRoot } from './project-root.mjs'
import { runtimeParts, stageRuntime } from './stage-runtime.mjs'

const stageFolder = '/var/cache/gorod-kassa'

/**
 * @typedef {{
 *   command: string,
 *   args: string[],
 *   env: NodeJS.ProcessEnv,
 *   cwd: string,
 *   uid?: number,
 *   gid?: number,
 *   home: string,
 *   sandboxed: boolean,
 * }} LaunchPlan
 * `uid` and `gid` are absent when the desk runs as the one who starts it.
 */

/**
 * Decides how to start the desk here.
 * @param {{
 *   args?: string[],
 *   env?: NodeJS.ProcessEnv,
 *   say?: (line: string) => void,
 *   packagedFolder?: string,
 *   asDeskUser?: boolean,
 * }} [options]
 *   `packagedFolder`: start this packaged desk instead of the clone's build. `asDeskUser`: false keeps root as root
 *   (then without the sandbox, which Chromium refuses to root).
 * @returns {LaunchPlan}
 */
export function planLaunch({ args = [], env = process.env, say = () => {}, packagedFolder, asDeskUser = true } = {}) {
  const user = process.getuid?.() === 0 && asDeskUser ? ensureDeskUser(say) : null
  const root = user === null ? (packagedFolder ?? projectRoot) : readableRoot(user, packagedFolder, say)
  const sandboxed = user === null ? process.getuid?.() !== 0 && canSandbox() : canSandbox(user)
  if (!sandboxed && process.platform === 'linux') {
    say(
      process.getuid?.() === 0 && user === null
        ? 'started as root: without the sandbox'
        : 'the kernel forbids user namespaces here: the desk is started WITHOUT its sandbox',
    )
  }
  const switches = sandboxed || process.platform !== 'linux' ? [] : ['--no-sandbox']
  const program =
    packagedFolder === undefined
      ? [join(root, 'node_modules/electron/dist/electron'), root]
      : [packagedExecutable(root)]
  const [command = '', ...appPath] = program
  const plan = { command, args: [...switches, ...appPath, ...args], cwd: root, sandboxed }
  if (user === null) return { ...plan, env: withoutNodeMode(env), home: env['HOME'] ?? tmpdir() }
  return {
    ...plan,
    env: { ...deskUserEnv(user, env), ...displayFor(user, env) },
    uid: user.uid,
    gid: user.gid,
    home: user.home,
  }
}

/**
 * Name of the executable electron-builder makes: package.json's name.
 * @param {string} folder
 */
function packagedExecutable(folder) {
  return join(folder, 'gorod-kassa')
}

/**
 * The folder itself when the user can read all of it, else a stage of it.
 * @param {import('./desk-user.mjs').DeskUser} user
 * @param {string | undefined} packagedFolder
 * @param {(line: string) => void} say
 */
function readableRoot(user, packagedFolder, say) {
  const root = packagedFolder ?? projectRoot
  const parts = packagedFolder === undefined ? runtimeParts : ['.']
  const witnesses =
    packagedFolder === undefined
      ? [...runtimeParts, 'out/main/main.js', 'out/renderer/index.html', 'node_modules/electron/dist/electron']
      : ['resources/app.asar', 'gorod-kassa']
  if (
    canRead(
      user,
      witnesses.map((part) => join(root, part)).filter((path) => existsSync(path)),
    )
  )
    return root
  const stage = stageRuntime(root, parts, stageFolder)
  say(`${user.name} can't read ${root}: the desk runs from ${stage}`)
  return stage
}

/**
 * Whether Chromium's sandbox can work for this user: it needs user, PID and network namespaces. Tried for real, as
 * kernels, containers and AppArmor each have their own way to forbid it.
 * @param {{ uid: number, gid: number }} [user]
 */
export function canSandbox(user) {
  const options = ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true']
  const as = user === undefined ? {} : { uid: user.uid, gid: user.gid }
  return spawnSync('unshare', options, { cwd: '/', stdio: 'ignore', ...as }).status === 0
}

/**
 * The display for the desk's user. The X cookie of root can't be read by it, so it gets a copy of its own.
 * @param {{ uid: number, gid: number }} user
 * @param {NodeJS.ProcessEnv} env
 */
function displayFor(user, env) {
  const display = env['DISPLAY'] === undefined ? {} : { DISPLAY: env['DISPLAY'] }
  const cookies = env['XAUTHORITY'] ?? join(env['HOME'] ?? '/root', '.Xauthority')
  if (!existsSync(cookies)) return display
  if (canRead(user, [cookies])) return { ...display, XAUTHORITY: cookies }
  const folder = mkdtempSync(join(tmpdir(), 'kassa-cookies-'))
  const copy = join(folder, 'xauthority')
  copyFileSync(cookies, copy)
  for (const path of [folder, copy]) chownSync(path, user.uid, user.gid)
  return { ...display, XAUTHORITY: copy }
}

/** @param {NodeJS.ProcessEnv} env */
function withoutNodeMode(env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  return rest
}

/**
 * Wraps a command so that the kernel ends it when the process that started it dies, however it dies: no orphans.
 * @param {string} command
 * @param {string[]} args
 */
export function withParentDeath(command, args) {
  if (!existsSync('/usr/bin/setpriv')) return { command, args }
  return { command: '/usr/bin/setpriv', args: ['--pdeathsig', 'TERM', '--', command, ...args] }
}
