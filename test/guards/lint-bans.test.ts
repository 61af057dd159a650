import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.ts'

// Bans oxlint has no rule for, held by TypeScript's own syntax tree. Each has crimes it must catch and
// lawful lines it must let pass, so that a ban that has gone blind is noticed.

type Ban = {
  name: string
  why: string
  covers: (path: string) => boolean
  /** Says what is wrong with a node, or nothing. */
  judge: (node: ts.Node) => string | undefined
  /** Judged as if they stood in `at`. */
  at: string
  crimes: string[]
  lawful: string[]
}

const sources = sourceFiles('shared', 'electron', 'renderer')
const sqlFiles = sources.filter(({ path }) => path.endsWith('.sql'))

/** The dotted text of a call, a construction or a property, as `Date.now` or `new Date`. */
const textOf = (node: ts.Node) => node.getText().replace(/\s+/g, '').replace(/\?\./g, '.')

const literalText = (node: ts.Node): string | undefined =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isJsxText(node)
    ? node.text
    : undefined

const sqlText = (node: ts.Node): string | undefined =>
  ts.isTemplateExpression(node)
    ? node.getText()
    : ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node)
      ? literalText(node)
      : undefined

/** Tables whose rows a trigger protects from UPDATE and from DELETE without a condition, read from the migrations. */
function appendOnlyTables(sql: string): string[] {
  const guarded = (verb: string) =>
    [
      ...sql.matchAll(new RegExp(`BEFORE\\s+${verb}\\s+ON\\s+"?(\\w+)"?\\s+(?:FOR\\s+EACH\\s+ROW\\s+)?BEGIN`, 'gi')),
    ].map((match) => match[1] ?? '')
  const keptFromDelete = new Set(guarded('DELETE'))
  return [...new Set(guarded('UPDATE'))].filter((table) => keptFromDelete.has(table))
}

const protectedTables = appendOnlyTables(sqlFiles.map(({ text }) => text).join('\n'))

/** What in a piece of SQL would change or lose a row of an append-only table, or a row unasked. */
function sqlCrime(sql: string, tables: readonly string[] = protectedTables): string | undefined {
  if (/\bON\s+DELETE\s+CASCADE\b/i.test(sql)) return 'ON DELETE CASCADE'
  const table = `"?(?:main\\.)?"?(?:${tables.join('|')})\\b`
  const patterns: [string, string][] = [
    ['UPDATE', `\\bUPDATE\\s+(?:OR\\s+\\w+\\s+)?${table}`],
    ['DELETE', `\\bDELETE\\s+FROM\\s+${table}`],
    ['REPLACE', `\\b(?:INSERT\\s+OR\\s+)?REPLACE\\s+INTO\\s+${table}`],
    ['upsert', `\\bINSERT\\s+INTO\\s+${table}[\\s\\S]*\\bON\\s+CONFLICT\\b[\\s\\S]*\\bDO\\s+UPDATE\\b`],
  ]
  return tables.length === 0 ? undefined : patterns.find(([, pattern]) => new RegExp(pattern, 'i').test(sql))?.[0]
}

const isTimeAndChanceAtHome = (path: string) =>
  /^electron\/(core\/(clock|ids|randomness)\.ts$|shell\/|main\.ts$)/.test(path)
const chance = /^(randomUUID|randomBytes|randomInt|randomFill|randomFillSync|getRandomValues)$/

