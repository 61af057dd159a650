import type { OutProblem } from '../../shared/contract/outgoing.ts'
import type { OutTotals } from '../../shared/domain/register-out-lines.ts'
import { readFirstLines } from '../../shared/domain/register-out.ts'
import type { ReportTask } from '../core/report-port.ts'
import { buildRegister, type OutOrder } from '../db/registers-out/make-registers.ts'
import { needsOf, readLines } from '../db/registers-out/out-lines.ts'

const shownLines = 40

export type OutPreview = {
  lines: string[]
  bytes: number
  totals: OutTotals
  problems: OutProblem[]
  problemCount: number
}

/** The file of a register as it is or would be; nothing is written. */
export const outgoingPreview: ReportTask<Omit<OutOrder, 'draft'>, OutPreview> = {
  name: 'outgoing_preview',
  read: (db, order) => {
    const { out, totals } = buildRegister(
      db,
      order,
      readLines(db, order.range, needsOf(order.terms, order.payers.length)),
    )
    const bytes = out.bytes()
    return {
      lines: readFirstLines(bytes, order.terms, shownLines),
      bytes: bytes.length,
      totals,
      problems: [...out.missing],
      problemCount: out.missingCount(),
    }
  },
}
