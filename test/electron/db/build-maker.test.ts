import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { createMaker } from '../../../electron/db/build-maker.ts'
import { temporaryFolder } from '../../support/desk.ts'

const scriptOf = (text: string): URL => {
  const file = join(temporaryFolder(), 'worker.mjs')
  writeFileSync(file, text)
  return pathToFileURL(file)
}

test.each([
  ['does not load', 'const a = 1\nvar a = 2\n', ['SyntaxError']],
  ['breaks on what it reads', "throw new RangeError('passport 7500 123456')\n", ['RangeError']],
  ['ends without a word', 'process.exit(0)\n', []],
])('a worker that %s is a failure, told by the name of the error alone', async (_, text, told) => {
  const broken: string[] = []
  const make = createMaker(scriptOf(text), { failure: 'failed' }, (name) => broken.push(name))
  expect(await make({}, () => undefined).outcome).toEqual({ failure: 'failed' })
  expect(broken).toEqual(told)
})
