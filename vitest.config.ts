import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Tests that mock modules, fake timers or configure zod; everything else shares one module graph.
const isolatedFiles = ['test/**/*.isolated.test.{ts,tsx}']

const resolve = {
  alias: [
    { find: './password-cost.ts', replacement: join(import.meta.dirname, 'test/support/cheap-password-cost.ts') },
  ],
}

const common = { pool: 'forks', environment: 'node', restoreMocks: true, testTimeout: 30_000 } as const

/** Unit and integration tests, run inside Electron's own Node. The reporters are chosen by scripts/test.mjs. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          ...common,
          name: 'shared+electron',
          // Ten times faster; each test opens a database of its own.
          isolate: false,
          maxWorkers: 2,
          include: ['test/{shared,electron,renderer,guards,scripts,support,bench}/**/*.test.{ts,tsx}'],
          exclude: isolatedFiles,
        },
      },
      { resolve, test: { ...common, name: 'isolated', isolate: true, maxWorkers: 2, include: isolatedFiles } },
    ],
  },
})
