import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.mjs'

const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const stampFile = join(projectRoot, 'out/build-stamp')

/**
 * Builds the app into out/ when a source has changed since the last build; says so when it does.
 * @param {(line: string) => void} say
 */
export function buildApp(say) {
  const stamp = sourcesStamp(projectRoot, sources)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  say('building the app into out/')
  rmSync(stampFile, { force: true })
  const startedMs = performance.now()
  const builder = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js')
  const result = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status !== 0) throw new Error(`the build failed:\n${result.stdout}${result.stderr}`)
  const broken = unreadableModules(join(projectRoot, 'out/main'))
  if (broken !== '') throw new Error(`the build made modules that don't load:\n${broken}`)
  writeFileSync(stampFile, stamp)
  say(`built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
}

const readModules = `
  const [{ SourceTextModule }, { readFileSync }] = [require('node:vm'), require('node:fs')]
  for (const file of process.argv.slice(1)) {
    try { new SourceTextModule(readFileSync(file, 'utf8')) } catch (error) { console.log(file + ': ' + error.message) }
  }`

/**
 * What is wrong with the modules in a folder, '' when all can be read. A bundler may join two modules that declare one
 * name; a worker made of them fails only when somebody needs it.
 * @param {string} folder
 */
export function unreadableModules(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const files = names.map((name) => join(folder, name))
  const flags = ['--experimental-vm-modules', '--no-warnings', '--eval', readModules, '--']
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, ...files], { encoding: 'utf8' })
  return stdout + stderr
}

/**
 * Digest of path, size and time of change of every source file: a file added, removed, renamed or touched changes it.
 * @param {string} root
 * @param {string[]} names files and folders under root
 */
export function sourcesStamp(root, names) {
  const hash = createHash('sha256')
  const visit = (/** @type {string} */ name) => {
    const path = join(root, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return
    if (stat.isDirectory()) for (const child of readdirSync(path).sort()) visit(join(name, child))
    else hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
  for (const name of names) visit(name)
  return hash.digest('hex')
}
