// Finds the Debian package somebody forgot: makes a Debian 12 with nothing in it but Node, clones HEAD into it and does
// there what a person would do: npm ci && npm test, then npm start. Needs root. Usage: npm run bare-debian
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { enter, inBareSystem, run } from './bare-system.mjs'
import { projectRoot } from './project-root.mjs'

const cloneInside = '/root/kassa'
const startTimeoutMs = 120_000

if (process.argv[2] === 'inside') process.exit(await actAsPerson())
process.exit(
  inBareSystem('bare-debian', (root) => {
    copyNode(root)
    run('git', ['clone', '--quiet', '--no-hardlinks', projectRoot, join(root, cloneInside)])
    return enter(root, ['node', `${cloneInside}/scripts/bare-debian.mjs`, 'inside'])
  }),
)

/** @param {string} root */
function copyNode(root) {
  const npm = join(dirname(process.execPath), '../lib/node_modules/npm')
  mkdirSync(join(root, 'usr/lib/node_modules'), { recursive: true })
  cpSync(process.execPath, join(root, 'usr/bin/node'))
  cpSync(npm, join(root, 'usr/lib/node_modules/npm'), { recursive: true, verbatimSymlinks: true })
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm'))
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(root, 'usr/bin/npx'))
}

/** What happens inside: the two lines of the README, one after the other. */
async function actAsPerson() {
  const tested = spawnSync('sh', ['-c', 'npm ci && npm test'], { cwd: cloneInside, stdio: 'inherit' }).status ?? 1
  console.log(`bare-debian: npm ci && npm test ended with ${tested}`)
  const started = await startAndStop()
  console.log(`bare-debian: npm start ended with ${started}`)
  return tested === 0 && started === 0 ? 0 : 1
}

/**
 * npm start until it prints its screenshot, then Ctrl+C.
 * @returns {Promise<number>}
 */
function startAndStop() {
  return new Promise((resolve) => {
    const child = spawn('npm', ['start'], { cwd: cloneInside, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    const interrupt = () => child.pid !== undefined && process.kill(-child.pid, 'SIGINT')
    const timer = setTimeout(interrupt, startTimeoutMs)
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      const before = output.includes('screenshot: ')
      output += chunk
      if (!before && output.includes('screenshot: ')) interrupt()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(output.includes('screenshot: ') ? (code ?? 1) : 1)
    })
  })
}
