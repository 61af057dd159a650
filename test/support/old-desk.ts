// A desk of the first schema, as large as a test wants it: long enough to copy for the window to be seen waiting.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'
import { projectRoot } from './window-acts.ts'

const details = {
  bankName: 'Банк',
  bankBic: '047501779',
  bankLicence: '',
  officeName: 'Отделение 12',
  officeAddress: '',
  supportPhone: '',
  deskNumber: '17',
  cityTimeZone: 'Asia/Yekaterinburg',
}

export const makeOldDesk = (file: string, megabytes: number): void => {
  const schema = readFileSync(join(projectRoot, 'electron/db/migrations/0001-house.sql'), 'utf8')
  const script = `
    const [file, schema, details, megabytes] = process.argv.slice(1)
    const db = new (require('better-sqlite3'))(file)
    db.pragma('synchronous = OFF')
    db.exec(schema)
    db.prepare("INSERT INTO schema_migrations VALUES (1, 'house', '', '2026-11-01T00:00:00.000Z')").run()
    db.prepare("INSERT INTO desk VALUES (1, 'real', ?, '2026-11-01T00:00:00.000Z')").run(details)
    db.exec('CREATE TABLE ballast (body BLOB)')
    const add = db.prepare('INSERT INTO ballast VALUES (zeroblob(1048576))')
    db.transaction(() => { for (let i = 0; i < Number(megabytes); i++) add.run() })()
    db.pragma('user_version = 1')
    db.pragma('journal_mode = WAL') // only now: every megabyte would be written twice
    db.close()`
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  execFileSync(electronExecutable(), ['-e', script, file, schema, JSON.stringify(details), String(megabytes)], {
    cwd: projectRoot,
    env,
  })
}
