// Every BLOB of the schema is known to what must find it: the change of keys, the erasure, or neither and why.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rotatedHomes } from '../../electron/records/key-rotation.ts'

const schema = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8')

/** `table.column` of every BLOB. */
const blobsOf = (sql: string): string[] =>
  [...sql.matchAll(/^CREATE TABLE "?(\w+)"? \(([\s\S]*?)\) STRICT/gm)].flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/^\s+(\w+)\s+BLOB\b/gm)].map(([, column = '']) => `${table}.${column}`),
  )

/** Sealed under a client's key: wrapped anew the key opens them as before. */
const underClientKey = ['documents.sealed', 'person_history.sealed', 'persons.sealed', 'representatives.sealed']
/** The desk's key itself, wrapped; and payment drafts, which are sealed under the spool key. */
const ofTheKeyItself = ['key_rotation.former', 'key_wraps.body', 'key_wraps.salt']

test('a change of keys reaches every sealed column', () => {
  const reached = rotatedHomes.map(({ name }) => name)
  const unreached = blobsOf(schema).filter(
    (blob) =>
      !underClientKey.includes(blob) && !ofTheKeyItself.includes(blob) && !reached.includes(blob.split('.')[0] ?? ''),
  )
  expect(unreached).toEqual([])
  // Negative control: a new sealed column is seen.
  expect(blobsOf('CREATE TABLE more (\n  id TEXT,\n  sealed BLOB NOT NULL\n) STRICT;')).toEqual(['more.sealed'])
  expect(blobsOf(schema).length).toBeGreaterThan(12)
})

/** What an erasure does with each table that names a client. */
const fateOf: Readonly<Record<string, 'erased' | 'kept'>> = {
  client_keys: 'erased',
  client_words: 'erased', // by the trigger of persons
  documents: 'erased',
  payment_templates: 'erased', // with their lines
  links: 'erased', // but for those a payment relied on: ids
  person_history: 'erased',
  persons: 'erased',
  print_jobs: 'erased', // what waits; what is out has no body
  representatives: 'erased',
  sms_codes: 'erased',
  sms_messages: 'erased', // what waits; what is over has no body
  system_numbers: 'erased', // revoked, the value overwritten
  consents: 'kept', // dates and versions: proof that the processing was lawful
  erasures: 'kept',
  outbox: 'kept', // ids; a number sealed until «Город» is told
}

test('an erasure knows every table that names a client', () => {
  const tables = [...schema.matchAll(/^CREATE TABLE "?(\w+)"? \(([\s\S]*?)\) STRICT/gm)]
    .filter(([, , body = '']) => /^\s+client_id\s/m.test(body))
    .map(([, table = '']) => table)
  expect(tables.filter((table) => fateOf[table] === undefined)).toEqual([])
  expect(Object.keys(fateOf).filter((table) => !tables.includes(table))).toEqual([])
})
