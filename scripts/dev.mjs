// The desk with hot replacement: npm run dev. As root Chromium has no sandbox; that is said, not hidden.
import { setUp } from './setup.mjs'
import { canSandbox } from './launch.mjs'
import { runScript } from './stage.mjs'
import { hasDisplay, startVirtualDisplay } from './virtual-display.mjs'

const real = await hasDisplay()
await setUp({ display: !real, build: false })
const display = real ? null : await startVirtualDisplay()
if (display !== null) console.log(`dev: no display here, a virtual one is used (${display.env.DISPLAY})`)
const sandboxed = process.getuid?.() !== 0 && canSandbox()
if (!sandboxed) console.log('dev: without the sandbox (root, or a kernel without user namespaces)')
// The child gets the terminal's Ctrl+C itself and ends; this script waits to put the display away.
process.on('SIGINT', () => {})
const passed = process.argv.slice(2)
const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', ...(passed.length > 0 ? ['--', ...passed] : [])]
const code = await runScript(args, { ...display?.env, ...(sandboxed ? {} : { NO_SANDBOX: '1' }) })
await display?.stop()
process.exit(code)
