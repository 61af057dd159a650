import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Long rounds with a printed seed; a round has no time limit of its own. */
export default defineConfig({
  resolve: {
    alias: [
      { find: './password-cost.ts', replacement: join(import.meta.dirname, 'test/support/cheap-password-cost.ts') },
    ],
  },
  test: {
    name: 'soak',
    include: ['test/soak/**/*.soak.ts'],
    pool: 'forks',
    environment: 'node',
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 60_000,
  },
})
