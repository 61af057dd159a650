// Runs a TypeScript file in this Node, with the imports vite knows (`?raw`, import.meta.glob).
// Usage: node scripts/run-typescript.mjs <file.ts> [arguments]; through run-in-electron.mjs it can open databases.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import { projectRoot } from './project-root.mjs'

const [, , file, ...rest] = process.argv
if (file === undefined) {
  console.error('usage: node scripts/run-typescript.mjs <file.ts> [arguments]')
  process.exit(2)
}
// What the file would see if Node could run it by itself.
process.argv = [process.argv[0] ?? '', resolve(file), ...rest]
try {
  await runnerImport(resolve(file), { configFile: false, root: projectRoot, logLevel: 'error' })
} catch (error) {
  console.error(error)
  process.exit(1)
}
