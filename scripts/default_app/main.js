// Stands in for Electron's own default_app.asar, which a packaged distribution (our registry copy) does not carry.
// It does what `electron <path>` needs and no more: `-r module` first (Playwright uses it), then the app at the path.
import { app } from 'electron'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
const modules = []
let target
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index]
  if (arg === '-r' || arg === '--require') modules.push(args[(index += 1)])
  else if (!arg.startsWith('-')) {
    target = resolve(arg)
    break
  }
}

const require = createRequire(join(process.cwd(), 'default_app.cjs'))
for (const name of modules) require(resolve(name))

if (target === undefined) {
  console.error('usage: electron <folder or script of the app>')
  app.exit(1)
} else {
  await openApp(target)
}

async function openApp(path) {
  let entry = path
  try {
    if (statSync(path).isDirectory()) {
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name)
      if (manifest.version) app.setVersion(manifest.version)
      if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
      app.setAppPath(path)
      entry = join(path, manifest.main ?? 'index.js')
    }
    process.defaultApp = true
    // Awaited: Electron holds "ready" back until this module is done, so the app can still register its scheme.
    await import(pathToFileURL(entry).href)
  } catch (error) {
    fail(error)
  }
}

function fail(error) {
  console.error(error)
  app.exit(1)
}
