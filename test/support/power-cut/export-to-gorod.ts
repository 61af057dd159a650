import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fsyncFolder } from '../../../electron/db/fsync.ts'
import { blockNumber, openCard } from '../../../shared/contract/clients.ts'
import { exportNow } from '../../../shared/contract/exchange.ts'
import { cardReasonsOf } from '../../../shared/domain/card-reasons.ts'
import { openHeadlessDesk } from './headless-desk.ts'
import { say } from './say.ts'

/*
 * Blocks a client's number, which «Город» must learn, and exports. Each line is written when it is true and not before:
 *   opened <events>     the desk works; so often the image had changed by then
 *   block               the number is about to be blocked
 *   blocked             that was answered as accepted
 *   sent <file name>    the export was answered as done
 * Then the power goes, if it has not before. With `careless` the file is written again, and its bytes are not synced.
 * Usage: export-to-gorod <folder> [careless]
 */
const [folder = '.', careless] = process.argv.slice(2)
const eventsFile = join(process.env['KASSA_POWERCUT_IMAGE'] ?? '', 'events')

const desk = await openHeadlessDesk(folder)
desk.unseal()
desk.signIn('starshiy')
const number = desk.database.db.get<{ id: string; clientId: string }>(
  "SELECT id, client_id AS clientId FROM system_numbers WHERE state = 'confirmed' ORDER BY id LIMIT 1",
)
if (!number) throw new Error('the demo desk has no number')
const [reason] = cardReasonsOf.supervisor
if (reason === undefined) throw new Error('a supervisor needs no reason for a card')
const proof = { kind: 'reason', reason } as const
const { grant } = await desk.value(openCard, { clientId: number.clientId, proof }, randomUUID())
say('opened', Number(readFileSync(eventsFile).readBigUInt64LE(8)))
say('block')
await desk.value(blockNumber, { grant, numberId: number.id, blocked: true }, randomUUID())
say('blocked')
const { files } = await desk.value(exportNow, {})
if (careless !== undefined)
  for (const { name } of files) {
    const file = join(folder, 'exchange/to-gorod', name)
    writeFileSync(`${file}.new`, readFileSync(file))
    renameSync(`${file}.new`, file)
    fsyncFolder(dirname(file))
  }
say('sent', files.map(({ name }) => name).join(' '))
process.kill(process.pid, 'SIGKILL')
