import { defineConfig } from 'vitest/config'

/** A test asks what features there are; their screens it sees in the window, and reading them costs five seconds. */
const noScreens = {
  name: 'no-screens',
  enforce: 'pre' as const,
  load: (id: string) => (/\/renderer\/.*\.(?:tsx|css)$/.test(id) ? 'export {}' : null),
}

/** The built program in a real window, driven from plain Node; three files at a time, so that one works while another pauses as a person does. */
export default defineConfig({
  plugins: [noScreens],
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/support/demo-desk-template.ts'],
    setupFiles: ['test/support/own-display.ts'],
    pool: 'forks',
    // A file takes nothing from another but the modules it imports: read once per process, they save a minute.
    isolate: false,
    environment: 'node',
    maxWorkers: 3,
    // As patient as the page's own waiting (electron-app.ts): three desks share two processors.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
