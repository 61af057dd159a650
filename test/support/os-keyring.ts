// A real secret store of the operating system for one test: a session bus and GNOME's keyring, thrown away with it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOnPath } from '../../scripts/setup/debian-packages.mjs'

/** What is missing for a keyring here; null when it can run. */
export const keyringLack = (): string | null => {
  const missing = ['dbus-daemon', 'gnome-keyring-daemon'].filter((tool) => !isOnPath(tool))
  return missing.length === 0
    ? null
    : `${missing.join(' and ')} not installed (apt: dbus-daemon gnome-keyring libsecret-1-0)`
}

export type OsKeyring = {
  /** For the desk: where the bus is, and the desktop by which Chromium chooses its backend (components.md §5). */
  env: Record<string, string>
  /** The keyring's files are deleted, and a new, empty one is opened. */
  wipe(): Promise<void>
  stop(): void
}

/** Starts the bus and an unlocked keyring in a folder of their own. */
export const startOsKeyring = async (): Promise<OsKeyring> => {
  const home = mkdtempSync(join(tmpdir(), 'kassa-keyring-'))
  const folders = { XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: join(home, 'run') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { mode: 0o700 })
  const own = { ...process.env, ...folders, HOME: home }
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: own,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = (await once(bus.stdout, 'data')) as [Buffer]
  const busAddress = { DBUS_SESSION_BUS_ADDRESS: address.toString().trim() }

  const answers = (): boolean => {
    const name = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
    const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
    const asked = spawnSync('dbus-send', [...bus, ...name], { env: { ...own, ...busAddress }, encoding: 'utf8' })
    return asked.stdout.includes('true')
  }
  let daemon: ChildProcess | null = null
  const unlock = async (): Promise<void> => {
    const child = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: { ...own, ...busAddress },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    daemon = child
    child.stdin.end('test')
    for (let attempt = 0; !answers(); attempt += 1) {
      if (attempt === 100) throw new Error('the keyring does not answer')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const end = async (): Promise<void> => {
    if (daemon === null || daemon.exitCode !== null) return
    const gone = once(daemon, 'exit')
    daemon.kill()
    await gone
  }
  await unlock()
  return {
    env: { ...busAddress, XDG_CURRENT_DESKTOP: 'GNOME' },
    wipe: async () => {
      await end()
      rmSync(join(folders.XDG_DATA_HOME, 'keyrings'), { recursive: true, force: true })
      await unlock()
    },
    stop: () => {
      daemon?.kill()
      bus.kill()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
