import type { OpenThing } from '../../shared/contract/shift.ts'
import { epochMark } from '../../shared/domain/numbering.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { digestMoney, headInTransaction, insertDigested, insertMoney } from '../db/journal.ts'
import type { Tx } from '../db/open.ts'
import type { Counting } from './counting.ts'
import { queuePrintJob } from './print-jobs.ts'
import { lastClosing, type ShiftTotals, type StoredShift } from './shifts.ts'

type Closing = {
  shift: StoredShift
  totals: ShiftTotals
  counting: Counting & { lastCountId: string; countedKopecks: number }
  reason: string | null
  open: readonly OpenThing[]
  takenOverBy: string
}

/** Writes the Z: the closing, what moved beside payments, what was open. Returns its number. The caller audits. */
export const writeClosing = (tx: Tx, context: CommandContext, closing: Closing): number => {
  const { shift, totals, counting, open } = closing
  const before = lastClosing(tx)
  const head = headInTransaction(tx)
  const zNumber = (before?.zNumber ?? 0) + 1
  insertMoney(tx, 'shift_closings', {
    shift_id: shift.id,
    command_id: context.commandId,
    z_number: zNumber,
    operator_id: signedIn(context).id,
    closed_at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
    float_kopecks: totals.floatKopecks,
    payment_count: totals.paymentCount,
    taken_kopecks: totals.takenKopecks,
    commission_kopecks: totals.commissionKopecks,
    expected_kopecks: totals.drawerKopecks,
    counted_kopecks: counting.countedKopecks,
    difference_kopecks: counting.countedKopecks - totals.drawerKopecks,
    reason: closing.reason,
    running_total_kopecks: (before?.runningTotalKopecks ?? 0) + totals.takenKopecks + totals.commissionKopecks,
    audit_head: head.hash,
  })
  insertMoney(tx, 'shift_closing_sums', {
    shift_id: shift.id,
    count_id: counting.lastCountId,
    reversal_count: totals.reversalCount,
    reversed_kopecks: totals.reversedKopecks,
    in_kopecks: totals.inKopecks,
    out_kopecks: totals.outKopecks,
    running_reversed_kopecks: (before?.runningReversedKopecks ?? 0) + totals.reversedKopecks,
    audit_seq: head.seq,
    approver_id: counting.approverId,
    taken_over_by: closing.takenOverBy,
  })
  insertDigested(
    tx,
    open.map(({ kind, title, count, kopecks }, index) =>
      digestMoney('shift_closing_open', {
        shift_id: shift.id,
        line_no: index + 1,
        ...{ kind, title, count, kopecks },
      }),
    ),
  )
  return zNumber
}

/** The Z on its way to paper; a copy has a number above 0. */
export const queueZ = (tx: Tx, context: CommandContext, shiftId: string, zNumber: number, copy: number): string => {
  const id = context.ports.ids.next()
  queuePrintJob(tx, {
    id,
    kind: copy === 0 ? 'z_report' : 'copy',
    title: `Z${epochMark(setUpDesk(context).epoch)}-${zNumber}`,
    paymentId: null,
    shiftId,
    copyNo: copy,
    operatorId: signedIn(context).id,
    createdAt: context.at,
    sealed: null,
  })
  context.ports.printing.wake()
  return id
}
