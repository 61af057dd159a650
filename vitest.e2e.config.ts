import { defineConfig } from 'vitest/config'

/** The built program in a real window, driven from plain Node; four files at a time, for a person's pauses cost no processor. */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/support/demo-desk-template.ts'],
    setupFiles: ['test/support/own-display.ts'],
    pool: 'forks',
    environment: 'node',
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
