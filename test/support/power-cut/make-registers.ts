import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fsyncFolder } from '../../../electron/db/fsync.ts'
import { getOutgoingDay, makeOutgoing } from '../../../shared/contract/outgoing.ts'
import { openHeadlessDesk } from './headless-desk.ts'
import { say } from './say.ts'

/*
 * Makes the registers of a day whose payments are there. Each line is written when it is true and not before:
 *   opened <events>  the desk works; so often the image had changed by then
 *   made <names>     they were answered as made
 * Then the power goes, if it has not before. With `careless` a file is written again, and its bytes are not synced.
 * Usage: make-registers <folder> [careless]
 */
const [folder = '.', careless] = process.argv.slice(2)
const eventsFile = join(process.env['KASSA_POWERCUT_IMAGE'] ?? '', 'events')

const desk = await openHeadlessDesk(folder)
desk.signIn('starshiy')
const day = await desk.value(getOutgoingDay, { businessDate: null })
if (!day) throw new Error('there is no day')
say('opened', Number(readFileSync(eventsFile).readBigUInt64LE(8)))
const { made } = await desk.value(makeOutgoing, { businessDate: day.businessDate, only: null })
if (careless !== undefined) {
  const file = join(folder, 'registers-out', made[0]?.fileName ?? '')
  writeFileSync(`${file}.x`, readFileSync(file))
  renameSync(`${file}.x`, file)
  fsyncFolder(join(folder, 'registers-out'))
}
say('made', made.length)
process.kill(process.pid, 'SIGKILL')
