import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = ['shared', 'electron', 'renderer'] as const

type Probe = { folder: (typeof folders)[number]; name: string; text: string; compiles: boolean }

// Each folder is compiled with the environment it runs in and knows nothing of the others.
const probes: Probe[] = [
  { folder: 'shared', name: 'language', text: 'export const a = [3, 1].toSorted()', compiles: true },
  { folder: 'shared', name: 'window', text: 'export const a = document.title', compiles: false },
  { folder: 'shared', name: 'process', text: 'export const a = process.env', compiles: false },
  { folder: 'shared', name: 'buffer', text: 'export const a = Buffer.alloc(1)', compiles: false },
  { folder: 'shared', name: 'timers', text: 'export const a = setTimeout', compiles: false },
  { folder: 'shared', name: 'network', text: 'export const a = fetch', compiles: false },
  { folder: 'shared', name: 'module', text: "export * as fs from 'node:fs'", compiles: false },
  { folder: 'shared', name: 'enumeration', text: 'export enum A { one }', compiles: false },
  { folder: 'electron', name: 'node', text: "export * as fs from 'node:fs'", compiles: true },
  { folder: 'electron', name: 'shell', text: "export { app } from 'electron'", compiles: true },
  { folder: 'electron', name: 'migration', text: "export { default } from './zz.sql?raw'", compiles: true },
  { folder: 'electron', name: 'window', text: 'export const a = document.title', compiles: false },
  { folder: 'electron', name: 'storage', text: 'export const a = localStorage', compiles: false },
  { folder: 'renderer', name: 'window', text: 'export const a = document.title', compiles: true },
  { folder: 'renderer', name: 'process', text: 'export const a = process.env', compiles: false },
  { folder: 'renderer', name: 'buffer', text: 'export const a = Buffer.alloc(1)', compiles: false },
  { folder: 'renderer', name: 'module', text: "export * as fs from 'node:fs'", compiles: false },
]

const copy = mkdtempSync(join(tmpdir(), 'kassa-environments-'))
let report = ''

/** The compiler's report on one folder; the exit code says no more than the report. */
const compile = (folder: string) =>
  new Promise<string>((done) => {
    const bin = join(root, 'node_modules/typescript7/bin/tsc')
    execFile(process.execPath, [bin, '-p', folder, '--pretty', 'false'], { cwd: copy }, (_error, stdout) =>
      done(stdout),
    )
  })

beforeAll(async () => {
  const ambient = ['shared/globals.d.ts', 'electron/vite-env.d.ts']
  for (const name of ['tsconfig.json', ...folders.map((folder) => `${folder}/tsconfig.json`), ...ambient]) {
    mkdirSync(dirname(join(copy, name)), { recursive: true })
    cpSync(join(root, name), join(copy, name))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { folder, name, text } of probes) writeFileSync(join(copy, folder, `${name}.ts`), `${text}\n`)
  report = (await Promise.all(folders.map(compile))).join('')
}, 60_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

for (const { folder, name, text, compiles } of probes) {
  test(`${folder}/ ${compiles ? 'may say' : 'may not say'} «${text}»`, () => {
    expect(report.split('\n').some((line) => line.startsWith(`${folder}/${name}.ts(`))).toBe(!compiles)
  })
}
