import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'

const projectRoot = join(import.meta.dirname, '../../..')

const common = { configFile: false, logLevel: 'error', root: projectRoot } satisfies InlineConfig

/**
 * Builds the bench's window into `outFolder`, laid out as the desk's out/: the desk's own preload (built before), a page
 * of the bench and its main program. Returns the path of the main program.
 */
export async function buildWindowApp(outFolder: string): Promise<string> {
  const own = (name: string): string => join(import.meta.dirname, name)
  await build({
    ...common,
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: own('main.ts'),
      outDir: outFolder,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', codeSplitting: false, entryFileNames: 'main.mjs' } },
    },
  })
  await build({
    ...common,
    build: {
      outDir: join(outFolder, 'renderer'),
      target: 'chrome130',
      lib: { entry: own('page.ts'), formats: ['es'], fileName: () => 'page.js' },
    },
  })
  for (const folder of ['preload', 'renderer']) mkdirSync(join(outFolder, folder), { recursive: true })
  copyFileSync(join(projectRoot, 'out/preload/preload.cjs'), join(outFolder, 'preload/preload.cjs'))
  copyFileSync(own('index.html'), join(outFolder, 'renderer/index.html'))
  copyFileSync(own('floor-preload.cjs'), join(outFolder, 'floor-preload.cjs'))
  return join(outFolder, 'main.mjs')
}
