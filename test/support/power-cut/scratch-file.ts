import {
  appendFileSync,
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { say } from './say.ts'

/** Writes files with and without the syncs that make them last, then waits for the power to go. */
const [folder = '.'] = process.argv.slice(2)

function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const inFolder = (name: string) => join(folder, name)
const letters = (letter: string) => letter.repeat(64 * 512)

writeFileSync(inFolder('synced.txt'), 'first')
syncPath(inFolder('synced.txt'))
writeFileSync(inFolder('renamed.tmp'), 'whole')
syncPath(inFolder('renamed.tmp'))
renameSync(inFolder('renamed.tmp'), inFolder('renamed.txt'))
writeFileSync(inFolder('never-synced.txt'), 'bytes of a name that is durable')
writeFileSync(inFolder('removed.txt'), 'still there after the cut')
writeFileSync(inFolder('sectors.bin'), letters('a'))
for (const name of ['removed.txt', 'sectors.bin']) syncPath(inFolder(name))
syncPath(folder)

appendFileSync(inFolder('synced.txt'), ', and more')
unlinkSync(inFolder('removed.txt'))
writeFileSync(inFolder('nameless.txt'), 'synced, but in no directory')
syncPath(inFolder('nameless.txt'))
const handle = openSync(inFolder('sectors.bin'), 'r+')
writeSync(handle, letters('b'), 0)
appendFileSync(inFolder('was-there.txt'), ' and added')

say('ready')
setInterval(() => undefined, 1000)
