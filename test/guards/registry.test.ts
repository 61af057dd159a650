import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Handler } from '../../electron/core/feature.ts'
import { registry } from '../../electron/features/index.ts'
import type { Access, Operation } from '../../shared/contract/define.ts'
import { commonRefusals } from '../../shared/contract/envelope.ts'
import { operations } from '../../shared/contract/index.ts'
import { permissions } from '../../shared/domain/permissions.ts'
import { sourceFiles } from './source-files.ts'

const accesses: readonly Access[] = ['open', 'locked', 'own_password', 'signed_in', ...permissions]

/** Everyone at the window may ask these, also before sign-in and while it is locked: each is here on purpose. */
const openToAnyone = [
  'backups.chooseCopy',
  'backups.restore',
  'desk.chooseDemo',
  'desk.getState',
  'desk.retryOpen',
  'desk.setPreferences',
  'desk.setUp',
  'desk.testNewPrinter',
  'keys.newPhrase',
  'keys.printPhrase',
  'scanner.getSettings',
  'session.get',
  'session.signIn',
]

const registered = async (): Promise<{ feature: string; handler: Handler }[]> => {
  const features = await Promise.all(
    Object.entries(registry).map(async ([feature, load]) =>
      (await load()).handlers.map((handler) => ({ feature, handler })),
    ),
  )
  return features.flat()
}

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

/** What is wrong with an operation's own description; empty when nothing is. */
const faults = (op: Operation): string[] => {
  const found: string[] = []
  if (!/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(op.name)) found.push('name')
  if (!accesses.includes(op.access)) found.push('access')
  if (op.money && op.kind !== 'command') found.push('money')
  if (op.refusals.some((code) => !/^[a-z]+(\.[a-z0-9]+(_[a-z0-9]+)*)$/.test(code))) found.push('refusal')
  if (twice(op.refusals).length > 0) found.push('refusal twice')
  // The dispatcher makes these itself; a handler that used one would hide which of the two spoke.
  if (op.refusals.some((code) => (commonRefusals as readonly string[]).includes(code))) found.push('common refusal')
  return found
}

test('every operation of the contract is registered once, under its own feature, and nothing else is', async () => {
  const handlers = await registered()
  const names = handlers.map(({ handler }) => handler.op.name)
  expect(names.length).toBeGreaterThan(30)
  expect(twice(names)).toEqual([])
  expect([...names].sort()).toEqual(operations.map((op) => op.name).sort())
  for (const { feature, handler } of handlers) {
    expect(handler.op.name.split('.')[0]).toBe(feature)
    // The contract's own object, not a look-alike with another access.
    expect(operations).toContain(handler.op)
  }
  expect(twice(['a.b', 'c.d', 'a.b'])).toEqual(['a.b'])
})

test('every operation has a well-formed name, an access from the closed list and refusals of its style', () => {
  expect(operations.flatMap((op) => faults(op).map((fault) => `${op.name}: ${fault}`))).toEqual([])
  expect(twice(operations.map((op) => op.name))).toEqual([])
  const op = operations.find(({ kind }) => kind === 'query') as Operation
  const crimes: [Partial<Record<keyof Operation, unknown>>, string][] = [
    [{ name: 'payments_accept' }, 'name'],
    [{ access: undefined }, 'access'],
    [{ access: 'everything' }, 'access'],
    [{ money: true }, 'money'],
    [{ refusals: ['payments.givenLess'] }, 'refusal'],
    [{ refusals: ['given_less'] }, 'refusal'],
    [{ refusals: ['a.b', 'a.b'] }, 'refusal twice'],
    [{ refusals: ['session.locked'] }, 'common refusal'],
  ]
  for (const [crime, fault] of crimes) expect(faults({ ...op, ...crime } as Operation)).toEqual([fault])
})

test('what anyone may ask is a short list', () => {
  expect(
    operations
      .filter(({ access }) => access === 'open')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(openToAnyone)
})

test('the money commands are known by name', () => {
  expect(operations.filter(({ money }) => money).map(({ name }) => name)).toEqual(['payments.accept'])
})

test('every file of the contract and of the features stands in its list', () => {
  const fileNames = (folder: string): string[] =>
    readdirSync(join(import.meta.dirname, '../..', folder))
      .map((name) => name.replace(/\.ts$/, ''))
      .sort()
  const listed = Object.keys(registry).sort()
  expect(fileNames('electron/features').filter((name) => name !== 'index')).toEqual(listed)
  const parts = ['define', 'envelope', 'events', 'index', 'values', 'zod']
  // What the registration is typed in and shown by, past 300 lines of one file.
  parts.push('documents', 'registration-view', 'representatives', 'catalogue-data')
  // What a shift and its cash are typed in and shown by, and how a payer is identified.
  parts.push('cash-orders', 'cash-shift', 'past-shifts', 'identification')
  expect(fileNames('shared/contract').filter((name) => !parts.includes(name))).toEqual(listed)
})

test('the registry is lazy: nothing but electron/features/index.ts imports a feature', () => {
  const imports = sourceFiles('electron')
    .filter(({ path, text }) => path.endsWith('.ts') && /from '[^']*features\/(?!index)/.test(text))
    .map(({ path }) => path)
  expect(imports).toEqual([])
})
