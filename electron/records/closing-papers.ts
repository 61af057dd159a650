import { recountActPaper, statementPaper } from '../../shared/domain/closing-paper.ts'
import { epochMark } from '../../shared/domain/numbering.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import type { Db, Tx } from '../db/open.ts'
import { cashSettingsOf } from './cash-settings.ts'
import type { StoredDesk } from './desk.ts'
import { queuePrintJob } from './print-jobs.ts'
import { zReportDataOf } from './shift-reports.ts'

const formOfPaper = { cash_statement: 'statement', recount_act: 'recount' } as const

type Closed = { shiftId: string; zNumber: number; differenceKopecks: number }

/** What a bank prints beside the Z when a shift ends: the statement, and the act of a difference; copies by settings. */
export const queueClosingPapers = (tx: Tx, context: CommandContext, closed: Closed): void => {
  const { forms } = cashSettingsOf(tx)
  const kinds =
    closed.differenceKopecks === 0 ? (['cash_statement'] as const) : (['cash_statement', 'recount_act'] as const)
  for (const kind of kinds)
    for (let sheet = 1; sheet <= forms[formOfPaper[kind]].copies; sheet += 1)
      queuePrintJob(tx, {
        id: context.ports.ids.next(),
        kind,
        title: `Z${epochMark(setUpDesk(context).epoch)}-${closed.zNumber}`,
        paymentId: null,
        shiftId: closed.shiftId,
        copyNo: 0,
        operatorId: signedIn(context).id,
        createdAt: context.at,
        sealed: null,
      })
}

/** Null while the shift is open. Throws PaperError for an act where nothing differs. */
export const closingPaperOf = (
  db: Db,
  desk: StoredDesk,
  shiftId: string,
  kind: 'cash_statement' | 'recount_act',
): Paper | null => {
  const data = zReportDataOf(db, desk, shiftId, null)
  if (!data) return null
  const form = cashSettingsOf(db).forms[formOfPaper[kind]]
  return kind === 'cash_statement' ? statementPaper(data, form) : recountActPaper(data, form)
}
