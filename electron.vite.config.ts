import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const root = import.meta.dirname

// Three bundles: main (ESM; only what package.json calls a dependency stays outside), preload (one CommonJS file, as the
// sandbox demands) and the page. Targets come from the Electron version: node20.18 and chrome130.
export default defineConfig({
  main: {
    // Its build for Node declares `require` by itself, as every bundle for Node does.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: resolve(root, 'out/main'),
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          worker: resolve(root, 'electron/db/worker.ts'),
          'build-worker': resolve(root, 'electron/db/build-worker.ts'),
          'export-worker': resolve(root, 'electron/records/export-worker.ts'),
          'report-worker': resolve(root, 'electron/records/report-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // The page is served by app:// under a CSP without data: for fonts, and Chromium 130 needs no polyfill.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
})
