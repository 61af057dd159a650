import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

// Without types the rules about promises are silently off, so each rule is shown a crime of its own.
const crimes = [
  {
    rule: 'no-floating-promises',
    text: 'async function save(): Promise<void> {}\nexport function run(): void {\n  save()\n}\n',
  },
  { rule: 'no-misused-promises', text: 'export const run = (save: () => Promise<void>): void => [1].forEach(save)\n' },
  { rule: 'await-thenable', text: 'export async function run(): Promise<void> {\n  await 5\n}\n' },
  {
    rule: 'switch-exhaustiveness-check',
    text: "export function run(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n  }\n}\n",
  },
  { rule: 'no-explicit-any', text: 'export const row: any = 1\n' },
  { rule: 'consistent-type-definitions', text: 'export interface Row {\n  id: string\n}\n' },
  { rule: 'no-default-export', text: 'export default 1\n' },
  { rule: 'no-console', text: "console.log('printed')\n" },
]
const lawful = 'export async function run(save: () => Promise<void>): Promise<void> {\n  await save()\n}\n'

test('oxlint sees types and judges by the rules of the repository', { timeout: 30_000 }, async () => {
  const files = Object.fromEntries(crimes.map(({ rule, text }) => [`electron/core/${rule}.ts`, text]))
  const report = await lint({ ...files, 'electron/core/lawful.ts': lawful })
  for (const { rule } of crimes) {
    expect(report.filter((line) => line.startsWith(`electron/core/${rule}.ts:`)).join('\n')).toContain(`(${rule})`)
  }
  expect(report.filter((line) => line.startsWith('electron/core/lawful.ts:'))).toEqual([])
})

/** Lines of the report (`path:line:column: message [rule]`) of the repository's oxlint over files in a folder of their own. */
async function lint(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-lint-'))
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'electron/tsconfig.json']) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      cpSync(join(root, name), join(folder, name))
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return await new Promise((done) => {
      const bin = join(root, 'node_modules/oxlint/bin/oxlint')
      // Exit code 1 is what is wanted here, so only the report counts.
      execFile(process.execPath, [bin, '--format', 'unix'], { cwd: folder }, (_error, stdout) =>
        done(stdout.split('\n')),
      )
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
