// A Debian 12 with nothing in it, for trying what a new machine would say. Made by debootstrap, entered without leaving a
// mount or a process behind, deleted at the end. Needs root.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const mirror = 'http://deb.debian.org/debian'

/**
 * Makes the system, lets `act` work on it and deletes it.
 * @param {string} name of the script, for what it says
 * @param {(root: string) => number} act
 * @returns {number} what `act` returned; 1 without root
 */
export function inBareSystem(name, act) {
  if (process.getuid?.() !== 0) {
    console.error(`${name}: needs root (debootstrap, mount)`)
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
    return act(root)
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

/**
 * Runs a command with the folder as its root. By pivot_root in namespaces of its own and not by chroot: inside a chroot
 * the kernel forbids user namespaces, and the desk would lose its sandbox; and no mount or process is left behind.
 * @param {string} root
 * @param {string[]} command
 */
export function enter(root, command) {
  const script = [
    'mount --bind "$0" "$0" && cd "$0"',
    'mount -t proc proc proc && mount --rbind /dev dev && mount -t tmpfs tmpfs tmp && chmod 1777 tmp',
    'mkdir -p .outside && pivot_root . .outside && cd / && umount -l /.outside && rmdir /.outside',
    'exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"',
  ].join(' && ')
  const options = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child', 'sh', '-c', script, root]
  return spawnSync('unshare', [...options, ...command], { stdio: 'inherit' }).status ?? 1
}

/**
 * @param {string} command
 * @param {string[]} args
 */
export function run(command, args) {
  console.log(`bare system: ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error?.message ?? `status ${result.status}`}`)
}
