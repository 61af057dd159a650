// Makes a demo desk in the folder that is given: usage run-in-electron.mjs run-typescript.mjs make-demo-desk.ts <folder>.
// Its four passwords are hashed at a low cost (the cost stands in the hash): window tests sign in hundreds of times.
import { randomBytes, scryptSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '../../electron/desk.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { demoOperators } from '../../electron/records/demo-desk.ts'
import { allOperators, setPassword } from '../../electron/records/operators.ts'
import { openHeadlessDesk } from './power-cut/headless-desk.ts'

const [, , dataDir = ''] = process.argv
const folder = join(dataDir, 'demo')
mkdirSync(folder, { recursive: true, mode: 0o700 })
const desk = await openHeadlessDesk(folder)
await desk.close()

const database = openDatabase(databaseFile(folder))
database.transact((tx) => {
  for (const { id, login } of allOperators(tx)) {
    const salt = randomBytes(16)
    const key = scryptSync(demoOperators.find((operator) => operator.login === login)?.password ?? '', salt, 32, {
      N: 1024,
      r: 8,
      p: 1,
    })
    setPassword(tx, id, ['scrypt', 1024, 8, 1, salt.toString('base64'), key.toString('base64')].join('$'), false)
  }
})
database.close()
