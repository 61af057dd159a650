// Measures ours against the floor: npm run bench [-- name … --json --control]. Each bench is test/bench/<name>.bench.ts
// and runs inside Electron's own Node on a virtual display; it exits with 1 when a must is missed, and so does this.
// With --control each bench measures its negative control, and exits with 1 when that does NOT miss.
import { readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
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
await setUp({ display: true, tests: true })
const busy = loadavg()[0] ?? 0
if (busy > 1.5) console.error(`the machine is busy (load ${busy.toFixed(1)}): wait, or trust the ratios less`)
const display = await startVirtualDisplay()
const missed = []
for (const name of names.length > 0 ? names : files.keys()) {
  const file = files.get(name) ?? ''
  const runner = file.endsWith('.ts') ? ['scripts/run-typescript.mjs', file] : [file]
  const code = await runScript(['scripts/run-in-electron.mjs', ...runner, ...flags], display.env)
  if (code !== 0) missed.push(name)
}
await display.stop()
const complaint = flags.includes('--control') ? 'the control was not caught' : 'missed'
if (missed.length > 0) console.error(`${complaint}: ${missed.join(', ')}`)
process.exit(missed.length === 0 ? 0 : 1)
