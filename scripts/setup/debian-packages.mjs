// What Electron and the tests need from the system, found out by trying: libraries by ldd, tools by looking for them,
// the C compiler by compiling. The list is that of a bare Debian 12 (debootstrap minbase).
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Packages that bring every library the executable is linked with (and, by dependency, a Cyrillic font). */
const electronLibraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1']

/**
 * What is asked of the machine: `desk` opens the window, `display` needs a virtual one, `tests` also press real keys
 * under xkb layouts, keep a desk's key in a keyring of the system, send SMS through a real Kannel, read DBF tables by another program, compile the power-cut shim and run the outside verifier (resources/verify-audit.py).
 * @typedef {{ display: boolean, tests: boolean }} MachineNeeds
 * @typedef {{ missing: string, packages: string[] }} Lack
 */

/**
 * What this machine lacks; empty when everything is there.
 * @param {string[]} binaries files whose shared libraries must be found
 * @param {MachineNeeds} needs
 * @returns {Lack[]}
 */
export function findLacks(binaries, needs) {
  /** @type {Lack[]} */
  const lacks = []
  const libraries = missingLibraries(binaries)
  if (libraries.length > 0) lacks.push({ missing: libraries.join(', '), packages: electronLibraries })
  const tools = [
    ...(needs.display || needs.tests ? [['Xvfb', 'xvfb']] : []),
    ...(needs.tests
      ? [
          ['xdotool', 'xdotool'],
          ['setxkbmap', 'x11-xkb-utils'],
          ['xkbcomp', 'x11-xkb-utils'],
          ['dbus-daemon', 'dbus-daemon'],
          ['gnome-keyring-daemon', 'gnome-keyring libsecret-1-0'],
          ['bearerbox', 'kannel'],
          ['smsbox', 'kannel'],
          ['dbview', 'dbview'],
        ]
      : []),
  ]
  for (const [tool, name] of tools) {
    if (tool && name && !isOnPath(tool)) lacks.push({ missing: tool, packages: name.split(' ') })
  }
  if ((needs.display || needs.tests) && !existsSync('/usr/share/X11/xkb/symbols/ru')) {
    lacks.push({ missing: 'keyboard layouts', packages: ['xkb-data'] })
  }
  if (needs.tests && !canVerify()) lacks.push({ missing: 'Python with sqlite3', packages: ['python3'] })
  if (needs.tests && !canCompile()) lacks.push({ missing: 'a C compiler', packages: ['gcc', 'libc6-dev'] })
  return lacks
}

/**
 * Names ldd could not find.
 * @param {string[]} binaries
 * @returns {string[]}
 */
function missingLibraries(binaries) {
  const present = binaries.filter((path) => existsSync(path))
  const result = spawnSync('ldd', present, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return parseMissingLibraries(result.stdout ?? '')
}

/**
 * @param {string} lddOutput
 * @returns {string[]} each library once
 */
export function parseMissingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  return [...new Set(names)]
}

/** Whether Python can run the outside verifier, which uses the standard library only. */
function canVerify() {
  return spawnSync('python3', ['-c', 'import hashlib, json, sqlite3'], { stdio: 'ignore' }).status === 0
}

/** @param {string} name */
export function isOnPath(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function canCompile() {
  const source = '#include <dlfcn.h>\n#include <stdio.h>\nvoid *next(void) { return dlsym(RTLD_DEFAULT, "fsync"); }\n'
  const options = ['-shared', '-fPIC', '-D_GNU_SOURCE', '-x', 'c', '-o', '/dev/null', '-']
  return spawnSync('gcc', options, { input: source, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0
}

/**
 * Installs what is missing when root on Debian, saying what; otherwise throws a sentence with the exact line to run.
 * @param {string[]} binaries
 * @param {MachineNeeds} needs
 * @param {(line: string) => void} say
 */
export function prepareDebianPackages(binaries, needs, say) {
  if (process.platform !== 'linux') return
  const lacks = findLacks(binaries, needs)
  if (lacks.length === 0) return
  const packages = [...new Set(lacks.flatMap((lack) => lack.packages))]
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  say(`missing on this machine: ${lacks.map((lack) => lack.missing).join(', ')}`)
  if (!isOnPath('apt-get')) {
    throw new Error(`This machine is no Debian: install what these Debian packages bring: ${packages.join(' ')}`)
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`Run this as root, then again what you ran:\n  apt-get update && ${install}`)
  }
  for (const line of ['apt-get update -qq', install]) {
    say(line)
    runApt(line)
  }
  const still = findLacks(binaries, needs)
  if (still.length > 0) {
    throw new Error(`still missing after the installation: ${still.map((lack) => lack.missing).join(', ')}`)
  }
}

/** @param {string} line */
function runApt(line) {
  const [command = '', ...args] = line.split(' ')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (result.status !== 0) throw new Error(`${line} failed:\n${result.stderr || result.error?.message}`)
}
