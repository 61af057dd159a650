// Runs a script in the Node that is inside Electron: the only one that can load the SQLite addon (ABI 130).
// Usage: node scripts/run-in-electron.mjs <script> [arguments]
import { spawn } from 'node:child_process'
import { electronExecutable } from './setup/electron-runtime.mjs'

const [script, ...rest] = process.argv.slice(2)
if (script === undefined) {
  console.error('usage: node scripts/run-in-electron.mjs <script> [arguments]')
  process.exit(2)
}

const child = spawn(electronExecutable(), [script, ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal))
}
child.on('error', (error) => {
  console.error(`${error.message}. Run "npm run setup" first.`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
