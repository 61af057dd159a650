// Who may import whom (architecture.md). One rule per sentence; test/guards/import-rules.test.ts commits one
// crime per rule in a copy of the tree and expects each of them to bite. Type-only imports count as imports.

// Small pure libraries shared/ may use: no Node, no DOM, no state of their own.
const purePackages = ['uuid']

const packages = (...names) => `node_modules/(@types/)?(${names.join('|')})/`

/** A layer of electron/ may reach itself, the layers named, and nothing else of electron/. */
const layer = (name, from, ...reachable) => ({
  name,
  severity: 'error',
  from: { path: `^electron/${from}/` },
  to: { path: '^electron/', pathNot: `^electron/(${[from, ...reachable].join('|')})/` },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or need a third one below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that cannot be found would slip past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    // ── shared ──
    {
      name: 'shared-is-pure',
      comment: 'shared → shared, zod and a short list of pure libraries (purePackages above).',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', packages('zod', ...purePackages)], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
    {
      name: 'zod-through-one-file',
      comment: 'jitless is set in contract/zod.ts before any schema; a second way in would bypass it.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^shared/contract/zod\\.ts$' },
      to: { path: packages('zod') },
    },
    {
      name: 'no-node-in-pure-code',
      comment: 'shared/ and renderer/ run without Node.',
      severity: 'error',
      from: { path: '^(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },

    // ── both sides ──
    {
      name: 'renderer-meets-main-in-shared',
      comment: 'renderer → shared, renderer.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|scripts)/' },
    },
    {
      name: 'main-meets-renderer-in-shared',
      comment: 'electron → shared, electron.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|scripts)/' },
    },
    {
      name: 'features-do-not-meet',
      comment: 'What two features share moves down, never sideways. Only the registry (index) knows them all.',
      severity: 'error',
      from: { path: '^(electron|renderer)/features/([^/.]+)', pathNot: '^(electron|renderer)/features/index\\.tsx?$' },
      to: { path: '^$1/features/', pathNot: '^$1/features/$2[/.]' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/features/' },
    },

    // ── layers of the main process; main.ts, desk.ts and preload.ts compose, so they may import all ──
    layer('features-reach-down', 'features', 'records', 'core', 'db'),
    layer('records-reach-down', 'records', 'core', 'db'),
    layer('printing-reaches-down', 'printing', 'core', 'db'),
    layer('sms-reaches-down', 'sms', 'core', 'db'),
    layer('scanner-reaches-down', 'scanner', 'core'),
    layer('core-reaches-down', 'core', 'db'),
    layer('db-reaches-nobody', 'db'),
    layer('shell-reaches-core', 'shell', 'core'),

    // ── doors ──
    {
      name: 'electron-behind-the-shell',
      severity: 'error',
      from: { pathNot: ['^electron/(shell/|main\\.ts$|preload\\.ts$)', '^(test|scripts)/'] },
      to: { path: ['^electron$', packages('electron')] },
    },
    {
      name: 'sqlite-behind-db',
      severity: 'error',
      from: { pathNot: '^(electron/db|test|scripts)/' },
      to: { path: [packages('better-sqlite3'), '^(node:)?sqlite$'] },
    },

    // ── outside the program ──
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'scripts-stay-outside',
      comment: 'Scripts start, build and pack the program; they are no part of it.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(shared|electron|renderer)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript itself decides what an import is, so that `import type` is seen as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
