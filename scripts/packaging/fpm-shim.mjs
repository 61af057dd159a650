#!/usr/bin/env node
// Stands in for fpm, which Debian does not have and electron-builder would fetch from GitHub: reads the arguments the
// builder passes for a deb (read in app-builder-lib 26.17.0, targets/FpmTarget.js) and packs with dpkg-deb.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const flags = new Set(['--force', '--debug'])
const lists = new Set(['-d', '--deb-recommends'])

/**
 * @param {string[]} args
 * @returns {{ values: Record<string, string>, lists: Record<string, string[]>, files: [from: string, to: string][] }}
 */
export function readFpmArguments(args) {
  /** @type {Record<string, string>} */
  const values = {}
  /** @type {Record<string, string[]>} */
  const many = {}
  /** @type {[string, string][]} */
  const files = []
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? ''
    if (flags.has(name)) continue
    if (!name.startsWith('-')) {
      const at = name.lastIndexOf('=')
      files.push([name.slice(0, at), name.slice(at + 1)])
      continue
    }
    const value = args[(index += 1)] ?? ''
    if (lists.has(name)) many[name] = [...(many[name] ?? []), value]
    else values[name] = value
  }
  return { values, lists: many, files }
}

/**
 * The control file (deb-control(5)). Of the description the first line is the synopsis, every other one is indented.
 * @param {ReturnType<typeof readFpmArguments>} asked
 * @param {number} installedKib
 */
export function controlFile({ values, lists: many }, installedKib) {
  const lines = (values['--description'] ?? '').split('\n').map((line) => line.trim())
  const [synopsis = '', ...rest] = lines.filter((line) => line !== '')
  const fields = {
    Package: values['--name'],
    Version: values['--version'],
    Architecture: values['--architecture'],
    Maintainer: values['--maintainer'],
    'Installed-Size': String(installedKib),
    Depends: many['-d']?.join(', '),
    Recommends: many['--deb-recommends']?.join(', '),
    Section: values['--category'] ?? 'misc',
    Priority: values['--deb-priority'] ?? 'optional',
    Homepage: values['--url'],
    Description: [synopsis, ...rest.map((line) => ` ${line}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

/** @param {string[]} args */
function pack(args) {
  const asked = readFpmArguments(args)
  const { values, files } = asked
  if (values['-t'] !== 'deb') throw new Error(`fpm-shim packs deb only, not ${values['-t']}`)
  const root = mkdtempSync(join(tmpdir(), 'kassa-deb-'))
  try {
    for (const [from, to] of files) {
      const target = join(root, to)
      mkdirSync(dirname(target), { recursive: true })
      if (statSync(from).isDirectory()) cpSync(from, target, { recursive: true, verbatimSymlinks: true })
      else copyFileSync(from, target)
    }
    run('chmod', ['-R', 'u=rwX,go=rX', root])
    const kib = Number(run('du', ['-sk', root]).split('\t')[0])
    mkdirSync(join(root, 'DEBIAN'))
    writeFileSync(join(root, 'DEBIAN/control'), controlFile(asked, kib))
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const script = values[option ?? '']
      if (script === undefined) continue
      copyFileSync(script, join(root, 'DEBIAN', name ?? ''))
      chmodSync(join(root, 'DEBIAN', name ?? ''), 0o755)
    }
    const compression = values['--deb-compression'] === 'gz' ? 'gzip' : (values['--deb-compression'] ?? 'xz')
    run('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', root, values['--package'] ?? ''])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error?.message ?? `status ${result.status}`}`)
  return result.stdout
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) pack(process.argv.slice(2))
