// Long rounds: npm run soak [-- file …]. The seed is printed and can be given back: KASSA_SEED=… npm run soak.
import { randomInt } from 'node:crypto'
import { setUp } from './setup.mjs'
import { runScript } from './stage.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

await setUp({ tests: true })
const seed = process.env['KASSA_SEED'] ?? String(randomInt(2 ** 31))
console.log(`KASSA_SEED=${seed}`)
const display = await startVirtualDisplay()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.soak.config.ts', ...process.argv.slice(2)]
const code = await runScript(['scripts/run-in-electron.mjs', ...vitest], { ...display.env, KASSA_SEED: seed })
await display.stop()
console.log(`KASSA_SEED=${seed}`)
process.exit(code)
