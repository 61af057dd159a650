// Measures ours against the floor: npm run bench [-- name … --json]. Each bench is test/bench/<name>.bench.ts and runs
// inside Electron's own Node on a virtual display; it exits with 1 when a must is missed, and so does this.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'
import { setUp } from './setup.mjs'
import { runScript } from './stage.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

const folder = join(projectRoot, 'test/bench')
const files = new Map(
  readdirSync(folder)
    .filter((name) => /\.bench\.(ts|mjs)$/.test(name))
    .sort()
    .map((name) => [name.replace(/\.bench\.(ts|mjs)$/, ''), join(folder, name)]),
)
const args = process.argv.slice(2)
const flags = args.filter((arg) => arg.startsWith('--'))
const names = args.filter((arg) => !arg.startsWith('--'))
const unknown = names.filter((name) => !files.has(name))
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}. There are: ${[...files.keys()].join(', ')}`)
  process.exit(2)
}

// Lines for machines stay alone on standard output.
if (flags.includes('--json')) console.log = console.error
await setUp({ display: true })
const display = await startVirtualDisplay()
const missed = []
for (const name of names.length > 0 ? names : files.keys()) {
  const file = files.get(name) ?? ''
  const runner = file.endsWith('.ts') ? ['scripts/run-typescript.mjs', file] : [file]
  const code = await runScript(['scripts/run-in-electron.mjs', ...runner, ...flags], display.env)
  if (code !== 0) missed.push(name)
}
await display.stop()
if (missed.length > 0) console.error(`missed: ${missed.join(', ')}`)
process.exit(missed.length === 0 ? 0 : 1)
