import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ICruiseResult, IViolation } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const configName = '.dependency-cruiser.cjs'

/** One crime: `file` imports `target` (created when it is ours), and exactly `rule` must name that file. */
type Crime = { rule: string; file: string; imports: string; target?: string }

const crimes: Crime[] = [
  { rule: 'no-circular', file: 'shared/domain/zz-ring.ts', imports: './zz-ring.ts' },
  { rule: 'nothing-unresolved', file: 'shared/domain/zz-lost.ts', imports: './zz-not-there.ts' },
  { rule: 'shared-is-pure', file: 'shared/domain/zz-package.ts', imports: 'zustand' },
  {
    rule: 'shared-is-pure',
    file: 'shared/domain/zz-process.ts',
    imports: '../../electron/core/zz-a.ts',
    target: 'electron/core/zz-a.ts',
  },
  {
    rule: 'shared-is-pure',
    file: 'shared/domain/zz-window.ts',
    imports: '../../renderer/ui/zz-a.ts',
    target: 'renderer/ui/zz-a.ts',
  },
  { rule: 'zod-through-one-file', file: 'shared/contract/zz-zod.ts', imports: 'zod' },
  { rule: 'zod-through-one-file', file: 'electron/core/zz-zod.ts', imports: 'zod' },
  { rule: 'zod-through-one-file', file: 'renderer/api/zz-zod.ts', imports: 'zod' },
  { rule: 'no-node-in-pure-code', file: 'shared/domain/zz-node.ts', imports: 'node:fs' },
  { rule: 'no-node-in-pure-code', file: 'renderer/ui/zz-node.ts', imports: 'path' },
  {
    rule: 'renderer-meets-main-in-shared',
    file: 'renderer/api/zz-main.ts',
    imports: '../../electron/core/zz-a.ts',
    target: 'electron/core/zz-a.ts',
  },
  {
    rule: 'main-meets-renderer-in-shared',
    file: 'electron/core/zz-window.ts',
    imports: '../../renderer/ui/zz-a.ts',
    target: 'renderer/ui/zz-a.ts',
  },
  {
    rule: 'features-do-not-meet',
    file: 'electron/features/zz-pay.ts',
    imports: './zz-pay-back.ts',
    target: 'electron/features/zz-pay-back.ts',
  },
  {
    rule: 'features-do-not-meet',
    file: 'electron/features/zz-shift/open.ts',
    imports: '../zz-desk/name.ts',
    target: 'electron/features/zz-desk/name.ts',
  },
  {
    rule: 'features-do-not-meet',
    file: 'renderer/features/zz-pay/screen.tsx',
    imports: '../zz-shift/screen.tsx',
    target: 'renderer/features/zz-shift/screen.tsx',
  },
  {
    rule: 'ui-knows-no-feature',
    file: 'renderer/ui/zz-button.tsx',
    imports: '../features/zz-shift/screen.tsx',
    target: 'renderer/features/zz-shift/screen.tsx',
  },
  {
    rule: 'features-reach-down',
    file: 'electron/features/zz-window.ts',
    imports: '../shell/zz-a.ts',
    target: 'electron/shell/zz-a.ts',
  },
  {
    rule: 'features-reach-down',
    file: 'electron/features/zz-printer.ts',
    imports: '../printing/zz-a.ts',
    target: 'electron/printing/zz-a.ts',
  },
  {
    rule: 'records-reach-down',
    file: 'electron/records/zz-up.ts',
    imports: '../features/zz-pay-back.ts',
    target: 'electron/features/zz-pay-back.ts',
  },
  {
    rule: 'printing-reaches-down',
    file: 'electron/printing/zz-up.ts',
    imports: '../records/zz-a.ts',
    target: 'electron/records/zz-a.ts',
  },
  {
    rule: 'sms-reaches-down',
    file: 'electron/sms/zz-sideways.ts',
    imports: '../printing/zz-a.ts',
    target: 'electron/printing/zz-a.ts',
  },
  {
    rule: 'scanner-reaches-down',
    file: 'electron/scanner/zz-sideways.ts',
    imports: '../printing/zz-a.ts',
    target: 'electron/printing/zz-a.ts',
  },
  {
    rule: 'core-reaches-down',
    file: 'electron/core/zz-up.ts',
    imports: '../features/zz-pay-back.ts',
    target: 'electron/features/zz-pay-back.ts',
  },
  {
    rule: 'db-reaches-nobody',
    file: 'electron/db/zz-up.ts',
    imports: '../core/zz-a.ts',
    target: 'electron/core/zz-a.ts',
  },
  {
    rule: 'shell-reaches-core',
    file: 'electron/shell/zz-data.ts',
    imports: '../db/zz-a.ts',
    target: 'electron/db/zz-a.ts',
  },
  { rule: 'electron-behind-the-shell', file: 'electron/core/zz-app.ts', imports: 'electron' },
  { rule: 'electron-behind-the-shell', file: 'electron/zz-desk.ts', imports: 'electron' },
  { rule: 'sqlite-behind-db', file: 'electron/records/zz-driver.ts', imports: 'better-sqlite3' },
  {
    rule: 'nobody-imports-test',
    file: 'electron/core/zz-test.ts',
    imports: '../../test/support/zz-a.ts',
    target: 'test/support/zz-a.ts',
  },
  {
    rule: 'scripts-stay-outside',
    file: 'scripts/zz-start.mjs',
    imports: '../electron/core/zz-a.ts',
    target: 'electron/core/zz-a.ts',
  },
]

