import { pathToFileURL } from 'node:url'
import { createTaskWorker } from '../../../electron/db/task-worker.ts'
import type { DatabaseTasks } from '../../../electron/db/worker.ts'
import { actOnce } from '../cash-days/acts.ts'
import { createBranch } from '../cash-days/branch.ts'
import { emptyModel } from '../cash-days/model.ts'
import { openHeadlessDesk } from './headless-desk.ts'
import { say } from './say.ts'
import { createSeededRandom } from './seeded-random.ts'

/*
 * A branch that never rests: every cash command through the door of a headless desk until the power goes, with papers
 * printed and the WAL moved into the file meanwhile. Each line is written when it is true and not before:
 *   send <commandId> <operator> <operation> <input>   a command is about to be asked for
 *   ack <commandId> <answer>                          it was answered as accepted
 * Usage: cash-stream <folder> <seed> <synchronous> <bundled db/worker.ts>
 */
const [folder = '.', seedText = '1', synchronous = 'FULL', workerScript = ''] = process.argv.slice(2)
const random = createSeededRandom(Number(seedText))

const desk = await openHeadlessDesk(folder)
if (synchronous !== 'FULL') desk.database.raw.pragma(`synchronous = ${synchronous}`)
await desk.startWork()
const worker = createTaskWorker<DatabaseTasks>(pathToFileURL(workerScript))
const branch = createBranch(desk, random, {
  send: (id, who, operation, input) => say('send', id, who, operation, JSON.stringify(input)),
  ack: (id, answer) => say('ack', id, JSON.stringify(answer)),
})
const model = emptyModel()
say('ready')
for (;;) {
  await actOnce(branch, model)
  // Far more often than by size, so that a short round meets checkpoints and a WAL begun anew.
  if (random.next() < 0.05)
    void worker.ask('checkpoint', { file: desk.database.file, mode: random.next() < 0.5 ? 'passive' : 'truncate' })
  // The print queue and the checkpoint get their turn, as between two clients.
  await new Promise((resolve) => setImmediate(resolve))
}
