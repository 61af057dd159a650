import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { powerCutCache } from './build-shim.ts'

/**
 * Bundles a TypeScript program, with everything it imports but packages, so that Electron's Node can run it, and
 * returns its path. Vite does it, because the migrations come in by its `import.meta.glob` and `?raw`.
 */
export async function bundleChild(entry: string): Promise<string> {
  const name = basename(entry, '.ts')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../../..'),
    // As in unit tests: an approval's password would cost two thirds of a second of a processor.
    resolve: {
      alias: [{ find: './password-cost.ts', replacement: join(import.meta.dirname, '../cheap-password-cost.ts') }],
    },
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'esm', codeSplitting: false, entryFileNames: `${name}.mjs` } },
    },
  })
  const output = Array.isArray(result) ? result[0] : result
  if (output === undefined || !('output' in output)) throw new Error(`vite built nothing of ${entry}`)
  const code = output.output[0].code
  const file = join(powerCutCache, `${name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`)
  if (existsSync(file)) return file
  mkdirSync(powerCutCache, { recursive: true })
  writeFileSync(`${file}.${process.pid}`, code)
  renameSync(`${file}.${process.pid}`, file)
  return file
}
