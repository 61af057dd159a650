import { layoutPaper, type PaperLine } from '../../shared/domain/paper.ts'
import { type PersonalPaper, personalPaper, textKindOf } from '../../shared/domain/registration-papers.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { paperDesk } from './paper-desk.ts'
import { queuePrintJob } from './print-jobs.ts'
import { findText, versionInForce } from './text-templates.ts'

export type PersonalJob = {
  id: string
  operatorId: string
  createdAt: string
  data: PersonalPaper
  /** Whose paper it is, once there is a client: an erasure takes it back. */
  clientId?: string | null
}

/**
 * Puts a paper with personal data on its way, in the caller's transaction; its data are sealed until it is out. The text
 * is the one in force now, unless the data name another. Returns the version that is printed.
 */
export const queuePersonalPaper = (tx: Tx, keys: DeskKeys, job: PersonalJob): string => {
  const { id, operatorId, createdAt, clientId } = job
  const textKind = textKindOf(job.data)
  const textVersion = job.data.textVersion ?? (textKind === null ? '' : versionInForce(tx, textKind))
  const data = { ...job.data, textVersion }
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
    clientId: clientId ?? null,
    sealed: keys.sealBody(id, data as unknown as Canonical),
  })
  return textVersion
}

/** The words of a paper. Throws when this desk never had them: a paper without its text must not come out. */
export const textOfPaper = (db: Db, data: PersonalPaper): string => {
  const kind = textKindOf(data)
  if (kind === null) return ''
  const body = findText(db, kind, data.textVersion ?? versionInForce(db, kind))
  if (body === undefined) throw new Error('the text of a paper is not there')
  return body
}

/**
 * A sealed body as lines. `reveal`: a real printer gets the secrets, everything else `******`. Throws when the paper
 * can't be shown honestly, or the body is not the job's.
 */
export const personalPaperLines = (
  db: Db,
  job: { kind: string },
  body: unknown,
  desk: StoredDesk | null,
  paper: { columns: number; reveal: boolean },
): PaperLine[] => {
  const data = body as PersonalPaper
  if (desk === null || data.paper !== job.kind) throw new Error('the body is not of this paper')
  const origin = { desk: paperDesk(desk), demo: desk.kind === 'demo' }
  return layoutPaper(personalPaper(data, origin, textOfPaper(db, data)), paper.columns, { reveal: paper.reveal })
}
