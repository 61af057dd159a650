// Proves the deb: installs it by apt on a Debian 12 that has nothing, starts it there as a normal user under Xvfb with
// Chromium's sandbox on, tries a second account, removes and purges it. Needs root and dist/*.deb (npm run dist).
// Usage: npm run bare-deb
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { enter, inBareSystem } from './bare-system.mjs'
import { projectRoot } from './project-root.mjs'

const dist = join(projectRoot, 'dist')
const [deb] = readdirSync(dist).filter((name) => name.endsWith('.deb'))
if (deb === undefined) {
  console.error('bare-deb: there is no deb in dist/; make it with npm run dist')
  process.exit(1)
}
const startedMs = performance.now()
const code = inBareSystem('bare-deb', (root) => {
  copyFileSync(join(dist, deb), join(root, 'root/kassa.deb'))
  copyFileSync(join(projectRoot, 'scripts/packaging/try-deb.sh'), join(root, 'root/try-deb.sh'))
  return enter(root, ['sh', '/root/try-deb.sh', '/root/kassa.deb'])
})
console.log(
  `bare-deb: ${deb} ${code === 0 ? 'is fit' : 'is NOT fit'}, ${Math.round((performance.now() - startedMs) / 1000)} s`,
)
process.exit(code)
