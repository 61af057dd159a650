import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

/**
 * Commits payments of three lines without end and says `ack <number>` after each commit.
 * Usage: row-stream <folder> <synchronous>
 */
const [folder = '.', synchronous = 'FULL'] = isMainThread ? process.argv.slice(2) : (workerData as string[])
const db = new Sqlite(join(folder, 'rows.db'))
db.pragma('busy_timeout = 5000')
db.pragma('journal_mode = WAL')
db.pragma(`synchronous = ${synchronous}`)
// Often enough that a round sees the WAL checkpointed and restarted; NORMAL syncs nothing else.
db.pragma('wal_autocheckpoint = 200')
db.exec(`
  CREATE TABLE IF NOT EXISTS payments (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS lines (payment INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS lines_by_sum ON lines (sum);
`)
// A second thread moves the WAL into the file meanwhile: its syncs and the commits' must not disturb each other.
if (isMainThread) new Worker(new URL(import.meta.url), { workerData: [folder, synchronous] })
else setInterval(() => db.pragma('wal_checkpoint(PASSIVE)'), 1)

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

if (isMainThread) {
  // writeSync, because what waits in a stream's buffer was never said.
  writeSync(1, 'ready\n')
  for (let id = 1; ; id += 1) {
    pay.immediate(id)
    writeSync(1, `ack ${id}\n`)
  }
}