/** What the rules allow, so that no rule passes the test by forbidding everything. */
const lawful: Omit<Crime, 'rule'>[] = [
  { file: 'electron/zz-compose.ts', imports: './features/zz-pay-back.ts' },
  { file: 'electron/features/zz-own/open.ts', imports: './close.ts', target: 'electron/features/zz-own/close.ts' },
  { file: 'electron/features/zz-reader.ts', imports: '../records/zz-a.ts', target: 'electron/records/zz-a.ts' },
  { file: 'electron/shell/zz-window.ts', imports: 'electron' },
  { file: 'electron/db/zz-driver.ts', imports: 'better-sqlite3' },
  { file: 'renderer/features/zz-own.tsx', imports: '../ui/zz-a.ts', target: 'renderer/ui/zz-a.ts' },
  { file: 'test/electron/zz.ts', imports: '../../electron/core/zz-a.ts', target: 'electron/core/zz-a.ts' },
]

const copy = mkdtempSync(join(tmpdir(), 'kassa-import-rules-'))
let spoiled: ICruiseResult

/** The tree as it is by itself is judged by `npm run check`. */
async function cruiseCopy(): Promise<ICruiseResult> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const folders = ['shared', 'electron', 'renderer', 'test', 'scripts'].filter((name) => existsSync(join(copy, name)))
  const args = [bin, '--config', configName, '--output-type', 'json', ...folders]
  // The JSON report exits with 0 however much it found: the answer itself is judged below.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: copy, maxBuffer: 256 << 20 })
  return JSON.parse(stdout) as ICruiseResult
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), text)
}

function commitCrimes(): void {
  for (const name of ['shared', 'electron', 'renderer']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  cpSync(join(root, configName), join(copy, configName))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { target } of [...crimes, ...lawful]) if (target) write(target, 'export type Zz = string\n')
  for (const { file, imports } of [...crimes, ...lawful]) {
    // `import type` must bite like any other import; a script is JavaScript and has only the plain one.
    write(
      file,
      file.endsWith('.mjs') ? `import '${imports}'\n` : `import type * as Zz from '${imports}'\nexport type { Zz }\n`,
    )
  }
}

const describeViolation = ({ rule, from, to }: IViolation) => `${rule.name}: ${from} → ${to}`
const ruleNames = (result: ICruiseResult) => result.summary.ruleSetUsed?.forbidden?.map((rule) => rule.name) ?? []

beforeAll(async () => {
  commitCrimes()
  spoiled = await cruiseCopy()
}, 60_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('who may import whom', () => {
  test('the rules were held against the real modules of each side', () => {
    // Without TypeScript 6 dependency-cruiser finds nothing wrong in 0 modules and calls it a success.
    const sources = spoiled.modules.map((module) => module.source)
    for (const side of ['shared/', 'electron/', 'renderer/']) {
      expect(sources.filter((source) => source.startsWith(side)).length, side).toBeGreaterThan(0)
    }
    expect(spoiled.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(0)
  })

  test('every rule has a crime', () => {
    expect(new Set(ruleNames(spoiled))).toEqual(new Set(crimes.map(({ rule }) => rule)))
  })

  for (const { rule, file, imports } of crimes) {
    test(`${rule} bites when ${file} imports ${imports}`, () => {
      const bites = spoiled.summary.violations.filter(({ from }) => from === file).map((bite) => bite.rule.name)
      expect(bites).toContain(rule)
    })
  }

  for (const { file, imports } of lawful) {
    test(`${file} may import ${imports}`, () => {
      expect(spoiled.summary.violations.filter(({ from }) => from === file).map(describeViolation)).toEqual([])
    })
  }
})
