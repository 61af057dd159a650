import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unreadableModules } from '../../scripts/setup/build-app.mjs'
import { temporaryFolder } from '../support/desk.ts'

test('a module that declares one name twice is found before it is needed', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'good.js'), "import { a } from './other.js'\nexport const b = a\n")
  expect(unreadableModules(folder)).toBe('')
  writeFileSync(join(folder, 'worker.js'), 'const require = 1\nvar require = 2\n')
  expect(unreadableModules(folder)).toContain("worker.js: Identifier 'require' has already been declared")
})
