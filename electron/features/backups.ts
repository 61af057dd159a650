import { chooseCopy, listBackups, makeBackup, restoreCopy } from '../../shared/contract/backups.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { listCopies } from '../db/backup.ts'
import { databaseProblem } from '../db/open.ts'

export const backups: Feature = {
  handlers: [
    answer(listBackups, ({ ports: { backup } }) => ({
      folder: backup.folder,
      copies: listCopies(backup.folder),
      last: backup.last(),
    })),

    perform(makeBackup, async ({ ports, actor }) => {
      try {
        return accepted(await ports.backup.make('asked', actor?.id ?? null))
      } catch (error) {
        return refused(databaseProblem(error) === 'disk_full' ? 'backups.disk_full' : 'backups.failed')
      }
    }),

    // A desk that works is never replaced; how it is done for one that does not open: core/closed-door.ts.
    perform(chooseCopy, async ({ ports, desk }) => {
      if (desk) return refused('desk.already_set_up')
      const found = await ports.restore.choose()
      return found.refusal === null ? accepted(found.value) : refused(found.refusal, found.params)
    }),

    perform(restoreCopy, async ({ ports, desk }, secret) => {
      if (desk) return refused('desk.already_set_up')
      const done = await ports.restore.restore(secret)
      return done.refusal === null ? accepted(null) : refused(done.refusal, done.params)
    }),
  ],
}
