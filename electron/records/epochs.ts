import { z } from '../../shared/contract/zod.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'

// A restore from a copy forgets what came after it; numbers given then may be on paper. So it opens a new epoch, and
// numbers bear it from the second on.

const epochStarts = z.array(z.strictObject({ epoch: z.int(), startedAt: z.string() }))

const startsOf = (db: Db): z.output<typeof epochStarts> => epochStarts.parse(readSetting(db, 'epochs') ?? [])

/** The epoch of something that was numbered at this journal time: papers of before keep their numbers. */
export const epochAt = (db: Db, at: string): number =>
  startsOf(db).reduce((epoch, start) => (start.startedAt <= at ? Math.max(epoch, start.epoch) : epoch), 1)

/** Opens the next epoch from this journal time on, after every one that is `proved` to have been; returns it. */
export const openNextEpoch = (tx: Tx, startedAt: string, proved: number): number => {
  tx.run('UPDATE desk SET epoch = max(epoch, :proved) + 1', { proved })
  const epoch = tx.get<{ epoch: number }>('SELECT epoch FROM desk')?.epoch ?? 1
  writeSetting(tx, 'epochs', [...startsOf(tx), { epoch, startedAt }])
  return epoch
}
