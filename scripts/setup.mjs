// Makes the clone ready to run: Electron and the SQLite addon, Debian's libraries, the build. Each step looks first
// and does only what is missing, so that every command can begin with it.
// Usage: npm run setup
import { pathToFileURL } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { prepareDebianPackages } from './setup/debian-packages.mjs'
import { addonFile, electronExecutable, prepareElectronRuntime } from './setup/electron-runtime.mjs'

/** @param {string} line */
const say = (line) => console.log(`setup: ${line}`)

/**
 * Prepares the machine and the clone. On failure prints one sentence and ends the process with code 1: the commands
 * that begin with it have nothing to add.
 * @param {{ display?: boolean, tests?: boolean, build?: boolean }} needs what the caller is going to use
 */
export async function setUp({ display = false, tests = false, build = true }) {
  try {
    await prepareElectronRuntime(say)
    prepareDebianPackages([electronExecutable(), addonFile], { display, tests }, say)
    if (build) buildApp(say)
  } catch (error) {
    console.error(`setup: ${/** @type {Error} */ (error).message}`)
    process.exit(1)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUp({ display: true, tests: true })
