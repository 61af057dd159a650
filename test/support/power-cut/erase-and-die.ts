import { randomUUID } from 'node:crypto'
import { openCard } from '../../../shared/contract/clients.ts'
import { withdrawConsent } from '../../../shared/contract/consents.ts'
import { unseal } from '../../../shared/contract/keys.ts'
import { backupMaker } from '../backup-maker.ts'
import { openHeadlessDesk } from './headless-desk.ts'

/*
 * A real desk on which a client withdraws the consent, and which dies in the middle: `after_commit` as soon as the
 * answer is there, `before_truncate` when the WAL is about to be emptied.
 * Usage: erase-and-die <folder> <phrase> <clientId> <series and number> <where>
 */
const [folder = '.', phrase = '', clientId = '', seriesNumber = '', where = ''] = process.argv.slice(2)

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  for (;;); // nothing more of this thread runs
}

const desk = await openHeadlessDesk(folder, {
  kind: 'real',
  backup: backupMaker(folder),
  emptyWal: async () => (where === 'before_truncate' ? die() : true),
})
desk.signInCashier()
await desk.value(unseal, { with: 'phrase', phrase })
const { grant } = await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber } }, randomUUID())
await desk.value(withdrawConsent, { grant, kind: 'processing' }, randomUUID())
if (where === 'after_commit') die()
setInterval(() => undefined, 1000)
