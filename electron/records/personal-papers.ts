import { layoutPaper, type PaperLine } from '../../shared/domain/paper.ts'
import { type PersonalPaper, personalPaper } from '../../shared/domain/registration-papers.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { paperDesk } from './papers.ts'
import { queuePrintJob } from './print-jobs.ts'

/** Puts a paper with personal data on its way, in the caller's transaction; its data are sealed until it is out. */
export const queuePersonalPaper = (
  tx: Tx,
  keys: DeskKeys,
  job: { id: string; operatorId: string; createdAt: string; data: PersonalPaper },
): void => {
  const { id, operatorId, createdAt, data } = job
  queuePrintJob(tx, {
    id,
    kind: data.paper,
    // The time of day tells a cashier which paper it is, and nothing of the client.
    title: data.moment.localTime.slice(0, 5),
    paymentId: null,
    shiftId: null,
    copyNo: 0,
    operatorId,
    createdAt,
    sealed: keys.sealBody(id, data as unknown as Canonical),
  })
}

/**
 * A sealed body as lines. `reveal`: a real printer gets the secrets, everything else `******`. Throws when the paper
 * can't be shown honestly, or the body is not the job's.
 */
export const personalPaperLines = (
  job: { kind: string },
  body: unknown,
  desk: StoredDesk | null,
  paper: { columns: number; reveal: boolean },
): PaperLine[] => {
  const data = body as PersonalPaper
  if (desk === null || data.paper !== job.kind) throw new Error('the body is not of this paper')
  const origin = { desk: paperDesk(desk), demo: desk.kind === 'demo' }
  return layoutPaper(personalPaper(data, origin), paper.columns, { reveal: paper.reveal })
}