const bans: Ban[] = [
  {
    name: 'no db.serialize()',
    why: 'it aborts the whole process in Electron 33',
    covers: (path) => path.startsWith('electron/'),
    judge: (node) =>
      ts.isPropertyAccessExpression(node) && node.name.text === 'serialize'
        ? textOf(node)
        : ts.isElementAccessExpression(node) && /^['"`]serialize['"`]$/.test(node.argumentExpression.getText())
          ? textOf(node)
          : undefined,
    at: 'electron/db/x.ts',
    crimes: ['db.serialize()', 'db?.serialize()', "db['serialize']()", 'const copy = db.serialize'],
    lawful: ['serialize(row)', "const word = 'db.serialize()'", '// db.serialize()'],
  },
  {
    name: 'time and chance come in through the context',
    why: 'tests own the clock, the ids and the randomness',
    covers: (path) => /^(shared|electron)\//.test(path) && !isTimeAndChanceAtHome(path),
    judge: (node) => {
      if (ts.isPropertyAccessExpression(node) && /^(globalThis\.)?(Date\.now|Math\.random)$/.test(textOf(node)))
        return textOf(node)
      if (ts.isNewExpression(node) && textOf(node.expression) === 'Date' && !node.arguments?.length) return 'new Date()'
      if (ts.isCallExpression(node) && textOf(node.expression) === 'Date') return 'Date()'
      if (ts.isIdentifier(node) && chance.test(node.text) && !isDeclaredHere(node)) return node.text
      return undefined
    },
    at: 'electron/features/x.ts',
    crimes: [
      'Date.now()',
      'Date . now()',
      'const clock = Date.now',
      'new Date()',
      'new Date',
      'Date()',
      'Math.random()',
      'crypto.randomUUID()',
      "import { randomUUID } from 'node:crypto'",
      "import { randomBytes as salt } from 'node:crypto'",
    ],
    lawful: [
      'new Date(ctx.now)',
      'ctx.clock.now()',
      'new Date(0).toISOString()',
      'type Chance = { randomBytes: (size: number) => Uint8Array }',
      'ctx.chance.randomBytes(16)',
    ],
  },
  {
    name: 'append-only rows are only added, and nothing cascades',
    why: 'a correction is a new row that points at the old one',
    covers: (path) => path.startsWith('electron/'),
    judge: (node) => {
      const sql = sqlText(node)
      return sql === undefined ? undefined : sqlCrime(sql, [...protectedTables, 'zz_ledger'])
    },
    at: 'electron/records/x.ts',
    crimes: [
      "run('UPDATE zz_ledger SET sum = 1')",
      "run('update or ignore zz_ledger SET sum = 1')",
      "run('DELETE FROM zz_ledger')",
      "run('DELETE FROM main.zz_ledger')",
      "run('REPLACE INTO zz_ledger VALUES (1)')",
      "run('INSERT OR REPLACE INTO zz_ledger VALUES (1)')",
      'run(`INSERT INTO zz_ledger (id) VALUES (@id)\n ON CONFLICT (id)\n DO UPDATE SET sum = 1`)',
      "run(`DELETE FROM zz_ledger WHERE id IN (${ids.join(',')})`)",
      "run('CREATE TABLE a (b TEXT REFERENCES c ON DELETE CASCADE)')",
    ],
    lawful: [
      "run('INSERT INTO zz_ledger (id) VALUES (@id)')",
      "run('INSERT INTO zz_ledger (id) VALUES (@id) ON CONFLICT DO NOTHING')",
      "run('INSERT INTO settings (id) VALUES (@id) ON CONFLICT (id) DO UPDATE SET value = 1')",
      "run('UPDATE zz_ledger_totals SET sum = 1')",
      "run('DELETE FROM drafts WHERE id = @id')",
    ],
  },
  {
    name: 'no web storage in the window',
    why: 'localStorage is lost on a kill and lies in clear on disk; drafts belong to main',
    covers: (path) => path.startsWith('renderer/'),
    judge: (node) =>
      ts.isIdentifier(node) && /^(localStorage|sessionStorage|indexedDB|cookieStore)$/.test(node.text)
        ? node.text
        : ts.isPropertyAccessExpression(node) && textOf(node) === 'document.cookie'
          ? textOf(node)
          : undefined,
    at: 'renderer/features/x.tsx',
    crimes: [
      "localStorage.setItem('a', 'b')",
      'window.sessionStorage.clear()',
      "indexedDB.open('a')",
      "document.cookie = 'a'",
    ],
    lawful: ["const word = 'localStorage'", '// localStorage'],
  },
  {
    name: 'words of the screen stand in the dictionaries',
    why: 'texts are typed dictionaries (ru, en) from the start',
    covers: (path) => path.startsWith('renderer/') && !/^renderer\/i18n\/|[./-](texts|sentences)\.ts$/.test(path),
    judge: (node) => {
      const text = literalText(node)
      return text !== undefined && /[а-яё]/i.test(text.replace(productName, '')) && !isInDictionary(node)
        ? text.trim().slice(0, 60)
        : undefined
    },
    at: 'renderer/features/x.tsx',
    crimes: [
      "const title = 'Оплата'",
      'const a = <b>Оплата</b>',
      'const a = `итог ${sum}`',
      "const a = <b title='Ещё' />",
    ],
    lawful: [
      "const title = 'Payment'",
      "const texts = dictionary({ a: 'Оплата' }, { a: 'Payment' })",
      '// Оплата',
      'const a = <b>{texts.title}</b>',
    ],
  },
]

/** «Город·Касса» is called so in every language. */
const productName = /Город|Касса/g

/** dictionary(ru, en) is typed, so a word in it cannot lack its other language. */
const isInDictionary = (node: ts.Node): boolean =>
  ts.findAncestor(node, (above) => ts.isCallExpression(above) && textOf(above.expression) === 'dictionary') !==
  undefined

/** A name that a type, a parameter or a property of our own carries is not the global of that name. */
function isDeclaredHere(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent))
    return parent.name === node && !/^(globalThis\.|window\.)?(node)?crypto$/i.test(textOf(parent.expression))
  return (
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isBindingElement(parent)
  )
}

