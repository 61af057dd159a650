// Nobody should run a browser engine as root, and Chromium's sandbox refuses to. When the desk is started by root, it
// runs as a system user of its own.
import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync } from 'node:fs'

export const deskUserName = 'gorod-kassa'
export const deskUserHome = '/var/lib/gorod-kassa'

/** @typedef {{ name: string, uid: number, gid: number, home: string }} DeskUser */

/**
 * The unprivileged user of the desk; made when missing. Only root can call it.
 * @param {(line: string) => void} say
 * @returns {DeskUser}
 */
export function ensureDeskUser(say) {
  let user = findDeskUser()
  if (user === null) {
    say(`making the system user ${deskUserName} (home ${deskUserHome})`)
    const options = ['--system', '--user-group', '--home-dir', deskUserHome, '--shell', '/usr/sbin/nologin']
    const result = spawnSync('/usr/sbin/useradd', [...options, deskUserName], { encoding: 'utf8' })
    user = findDeskUser()
    if (user === null) throw new Error(`useradd ${deskUserName} failed: ${result.stderr || result.error?.message}`)
  }
  mkdirSync(user.home, { recursive: true, mode: 0o700 })
  chownSync(user.home, user.uid, user.gid)
  return user
}

/** @returns {DeskUser | null} */
function findDeskUser() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${deskUserName}:`))
  const [name, , uid, gid, , home] = line?.split(':') ?? []
  if (name === undefined || home === undefined) return null
  return { name, uid: Number(uid), gid: Number(gid), home }
}

/**
 * The few variables the desk needs; nothing else of root's environment reaches it.
 * @param {DeskUser} user
 * @param {NodeJS.ProcessEnv} env
 */
export function deskUserEnv(user, env) {
  const passed = Object.entries(env).filter(([name]) => /^(PATH|LANG|LANGUAGE|TZ|TERM|LC_.*|KASSA_.*)$/.test(name))
  return { ...Object.fromEntries(passed), HOME: user.home, USER: user.name, LOGNAME: user.name }
}

/**
 * Whether the user may read (or execute) every path: tried as that user, so that modes, groups and folders all count.
 * @param {{ uid: number, gid: number }} user
 * @param {string[]} paths
 */
export function canRead(user, paths) {
  const script = 'for path; do test -r "$path" || exit 1; done'
  const options = { uid: user.uid, gid: user.gid, cwd: '/' }
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], options).status === 0
}
