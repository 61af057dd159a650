import { createHash } from 'node:crypto'
import {
  copyFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { sourcesStamp } from './setup/build-app.mjs'

/** What a running desk reads, seen from the clone. Nothing else is staged. */
export const runtimeParts = [
  'package.json',
  'out',
  'resources',
  'node_modules/electron/dist',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib',
  'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  'node_modules/bindings',
  'node_modules/file-uri-to-path',
]

/**
 * Lays out what the desk needs in a folder any user can read, by hard links where it can: nothing is copied then.
 * A change of the parts gives another folder, so a desk that is running keeps the files it was started with.
 * @param {string} root folder the parts lie in
 * @param {string[]} parts files and folders under root
 * @param {string} cacheFolder world-readable folder that holds the stages
 * @returns {string} the stage: same layout as root
 */
export function stageRuntime(root, parts, cacheFolder) {
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const stage = join(cacheFolder, `${clone}-${sourcesStamp(root, parts).slice(0, 12)}`)
  if (existsSync(stage)) return stage
  const work = `${stage}.${process.pid}`
  for (const part of parts) if (existsSync(join(root, part))) place(join(root, part), join(work, part))
  openFolders(work)
  for (let folder = cacheFolder; folder !== '/' && folder.startsWith('/var/cache/'); folder = dirname(folder)) {
    if (folder !== '/var/cache') chmodSync(folder, 0o755)
  }
  renameSync(work, stage)
  forgetOldStages(cacheFolder, clone)
  return stage
}

/**
 * @param {string} source
 * @param {string} target
 */
function place(source, target) {
  const stat = statSync(source)
  if (stat.isDirectory()) {
    mkdirSync(target, { recursive: true })
    for (const name of readdirSync(source)) place(join(source, name), join(target, name))
    return
  }
  mkdirSync(dirname(target), { recursive: true })
  const needed = stat.mode & 0o100 ? 0o555 : 0o444
  if ((stat.mode & needed) === needed && tryLink(source, target)) return
  copyFileSync(source, target)
  chmodSync(target, stat.mode & 0o100 ? 0o755 : 0o644)
}

/**
 * @param {string} source
 * @param {string} target
 * @returns {boolean} false across devices and where the file system has no hard links
 */
function tryLink(source, target) {
  try {
    linkSync(source, target)
    return true
  } catch {
    return false
  }
}

/** @param {string} folder */
function openFolders(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name))
  }
}

/**
 * Keeps the two newest stages of the clone: the older of them may still be running.
 * @param {string} cacheFolder
 * @param {string} clone
 */
function forgetOldStages(cacheFolder, clone) {
  const stages = readdirSync(cacheFolder)
    .filter((name) => name.startsWith(`${clone}-`))
    .map((name) => join(cacheFolder, name))
    .sort((a, b) => statSync(b).ctimeMs - statSync(a).ctimeMs)
  for (const old of stages.slice(2)) rmSync(old, { recursive: true, force: true })
}
