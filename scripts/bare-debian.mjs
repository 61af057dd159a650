// Finds the Debian package somebody forgot: makes a Debian 12 with nothing in it but Node, clones HEAD into it and does
// there what a person would do: npm ci && npm test, then npm start. Needs root. Usage: npm run bare-debian
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from './project-root.mjs'

const mirror = 'http://deb.debian.org/debian'
const cloneInside = '/root/kassa'
const startTimeoutMs = 120_000

if (process.argv[2] === 'inside') process.exit(await actAsPerson())
process.exit(makeBareDebian())

/** Everything that happens outside: the system, the clone, and the way in. */
function makeBareDebian() {
  if (process.getuid?.() !== 0) {
    console.error('bare-debian: needs root (debootstrap, mount)')
    return 1
  }
  const root = mkdtempSync('/var/tmp/kassa-bare-')
  try {
    if (!existsSync('/usr/sbin/debootstrap')) {
      run('apt-get', ['update', '-qq'])
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'debootstrap'])
    }
    run('debootstrap', ['--variant=minbase', 'bookworm', root, mirror])
    chmodSync(root, 0o755)
    copyMachineSettings(root)
    copyNode(root)
    run('git', ['clone', '--quiet', '--no-hardlinks', projectRoot, join(root, cloneInside)])
    return enter(root, ['node', `${cloneInside}/scripts/bare-debian.mjs`, 'inside'])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/**
 * The way to the network: resolver, proxies, mirrors and certificates of this machine.
 * @param {string} root
 */
function copyMachineSettings(root) {
  const sources = '/etc/apt/sources.list.d/debian.sources'
  const proxies = readdirSync('/etc/apt/apt.conf.d').filter((name) => name.startsWith('99'))
  const paths = [
    '/etc/resolv.conf',
    '/etc/hosts',
    '/usr/etc/npmrc',
    '/root/.npmrc',
    '/etc/ssl/certs/ca-certificates.crt',
  ]
  for (const path of [...paths, sources, ...proxies.map((name) => `/etc/apt/apt.conf.d/${name}`)]) {
    if (existsSync(path)) cpSync(path, join(root, path), { dereference: true })
  }
  if (existsSync(sources)) rmSync(join(root, 'etc/apt/sources.list'), { force: true })
}

/** @param {string} root */
function copyNode(root) {
  const npm = join(dirname(process.execPath), '../lib/node_modules/npm')
  mkdirSync(join(root, 'usr/lib/node_modules'), { recursive: true })
  cpSync(process.execPath, join(root, 'usr/bin/node'))
  cpSync(npm, join(root, 'usr/lib/node_modules/npm'), { recursive: true, verbatimSymlinks: true })
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm'))
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(root, 'usr/bin/npx'))
}

/**
 * Runs a command with the folder as its root. By pivot_root in namespaces of its own and not by chroot: inside a chroot
 * the kernel forbids user namespaces, and the desk would lose its sandbox; and no mount or process is left behind.
 * @param {string} root
 * @param {string[]} command
 */
function enter(root, command) {
  const script = [
    'mount --bind "$0" "$0" && cd "$0"',
    'mount -t proc proc proc && mount --rbind /dev dev && mount -t tmpfs tmpfs tmp && chmod 1777 tmp',
    'mkdir -p .outside && pivot_root . .outside && cd / && umount -l /.outside && rmdir /.outside',
    'exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"',
  ].join(' && ')
  const options = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child', 'sh', '-c', script, root]
  return spawnSync('unshare', [...options, ...command], { stdio: 'inherit' }).status ?? 1
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

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  console.log(`bare-debian: ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error?.message ?? `status ${result.status}`}`)
}
