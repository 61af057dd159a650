import { getRetention, setRetention } from '../../shared/contract/retention.ts'
import { accepted, answer, carryOut, type Feature } from '../core/feature.ts'
import { writeSetting } from '../records/desk.ts'
import { lastRetentionRun, retentionOf, retentionSettingName } from '../records/retention.ts'

export const retention: Feature = {
  handlers: [
    answer(getRetention, ({ db }) => ({ settings: retentionOf(db), last: lastRetentionRun(db) })),

    carryOut(setRetention, (tx, context, settings) => {
      const before = retentionOf(tx)
      writeSetting(tx, retentionSettingName, settings)
      context.audit('settings.retention_changed', { before, after: settings })
      return accepted(null)
    }),
  ],
}
