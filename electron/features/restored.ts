import { getRestoreReview, reviewRestore } from '../../shared/contract/restored.ts'
import { signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import { restoreReviewOf, writeReview } from '../records/restore-review.ts'

export const restored: Feature = {
  handlers: [
    answer(getRestoreReview, ({ db }) => restoreReviewOf(db)),

    carryOut(reviewRestore, (tx, context, { lastZ }) => {
      const review = restoreReviewOf(tx)
      if (review === null || review.seen !== null) return refused('restored.nothing_to_review')
      const before = review.lastZ ?? { number: 0, runningTotalKopecks: 0 }
      if (lastZ !== null && lastZ.number < before.number)
        return refused('restored.z_before_copy', { number: before.number })
      // Everything this desk ever took never goes down (Z-report).
      if (lastZ !== null && lastZ.runningTotalKopecks < before.runningTotalKopecks)
        return refused('restored.total_before_copy', { totalKopecks: before.runningTotalKopecks })
      const lostShifts = lastZ === null ? null : lastZ.number - before.number
      const lostKopecks = lastZ === null ? null : lastZ.runningTotalKopecks - before.runningTotalKopecks
      const zNumber = lastZ?.number ?? null
      writeReview(tx, {
        ...review,
        seen: { at: context.at, operatorName: signedIn(context).name, zNumber, lostKopecks },
      })
      const { receiptCount, receiptKopecks, zReports, exchangeFiles } = review
      context.audit('restored.reviewed', {
        ...{ zNumber, lostShifts, lostKopecks, receiptCount, receiptKopecks },
        zReports: zReports.length,
        exchangeFiles: exchangeFiles.length,
      })
      context.ports.emit('shift')
      context.ports.emit('lamps')
      return accepted({ lostShifts, lostKopecks })
    }),
  ],
}
