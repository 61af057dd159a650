import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { say } from './say.ts'

/**
 * Commits payments of three lines without end and says `ack <number>` after each commit.
 * Usage: row-stream <folder> <synchronous>
 */
const [folder = '.', synchronous = 'FULL'] = process.argv.slice(2)
const db = new Sqlite(join(folder, 'rows.db'))
db.pragma('journal_mode = WAL')
db.pragma(`synchronous = ${synchronous}`)
// Often enough that a round sees the WAL checkpointed and restarted; NORMAL syncs nothing else.
db.pragma('wal_autocheckpoint = 200')
db.exec(`
  CREATE TABLE IF NOT EXISTS payments (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS lines (payment INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS lines_by_sum ON lines (sum);
`)
const insertPayment = db.prepare('INSERT INTO payments VALUES (?, ?, ?)')
const insertLine = db.prepare('INSERT INTO lines VALUES (?, ?)')
const pay = db.transaction((id: number) => {
  const sums = [1, 2, 3].map((factor) => (id * factor * 7919) % 100_003)
  insertPayment.run(
    id,
    sums.reduce((total, sum) => total + sum, 0),
    'з'.repeat((id * 131) % 3000),
  )
  for (const sum of sums) insertLine.run(id, sum)
})

say('ready')
for (let id = 1; ; id += 1) {
  pay.immediate(id)
  say('ack', id)
}
