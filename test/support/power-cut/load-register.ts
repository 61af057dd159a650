import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fsyncFolder } from '../../../electron/db/fsync.ts'
import {
  chooseRegisterFile,
  getRegisters,
  startRegister,
  takeOverRegister,
} from '../../../shared/contract/registers.ts'
import { registersInPlace } from '../registers-in-place.ts'
import { openHeadlessDesk } from './headless-desk.ts'
import { say } from './say.ts'

/*
 * Loads a register in place of another. Each line is written when it is true and not before:
 *   opened <events>     the desk works; so often the image had changed by then
 *   built <generation>  the register is read whole, and waits
 *   taken               it was answered as taken over
 *   settled             the former file is gone
 * Then the power goes, if it has not before. With `careless` the built file is written again, and its bytes are not synced.
 * Usage: load-register <folder> <source> [careless]
 */
const [folder = '.', source = '', careless] = process.argv.slice(2)
const eventsFile = join(process.env['KASSA_POWERCUT_IMAGE'] ?? '', 'events')
const serviceId = 'rs-water'

const desk = await openHeadlessDesk(folder, {
  registerMaker: registersInPlace,
  files: { choose: async () => source, save: async () => null },
})
desk.signIn('starshiy')
say('opened', Number(readFileSync(eventsFile).readBigUInt64LE(8)))
const chosen = await desk.value(chooseRegisterFile, { serviceId })
if (!chosen) throw new Error('nothing was chosen')
await desk.value(startRegister, { serviceId, layout: chosen.layout, asOf: chosen.asOf })
const view = () => desk.value(getRegisters, { words: '' })
while ((await view()).running) await sleep(1)
const { built } = await view()
if (!built) throw new Error('nothing was built')
say('built', built.generation)
const file = join(folder, 'registers', `${serviceId}-${built.generation}.db`)
if (careless !== undefined) {
  writeFileSync(`${file}.new`, readFileSync(file))
  renameSync(`${file}.new`, file)
  fsyncFolder(dirname(file))
}
await desk.value(takeOverRegister, { generation: built.generation }, randomUUID())
say('taken')
while (readdirSync(dirname(file)).filter((name) => name.startsWith(serviceId)).length > 1) await sleep(1)
say('settled')
process.kill(process.pid, 'SIGKILL')
