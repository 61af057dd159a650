import { cancelExport, getExport } from '../../shared/contract/exports.ts'
import { signedIn } from '../core/context.ts'
import { accepted, answer, type Feature, perform } from '../core/feature.ts'

export const exports: Feature = {
  handlers: [
    answer(getExport, (context) => {
      const { id } = signedIn(context)
      return { running: context.ports.exports.running(id), finished: context.ports.exports.finished(id) }
    }),

    perform(cancelExport, async (context) => {
      context.ports.exports.cancel(signedIn(context).id)
      return accepted(null)
    }),
  ],
}