function parse({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind)
}

function findings(ban: Ban, file: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const what = ban.judge(node)
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    if (what !== undefined) found.push(`${file.fileName}:${line + 1} ${what}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const parsed = sources.filter(({ path }) => /\.tsx?$/.test(path)).map(parse)

for (const ban of bans) {
  describe(ban.name, () => {
    test(`is kept, for ${ban.why}`, () => {
      const covered = parsed.filter(({ fileName }) => ban.covers(fileName))
      expect(covered.length).toBeGreaterThan(0)
      expect(covered.flatMap((file) => findings(ban, file))).toEqual([])
    })

    test.for(ban.crimes)('catches %s', (text) => {
      expect(ban.covers(ban.at)).toBe(true)
      expect(findings(ban, parse({ path: ban.at, text }))).not.toEqual([])
    })

    test.for(ban.lawful)('lets %s pass', (text) => {
      expect(findings(ban, parse({ path: ban.at, text }))).toEqual([])
    })
  })
}

describe('the migrations', () => {
  test('hold append-only tables, so the ban on changing them is about something', () => {
    expect(protectedTables.length).toBeGreaterThan(0)
  })

  test('never cascade a delete', () => {
    const cascades = sqlFiles.filter(({ text }) => sqlCrime(text.replace(/--.*$/gm, ''), []) !== undefined)
    expect(cascades.map(({ path }) => path)).toEqual([])
    expect(sqlCrime('CREATE TABLE a (b TEXT REFERENCES c ON DELETE  CASCADE)', [])).toBe('ON DELETE CASCADE')
  })

  test('count a table as append-only when both triggers are there and unconditional', () => {
    const trigger = (verb: string, table: string, when = '') =>
      `CREATE TRIGGER t BEFORE ${verb} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'append-only'); END;\n`
    expect(
      appendOnlyTables(
        trigger('UPDATE', 'both') +
          trigger('DELETE', 'both') +
          trigger('UPDATE', 'half') +
          trigger('UPDATE', 'sometimes', 'WHEN OLD.closed = 1') +
          trigger('DELETE', 'sometimes'),
      ),
    ).toEqual(['both'])
  })
})
